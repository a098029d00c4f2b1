/** The shop's other discounts in our terms. */
import { parseAmount } from '../../domain/money.ts';
import type {
  DiscountedBy,
  DiscountedItems,
  Minimum,
  OtherDiscount,
  OtherRule,
} from '../../domain/offer/otherDiscount.ts';
import type { DiscountFields, ItemsNode, MinimumNode, OtherNode, ValueNode } from './nodes.ts';

/** `currency` is the shop's own: the platform states discounts in it. */
export function otherOf({ id, discount }: OtherNode, currency: string): OtherDiscount {
  const { combinesWith: combines } = discount;
  return {
    id,
    title: discount.title,
    code: discount.__typename.startsWith('DiscountCode') ? (discount.codes?.nodes[0]?.code ?? '') : null,
    classes: discount.discountClasses.map((name) => name.toLowerCase() as OtherDiscount['classes'][number]),
    combinesWith: {
      product: combines.productDiscounts,
      order: combines.orderDiscounts,
      shipping: combines.shippingDiscounts,
    },
    startsAt: Date.parse(discount.startsAt),
    endsAt: discount.endsAt === null ? null : Date.parse(discount.endsAt),
    rule: ruleOf(discount, currency),
  };
}

function ruleOf(discount: DiscountFields, currency: string): OtherRule {
  const minimum = minimumOf(discount.minimumRequirement ?? null, currency);
  const kind = discount.__typename.replace(/^Discount(Automatic|Code)/, '');
  if (kind === 'FreeShipping') return { kind: 'free-shipping', minimum };
  const { customerGets: gets, customerBuys: buys } = discount;
  if (gets?.items === undefined) return { kind: 'app' };
  const items = itemsOf(gets.items);
  if (kind === 'Basic') return { kind: 'basic', items, by: byOf(gets.value, currency), minimum };
  if (buys?.items === undefined) return { kind: 'app' };
  const { quantity, amount } = buys.value;
  return {
    kind: 'bxgy',
    buys: itemsOf(buys.items),
    need:
      amount === undefined
        ? { kind: 'quantity', quantity: Number(quantity ?? 1) }
        : { kind: 'subtotal', subtotal: parseAmount(amount, currency) ?? 0 },
    gets: items,
    quantity: Number(gets.value.quantity?.quantity ?? 1),
    by: byOf(gets.value.effect ?? gets.value, currency),
    usesPerOrder: discount.usesPerOrderLimit ?? null,
  };
}

function byOf({ percentage, amount, appliesOnEachItem }: ValueNode, currency: string): DiscountedBy {
  if (percentage !== undefined) return { kind: 'percent', hundredths: Math.round(percentage * 10_000) };
  return {
    kind: 'amount',
    amount: parseAmount(amount?.amount ?? '0', currency) ?? 0,
    each: appliesOnEachItem ?? true,
  };
}

function minimumOf(node: MinimumNode | null, currency: string): Minimum | null {
  if (node?.greaterThanOrEqualToQuantity !== undefined)
    return { kind: 'quantity', quantity: Number(node.greaterThanOrEqualToQuantity) };
  if (node?.greaterThanOrEqualToSubtotal !== undefined) {
    const subtotal = parseAmount(node.greaterThanOrEqualToSubtotal.amount, currency) ?? 0;
    return { kind: 'subtotal', subtotal };
  }
  return null;
}

function itemsOf(items: ItemsNode): DiscountedItems {
  const ids = (list: ItemsNode['products']) =>
    (list?.nodes ?? []).map(({ id }) => Number(id.split('/').pop()));
  if (items.__typename === 'DiscountCollections')
    return { kind: 'collections', collections: ids(items.collections) };
  if (items.__typename === 'DiscountProducts')
    return { kind: 'products', products: ids(items.products), variants: ids(items.productVariants) };
  return { kind: 'all' };
}
