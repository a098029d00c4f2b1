/** The nearest rows of each row by cosine, within a budget that no catalogue can break. */
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { TopK } from './topk.ts';
import { type SparseRows, transpose } from './vectors.ts';

export interface NearestOptions {
  readonly k: number;
  /** Multiplies the similarity of a pair, 0 to 1; pairs at 0 are left out. */
  readonly agree?: (a: number, b: number) => number;
  /**
   * A group per row, of which `most` other members are kept besides the k: otherwise fifty colours of one article
   * would leave no room for anything else.
   */
  readonly groups?: { readonly of: Uint32Array; readonly most: number };
  readonly onProgress?: (share: number) => void;
}

/**
 * Other rows looked at per row and term, all in all: a row's rarest terms come first, for they say most and cost least.
 * Terms beyond make no two rows meet, but those that met are compared in full. More did not find siblings better.
 */
const BUDGET = 4096;

/**
 * The `k` nearest other rows of each row by cosine, best first, ties by index. Cost a row: at most the budget, or
 * the rows of its rarest term, and 2k full comparisons.
 */
export function nearestRows(unsorted: SparseRows, options: NearestOptions): Neighbours {
  const { k, agree = () => 1, groups, onProgress = () => {} } = options;
  const n = unsorted.ptr.length - 1;
  const lists = transpose(unsorted);
  const rows = rarestFirst(unsorted, lists);
  const partial = new Float64Array(n);
  const met = new Uint32Array(n);
  const most = groups?.most ?? 0;
  const first = new TopK(Math.min(2 * k, n));
  const firstKin = new TopK(Math.min(2 * most, n));
  const best = new TopK(Math.min(k + most, n));
  const kin = new TopK(Math.min(most, n));
  const open = new Float32Array(rows.terms);
  const found = new NeighboursBuilder(n);
  for (let i = 0; i < n; i++) {
    let size = 0;
    let spent = 0;
    for (let p = rows.ptr[i]!; p < rows.ptr[i + 1]!; p++) {
      const t = rows.term[p]!;
      const weight = rows.weight[p]!;
      open[t] = weight;
      const from = lists.ptr[t]!;
      const to = lists.ptr[t + 1]!;
      if (spent > 0 && spent + to - from > BUDGET) continue;
      spent += to - from;
      for (let q = from; q < to; q++) {
        const j = lists.term[q]!;
        if (partial[j] === 0) {
          met[size] = j;
          size += 1;
        }
        partial[j]! += weight * lists.weight[q]!;
      }
    }
    for (let m = 0; m < size; m++) {
      const j = met[m]!;
      const agreed = partial[j]! * agree(i, j);
      partial[j] = 0;
      if (j === i || agreed <= 0) continue;
      if (groups !== undefined && groups.of[i] === groups.of[j]) firstKin.push(j, agreed);
      else first.push(j, agreed);
    }
    const whole = (j: number) => Math.min(1, dot(rows, j, open)) * agree(i, j);
    firstKin.drain((j) => kin.push(j, whole(j)));
    kin.drain((j, score) => best.push(j, score));
    first.drain((j) => best.push(j, whole(j)));
    best.drain((j, score) => found.add(j, score, 0));
    found.endRow();
    for (let p = rows.ptr[i]!; p < rows.ptr[i + 1]!; p++) open[rows.term[p]!] = 0;
    if ((i & 255) === 255) onProgress((i + 1) / n);
  }
  onProgress(1);
  return found.finish();
}

/** The same rows with each row's terms in order of how few rows carry them. Linear: rows are filled term by term. */
function rarestFirst(rows: SparseRows, lists: SparseRows): SparseRows {
  const carriers = (t: number) => lists.ptr[t + 1]! - lists.ptr[t]!;
  const order = Uint32Array.from({ length: rows.terms }, (_, t) => t).sort(
    (a, b) => carriers(a) - carriers(b),
  );
  const next = rows.ptr.slice(0, -1);
  const term = new Uint32Array(rows.term.length);
  const weight = new Float32Array(rows.term.length);
  for (const t of order) {
    for (let q = lists.ptr[t]!; q < lists.ptr[t + 1]!; q++) {
      const place = next[lists.term[q]!]!;
      term[place] = t;
      weight[place] = lists.weight[q]!;
      next[lists.term[q]!]! += 1;
    }
  }
  return { ptr: rows.ptr, term, weight, terms: rows.terms };
}

/** Product of row j with a row that lies open by term. */
function dot({ ptr, term, weight }: SparseRows, j: number, open: Float32Array): number {
  let sum = 0;
  for (let p = ptr[j]!; p < ptr[j + 1]!; p++) sum += weight[p]! * open[term[p]!]!;
  return sum;
}
