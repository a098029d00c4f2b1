/** Support: whether enough orders hold two products together to say so to a shopper. */
import type { ModelData } from './trained.ts';

/** Fewest orders that must hold both. Below it nothing is shown: noise costs more trust than silence. */
export const LEAST_ORDERS = 3;
/**
 * How many neighbours per product may be chance, in expectation. Each product is compared with the whole catalogue,
 * so a pair must be the more striking the more products there are.
 */
const FALSE_NEIGHBOURS = 0.1;

/**
 * How strongly `together` shared orders speak against chance, for products in `a` and `b` of `n` orders: minus the
 * logarithm of Chernoff's bound on the upper tail of a Poisson count with mean m = ab/n, that is
 * k·ln(k/m) − (k − m) (Mitzenmacher & Upfal, "Probability and Computing", theorem 5.4). 0 at or below chance.
 */
export function evidence(together: number, a: number, b: number, n: number): number {
  const mean = (a * b) / n;
  return together <= mean ? 0 : together * Math.log(together / mean) - (together - mean);
}

/** Looks pairs up in the served relation. */
export class Support {
  private readonly data: Pick<ModelData, 'stats' | 'orders' | 'scored'>;
  private readonly enough: number;

  constructor(data: Pick<ModelData, 'stats' | 'orders' | 'scored'>) {
    this.data = data;
    let sold = 0;
    for (const orders of data.orders) if (orders > 0) sold += 1;
    this.enough = Math.log(Math.max(1, sold) / FALSE_NEIGHBOURS);
  }

  ordersOf(item: number): number {
    return this.data.orders[item]!;
  }

  /** Orders that hold both items; 0 when they are too few, or no more than chance would have. */
  together(i: number, j: number): number {
    const count = this.count(i, j);
    return this.holds(i, j, count) ? count : 0;
  }

  /** Whether `count` orders that hold both are enough, and more than chance would have. */
  holds(i: number, j: number, count: number): boolean {
    const { stats, orders } = this.data;
    if (count < LEAST_ORDERS) return false;
    return evidence(count, orders[i]!, orders[j]!, stats.orders) >= this.enough;
  }

  /** Binary search in row i, whose items ascend. */
  private count(i: number, j: number): number {
    const { ptr, item, count } = this.data.scored.relation;
    let low = ptr[i]!;
    let high = ptr[i + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = item[middle]!;
      if (found === j) return count[middle]!;
      if (found < j) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}
