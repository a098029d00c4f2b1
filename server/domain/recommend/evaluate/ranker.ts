/** What the evaluation asks of every strategy: the best items for a context. Item indices are those of Interactions. */
import type { Interactions } from '../interactions.ts';
import type { Model } from '../model.ts';

/** One question. The arrays belong to the asker, who overwrites them for the next question. */
export interface RankQuestion {
  /** Known items of the basket, distinct; all of them are barred too. */
  readonly context: Uint32Array;
  /** Items that may not be in the answer, distinct. */
  readonly barred: Uint32Array;
  /** The same by item: 1 where it is barred. Length: items. */
  readonly mask: Uint8Array;
  /** Most items wanted. */
  readonly limit: number;
}

/** A strategy, a baseline or the served blend under judgement. */
export interface Ranker {
  readonly name: string;
  /**
   * Writes the best items to `into`, best first, and returns how many: `limit`, unless fewer are not barred.
   * Equal scores: more orders first, then the smaller index; so what cannot be scored falls back to popularity.
   */
  rank(question: RankQuestion, into: Uint32Array): number;
}

/** Items by number of orders, most first; equal ones by index. */
export function byPopularity(data: Interactions): Uint32Array {
  const { itemPtr } = data;
  const orders = (item: number) => itemPtr[item + 1]! - itemPtr[item]!;
  return Uint32Array.from(data.ids, (_, item) => item).sort((a, b) => orders(b) - orders(a) || a - b);
}

/** Picks the best items from a score for each item, in O(items), by the tie rule of Ranker. */
export class Selector {
  /** Items are visited in this order, so that the first of equals is the one to keep. */
  private readonly order: Uint32Array;
  private best = new Float64Array(0);

  constructor(data: Interactions) {
    this.order = byPopularity(data);
  }

  /** `scores` has one number per item, 0 where nothing is known; a negative one ranks below that. */
  select(
    scores: Float64Array | Float32Array | Uint32Array,
    question: RankQuestion,
    into: Uint32Array,
  ): number {
    const { mask, limit } = question;
    if (limit <= 0) return 0;
    if (this.best.length < limit) this.best = new Float64Array(limit);
    const { best, order } = this;
    let size = 0;
    let worst = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < order.length; k++) {
      const item = order[k]!;
      const score = scores[item]!;
      if ((size === limit && !(score > worst)) || mask[item] !== 0) continue;
      let at = size < limit ? size++ : limit - 1;
      for (; at > 0 && best[at - 1]! < score; at--) {
        best[at] = best[at - 1]!;
        into[at] = into[at - 1]!;
      }
      best[at] = score;
      into[at] = item;
      worst = best[size - 1]!;
    }
    return size;
  }
}

/** The served model as a ranker: its own ranking, before stock, support and the merchant's rules. */
export function modelRanker(name: string, model: Model, data: Interactions): Ranker {
  const { ids } = data;
  const indexOf = new Map<number, number>();
  for (let item = 0; item < ids.length; item++) indexOf.set(ids[item]!, item);
  return {
    name,
    rank({ context, barred, limit }, into) {
      const found = model.ranking({
        context: Array.from(context, (item) => ids[item]!),
        barred: new Set(Array.from(barred, (item) => ids[item]!)),
        limit,
      });
      let size = 0;
      // A product without any order may be proposed: the place is taken, and can be no hit.
      for (const { productId } of found) into[size++] = indexOf.get(productId) ?? NO_ITEM;
      return size;
    },
  };
}

/** Stands in an answer for a product that is no item of the training data. */
export const NO_ITEM = 0xffffffff;
