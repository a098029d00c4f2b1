/** Which orders count for a visitor, and what they come to: the definitions that docs/measuring.md tells with examples. */
import type { Channel, OrderMoney } from './money.ts';

/** An order that is known to be a visitor's; see `OutcomeOrder` of the store's port. */
export interface JoinedOrder {
  /** When it was made, epoch milliseconds. */
  readonly at: number;
  readonly cancelled: boolean;
  readonly test: boolean;
  readonly money: OrderMoney | null;
}

/** One that counts. */
export type CountedOrder = JoinedOrder & { readonly money: OrderMoney };

/**
 * Orders that count for nobody, by the first reason that holds. `test`: a test order. `untold`: its money is not known
 * (imports, and orders of before it was kept). `channel`: made by staff, at a till or by another app. `not-joined`: no
 * consenting browser was known to have made it. `other-visitor`: its visitor is not enrolled here. `before`: made before
 * its visitor was enrolled.
 */
export const LEFT_OUT = ['test', 'untold', 'channel', 'not-joined', 'other-visitor', 'before'] as const;
export type WhyLeftOut = (typeof LEFT_OUT)[number];

/** Why this order can be nobody's, whoever made it; null when it could be somebody's. */
export function unfit(test: boolean, channel: Channel | null): 'test' | 'untold' | 'channel' | null {
  if (test) return 'test';
  if (channel === null) return 'untold';
  return channel === 'online' ? null : 'channel';
}

/** Whether an order counts for a visitor enrolled at `enrolledAt`. A cancelled one does: it has brought nothing. */
export function isCounted(order: JoinedOrder, enrolledAt: number): order is CountedOrder {
  return unfit(order.test, order.money?.channel ?? null) === null && order.at >= enrolledAt;
}

/** What some orders came to, minor units. */
export interface Sums {
  /** Cancelled ones left out. */
  orders: number;
  /** Kept goods: revenue. */
  goods: number;
  ordered: number;
  refunded: number;
  ourDiscounts: number;
  pieces: number;
  cost: number;
  costedGoods: number;
}

export function noSums(): Sums {
  return {
    orders: 0,
    goods: 0,
    ordered: 0,
    refunded: 0,
    ourDiscounts: 0,
    pieces: 0,
    cost: 0,
    costedGoods: 0,
  };
}

export function addOrder(sums: Sums, { cancelled, money }: CountedOrder): void {
  if (!cancelled) sums.orders += 1;
  sums.goods += money.goods;
  sums.ordered += money.ordered;
  sums.refunded += money.refunded;
  sums.ourDiscounts += money.ourDiscounts;
  sums.pieces += money.pieces;
  sums.cost += money.cost;
  sums.costedGoods += money.costedGoods;
}

/** So much of kept goods must have a known cost before a profit is told without an assumed margin. */
export const LEAST_COSTED = 0.8;

/**
 * Kept goods less their cost, before anything else a shop pays for. Goods of unknown cost count with the margin that the
 * merchant assumes (percent); where none is assumed they are left out, for taking them as free would be the worse error.
 */
export function profitOf({ goods, cost, costedGoods }: Sums, assumedMargin: number | null): number {
  const unknown = goods - costedGoods;
  return costedGoods - cost + (assumedMargin === null ? 0 : Math.round((unknown * assumedMargin) / 100));
}

/** Whether profit is told at all. */
export function tellsProfit({ goods, costedGoods }: Sums, assumedMargin: number | null): boolean {
  return assumedMargin !== null || costedGoods >= LEAST_COSTED * goods;
}

/** Field by field: a year has tens of thousands of buyers. */
export function addSums(to: Sums, more: Readonly<Sums>): void {
  to.orders += more.orders;
  to.goods += more.goods;
  to.ordered += more.ordered;
  to.refunded += more.refunded;
  to.ourDiscounts += more.ourDiscounts;
  to.pieces += more.pieces;
  to.cost += more.cost;
  to.costedGoods += more.costedGoods;
}
