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
  const { ptr, item, count } = pairs;
  const scores = new Float64Array(data.ids.length);
  const selector = new Selector(data);
  return {
    name,
    rank(question, into) {
      scores.fill(0);
      for (const i of question.context) {
        const weight = left === null ? 1 : left[i]!;
        for (let k = ptr[i]!, end = ptr[i + 1]!; k < end; k++) scores[item[k]!]! += weight * count[k]!;
      }
      if (right !== null) for (let j = 0; j < scores.length; j++) scores[j]! *= right[j]!;
      return selector.select(scores, question, into);
    },
  };
}

function ordersOfItems({ ids, itemPtr }: Interactions): Uint32Array {
  return Uint32Array.from(ids, (_, item) => itemPtr[item + 1]! - itemPtr[item]!);
}

function grown(from: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(length);
  to.set(from);
  return to;
}
