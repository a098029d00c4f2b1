/** Regularised item-to-item regression: what each item of a basket says of another, given all the others. */
import { type Blocks, blocksOf } from './blocks.ts';
import type { Interactions } from './interactions.ts';
import { type Likeness, noLikeness } from './likeness.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import type { Pairs } from './pairs.ts';
import type { RowRunner } from './rowTasks.ts';

export interface RidgeOptions {
  /** Items that each is regressed on, at most; more where the catalogue is so small that all cost little. */
  readonly neighbours: number;
  /** Penalty as a multiple of the mean diagonal of the Gram matrix. */
  readonly penalty: number;
  /**
   * Share of the penalty by which products that resemble each other are taken to have been bought together before any
   * order says so: the weights are drawn to what descriptions suggest, not to 0. Default: 0.
   */
  readonly kinship?: number;
  /** One block of so many is fitted, to try options cheaply; the other items get no rows. Default: every one. */
  readonly every?: number;
}

export interface RidgeInput {
  readonly pairs: Pairs;
  readonly blocks: Blocks;
  /** Added to the diagonal, in units of the order weights. */
  readonly penalty: number;
  /** Added to pairs that resemble each other: `weight` times their likeness, in units of the order weights. */
  readonly believed?: { readonly likeness: Likeness; readonly weight: number };
}

/**
 * A Gram matrix without its rare pairs (see pairs.ts) need not be positive definite: then the penalty is doubled, at
 * most so many times but one. Left as it was, such a block would predict nothing.
 */
const TRIES = 12;

/** Weights below this share of the row's greatest are left out: they would be half of the memory and move nothing. */
const LEAST_SHARE = 0.005;

/** Damping of a neighbour's popularity: without it every item's neighbours are the shop's bestsellers. */
const DAMPING = 0.3;

/**
 * Weights of the regressions: row j predicts item j, from the items of its block. `item` n, behind all items, is the
 * constant, which stands for "in every basket": it carries the popularity that no neighbour explains.
 */
export async function ridgeOf(
  data: Pick<Interactions, 'itemPtr'>,
  pairs: Pairs,
  options: RidgeOptions,
  run: RowRunner,
  onProgress?: (share: number) => void,
  likeness: Likeness = noLikeness(pairs.own.length),
): Promise<Neighbours> {
  const n = pairs.own.length;
  const damp = new Float64Array(n);
  let diagonal = 0;
  for (let i = 0; i < n; i++) {
    damp[i] = Math.max(1, data.itemPtr[i + 1]! - data.itemPtr[i]!) ** -DAMPING;
    diagonal += pairs.own[i]!;
  }
  const blocks = someOf(blocksOf(pairs, damp, options.neighbours), options.every ?? 1);
  const { corePtr, cores, memberPtr } = blocks;
  const before = new Float64Array(corePtr.length);
  for (let b = 0; b + 1 < corePtr.length; b++) {
    const size = memberPtr[b + 1]! - memberPtr[b]!;
    before[b + 1] = before[b]! + size * size * (size + 6 * (corePtr[b + 1]! - corePtr[b]!)) + 1;
  }
  const penalty = (options.penalty * diagonal) / Math.max(1, n);
  const believed = { likeness, weight: penalty * (options.kinship ?? 0) };
  const rows = await run(
    { task: 'ridge', input: { pairs, blocks, penalty, believed }, before, ranges: 64 },
    onProgress,
  );
  return inOrder(rows, cores, n);
}

/** The first of every `every` blocks, whose items are popular and rare alike. */
function someOf(blocks: Blocks, every: number): Blocks {
  const { corePtr, cores, memberPtr, members } = blocks;
  if (every <= 1 || corePtr.length <= 2) return blocks;
  const taken = { corePtr: [0], cores: [] as number[], memberPtr: [0], members: [] as number[] };
  for (let b = 0; b + 1 < corePtr.length; b += every) {
    for (const item of cores.subarray(corePtr[b]!, corePtr[b + 1]!)) taken.cores.push(item);
    for (const item of members.subarray(memberPtr[b]!, memberPtr[b + 1]!)) taken.members.push(item);
    taken.corePtr.push(taken.cores.length);
    taken.memberPtr.push(taken.members.length);
  }
  return {
    corePtr: Uint32Array.from(taken.corePtr),
    cores: Uint32Array.from(taken.cores),
    memberPtr: Uint32Array.from(taken.memberPtr),
    members: Uint32Array.from(taken.members),
  };
}

/** Row t of `rows` is item `cores[t]`'s: puts them in order of item. */
function inOrder({ ptr, item, score }: Neighbours, cores: Uint32Array, n: number): Neighbours {
  const place = new Int32Array(n).fill(-1);
  for (let t = 0; t < cores.length; t++) place[cores[t]!] = t;
  const rows = new NeighboursBuilder(n);
  for (let j = 0; j < n; j++) {
    const t = place[j]!;
    if (t >= 0) for (let k = ptr[t]!; k < ptr[t + 1]!; k++) rows.add(item[k]!, score[k]!, 0);
    rows.endRow();
  }
  return rows.finish();
}

/**
 * Ridge regression of each core of blocks [from, to) on the block's other items M and a constant. With
 * P = (G_MM + λI)⁻¹, the weights of item j are −P_ij / P_jj, signs kept: EASE (Steck 2019, "Embarrassingly shallow
 * autoencoders for sparse data"), on each block where that inverts all of G. The constant is not penalised.
 * O(|M|³) per block. One row per core, in the blocks' order.
 */
