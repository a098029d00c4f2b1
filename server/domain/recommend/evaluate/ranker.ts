/** What the evaluation asks of every strategy: the best items for a context. Item indices are those of Interactions. */
import type { ProductId } from '../../ids.ts';
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
  /** Whether the context is the whole rest of a basket, or one item of it. */
  readonly kind: 'full' | 'single';
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
  /** Place of each item by popularity. */
  private readonly place: Uint32Array;
  private best = new Float64Array(0);

  constructor(data: Interactions) {
    this.place = new Uint32Array(data.ids.length);
    byPopularity(data).forEach((item, at) => {
      this.place[item] = at;
    });
  }

  /** `scores` has one number per item, 0 where nothing is known; a negative one ranks below that. */
  select(scores: Float64Array | Float32Array, question: RankQuestion, into: Uint32Array): number {
    const { mask, limit } = question;
    if (limit <= 0) return 0;
    if (this.best.length < limit) this.best = new Float64Array(limit);
    const { best, place } = this;
    let size = 0;
    // Most items fall at this one comparison: below the last of the best so far.
    let worst = Number.NEGATIVE_INFINITY;
    for (let item = 0; item < scores.length; item++) {
      const score = scores[item]!;
      if (score < worst || mask[item] !== 0) continue;
      const mine = place[item]!;
      if (size === limit) {
        if (score === worst && mine > place[into[limit - 1]!]!) continue;
      } else size += 1;
      let at = size - 1;
      for (; at > 0; at--) {
        const before = best[at - 1]!;
        if (before > score || (before === score && place[into[at - 1]!]! < mine)) break;
        best[at] = before;
        into[at] = into[at - 1]!;
      }
      best[at] = score;
      into[at] = item;
      if (size === limit) worst = best[limit - 1]!;
    }
    return size;
  }
}

/**
 * The served model as a ranker: its own ranking, before stock, support and the merchant's rules. `outside` are
 * products without any order in training, which the question leaves out: what is new is judged by itself.
 */
export function modelRanker(
  name: string,
  model: Pick<Model, 'ranking'>,
  data: Interactions,
  outside: Iterable<ProductId> = [],
): Ranker {
  const { ids } = data;
  const indexOf = new Map<ProductId, number>();
  for (let item = 0; item < ids.length; item++) indexOf.set(ids[item]!, item);
  const out = new Set<ProductId>(outside);
  return {
    name,
    rank({ context, barred, limit, kind }, into) {
      for (const item of barred) out.add(ids[item]!);
      const found = model.ranking({
        context: Array.from(context, (item) => ids[item]!),
        barred: out,
        limit,
        cart: kind === 'full',
      });
      for (const item of barred) out.delete(ids[item]!);
      let size = 0;
      for (const { productId } of found) into[size++] = indexOf.get(productId) ?? NO_ITEM;
      return size;
    },
  };
}

/** Stands for a product that is no item of the training data. */
export const NO_ITEM = 0xffffffff;
