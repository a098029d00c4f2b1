/** What the inputs of discounts say, checked as the platform checks them; a user error is thrown as `Refused`. */
import type {
  DiscountItems,
  DiscountMinimum,
  DiscountRule,
  DiscountValue,
  TwinMetafield,
} from '../../discounts/state.ts';
import { ownNamespace } from '../../discounts/state.ts';
import { minorDigits } from '../../money.ts';
import { type AdminContext, parseGid, unknownToTwin } from '../context.ts';

export type Input = Readonly<Record<string, unknown>>;

/** One user error; the mutation answers it in its payload. */
export class Refused extends Error {
  readonly code: string;
  readonly field: readonly string[];

  constructor(field: readonly string[], code: string, message: string) {
    super(message);
    this.field = field;
    this.code = code;
  }
}

export const obj = (value: unknown): Input => (value ?? {}) as Input;

const MOST_NAMED = 100;

export function minorOf(decimal: unknown, currency: string): number {
  return Math.round(Number(decimal) * 10 ** minorDigits(currency));
}

export function itemsOf(given: unknown, context: AdminContext, field: string): DiscountItems {
  const items = obj(given);
  const { shop } = context;
  if (items.all === true) return { kind: 'all' };
  if (items.collections !== undefined) {
    const collections = idsOf(obj(items.collections).add, 'Collection');
    const unknown = collections.find((id) => !shop.data.collections.some((one) => one.id === id));
    if (unknown !== undefined)
      throw new Refused([field], 'INVALID', `Collection with id: ${unknown} is invalid`);
    return { kind: 'collections', collections };
  }
  const named = obj(items.products);
  const products = idsOf(named.productsToAdd, 'Product');
  const variants = idsOf(named.productVariantsToAdd, 'ProductVariant');
  if (products.length + variants.length === 0) throw new Refused([field], 'BLANK', 'Items can’t be blank');
  if (products.length > MOST_NAMED || variants.length > MOST_NAMED)
    throw new Refused([field], 'EXCEEDED_MAX', `Items can’t be more than ${MOST_NAMED}`);
  for (const id of products)
    if (!shop.productById.has(id)) throw new Refused([field], 'INVALID', `Product with id: ${id} is invalid`);
  for (const id of variants)
    if (!shop.variantById.has(id))
      throw new Refused([field], 'INVALID', `Product variant with id: ${id} is invalid`);
  return { kind: 'products', products, variants };
}

function idsOf(list: unknown, kind: string): number[] {
  return ((list ?? []) as unknown[]).map((gid) => {
    const found = parseGid(gid);
    if (found.kind !== kind) throw new Refused(['id'], 'INVALID', `Invalid global id '${String(gid)}'`);
    return found.id;
  });
}

export function minimumOf(given: unknown, currency: string): DiscountMinimum | null {
  const { quantity, subtotal } = obj(given);
  if (quantity != null && subtotal != null)
    throw new Refused(
      ['minimumRequirement'],
      'MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT',
      'Minimum subtotal and quantity cannot both be present',
    );
  if (quantity != null)
    return { kind: 'quantity', quantity: Number(obj(quantity).greaterThanOrEqualToQuantity) };
  if (subtotal == null) return null;
  return { kind: 'subtotal', subtotal: minorOf(obj(subtotal).greaterThanOrEqualToSubtotal, currency) };
}

function percentage(value: unknown): DiscountValue {
  const share = Number(value);
  if (!(share >= 0 && share <= 1))
    throw new Refused(['customerGets', 'value'], 'VALUE_OUTSIDE_RANGE', 'Value must be between 0.0 and 1.0');
  return { kind: 'percentage', percentage: share };
}

