/** What a merchant does with orders in the admin: refunds, cancels, edits, sells elsewhere. Each change is heard by the webhooks. */
import {
  currentOf,
  currentQuantity,
  lineTax,
  lineTotal,
  refundsOf,
  returned,
  shippingTax,
  taxesIncluded,
} from './orderMoney.ts';
import type { TwinOrder, TwinOrderLine, TwinRefund, TwinShop } from './state.ts';

function orderOf(shop: TwinShop, id: number): TwinOrder {
  const order = shop.orderById.get(id);
  if (!order) throw new Error(`${shop.data.domain} has no order ${id}.`);
  return order;
}

/**
 * Cancels in full: `orders/cancelled` and `orders/updated`, as Shopify sends both. `refund`: all that was paid goes
 * back; else the payment, not yet captured, is let go.
 */
export function cancelOrder(shop: TwinShop, id: number, now: number, { refund = false } = {}): void {
  const order = orderOf(shop, id);
  if (refund) putRefund(shop, order, now, { ...wholeOf(order) });
  order.cancelledAt = new Date(now).toISOString();
  order.updatedAt = order.cancelledAt;
  order.financialStatus = refund ? 'REFUNDED' : 'VOIDED';
  shop.emit({ topic: 'orders/cancelled', order });
  shop.emit({ topic: 'orders/updated', order });
}

/** Refunds `amount` minor units without naming pieces; all that is left takes the pieces and the delivery with it. */
export function refundOrder(shop: TwinShop, id: number, amount: number, now: number): void {
  const order = orderOf(shop, id);
  const whole = amount >= order.total - order.refunded && order.refunded === 0;
  refund(shop, order, now, whole ? wholeOf(order) : { pieces: [], amount });
}

export interface PiecesBack {
  readonly pieces: readonly { readonly lineId: number; readonly quantity: number }[];
  /** Of the delivery, minor units; nothing unless given. */
  readonly shipping?: number;
  /** What is paid back; all that the pieces and the delivery come to unless given. */
  readonly amount?: number;
}

/** Takes pieces back and pays for them, or pays less (a fee for sending back), or more. */
export function refundPieces(shop: TwinShop, id: number, back: PiecesBack, now: number): void {
  refund(shop, orderOf(shop, id), now, back);
}

function refund(shop: TwinShop, order: TwinOrder, now: number, back: PiecesBack): void {
  putRefund(shop, order, now, back);
  order.financialStatus = order.refunded >= order.total ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  shop.emit({ topic: 'orders/updated', order });
}

export interface OrderEdit {
  /** Pieces that are left of a line, fewer than there are. */
  readonly keep?: readonly { readonly lineId: number; readonly quantity: number }[];
  readonly add?: readonly { readonly variantId: number; readonly quantity: number }[];
}

/** Removed pieces are owed to the customer, added ones by the customer, until money follows. */
export function editOrder(shop: TwinShop, id: number, { keep = [], add = [] }: OrderEdit, now: number): void {
  const order = orderOf(shop, id);
  const pieces = keep.map(({ lineId, quantity }) => ({
    lineId,
    quantity: currentQuantity(order, lineOf(order, lineId)) - quantity,
  }));
  if (pieces.length > 0) putRefund(shop, order, now, { pieces, amount: 0 });
  for (const one of add) addLine(shop, order, one.variantId, one.quantity);
  if (add.length > 0 && order.financialStatus === 'PAID') order.financialStatus = 'PARTIALLY_PAID';
  order.updatedAt = new Date(now).toISOString();
  shop.emit({ topic: 'orders/updated', order });
}

/** An order that came by no checkout: of the till (`pos`), or one that staff wrote (`shopify_draft_order`). */
export function sellElsewhere(
  shop: TwinShop,
  sale: {
    readonly sourceName: string;
    readonly lines: readonly { readonly variantId: number; readonly quantity: number }[];
    readonly taxRate?: number;
  },
  now: number,
): TwinOrder {
  const at = new Date(now).toISOString();
  const id = shop.nextId();
  const order: TwinOrder = {
    id,
    name: `#${id}`,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    customerId: null,
    email: null,
    currency: shop.data.currency,
    test: false,
    financialStatus: 'PAID',
    sourceName: sale.sourceName,
    taxRate: sale.taxRate ?? 0.25,
    ...(shop.data.taxesIncluded === undefined ? {} : { taxIncluded: shop.data.taxesIncluded }),
    subtotal: 0,
    shipping: 0,
    tax: 0,
    total: 0,
    refunded: 0,
    lines: [],
  };
  for (const { variantId, quantity } of sale.lines) addLine(shop, order, variantId, quantity);
  shop.addOrder(order);
  return order;
}

function lineOf(order: TwinOrder, lineId: number): TwinOrderLine {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Error(`${order.name} has no line ${lineId}.`);
  return line;
}

function addLine(shop: TwinShop, order: TwinOrder, variantId: number, quantity: number): void {
  const variant = shop.variantById.get(variantId);
  const product = variant && shop.productById.get(variant.productId);
  if (!variant || !product) throw new Error(`${shop.data.domain} has no variant ${variantId}.`);
  const line: TwinOrderLine = {
    id: shop.nextId(),
    productId: product.id,
    variantId,
    sku: variant.sku,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    quantity,
    price: variant.price,
    properties: [],
  };
  const tax = lineTax(order, line);
  const total = lineTotal(line);
  line.tax = tax;
  order.lines.push(line);
  order.subtotal += total;
  order.tax += tax;
  order.total += total + (taxesIncluded(order) ? 0 : tax);
}

/** Everything that is left, and what was paid for it. */
function wholeOf(order: TwinOrder): PiecesBack {
  return {
    pieces: order.lines.map((line) => ({ lineId: line.id, quantity: currentQuantity(order, line) })),
    shipping: currentOf(order).shipping,
    amount: order.total - order.refunded,
  };
}

/** Writes the record and what it changes; the caller says what became of the payment. */
function putRefund(shop: TwinShop, order: TwinOrder, now: number, back: PiecesBack): void {
  const { pieces, shipping = 0 } = back;
  const lines = pieces
    .filter(({ quantity }) => quantity > 0)
    .map(({ lineId, quantity }) => {
      const line = lineOf(order, lineId);
      const before = returned(order, lineId);
      if (before + quantity > line.quantity)
        throw new Error(`Line ${lineId} has no ${quantity} pieces left.`);
      // Reckoned on all that went so far: the last piece makes the whole exact.
      const share = (of: number) =>
        Math.round((of * (before + quantity)) / line.quantity) - Math.round((of * before) / line.quantity);
      return { lineId, quantity, subtotal: share(lineTotal(line)), tax: share(lineTax(order, line)) };
    });
  const taxOfShipping =
    order.shipping === 0 ? 0 : Math.round((shippingTax(order) * shipping) / order.shipping);
  const tax = taxOfShipping + lines.reduce((sum, line) => sum + line.tax, 0);
  const worth =
    lines.reduce((sum, { subtotal }) => sum + subtotal, 0) + shipping + (taxesIncluded(order) ? 0 : tax);
  const amount = Math.min(back.amount ?? worth, order.total - order.refunded);
  const record: TwinRefund = {
    id: shop.nextId(),
    at: new Date(now).toISOString(),
    lines,
    shipping,
    shippingTax: taxOfShipping,
    amount,
    discrepancy: worth - amount,
  };
  order.refunds = [...refundsOf(order), record];
  order.refunded += amount;
  order.updatedAt = record.at;
}
