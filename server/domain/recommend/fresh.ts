/** What happened since training: orders that came and went, counted by the model's own items, added up while it serves. */
import type { BasketChanges } from '../basket.ts';
import { indexOfId } from './interactions.ts';
import { weightOfSize } from './weights.ts';

/**
 * Changes of one item's pairs, in the order in which they were met; entry t speaks of `item[t]`. Entries that came
 * to nothing stay. The change of a pair stands in both items' rows.
 */
export interface FreshPairs {
  readonly item: readonly number[];
  /** Change of the number of orders that hold both. */
  readonly count: readonly number[];
  /** Change of their weight. */
  readonly weight: readonly number[];
}

/** A larger basket changes its items' counts but not their pairs: a thousand lines would make a million. */
const MOST_ITEMS = 100;

/**
 * The changes to a model of the items `ids` (ascending). A model adds them to what it was trained on:
 *
 * - orders of item i: `orders[i] + ordersOf(i)`; their weight: `own[i] + weightOf(i)`; all orders: `stats.orders + orders`;
 * - orders of i and j: `count + togetherOf(i, j)`; for scoring, walk `pairsOf(i)` after i's own row.
 *
 * Sums may be below nothing where an order was taken back that training had not counted: clamp them at 0. An order
 * weighs |B|^-sizeDamping, as the newest did in training; products that the model has never met are left out.
 */
export class FreshOrders {
  /** Change of the number of orders. */
  orders = 0;
  private readonly ids: Float64Array;
  private readonly sizeDamping: number;
  private readonly own = new Map<number, { orders: number; weight: number }>();
  private readonly rows = new Map<number, Row>();

  constructor(ids: Float64Array, sizeDamping: number) {
    this.ids = ids;
    this.sizeDamping = sizeDamping;
  }

  /** Counts changes in, each once: a model's later changes follow on its earlier ones. O(sum of squared basket sizes). */
  add({ sign, ptr, productIds }: BasketChanges): void {
    for (let o = 0; o < sign.length; o++) {
      const by = sign[o]!;
      const basket = productIds.subarray(ptr[o], ptr[o + 1]);
      const weight = by * weightOfSize(basket.length, this.sizeDamping);
      const items: number[] = [];
      for (const id of basket) {
        const item = indexOfId(this.ids, id);
        if (item >= 0) items.push(item);
      }
      this.orders += by;
      for (const i of items) {
        const own = this.own.get(i) ?? { orders: 0, weight: 0 };
        own.orders += by;
        own.weight += weight;
        this.own.set(i, own);
      }
      if (basket.length > MOST_ITEMS) continue;
      for (const i of items) {
        const row = this.rows.get(i) ?? new Row();
        for (const j of items) if (j !== i) row.add(j, by, weight);
        this.rows.set(i, row);
      }
    }
  }

  /** Change of the number of orders that hold item `i`. */
  ordersOf(i: number): number {
    return this.own.get(i)?.orders ?? 0;
  }

  /** Change of the weight of the orders that hold item `i`. */
  weightOf(i: number): number {
    return this.own.get(i)?.weight ?? 0;
  }

  /** Change of the number of orders that hold both items. */
  togetherOf(i: number, j: number): number {
    return this.rows.get(i)?.countOf(j) ?? 0;
  }

  /** What changed of item `i`'s pairs; undefined when nothing did, which costs one look into a map. */
  pairsOf(i: number): FreshPairs | undefined {
    return this.rows.get(i);
  }
}

/** Lists to walk, and a map to find one's place by: a bestseller meets thousands of others within a day. */
class Row implements FreshPairs {
  readonly item: number[] = [];
  readonly count: number[] = [];
  readonly weight: number[] = [];
  private readonly places = new Map<number, number>();

  add(j: number, count: number, weight: number): void {
    const at = this.places.get(j);
    if (at !== undefined) {
      this.count[at]! += count;
      this.weight[at]! += weight;
      return;
    }
    this.places.set(j, this.item.length);
    this.item.push(j);
    this.count.push(count);
    this.weight.push(weight);
  }

  countOf(j: number): number {
    const at = this.places.get(j);
    return at === undefined ? 0 : this.count[at]!;
  }
}