export function basicRule(input: Input, context: AdminContext): DiscountRule {
  const { currency } = context.shop.data;
  const gets = obj(input.customerGets);
  const value = obj(gets.value);
  if (value.discountOnQuantity !== undefined)
    throw new Refused(['customerGets', 'value'], 'INVALID', 'discountOnQuantity is for buy X get Y only');
  const amount = obj(value.discountAmount);
  return {
    kind: 'basic',
    items: itemsOf(gets.items, context, 'customerGets'),
    value:
      value.discountAmount == null
        ? percentage(value.percentage)
        : {
            kind: 'amount',
            amount: minorOf(amount.amount, currency),
            each: amount.appliesOnEachItem === true,
          },
    minimum: minimumOf(input.minimumRequirement, currency),
  };
}

export function bxgyRule(input: Input, context: AdminContext): DiscountRule {
  const { currency } = context.shop.data;
  const [buys, gets] = [obj(input.customerBuys), obj(input.customerGets)];
  if (obj(buys.items).all === true || obj(gets.items).all === true)
    throw new Refused(['customerBuys', 'items'], 'INVALID', 'Items must be products or collections');
  const on = obj(gets.value).discountOnQuantity;
  if (on === undefined)
    throw new Refused(['customerGets', 'value'], 'BLANK', 'Quantity on quantity can’t be blank');
  const effect = obj(obj(on).effect);
  const need = obj(buys.value);
  return {
    kind: 'bxgy',
    buys: itemsOf(buys.items, context, 'customerBuys'),
    need:
      need.amount == null ? { quantity: Number(need.quantity) } : { amount: minorOf(need.amount, currency) },
    gets: itemsOf(gets.items, context, 'customerGets'),
    quantity: Number(obj(on).quantity),
    value:
      effect.amount == null
        ? percentage(effect.percentage)
        : { kind: 'amount', amount: minorOf(effect.amount, currency), each: true },
    usesPerOrder: input.usesPerOrderLimit == null ? null : Number(input.usesPerOrderLimit),
  };
}

export function shippingRule(input: Input, context: AdminContext): DiscountRule {
  const destination = obj(input.destination);
  if (input.maximumShippingPrice != null) throw unknownToTwin('maximumShippingPrice');
  return {
    kind: 'free-shipping',
    minimum: minimumOf(input.minimumRequirement, context.shop.data.currency),
    countries:
      destination.countries == null ? null : ((obj(destination.countries).add ?? []) as readonly string[]),
  };
}

export function appRule(input: Input, { twin }: AdminContext): DiscountRule {
  const handle = String(input.functionHandle ?? '');
  const { functions = ['mersalg-discount'] } = twin.app;
  if (handle === '')
    throw new Refused(['functionHandle'], 'MISSING_FUNCTION_IDENTIFIER', 'Function id or handle is required');
  if (!functions.includes(handle))
    throw new Refused(
      ['functionHandle'],
      'INVALID',
      `Function ${handle} not found. Ensure that it is released in the current app, and that the app is installed.`,
    );
  return { kind: 'app', functionHandle: handle };
}

export function metafieldsOf(
  given: unknown,
  before: readonly TwinMetafield[],
  { twin }: AdminContext,
): TwinMetafield[] {
  const found = new Map(before.map((one) => [`${one.namespace}/${one.key}`, one]));
  for (const one of ((given ?? []) as Input[]).map(obj)) {
    const [key, type, value] = [String(one.key ?? ''), String(one.type ?? ''), String(one.value ?? '')];
    const namespace = ownNamespace(twin.app.clientId, String(one.namespace ?? ''));
    if (key.length < 2 || key.length > 64) throw new Refused(['metafields'], 'TOO_SHORT', 'Key is too short');
    if (type === 'json') {
      try {
        JSON.parse(value);
      } catch {
        throw new Refused(['metafields'], 'INVALID', `Value is invalid JSON: ${value.slice(0, 20)}`);
      }
    } else if (type === '') throw new Refused(['metafields'], 'BLANK', 'Type can’t be blank');
    if (Buffer.byteLength(value) > 131_072)
      throw new Refused(['metafields'], 'TOO_LONG', 'Value is too long');
    found.set(`${namespace}/${key}`, { namespace, key, type, value });
  }
  return [...found.values()];
}
