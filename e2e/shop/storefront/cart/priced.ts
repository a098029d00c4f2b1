/** What a cart costs in the shopper's market: prices, selling plans and the shop's discounts, in the hundredths that Liquid and Ajax count. */
import { type AppliedDiscount, applyDiscounts, type DiscountedCart } from '../../discounts/run.ts';
import type {
  TwinProduct,
  TwinSellingPlan,
  TwinSellingPlanGroup,
  TwinShop,
  TwinVariant,
} from '../../state.ts';
import { hundredths, minorOf } from '../conversion.ts';
import type { Market } from '../market.ts';
import { planOf, unitPrice } from '../selling-plans.ts';
import type { Cart, CartLine } from './cart.ts';

export interface CartScope {
  readonly shop: TwinShop;
  readonly market: Market;
  /** Protocol-relative base of pictures, e.g. `//127.0.0.1:4000`. */
  readonly cdn: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** A discount and what it takes off, in hundredths. */
export interface Off {
  readonly id: string;
  readonly title: string;
  readonly amount: number;
  readonly kind: 'automatic' | 'discount_code';
}

export interface PricedLine {
  readonly line: CartLine;
  readonly product: TwinProduct;
  readonly variant: TwinVariant;
  readonly plan: { plan: TwinSellingPlan; group: TwinSellingPlanGroup } | null;
  /** One piece before discounts. */
  readonly price: number;
  /** All pieces before discounts. */
  readonly original: number;
  readonly discounts: readonly Off[];
  /** Sum of `discounts`. */
  readonly off: number;
  /** All pieces after the line's discounts. */
  readonly final: number;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  /** Off the order as a whole, after those of lines. */
  readonly order: readonly Off[];
  /** Off delivery; empty where its price was not told. */
  readonly shipping: readonly Off[];
  readonly codes: DiscountedCart['codes'];
  /** Before all discounts. */
  readonly original: number;
  /** After the discounts of lines. */
  readonly subtotal: number;
  /** After those of the order too. */
  readonly total: number;
}

/** `shipping`: hundredths of the market's currency, or null while nobody knows it (in the cart). */
export function priceCart(scope: CartScope, cart: Cart, shipping: number | null = null): PricedCart {
  const { shop, market } = scope;
  const { currency } = market;
  const sold = linesOf(scope, cart);
  const answer = applyDiscounts(shop, {
    lines: sold.map(({ line, product, variant, price }) => ({
      key: line.key,
      productId: product.id,
      variantId: variant.id,
      quantity: line.quantity,
      price: minorOf(price, currency),
      properties: line.properties,
      ...(line.parent === null ? {} : { parent: line.parent }),
    })),
    attributes: cart.attributes,
    currency,
    rate: market.rate,
    country: market.country,
    language: market.locale,
    codes: cart.codes,
    shipping: shipping === null ? null : minorOf(shipping, currency),
    now: scope.now,
  });
  const offs = (applied: readonly AppliedDiscount[]) =>
    applied.map(
      (one): Off => ({
        id: one.id,
        title: one.title,
        amount: hundredths(one.amount, currency),
        kind: cart.codes.some((code) => code.toLowerCase() === one.title.toLowerCase())
          ? 'discount_code'
          : 'automatic',
      }),
    );
  const lines = sold.map((parts, i): PricedLine => {
    const discounts = offs(answer.lines[i]?.applied ?? []);
    const original = parts.price * parts.line.quantity;
    const off = sum(discounts);
    return { ...parts, original, discounts, off, final: original - off };
  });
  const order = offs(answer.order);
  const subtotal = lines.reduce((total, { final }) => total + final, 0);
  return {
    lines,
    order,
    shipping: offs(answer.shipping),
    codes: answer.codes,
    original: lines.reduce((total, line) => total + line.original, 0),
    subtotal,
    total: subtotal - sum(order),
  };
}

/** Lines with what they stand for; `dropVanished` has removed those that stand for nothing. */
function linesOf({ shop, market }: CartScope, cart: Cart) {
  return cart.lines.flatMap((line) => {
    const variant = shop.variantById.get(line.variantId);
    const product = variant && shop.productById.get(variant.productId);
    if (!variant || !product) return [];
    const plan = line.sellingPlan === null ? null : planOf(shop, product.id, line.sellingPlan);
    return [{ line, product, variant, plan, price: unitPrice(market, variant, plan?.plan ?? null) }];
  });
}

export function itemCount(cart: Cart): number {
  return cart.lines.reduce((total, line) => total + line.quantity, 0);
}

/** Is anything in it sent? Services are not. */
export function requiresShipping(lines: readonly PricedLine[]): boolean {
  return lines.some(({ variant }) => variant.requiresShipping !== false);
}

export function sum(offs: readonly Pick<Off, 'amount'>[]): number {
  return offs.reduce((total, { amount }) => total + amount, 0);
}
