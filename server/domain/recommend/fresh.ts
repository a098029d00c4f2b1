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

/** A larger basket changes only those of its pairs that are counted already: a thousand lines would make a million. */
const MOST_ITEMS = 100;

/** How many pairs of products `changes` has to count, and so how long that takes. */
export function pairsToCount({ sign, ptr }: BasketChanges): number {
  let pairs = 0;
  for (let o = 0; o < sign.length; o++) {
    const size = ptr[o + 1]! - ptr[o]!;
    // Of a larger basket each product's row is looked through, which takes about as long.
    pairs += (size * Math.min(size - 1, MOST_ITEMS)) / 2;
  }
  return pairs;
}

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
      if (items.length > MOST_ITEMS) this.knownPairs(new Set(items), by, weight);
      else {
        for (let a = 1; a < items.length; a++) {
          for (let b = 0; b < a; b++) this.pair(items[a]!, items[b]!, by, weight);
        }
      }
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
    const here = placeOf(relation, i, j);
    const there = placeOf(relation, j, i);
    // Rows keep their strongest only: where one lacks the pair, the other may know how often it was met before.
    if (here < 0) this.lacking(i, j, there, by, weight);
    if (there < 0) this.lacking(j, i, here, by, weight);
    if (here >= 0) this.change(here, by, weight);
    if (there >= 0) this.change(there, by, weight);
  }

  /** A pair that row i lacks, and row j has at `other`, if anywhere. */
  private lacking(i: number, j: number, other: number, by: number, weight: number): void {
    const { relation } = this.data.scored;
    const row = this.rows.get(i) ?? new Row();
    this.rows.set(i, row);
    // What is borrowed there counts no orders, and is no beginning.
    if (other >= 0 && relation.count[other]! > 0 && !row.has(j)) {
      row.add(j, relation.count[other]!, relation.weight[other]!);
    }
    row.add(j, by, weight);
  }

  private change(at: number, by: number, weight: number): void {
    const { relation } = this.data.scored;
    relation.count[at] = Math.max(0, relation.count[at]! + by);
    relation.weight[at] = Math.max(0, relation.weight[at]! + weight);
  }

  /** Changes the pairs among `items` that rows have. O(items × row). */
  private knownPairs(items: ReadonlySet<number>, by: number, weight: number): void {
    const { ptr, item } = this.data.scored.relation;
    for (const i of items) {
      for (let k = ptr[i]!; k < ptr[i + 1]!; k++) if (items.has(item[k]!)) this.change(k, by, weight);
      const row = this.rows.get(i);
      for (const j of row?.item ?? []) if (items.has(j)) row!.add(j, by, weight);
    }
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

  has(j: number): boolean {
    return this.places.has(j);
  }

  countOf(j: number): number {
    const at = this.places.get(j);
    return at === undefined ? 0 : this.count[at]!;
  }
}
