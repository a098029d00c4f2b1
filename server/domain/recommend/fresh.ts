/** What happened since training, counted into a model that serves: orders that came, and orders that were taken back. */
import type { BasketChanges } from '../basket.ts';
import { indexOfId } from './interactions.ts';
import { placeOf } from './relation.ts';
import type { ModelData } from './trained.ts';
import { weightOfSize } from './weights.ts';

/** Pairs of one item that training had not met, or not kept; entry t speaks of `item[t]`. The other's row says the same. */
export interface FreshPairs {
  readonly item: readonly number[];
  /** Orders that hold both; below 1 once they were taken back. */
  readonly count: readonly number[];
  /** Sum of their weights. */
  readonly weight: readonly number[];
}

/** A larger basket changes its products' counts but not their pairs: a thousand lines would make a million. */
const MOST_ITEMS = 100;

/**
 * Keeps `data` up to date while it serves: counts and weights that it has are changed where they stand, so that
 * answers heed them at no cost; pairs that it lacks are kept here. An order weighs as the newest did in training.
 * What only a training can tell stays: regression weights, trend, the blend, and products that are not among `ids`.
 */
export class FreshOrders {
  /** Orders in all. */
  orders: number;
  private readonly data: ModelData;
  private readonly rows = new Map<number, Row>();

  constructor(data: ModelData) {
    this.data = data;
    this.orders = data.stats.orders;
  }

  /**
   * Counts changes in, each once. Where an order is taken back that training had not counted, nothing falls below 0.
   * Resolves to the items whose orders changed. O(sum of squared basket sizes).
   */
  add({ sign, ptr, productIds }: BasketChanges): ReadonlySet<number> {
    const { ids, orders, scored, sizeDamping } = this.data;
    const changed = new Set<number>();
    for (let o = 0; o < sign.length; o++) {
      const by = sign[o]!;
      const basket = productIds.subarray(ptr[o], ptr[o + 1]);
      const weight = by * weightOfSize(basket.length, sizeDamping);
      const items: number[] = [];
      for (const id of basket) {
        const item = indexOfId(ids, id);
        if (item >= 0) items.push(item);
      }
      this.orders = Math.max(0, this.orders + by);
      for (const i of items) {
        orders[i] = Math.max(0, orders[i]! + by);
        scored.own[i] = Math.max(0, scored.own[i]! + weight);
        changed.add(i);
      }
      if (basket.length > MOST_ITEMS) continue;
      for (const i of items) for (const j of items) if (j !== i) this.pair(i, j, by, weight);
    }
    return changed;
  }

  /** Pairs of item `i` that its own row lacks; undefined where there are none, which costs one look into a map. */
  pairsOf(i: number): FreshPairs | undefined {
    return this.rows.get(i);
  }

  /** Orders that hold both items, of a pair that i's own row lacks. */
  countOf(i: number, j: number): number {
    return Math.max(0, this.rows.get(i)?.countOf(j) ?? 0);
  }

  private pair(i: number, j: number, by: number, weight: number): void {
    const { relation } = this.data.scored;
    const at = placeOf(relation, i, j);
    if (at >= 0) {
      relation.count[at] = Math.max(0, relation.count[at]! + by);
      relation.weight[at] = Math.max(0, relation.weight[at]! + weight);
      return;
    }
    const row = this.rows.get(i) ?? new Row();
    row.add(j, by, weight);
    this.rows.set(i, row);
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
