/** Regularised item-to-item regression: what each item of a basket says of another, given all the others. */
import { BestOf } from './bestOf.ts';
import type { Interactions } from './interactions.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import type { Pairs } from './pairs.ts';
import type { RowRunner } from './rowTasks.ts';

export interface RidgeOptions {
  /** Neighbours that each item is regressed on. */
  readonly neighbours: number;
  /** Penalty as a multiple of the mean diagonal of the Gram matrix. */
  readonly penalty: number;
}

export interface RidgeInput {
  readonly pairs: Pairs;
  /** Popularity of each item to the power by which neighbours are damped when the nearest are picked. */
  readonly damp: Float64Array;
  readonly neighbours: number;
  /** Added to the diagonal, in units of the order weights. */
  readonly penalty: number;
}

/** Damping of a neighbour's popularity: without it every item's neighbours are the shop's bestsellers. */
const DAMPING = 0.3;

/**
 * Weights of the regressions: row j predicts item j. `item` n, behind all items, is the constant, which stands for
 * "in every basket": it carries the popularity that no neighbour explains.
 */
export async function ridgeOf(
  data: Pick<Interactions, 'itemPtr'>,
  pairs: Pairs,
  options: RidgeOptions,
  run: RowRunner,
  onProgress?: (share: number) => void,
): Promise<Neighbours> {
  const n = pairs.own.length;
  const damp = new Float64Array(n);
  let diagonal = 0;
  for (let i = 0; i < n; i++) {
    damp[i] = Math.max(1, data.itemPtr[i + 1]! - data.itemPtr[i]!) ** DAMPING;
    diagonal += pairs.own[i]!;
  }
  const before = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const size = Math.min(options.neighbours, pairs.ptr[i + 1]! - pairs.ptr[i]!);
    before[i + 1] = before[i]! + size * size * (size + 100) + 1;
  }
  const penalty = (options.penalty * diagonal) / Math.max(1, n);
  const input = { pairs, damp, neighbours: options.neighbours, penalty };
  return run({ task: 'ridge', input, before, ranges: 64 }, onProgress);
}

/**
 * Ridge regression of each item in [from, to) on its nearest neighbours K and a constant:
 * w = (G_KK + λI)⁻¹ g_Kj, signs kept. It is the local form of EASE (Steck 2019, "Embarrassingly shallow autoencoders
 * for sparse data"), which inverts all of G; the constant is not penalised. O(|K|³) per item.
 */
export function ridgeRows({
  pairs,
  damp,
  neighbours,
  penalty,
}: RidgeInput): (from: number, to: number) => Neighbours {
  const { ptr, item, weight, own, total } = pairs;
  const n = own.length;
  const best = new BestOf(n, neighbours);
  const nearest = new Uint32Array(neighbours);
  const closeness = new Float32Array(neighbours);
  const place = new Int32Array(n).fill(-1);
  const size = neighbours + 1;
  const a = new Float64Array(size * size);
  const w = new Float64Array(size);
  return (from, to) => {
    const rows = new NeighboursBuilder(to - from);
    for (let j = from; j < to; j++) {
      const start = ptr[j]!;
      const met = ptr[j + 1]! - start;
      for (let t = 0; t < met; t++) best.scores[t] = weight[start + t]! / damp[item[start + t]!]!;
      const m = best.take(item.subarray(start, start + met), met, nearest, closeness, 0);
      const order = nearest.subarray(0, m).sort();
      for (let t = 0; t < m; t++) place[order[t]!] = t;
      const width = m + 1;
      for (let t = 0; t < m; t++) {
        const i = order[t]!;
        const row = t * width;
        a.fill(0, row, row + t);
        gather(i, t, row);
        a[row + t] = own[i]! + penalty;
        a[m * width + t] = own[i]!;
      }
      a[m * width + m] = total;
      w.fill(0, 0, m);
      for (let k = start; k < start + met; k++) {
        const t = place[item[k]!]!;
        if (t >= 0) w[t] = weight[k]!;
      }
      w[m] = own[j]!;
      for (let t = 0; t < m; t++) place[order[t]!] = -1;
      if (solve(a, w, width)) {
        for (let t = 0; t < m; t++) rows.add(order[t]!, w[t]!, 0);
        rows.add(n, w[m]!, 0);
      }
      rows.endRow();
    }
    return rows.finish();
  };

  /** Row t of the lower triangle: item i's pairs with those before it, which are sorted as i's own row is. */
  function gather(i: number, t: number, row: number): void {
    const end = ptr[i + 1]!;
    for (let k = ptr[i]!; k < end; k++) {
      const j = item[k]!;
      if (j >= i) break;
      const u = place[j]!;
      if (u >= 0 && u < t) a[row + u] = weight[k]!;
    }
  }
}

/**
 * Solves A·x = b in place for a symmetric positive definite A of `n` rows, given by its lower triangle, by Cholesky's
 * method (Golub & Van Loan, "Matrix Computations", algorithm 4.2.1). False when A is not positive definite.
 */
export function solve(a: Float64Array, b: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const ri = i * n;
    for (let j = 0; j < i; j++) {
      const rj = j * n;
      // Four sums at once keep the processor's pipeline full: half the time.
      let s0 = a[ri + j]!;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let k = 0;
      for (; k + 3 < j; k += 4) {
        s0 -= a[ri + k]! * a[rj + k]!;
        s1 -= a[ri + k + 1]! * a[rj + k + 1]!;
        s2 -= a[ri + k + 2]! * a[rj + k + 2]!;
        s3 -= a[ri + k + 3]! * a[rj + k + 3]!;
      }
      for (; k < j; k++) s0 -= a[ri + k]! * a[rj + k]!;
      a[ri + j] = (s0 + s1 + s2 + s3) / a[rj + j]!;
    }
    let square = a[ri + i]!;
    for (let k = 0; k < i; k++) square -= a[ri + k]! * a[ri + k]!;
    if (!(square > 0)) return false;
    a[ri + i] = Math.sqrt(square);
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= a[i * n + k]! * b[k]!;
    b[i] = sum / a[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / a[i * n + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k]! -= a[i * n + k]! * x;
  }
  return true;
}
