/**
 * Orders as the basket keeps them, from the one plain shape to which GraphQL and webhooks are first brought: so the
 * arithmetic stands in one place, and an order reads the same either way.
 */
import type { Order, OrderLine } from '../../domain/basket.ts';
import { CART_PROPERTY, visitorOf } from '../../domain/experiment/cartProperty.ts';
import { LINE_PROPERTY, parseSuggestionMark, suggestionMark } from '../../domain/placement.ts';
import type { OrderNames } from '../customers.ts';
import { moneyOf, type PlainLine, type PlainMoney } from './orderMoney.ts';
import { id, instant, integer, type Json, text, textOrNull } from './read.ts';

/** Amounts in minor units of the shop's own currency; what is not told is null or undefined. */
type PlainOrder = Json & {
  readonly currency: string;
  readonly total: number | null;
  /** The cart's attributes. */
  readonly attributes: readonly (readonly [unknown, unknown])[];
  readonly customerId: unknown;
  readonly names: OrderNames;
  readonly source: Order['source'];
  readonly money: PlainMoney;
  readonly lines: readonly PlainLine[];
};

/** Null when it lacks what an order cannot do without: id, dates and total. */
export function order(from: PlainOrder): Order | null {
  const orderId = id(from.id);
  const createdAt = instant(from.createdAt);
  const updatedAt = instant(from.updatedAt);
  const total = integer(from.total);
  if (orderId === null || createdAt === null || updatedAt === null || total === null) return null;
  const cancelled = instant(from.cancelledAt) !== null;
  const reckoned = moneyOf(from.money, cancelled, from.lines);
  const customer = id(from.customerId);
  const visitor = visitorOf(from.attributes.find(([name]) => name === CART_PROPERTY)?.[1]);
  return {
    id: orderId,
    name: text(from.name) ?? '',
    createdAt,
    updatedAt,
    customerKey: customer === null || from.names.customer === null ? null : from.names.customer(customer),
    currency: from.currency,
    total,
    cancelled,
    test: from.test === true,
    source: from.source,
    ...(visitor === null ? {} : { visitor: from.names.visitor(visitor) }),
    ...(reckoned === null ? {} : { money: reckoned.money }),
    lines: from.lines.flatMap((one, n) => line(one, reckoned?.goods[n] ?? null) ?? []),
  };
}

/**
 * The quantity is what is left after refunds and edits, and a line of which nothing is left is dropped: what
 * was sent back was no good companion and earned nothing. Discounts are shared over the quantity ordered.
 */
function line(from: PlainLine, goods: number | null): OrderLine | null {
  const { ordered, left, price } = from;
  if (ordered === null || ordered <= 0 || left === null || left <= 0 || price === null) return null;
  const discount = from.offs.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
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
    ...(goods === null ? {} : { goods }),
  };
}
