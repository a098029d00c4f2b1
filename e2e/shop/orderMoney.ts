/** What an order comes to now: tax by line, and what refunds and edits left of it. Reckoned as Shopify does, apart from the app. */
import type { TwinOrder, TwinOrderLine, TwinRefund } from './orderState.ts';

/** All pieces ordered, after discounts; with tax where prices contain it. */
export function lineTotal({ price, quantity, discounts = [] }: TwinOrderLine): number {
  return price * quantity - discounts.reduce((sum, { amount }) => sum + amount, 0);
}

/** A share of 1. Orders that do not say have what their tax comes to, to a tenth of a percent. */
export function taxRateOf({ taxRate, tax, total }: TwinOrder): number {
  if (taxRate !== undefined) return taxRate;
  return total > tax ? Math.round((tax / (total - tax)) * 1000) / 1000 : 0;
}

export function taxesIncluded({ taxIncluded = true }: TwinOrder): boolean {
  return taxIncluded;
}

/** Of all pieces ordered. */
export function lineTax(order: TwinOrder, line: TwinOrderLine): number {
  if (line.tax !== undefined) return line.tax;
  if (line.giftCard === true) return 0;
  const rate = taxRateOf(order);
  return Math.round((lineTotal(line) * rate) / (taxesIncluded(order) ? 1 + rate : 1));
}

export function shippingTax(order: TwinOrder): number {
  return Math.max(0, order.tax - sum(order.lines, (line) => lineTax(order, line)));
}

/** Pieces that are left after refunds and edits; none of an order that is cancelled. */
export function currentQuantity(order: TwinOrder, line: TwinOrderLine): number {
  if (isGone(order)) return 0;
  return line.quantity - returned(order, line.id);
}

/** Pieces of a line that refunds and edits took away. */
export function returned({ refunds = [] }: TwinOrder, lineId: number): number {
  return sum(refunds, ({ lines }) => sum(lines, (one) => (one.lineId === lineId ? one.quantity : 0)));
}

/**
 * The sum by which refunds differ from what their pieces and delivery come to; below 0 in the customer's favour. What an
 * edit took away is owed until it is paid back, and stands here above 0 until then.
 */
export function discrepancyOf(order: TwinOrder): number {
  return sum(refundsOf(order), ({ discrepancy }) => discrepancy);
}

/** What was refunded in part without anybody recording of what was money, of no pieces. */
export function refundsOf({ id, updatedAt, refunds, refunded, financialStatus }: TwinOrder): TwinRefund[] {
  if (refunds !== undefined || financialStatus !== 'PARTIALLY_REFUNDED') return refunds ?? [];
  const money = { amount: refunded, discrepancy: 0 - refunded, shipping: 0, shippingTax: 0 };
  return [{ id: id * 10, at: updatedAt, lines: [], ...money }];
}

export interface Current {
  readonly subtotal: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

/** Minor units of the shop's currency. */
export function currentOf(order: TwinOrder): Current {
  if (isGone(order)) return { subtotal: 0, shipping: 0, tax: 0, total: 0 };
  const refunds = order.refunds ?? [];
  const lines = refunds.flatMap((refund) => refund.lines);
  const goods = sum(lines, ({ subtotal }) => subtotal);
  const delivery = sum(refunds, ({ shipping }) => shipping);
  const tax = sum(lines, (line) => line.tax) + sum(refunds, (refund) => refund.shippingTax);
  const back = goods + delivery + (taxesIncluded(order) ? 0 : tax);
  return {
    subtotal: order.subtotal - goods,
    shipping: order.shipping - delivery,
    tax: order.tax - tax,
    total: Math.max(0, order.total - back + Math.min(0, discrepancyOf(order))),
  };
}

/** Cancelled, or refunded whole without a record of what. */
function isGone({ cancelledAt, refunds, financialStatus }: TwinOrder): boolean {
  return cancelledAt !== null || (refunds === undefined && financialStatus === 'REFUNDED');
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
