/** Order, LineItem and Customer. */
import { minorDigits } from '../../money.ts';
import {
  currentOf,
  currentQuantity,
  discrepancyOf,
  lineTax,
  shippingTax,
  taxesIncluded,
  taxRateOf,
} from '../../orderMoney.ts';
import type {
  TwinAllocation,
  TwinCustomer,
  TwinOrder,
  TwinOrderLine,
  TwinShop,
  TwinShown,
} from '../../state.ts';
import { utcInstant } from '../../time.ts';
import { connect } from '../connection.ts';
import { type Field, fieldsOf } from '../context.ts';
import { moneyBag } from './shared.ts';

/** A line with its order, which knows the currency and whether the line still counts. */
export interface LineSource {
  readonly order: TwinOrder;
  readonly line: TwinOrderLine;
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

/** A sum of the order in both currencies: `of` reads it from the order itself, or from what its shopper saw. */
function amount(of: (sums: TwinOrder | TwinShown) => number): Field<TwinOrder> {
  return (order) => moneyBag(of(order), order.currency, shownOf(order, of(order.shown ?? order)));
}

/** A sum that only the shop's currency keeps; the other is converted at the order's rate. */
function converted(of: (order: TwinOrder) => number): Field<TwinOrder> {
  return (order) => moneyBag(of(order), order.currency, shownOf(order, atRate(order, of(order))));
}

function shownOf(order: TwinOrder, minor: number): { minor: number; currency: string } {
  return { minor, currency: order.shown?.currency ?? order.currency };
}

/** Minor units of the shop's currency in those paid in, at the rate of the day of the order. */
export function atRate(order: TwinOrder, minor: number): number {
  if (!order.shown) return minor;
  // The whole and nothing are exact, so that a full refund is what was paid.
  if (minor === order.total) return order.shown.total;
  const shift = minorDigits(order.shown.currency) - minorDigits(order.currency);
  return Math.round(minor * order.shown.rate * 10 ** shift);
}

/** All that was taken off an order, or a line of it: minor units of the shop's currency and of that paid in. */
export function sumOff(parts: readonly { amount: number; shown: number }[] = []): {
  amount: number;
  shown: number;
} {
  return parts.reduce((sum, one) => ({ amount: sum.amount + one.amount, shown: sum.shown + one.shown }), {
    amount: 0,
    shown: 0,
  });
}

/** What was taken off the delivery. */
export function shippingOffs({ applications = [] }: TwinOrder): TwinAllocation[] {
  return applications.flatMap(({ target, amount, shown }, application) =>
    target === 'shipping' ? { application, amount, shown } : [],
  );
}

function taxLines(order: TwinOrder, minor: number): object[] {
  const rate = taxRateOf(order);
  if (rate === 0) return [];
  const shown = shownOf(order, atRate(order, minor));
  return [
    { title: 'VAT', rate, ratePercentage: rate * 100, priceSet: moneyBag(minor, order.currency, shown) },
  ];
}

function allocation(order: TwinOrder, { application, amount: off, shown }: TwinAllocation): object {
  const { kind, title } = order.applications![application]!;
  return {
    allocatedAmountSet: moneyBag(off, order.currency, shownOf(order, shown)),
    discountApplication:
      kind === 'code'
        ? { __typename: 'DiscountCodeApplication', index: application, code: title }
        : { __typename: 'AutomaticDiscountApplication', index: application, title },
  };
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
  presentmentCurrencyCode: (order) => order.shown?.currency ?? order.currency,
  displayFinancialStatus: (order) => order.financialStatus,
  customer: (order, _args, { shop }) =>
    order.customerId === null ? null : customerById(shop, order.customerId),
  subtotalPriceSet: amount((sums) => sums.subtotal),
  totalShippingPriceSet: amount((sums) => sums.shipping),
  totalTaxSet: amount((sums) => sums.tax),
  totalPriceSet: amount((sums) => sums.total),
  originalTotalPriceSet: amount((sums) => sums.total),
  totalRefundedSet: converted((order) => order.refunded),
  currentTotalPriceSet: converted((order) => currentOf(order).total),
  currentSubtotalPriceSet: converted((order) => currentOf(order).subtotal),
  currentShippingPriceSet: converted((order) => currentOf(order).shipping),
  currentTotalTaxSet: converted((order) => currentOf(order).tax),
  refundDiscrepancySet: converted(discrepancyOf),
  totalTipReceivedSet: converted(() => 0),
  taxesIncluded,
  sourceName: (order) => order.sourceName ?? 'web',
  customAttributes: (order) => (order.attributes ?? []).map(({ name, value }) => ({ key: name, value })),
  shippingLine: (order) => {
    const discounts = shippingOffs(order);
    if (order.shipping === 0 && discounts.length === 0) return null;
    return {
      taxLines: taxLines(order, shippingTax(order)),
      discountAllocations: discounts.map((off) => allocation(order, off)),
    };
  },
  totalDiscountsSet: (order) => {
    const { amount: off, shown } = sumOff(order.applications);
    return moneyBag(off, order.currency, shownOf(order, shown));
  },
  discountCodes: (order) =>
    (order.applications ?? []).flatMap(({ kind, title }) => (kind === 'code' ? [title] : [])),
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

/** A line's money: `of` is given one piece's price and what was taken off all pieces, in either currency. */
function price(of: (unit: number, quantity: number, off: Off) => number): Field<LineSource> {
  return ({ order, line }) => {
    const off = (pick: 'amount' | 'shown'): Off => ({
      ofLine: lineOff(order, line, 'line')[pick],
      all: sumOff(line.discounts)[pick],
    });
    const shown = of(line.shownPrice ?? line.price, line.quantity, off('shown'));
    return moneyBag(of(line.price, line.quantity, off('amount')), order.currency, shownOf(order, shown));
  };
}

interface Off {
  /** By discounts of the line itself. */
  readonly ofLine: number;
  /** Its share of the order's discounts too. */
  readonly all: number;
}

function lineOff(order: TwinOrder, line: TwinOrderLine, target: 'line' | 'order') {
  return sumOff(
    line.discounts?.filter(({ application }) => order.applications?.[application]?.target === target),
  );
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
  originalUnitPriceSet: price((unit) => unit),
  discountedUnitPriceSet: price((unit, quantity, off) =>
    Math.round((unit * quantity - off.ofLine) / quantity),
  ),
  discountedUnitPriceAfterAllDiscountsSet: price((unit, quantity, off) =>
    Math.round((unit * quantity - off.all) / quantity),
  ),
  originalTotalSet: price((unit, quantity) => unit * quantity),
  discountedTotalSet: price((unit, quantity, off) => unit * quantity - off.ofLine),
  totalDiscountSet: price((_unit, _quantity, off) => off.ofLine),
  taxLines: ({ order, line }) => taxLines(order, lineTax(order, line)),
  discountAllocations: ({ order, line }) => (line.discounts ?? []).map((off) => allocation(order, off)),
  requiresShipping: ({ line }, _args, { shop }) =>
    line.variantId === null || shop.variantById.get(line.variantId)?.requiresShipping !== false,
  sellingPlan: ({ line }) =>
    line.sellingPlan
      ? { name: line.sellingPlan.name, sellingPlanId: `gid://shopify/SellingPlan/${line.sellingPlan.id}` }
      : null,
  isGiftCard: ({ line }) => line.giftCard === true,
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