export function ridgeRows({
  pairs,
  blocks,
  penalty,
  believed,
}: RidgeInput): (from: number, to: number) => Neighbours {
  const { ptr, item, weight, own, total } = pairs;
  const { corePtr, cores, memberPtr, members } = blocks;
  const n = own.length;
  const place = new Int32Array(n).fill(-1);
  let widest = 0;
  for (let b = 0; b + 1 < memberPtr.length; b++) {
    widest = Math.max(widest, memberPtr[b + 1]! - memberPtr[b]! + 1);
  }
  const a = new Float64Array(widest * widest);
  const x = new Float64Array(widest);
  return (from, to) => {
    const rows = new NeighboursBuilder(corePtr[to]! - corePtr[from]!);
    for (let b = from; b < to; b++) {
      const inside = members.subarray(memberPtr[b]!, memberPtr[b + 1]!);
      const m = inside.length;
      const width = m + 1;
      for (let t = 0; t < m; t++) place[inside[t]!] = t;
      let sound = false;
      for (let tried = 0; !sound && tried < TRIES; tried++) {
        gather(inside, penalty * 2 ** tried);
        sound = factorise(a, width);
      }
      for (let c = corePtr[b]!; c < corePtr[b + 1]!; c++) {
        if (sound) {
          const at = place[cores[c]!]! + 1;
          x.fill(0, 0, width);
          x[at] = 1;
          backSolve(a, x, width, at);
          const own = -1 / x[at]!;
          let most = 0;
          for (let t = 1; t <= m; t++) if (t !== at) most = Math.max(most, Math.abs(x[t]!));
          const least = most * LEAST_SHARE;
          for (let t = 1; t <= m; t++) {
            if (t !== at && Math.abs(x[t]!) >= least) rows.add(inside[t - 1]!, x[t]! * own, 0);
          }
          rows.add(n, x[0]! * own, 0);
        }
        rows.endRow();
      }
      for (let t = 0; t < m; t++) place[inside[t]!] = -1;
    }
    return rows.finish();
  };

  /** The block's part of the Gram matrix, its lower triangle. */
  function gather(inside: Uint32Array, penalty: number): void {
    const width = inside.length + 1;
    // The constant first: the factor is taken row by row, and its row costs least there.
    a[0] = total;
    for (let t = 0; t < inside.length; t++) {
      const row = (t + 1) * width;
      const i = inside[t]!;
      a.fill(0, row + 1, row + t + 1);
      a[row] = own[i]!;
      for (let k = ptr[i]!; k < ptr[i + 1]! && item[k]! < i; k++) {
        const u = place[item[k]!]!;
        if (u >= 0) a[row + u + 1] = weight[k]!;
      }
      if (believed !== undefined && believed.weight > 0) {
        const { ptr, item, score } = believed.likeness;
        for (let k = ptr[i]!; k < ptr[i + 1]! && item[k]! < i; k++) {
          const u = place[item[k]!]!;
          if (u >= 0) a[row + u + 1]! += believed.weight * score[k]!;
        }
      }
      a[row + t + 1] = own[i]! + penalty;
    }
  }
}

/**
 * Solves A·x = b in place for a symmetric positive definite A of `n` rows, given by its lower triangle. False when A
 * is not positive definite.
 */
export function solve(a: Float64Array, b: Float64Array, n: number): boolean {
  if (!factorise(a, n)) return false;
  backSolve(a, b, n, 0);
  return true;
}

/**
 * Cholesky's method in place (Golub & Van Loan, "Matrix Computations", algorithm 4.2.1), four rows at a time: each
 * finished row is read once for all four, and a block of 600 items does not fit into the nearest cache.
 */
function factorise(a: Float64Array, n: number): boolean {
  for (let top = 0; top < n; top += 4) {
    const rows = Math.min(4, n - top);
    if (rows === 4) reduceFour(a, n, top);
    for (let i = top; i < top + rows; i++) {
      // Four rows have met the finished ones; fewer, at the end, have not.
      const from = rows === 4 ? top : 0;
      const ri = i * n;
      for (let j = from; j <= i; j++) {
        const rj = j * n;
        let sum = a[ri + j]!;
        for (let k = 0; k < j; k++) sum -= a[ri + k]! * a[rj + k]!;
        if (j < i) a[ri + j] = sum / a[rj + j]!;
        else if (sum > 0) a[ri + i] = Math.sqrt(sum);
        else return false;
      }
    }
  }
  return true;
}

/** Entries of rows [top, top + 4) left of column `top`. */
function reduceFour(a: Float64Array, n: number, top: number): void {
  const r0 = top * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  for (let j = 0; j < top; j++) {
    const rj = j * n;
    let s0 = a[r0 + j]!;
    let s1 = a[r1 + j]!;
    let s2 = a[r2 + j]!;
    let s3 = a[r3 + j]!;
    for (let k = 0; k < j; k++) {
      const x = a[rj + k]!;
      s0 -= a[r0 + k]! * x;
      s1 -= a[r1 + k]! * x;
      s2 -= a[r2 + k]! * x;
      s3 -= a[r3 + k]! * x;
    }
    const by = 1 / a[rj + j]!;
    a[r0 + j] = s0 * by;
    a[r1 + j] = s1 * by;
    a[r2 + j] = s2 * by;
    a[r3 + j] = s3 * by;
  }
}

/** Solves L·Lᵀ·x = b in place, where b is 0 before `first`. */
function backSolve(a: Float64Array, b: Float64Array, n: number, first: number): void {
  for (let i = first; i < n; i++) {
    let sum = b[i]!;
    for (let k = first; k < i; k++) sum -= a[i * n + k]! * b[k]!;
    b[i] = sum / a[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / a[i * n + i]!;
    b[i] = x;
    for (let k = 0; k < i; k++) b[k]! -= a[i * n + k]! * x;
  }
}
