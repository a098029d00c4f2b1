/** What is sent to make a discount, and whether one that stands there is the same. */
import { createHash } from 'node:crypto';
import { formatAmount } from '../../domain/money.ts';
import type { NativeDiscount, NativeRule } from '../../domain/offer/native.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import type { Off } from '../../domain/offer/terms.ts';
import type { FunctionDiscount } from '../../flows/discountPort.ts';
import { BASIC_CREATE, BXGY_CREATE, SHIPPING_CREATE } from './documents.ts';
import { type AutomaticNode, type DiscountFields, printOf, tagsOf } from './nodes.ts';

/** The Function's handle in extension/discount/shopify.extension.toml. */
export const FUNCTION_HANDLE = 'mersalg-discount';
export const FUNCTION_KEY = 'terms';

export type Input = Readonly<Record<string, unknown>>;

const gid = (kind: string, id: number) => `gid://shopify/${kind}/${id}`;
const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const combinesOf = (combines: Offer['combines']) => ({
  productDiscounts: combines.products,
  orderDiscounts: combines.orders,
  shippingDiscounts: combines.shipping,
});

/** `startsAt` only where it is created: a discount that runs keeps its beginning. */
export function functionInput(wanted: FunctionDiscount, startsAt: number | null): Input {
  const metafield = (key: string, value: string) => ({
    namespace: '$app:mersalg',
    key,
    type: 'json',
    value,
  });
  return {
    title: wanted.title,
    functionHandle: FUNCTION_HANDLE,
    discountClasses: ['PRODUCT', 'ORDER'],
    combinesWith: combinesOf(wanted.combines),
    endsAt: instant(wanted.endsAt),
    ...(startsAt === null ? {} : { startsAt: instant(startsAt) }),
    tags: tagsOf(FUNCTION_KEY, 'function'),
    metafields: [metafield('terms', wanted.terms), metafield('ends', wanted.ends)],
  };
}

/** Whether the node says what `wanted` says. */
export function sameFunction({ discount, terms, ends }: AutomaticNode, wanted: FunctionDiscount): boolean {
  return (
    sameFrame(discount, wanted) &&
    ['PRODUCT', 'ORDER'].every((name) => discount.discountClasses.some((one) => one === name)) &&
    sameJson(terms?.value, wanted.terms) &&
    sameJson(ends?.value, wanted.ends)
  );
}

/** The mutation for a rule, and its input. */
export function nativeCreate(wanted: NativeDiscount, currency: string, now: number) {
  const { rule } = wanted;
  const frame = {
    title: wanted.title,
    combinesWith: combinesOf(wanted.combines),
    startsAt: instant(now),
    endsAt: instant(wanted.endsAt),
    tags: tagsOf(wanted.key, fingerprint(rule)),
  };
  const money = (amount: number) => formatAmount(amount, currency);
  const products = (ids: readonly number[]) => ({
    products: { productsToAdd: ids.map((id) => gid('Product', id)) },
  });
  const value = (off: Off, each: boolean) =>
    off.kind === 'percent'
      ? { percentage: off.hundredths / 10_000 }
      : { discountAmount: { amount: money(off.amount), appliesOnEachItem: each } };
  switch (rule.kind) {
    case 'products':
      return {
        operation: BASIC_CREATE,
        input: {
          ...frame,
          minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: String(rule.quantity) } },
          customerGets: { items: products(rule.products), value: value(rule.off, true) },
        },
      };
    case 'order':
      return {
        operation: BASIC_CREATE,
        input: {
          ...frame,
          minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: money(rule.subtotal) } },
          customerGets: { items: { all: true }, value: value(rule.off, false) },
        },
      };
    case 'pair':
      return {
        operation: BXGY_CREATE,
        input: {
          ...frame,
          customerBuys: { items: products(rule.buys), value: { quantity: String(rule.quantity) } },
          customerGets: {
            items: products(rule.gets),
            value: { discountOnQuantity: { quantity: '1', effect: { amount: money(rule.amount) } } },
          },
        },
      };
    case 'gift':
      return {
        operation: BXGY_CREATE,
        input: {
          ...frame,
          usesPerOrderLimit: '1',
          customerBuys: {
            items:
              rule.of.products === undefined
                ? { collections: { add: [gid('Collection', rule.of.collection)] } }
                : products(rule.of.products),
            value: { amount: money(rule.spend) },
          },
          customerGets: {
            items: { products: { productVariantsToAdd: [gid('ProductVariant', rule.variant)] } },
            value: { discountOnQuantity: { quantity: '1', effect: { percentage: 1 } } },
          },
        },
      };
    case 'shipping':
      return {
        operation: SHIPPING_CREATE,
        input: {
          ...frame,
          minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: money(rule.subtotal) } },
          destination:
            rule.countries.length === 0 ? { all: true } : { countries: { add: [...rule.countries] } },
        },
      };
  }
}

