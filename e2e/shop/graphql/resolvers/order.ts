/** Order, LineItem and Customer. */
import type { TwinCustomer, TwinOrder, TwinOrderLine, TwinShop } from '../../state.ts';
import { utcInstant } from '../../time.ts';
import { connect } from '../connection.ts';
import { type Field, fieldsOf } from '../context.ts';
import { moneyBag } from './shared.ts';

/** A line with its order, which knows the currency and whether the line still counts. */
export interface LineSource {
  readonly order: TwinOrder;
  readonly line: TwinOrderLine;
}

/** Pieces left after cancellation or a full refund; a partial refund of the twin is of money, not of pieces. */
export function currentQuantity(order: TwinOrder, line: TwinOrderLine): number {
  return order.cancelledAt !== null || order.financialStatus === 'REFUNDED' ? 0 : line.quantity;
}

const customersOf = new WeakMap<TwinShop, Map<number, TwinCustomer>>();

/** The customer of that id; the map grows when checkout brings new ones. */
export function customerById(shop: TwinShop, id: number): TwinCustomer | null {
  let map = customersOf.get(shop);
  if (!map || map.size !== shop.data.customers.length) {
    map = new Map(shop.data.customers.map((customer) => [customer.id, customer]));
    customersOf.set(shop, map);
  }
  return map.get(id) ?? null;
}

function amount(of: (order: TwinOrder) => number): Field<TwinOrder> {
  return (order) => moneyBag(of(order), order.currency);
}

export const Order = fieldsOf<TwinOrder>({
  id: (order) => `gid://shopify/Order/${order.id}`,
  legacyResourceId: (order) => String(order.id),
  name: (order) => order.name,
  number: (order) => Number(order.name.replace(/\D/g, '')),
  createdAt: (order) => utcInstant(order.createdAt),
  processedAt: (order) => utcInstant(order.createdAt),
  updatedAt: (order) => utcInstant(order.updatedAt),
  cancelledAt: (order) => (order.cancelledAt === null ? null : utcInstant(order.cancelledAt)),
  email: (order) => order.email,
  test: (order) => order.test,
  confirmed: () => true,
  currencyCode: (order) => order.currency,
  presentmentCurrencyCode: (order) => order.currency,
  displayFinancialStatus: (order) => order.financialStatus,
  customer: (order, _args, { shop }) =>
    order.customerId === null ? null : customerById(shop, order.customerId),
  subtotalPriceSet: amount((order) => order.subtotal),
  totalShippingPriceSet: amount((order) => order.shipping),
  totalTaxSet: amount((order) => order.tax),
  totalPriceSet: amount((order) => order.total),
  originalTotalPriceSet: amount((order) => order.total),
  totalRefundedSet: amount((order) => order.refunded),
  currentTotalPriceSet: amount((order) =>
    order.cancelledAt === null ? Math.max(0, order.total - order.refunded) : 0,
  ),
  subtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
  currentSubtotalLineItemsQuantity: (order) =>
    order.lines.reduce((sum, line) => sum + currentQuantity(order, line), 0),
  lineItems: (order, args, context) =>
    connect(
      context,
      args,
      order.lines.map((line): LineSource => ({ order, line })),
      ({ line }) => [order.lines.indexOf(line), line.id],
      true,
    ),
});

function price(of: (source: LineSource) => number): Field<LineSource> {
  return (source) => moneyBag(of(source), source.order.currency);
}

export const LineItem = fieldsOf<LineSource>({
  id: ({ line }) => `gid://shopify/LineItem/${line.id}`,
  title: ({ line }) => line.title,
  variantTitle: ({ line }) => line.variantTitle,
  name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  sku: ({ line }) => line.sku,
  quantity: ({ line }) => line.quantity,
  currentQuantity: ({ order, line }) => currentQuantity(order, line),
  customAttributes: ({ line }) => line.properties.map(({ name, value }) => ({ key: name, value })),
  product: ({ line }, _args, { shop }) =>
    line.productId === null ? null : (shop.productById.get(line.productId) ?? null),
  variant: ({ line }, _args, { shop }) =>
    line.variantId === null ? null : (shop.variantById.get(line.variantId) ?? null),
  vendor: ({ line }, _args, { shop }) =>
    line.productId === null ? null : (shop.productById.get(line.productId)?.vendor ?? null),
  originalUnitPriceSet: price(({ line }) => line.price),
  discountedUnitPriceSet: price(({ line }) => line.price),
  discountedUnitPriceAfterAllDiscountsSet: price(({ line }) => line.price),
  originalTotalSet: price(({ line }) => line.price * line.quantity),
  discountedTotalSet: price(({ line }) => line.price * line.quantity),
  totalDiscountSet: price(() => 0),
  // The twin has no discounts: a line's price is what was paid.
  discountAllocations: () => [],
  isGiftCard: () => false,
});

export const Customer = fieldsOf<TwinCustomer>({
  id: (customer) => `gid://shopify/Customer/${customer.id}`,
  legacyResourceId: (customer) => String(customer.id),
  email: (customer) => customer.email,
  firstName: (customer) => customer.firstName,
  lastName: (customer) => customer.lastName,
  displayName: (customer) => `${customer.firstName} ${customer.lastName}`.trim() || customer.email,
  createdAt: (customer) => utcInstant(customer.createdAt),
});
