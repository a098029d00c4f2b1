/** Turns what a checkout charged into an order: both currencies, discounts shared out to the lines, nested lines, selling plans. */
import type {
  TwinAllocation,
  TwinDiscountApplication,
  TwinOrder,
  TwinOrderLine,
  TwinShop,
} from '../../state.ts';
import type { Off, PricedLine } from '../cart/priced.ts';
import { minorOf } from '../conversion.ts';
import type { Market } from '../market.ts';
import type { Charge } from './totals.ts';

/** The part of an order that comes from what was charged. */
export type Charged = Pick<
  TwinOrder,
  | 'currency'
  | 'subtotal'
  | 'shipping'
  | 'tax'
  | 'taxRate'
  | 'taxIncluded'
  | 'total'
  | 'lines'
  | 'applications'
  | 'shown'
>;

export function chargedOrder(shop: TwinShop, market: Market, { cart, totals }: Charge): Charged {
  const minor = (amount: number) => minorOf(amount, market.currency);
  const both = (shown: number) => ({ amount: market.toShop(shown), shown });
  const applications = applicationsOf(cart.lines, cart.order, cart.shipping).map(({ off, target }) => ({
    title: off.title,
    kind: off.kind === 'discount_code' ? ('code' as const) : ('automatic' as const),
    target,
    id: off.id,
    ...both(minor(off.amount)),
  }));
  const shares = cart.order.map((off) =>
    shareOut(
      minor(off.amount),
      cart.lines.map(({ final }) => minor(final)),
    ),
  );
  const ids = new Map(cart.lines.map(({ line }) => [line.key, shop.nextId()]));
  const abroad = market.currency !== shop.data.currency;
  const lines = cart.lines.map((priced, i): TwinOrderLine => {
    const indexOf = (off: Off, target: TwinDiscountApplication['target']) =>
      applications.findIndex((one) => one.id === off.id && one.target === target);
    const discounts: TwinAllocation[] = [
      ...priced.discounts.map((off) => ({ application: indexOf(off, 'line'), ...both(minor(off.amount)) })),
      ...cart.order.map((off, j) => ({ application: indexOf(off, 'order'), ...both(shares[j]?.[i] ?? 0) })),
    ].filter(({ shown }) => shown > 0);
    const { line, variant, product, plan } = priced;
    const price = minor(priced.price);
    return {
      id: ids.get(line.key)!,
      productId: product.id,
      variantId: variant.id,
      sku: variant.sku,
      title: product.title,
      variantTitle: variant.title === 'Default Title' ? null : variant.title,
      quantity: line.quantity,
      price: market.toShop(price),
      properties: Object.entries(line.properties).map(([name, value]) => ({ name, value })),
      ...(abroad ? { shownPrice: price } : {}),
      ...(discounts.length > 0 ? { discounts } : {}),
      ...(plan ? { sellingPlan: { id: plan.plan.id, name: plan.plan.name } } : {}),
      ...(line.parent === null ? {} : { parentId: ids.get(line.parent)! }),
    };
  });
  const shown = {
    subtotal: minor(totals.subtotal),
    shipping: minor(totals.shipping),
    tax: minor(totals.tax),
    total: minor(totals.total),
  };
  return {
    currency: shop.data.currency,
    subtotal: market.toShop(shown.subtotal),
    shipping: market.toShop(shown.shipping),
    tax: market.toShop(shown.tax),
    total: market.toShop(shown.total),
    taxRate: totals.taxRate,
    ...(shop.data.taxesIncluded === undefined ? {} : { taxIncluded: shop.data.taxesIncluded }),
    lines,
    ...(applications.length > 0 ? { applications: applications.map(({ id: _, ...one }) => one) } : {}),
    ...(abroad ? { shown: { currency: market.currency, rate: market.rate, ...shown } } : {}),
  };
}

/** Every discount once, with all that it took off. */
function applicationsOf(lines: readonly PricedLine[], order: readonly Off[], shipping: readonly Off[]) {
  const found: { off: Off; target: TwinDiscountApplication['target'] }[] = [];
  const add = (target: TwinDiscountApplication['target']) => (off: Off) => {
    const known = found.find((one) => one.off.id === off.id && one.target === target);
    if (known) known.off = { ...known.off, amount: known.off.amount + off.amount };
    else found.push({ off, target });
  };
  for (const line of lines) line.discounts.forEach(add('line'));
  order.forEach(add('order'));
  shipping.forEach(add('shipping'));
  return found;
}

/** Whole minor units in proportion to what each line costs; what is left over goes to the largest remainders. */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((total, weight) => total + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (amount * weight) / all);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, i) => ({ i, left: value - Math.floor(value) }))
    .sort((a, b) => b.left - a.left);
  const missing = amount - shares.reduce((total, share) => total + share, 0);
  for (const { i } of byRemainder.slice(0, missing)) shares[i]! += 1;
  return shares;
}