/**
 * Whether the node is this discount still. Which products it names stands in the fingerprint alone: reading them back
 * would cost a shop's whole allowance; all numbers are compared, so that a change by hand is found.
 */
export function sameNative({ discount }: AutomaticNode, wanted: NativeDiscount, currency: string): boolean {
  if (!sameFrame(discount, wanted) || printOf(discount) !== fingerprint(wanted.rule)) return false;
  const asked = nativeCreate(wanted, currency, 0).input as Asked;
  return JSON.stringify(numbersOfInput(asked)) === JSON.stringify(numbersOfNode(discount));
}

function sameFrame(
  discount: DiscountFields,
  wanted: Pick<NativeDiscount, 'title' | 'combines' | 'endsAt'>,
): boolean {
  const { combinesWith, endsAt } = discount;
  return (
    discount.status === 'ACTIVE' &&
    discount.title === wanted.title &&
    // The platform keeps seconds.
    (endsAt === null ? null : seconds(Date.parse(endsAt))) === seconds(wanted.endsAt) &&
    combinesWith.productDiscounts === wanted.combines.products &&
    combinesWith.orderDiscounts === wanted.combines.orders &&
    combinesWith.shippingDiscounts === wanted.combines.shipping
  );
}

const seconds = (at: number | null) => (at === null ? null : Math.floor(at / 1000));

function sameJson(a: string | undefined, b: string): boolean {
  if (a === undefined) return false;
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
}

function fingerprint(rule: NativeRule): string {
  return createHash('sha256').update(JSON.stringify(rule)).digest('hex').slice(0, 16);
}

interface Asked {
  readonly minimumRequirement?: {
    readonly quantity?: { readonly greaterThanOrEqualToQuantity: string };
    readonly subtotal?: { readonly greaterThanOrEqualToSubtotal: string };
  };
  readonly usesPerOrderLimit?: string;
  readonly customerBuys?: { readonly value: { readonly quantity?: string; readonly amount?: string } };
  readonly customerGets?: {
    readonly value: {
      readonly percentage?: number;
      readonly discountAmount?: { readonly amount: string; readonly appliesOnEachItem: boolean };
      readonly discountOnQuantity?: {
        readonly quantity: string;
        readonly effect: { readonly amount?: string; readonly percentage?: number };
      };
    };
  };
}

type Numbers = readonly (number | boolean | null)[];

const number = (value: unknown) => (value === undefined || value === null ? null : Number(value));

function numbersOfInput({
  minimumRequirement,
  usesPerOrderLimit,
  customerBuys,
  customerGets,
}: Asked): Numbers {
  const value = customerGets?.value;
  const effect = value?.discountOnQuantity?.effect;
  return [
    number(minimumRequirement?.quantity?.greaterThanOrEqualToQuantity),
    number(minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal),
    number(usesPerOrderLimit),
    number(customerBuys?.value.quantity),
    number(customerBuys?.value.amount),
    number(value?.percentage ?? effect?.percentage),
    number(value?.discountAmount?.amount ?? effect?.amount),
    value?.discountAmount?.appliesOnEachItem ?? null,
    number(value?.discountOnQuantity?.quantity),
  ];
}

function numbersOfNode({
  minimumRequirement,
  usesPerOrderLimit,
  customerBuys,
  customerGets,
}: DiscountFields): Numbers {
  const value = customerGets?.value;
  return [
    number(minimumRequirement?.greaterThanOrEqualToQuantity),
    number(minimumRequirement?.greaterThanOrEqualToSubtotal?.amount),
    number(usesPerOrderLimit),
    number(customerBuys?.value.quantity),
    number(customerBuys?.value.amount),
    number(value?.percentage ?? value?.effect?.percentage),
    number(value?.amount?.amount ?? value?.effect?.amount?.amount),
    value?.appliesOnEachItem ?? null,
    number(value?.quantity?.quantity),
  ];
}
