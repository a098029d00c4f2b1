/** Support: whether enough orders hold two products together to say so to a shopper. */
import type { FreshOrders } from './fresh.ts';
import { placeOf } from './relation.ts';
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

/** Looks pairs up in the served relation and among those that came since. */
export class Support {
  private readonly data: Pick<ModelData, 'orders' | 'scored'>;
  private readonly fresh: Pick<FreshOrders, 'orders' | 'countOf'>;
  private readonly enough: number;

  constructor(data: Pick<ModelData, 'orders' | 'scored'>, fresh: Pick<FreshOrders, 'orders' | 'countOf'>) {
    this.data = data;
    this.fresh = fresh;
    let sold = 0;
    for (const orders of data.orders) if (orders > 0) sold += 1;
    this.enough = Math.log(Math.max(1, sold) / FALSE_NEIGHBOURS);
  }

  ordersOf(item: number): number {
    return this.data.orders[item]!;
  }

  /** Orders that hold both items; 0 when they are too few, or no more than chance would have. */
  together(i: number, j: number): number {
    const { relation } = this.data.scored;
    const at = placeOf(relation, i, j);
    const count = at >= 0 ? relation.count[at]! : this.fresh.countOf(i, j);
    return this.holds(i, j, count) ? count : 0;
  }

  /** Whether `count` orders that hold both are enough, and more than chance would have. */
  holds(i: number, j: number, count: number): boolean {
    const [a, b] = [this.ordersOf(i), this.ordersOf(j)];
    // More than the orders of one: something was taken back that training had not counted, and no count is true.
    if (count < LEAST_ORDERS || count > a || count > b) return false;
    return evidence(count, a, b, this.fresh.orders) >= this.enough;
  }
}
