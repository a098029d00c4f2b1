/** The three plain recommenders that every shop could have without us: bestsellers, co-occurrence and cosine. */
import type { Interactions } from '../interactions.ts';
import { type Ranker, Selector } from './ranker.ts';

/** Distinct items that share an order, both ways, with the number of those orders; the diagonal is left out. */
export interface PairCounts {
  readonly ptr: Float64Array;
  readonly item: Uint32Array;
  readonly count: Uint32Array;
}

/** score(j) = n_j, the same for every context. */
export function popularityRanker(data: Interactions): Ranker {
  const orders = ordersOfItems(data);
  const selector = new Selector(data);
  return { name: 'popularity', rank: (question, into) => selector.select(orders, question, into) };
}

/** score(j) = sum over context i of c_ij: how many orders hold j and something of the context. */
export function coOccurrenceRanker(data: Interactions, pairs: PairCounts): Ranker {
  return pairRanker('co-occurrence', data, pairs, null, null);
}

/** score(j) = sum over context i of c_ij / n_i. */
export function confidenceRanker(data: Interactions, pairs: PairCounts): Ranker {
  return pairRanker(
    'confidence',
    data,
    pairs,
    Float64Array.from(ordersOfItems(data), (n) => 1 / n),
    null,
  );
}

/** score(j) = sum over context i of c_ij / sqrt(n_i n_j), as in Sarwar et al. 2001, "Item-based collaborative filtering". */
export function cosineRanker(data: Interactions, pairs: PairCounts): Ranker {
  const root = Float64Array.from(ordersOfItems(data), (n) => 1 / Math.sqrt(n));
  return pairRanker('cosine', data, pairs, root, root);
}

/** Counts pairs row by row (Gustavson) in O(sum of squared basket sizes). */
export function countPairs(data: Interactions, onProgress: (share: number) => void = () => {}): PairCounts {
  const { orderPtr, items, itemPtr, ordersOf } = data;
  const n = data.ids.length;
  const ptr = new Float64Array(n + 1);
  const count = new Uint32Array(n);
  const met = new Uint32Array(n);
  let item = new Uint32Array(4096);
  let counts = new Uint32Array(4096);
  let size = 0;
  for (let i = 0; i < n; i++) {
    let touched = 0;
    for (let k = itemPtr[i]!; k < itemPtr[i + 1]!; k++) {
      const o = ordersOf[k]!;
      for (let l = orderPtr[o]!; l < orderPtr[o + 1]!; l++) {
        const j = items[l]!;
        if (count[j] === 0) met[touched++] = j;
        count[j]! += 1;
      }
    }
    if (size + touched > item.length) {
      const room = Math.max(size + touched, item.length * 2);
      item = grown(item, room);
      counts = grown(counts, room);
    }
    for (let t = 0; t < touched; t++) {
      const j = met[t]!;
      if (j !== i) {
        item[size] = j;
        counts[size] = count[j]!;
        size += 1;
      }
      count[j] = 0;
    }
    ptr[i + 1] = size;
    if ((i & 255) === 255) onProgress((i + 1) / n);
  }
  onProgress(1);
  return { ptr, item: item.subarray(0, size), count: counts.subarray(0, size) };
}

/** score(j) = right_j * sum over context i of left_i * c_ij; null stands for ones. */
function pairRanker(
  name: string,
  data: Interactions,
  pairs: PairCounts,
  left: Float64Array | null,
  right: Float64Array | null,
): Ranker {
  const sum = new ContextSum(pairs, left ?? new Float64Array(data.ids.length).fill(1));
  const scores = new Float64Array(data.ids.length);
  const selector = new Selector(data);
  return {
    name,
    rank(question, into) {
      const total = sum.of(question.context);
      if (right === null) return selector.select(total, question, into);
      for (let j = 0; j < total.length; j++) scores[j] = total[j]! * right[j]!;
      return selector.select(scores, question, into);
    },
  };
}

/**
 * The sum of weighted rows of pair counts over a context, kept from one context to the next: the questions of one
 * large order differ by two products each, and summing hundreds of rows anew would take minutes.
 */
class ContextSum {
  private readonly pairs: PairCounts;
  private readonly weight: Float64Array;
  private readonly total: Float64Array;
  private readonly mark: Uint8Array;
  private context: Uint32Array = new Uint32Array(0);

  constructor(pairs: PairCounts, weight: Float64Array) {
    this.pairs = pairs;
    // Multiples of 2^-30, so that adding and taking away again is exact and leaves no noise to break ties.
    this.weight = weight.map((w) => Math.round(w * 2 ** 30) / 2 ** 30);
    this.total = new Float64Array(weight.length);
    this.mark = new Uint8Array(weight.length);
  }

  of(context: Uint32Array): Float64Array {
    const { mark } = this;
    for (const i of context) mark[i] = 1;
    let kept = 0;
    for (const i of this.context) kept += mark[i]!;
    if (2 * kept > context.length && 2 * kept > this.context.length) {
      for (const i of this.context) {
        if (mark[i] === 0) this.add(i, -1);
        else mark[i] = 2;
      }
      for (const i of context) if (mark[i] === 1) this.add(i, 1);
    } else {
      this.total.fill(0);
      for (const i of context) this.add(i, 1);
    }
    for (const i of context) mark[i] = 0;
    this.context = context.slice();
    return this.total;
  }

  private add(i: number, sign: number): void {
    const { ptr, item, count } = this.pairs;
    const weight = sign * this.weight[i]!;
    for (let k = ptr[i]!, end = ptr[i + 1]!; k < end; k++) this.total[item[k]!]! += weight * count[k]!;
  }
}

function ordersOfItems({ ids, itemPtr }: Interactions): Float64Array {
  return Float64Array.from(ids, (_, item) => itemPtr[item + 1]! - itemPtr[item]!);
}

function grown(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(length);
  to.set(from);
  return to;
}
