/**
 * Orders: from the Admin API's GraphQL and from webhooks' REST form to the basket's. Both are first brought
 * to one plain shape, so that the arithmetic stands in one place and an order reads the same either way.
 */
import type { Order, OrderLine } from '../../domain/basket.ts';
import { LINE_PROPERTY, parseSuggestionMark, suggestionMark } from '../../domain/placement.ts';
import { amount, asArray, asObject, id, instant, integer, type Json, text, textOrNull } from './read.ts';

/** What documents.ts asks for. */
export interface GraphqlOrder {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly cancelledAt: string | null;
  readonly test: boolean;
  readonly currentTotalPriceSet: {
    readonly shopMoney: { readonly amount: string; readonly currencyCode: string };
  };
  readonly customer?: { readonly id: string } | null;
}

interface ShopMoney {
  readonly shopMoney: { readonly amount: string };
}

export interface GraphqlOrderLine {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly quantity: number;
  readonly currentQuantity: number;
  readonly product: { readonly id: string } | null;
  readonly variant: { readonly id: string } | null;
  readonly originalUnitPriceSet: ShopMoney;
  readonly discountAllocations: readonly { readonly allocatedAmountSet: ShopMoney }[];
  readonly customAttributes: readonly { readonly key: string; readonly value: string | null }[];
}

/** Names a customer without saying who it is; null where customers may not be known. */
export type CustomerName = ((customerId: number) => string) | null;

/** Null when it lacks what an order cannot do without: id, dates and total. Amounts are in the shop's currency. */
export function orderFromGraphql(
  node: unknown,
  lines: readonly unknown[],
  customer: CustomerName,
  source: Order['source'] = 'sync',
): Order | null {
  const from = asObject(node);
  const total = asObject(asObject(from?.currentTotalPriceSet)?.shopMoney);
  const currency = textOrNull(total?.currencyCode);
  if (from === null || currency === null) return null;
  return order({
    ...from,
    currency,
    total: amount(total?.amount, currency),
    customerKey: customerKey(customer, asObject(from.customer)?.id),
    source,
    lines: lines.flatMap((line) => lineFromGraphql(line, currency) ?? []),
  });
}

function lineFromGraphql(node: unknown, currency: string): OrderLine | null {
  const from = asObject(node);
  if (from === null) return null;
  const money = (set: unknown) => amount(asObject(asObject(set)?.shopMoney)?.amount, currency);
  return line({
    productId: id(asObject(from.product)?.id),
    variantId: id(asObject(from.variant)?.id),
    sku: from.sku,
    title: from.title,
    ordered: integer(from.quantity),
    left: integer(from.currentQuantity),
    price: money(from.originalUnitPriceSet),
    discounts: asArray(from.discountAllocations).map((one) => money(asObject(one)?.allocatedAmountSet)),
    properties: asArray(from.customAttributes).map((one) => [asObject(one)?.key, asObject(one)?.value]),
  });
}

/** As `orderFromGraphql`, from the body of an order webhook. `shopCurrency` stands in where the body names none. */
export function orderFromRest(payload: unknown, shopCurrency: string, customer: CustomerName): Order | null {
  const from = asObject(payload);
  if (from === null) return null;
  const total = asObject(asObject(from.current_total_price_set)?.shop_money);
  const currency = textOrNull(total?.currency_code) ?? textOrNull(from.currency) ?? shopCurrency;
  return order({
    id: from.id,
    name: from.name,
    createdAt: from.created_at,
    updatedAt: from.updated_at,
    cancelledAt: from.cancelled_at,
    test: from.test,
    currency,
    total: amount(total?.amount ?? from.current_total_price ?? from.total_price, currency),
    customerKey: customerKey(customer, asObject(from.customer)?.id),
    source: 'webhook',
    lines: asArray(from.line_items).flatMap((one) => lineFromRest(one, currency) ?? []),
  });
}

function lineFromRest(payload: unknown, currency: string): OrderLine | null {
  const from = asObject(payload);
  if (from === null) return null;
  const money = (set: unknown, plain: unknown) =>
    amount(asObject(asObject(set)?.shop_money)?.amount ?? plain, currency);
  const ordered = integer(from.quantity);
  // GraphQL gives no product that was deleted meanwhile; webhooks give its id, and say so.
  const exists = from.product_exists !== false;
  return line({
    productId: exists ? id(from.product_id) : null,
    variantId: exists ? id(from.variant_id) : null,
    sku: from.sku,
    title: from.title,
    ordered,
    left: integer(from.current_quantity) ?? ordered,
    price: money(from.price_set, from.price),
    discounts: asArray(from.discount_allocations).map((one) =>
      money(asObject(one)?.amount_set, asObject(one)?.amount),
    ),
    properties: asArray(from.properties).map((one) => [asObject(one)?.name, asObject(one)?.value]),
  });
}

function customerKey(name: CustomerName, customerId: unknown): string | null {
  const known = id(customerId);
  return name === null || known === null ? null : name(known);
}

interface PlainLine {
  readonly productId: number | null;
  readonly variantId: number | null;
  readonly sku: unknown;
  readonly title: unknown;
  readonly ordered: number | null;
  readonly left: number | null;
  readonly price: number | null;
  readonly discounts: readonly (number | null)[];
  readonly properties: readonly (readonly [unknown, unknown])[];
}

/**
 * The quantity is what is left after refunds and edits, and a line of which nothing is left is dropped: what
 * was sent back was no good companion and earned nothing. Discounts are shared over the quantity ordered.
 */
function line(from: PlainLine): OrderLine | null {
  const { ordered, left, price } = from;
  if (ordered === null || ordered <= 0 || left === null || left <= 0 || price === null) return null;
  const discount = from.discounts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const mark = from.properties.find(([name]) => name === LINE_PROPERTY)?.[1];
  const suggestion = parseSuggestionMark(text(mark));
  return {
    productId: from.productId,
    variantId: from.variantId,
    sku: textOrNull(from.sku),
    title: text(from.title) ?? '',
    quantity: left,
    unitPrice: Math.max(0, Math.round((price * ordered - discount) / ordered)),
    // Written anew: shoppers can write what they like behind a valid beginning.
    suggestion:
      suggestion === null
        ? null
        : suggestionMark(suggestion.placement, suggestion.technique, suggestion.offer ?? undefined),
  };
}

type PlainOrder = Json & Pick<Order, 'currency' | 'customerKey' | 'source' | 'lines'>;

function order(from: PlainOrder): Order | null {
  const orderId = id(from.id);
  const createdAt = instant(from.createdAt);
  const updatedAt = instant(from.updatedAt);
  const total = integer(from.total);
  if (orderId === null || createdAt === null || updatedAt === null || total === null) return null;
  return {
    id: orderId,
    name: text(from.name) ?? '',
    createdAt,
    updatedAt,
    customerKey: from.customerKey,
    currency: from.currency,
    total,
    cancelled: instant(from.cancelledAt) !== null,
    test: from.test === true,
    source: from.source,
    lines: from.lines,
  };
}
