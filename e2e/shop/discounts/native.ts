/** Shopify's own discounts on a cart, each as if it stood alone, by the documented rules; `combine` says which hold together. */
import { minorDigits } from '../money.ts';
import type { TwinShop } from '../state.ts';
import {
  type DiscountItems,
  type DiscountMinimum,
  type DiscountRule,
  type DiscountValue,
  discountGid,
  discountStatus,
  type TwinDiscount,
} from './state.ts';
import type { CartLineToDiscount, CartToDiscount, DiscountClaim } from './types.ts';

type Of<K extends DiscountRule['kind']> = Extract<DiscountRule, { kind: K }>;
type Effect = Pick<DiscountClaim, 'lines' | 'order' | 'shipping'>;

const NOTHING: Effect = { lines: new Map(), order: null, shipping: null };

/** The active native discounts that speak to this cart: automatic ones, and codes that the shopper entered. */
export function nativeClaims(shop: TwinShop, cart: CartToDiscount): DiscountClaim[] {
  const entered = new Set(cart.codes.map((code) => code.toLowerCase()));
  return shop.discounts
    .filter(
      (one) =>
        one.rule.kind !== 'app' &&
        (one.code === null || entered.has(one.code.toLowerCase())) &&
        discountStatus(one, cart.now) === 'ACTIVE',
    )
    .map((one) => claimOf(one, shop, cart));
}

function claimOf(discount: TwinDiscount, shop: TwinShop, cart: CartToDiscount): DiscountClaim {
  const { code, title, combinesWith } = discount;
  return {
    id: discountGid(discount),
    title,
    code,
    by: 'native',
    combinesWith: {
      product: combinesWith.productDiscounts,
      order: combinesWith.orderDiscounts,
      shipping: combinesWith.shippingDiscounts,
    },
    ...effectOf(discount.rule, shop, cart),
  };
}

function effectOf(rule: DiscountRule, shop: TwinShop, cart: CartToDiscount): Effect {
  // In the shopper's currency, by the market's rate.
  const worth = (minor: number) =>
    Math.floor(
      minor * cart.rate * 10 ** (minorDigits(cart.currency) - minorDigits(shop.data.currency)) + 0.5,
    );
  switch (rule.kind) {
    case 'basic':
      return rule.items.kind === 'all'
        ? { ...NOTHING, order: orderPart(rule, cart, worth) }
        : { ...NOTHING, lines: productPart(rule, shop, cart, worth) };
    case 'bxgy':
      return { ...NOTHING, lines: bxgyPart(rule, shop, cart, worth) };
    case 'free-shipping': {
      const there = rule.countries === null || rule.countries.includes(cart.country);
      const free = there && meets(rule.minimum, cart.lines, worth);
      return free ? { ...NOTHING, shipping: (price) => price } : NOTHING;
    }
    case 'app':
      return NOTHING;
  }
}

type Worth = (minor: number) => number;

/** Off the whole order, after what went off its lines; so is its minimum reckoned. */
function orderPart({ value, minimum }: Of<'basic'>, cart: CartToDiscount, worth: Worth): Effect['order'] {
  return (paid) => {
    const reached =
      minimum?.kind === 'subtotal' ? paid >= worth(minimum.subtotal) : meets(minimum, cart.lines, worth);
    return reached ? Math.min(paid, offOne(value, paid, worth)) : 0;
  };
}

/** Off every piece of the products it speaks of; only these count for its minimum. */
function productPart(rule: Of<'basic'>, shop: TwinShop, cart: CartToDiscount, worth: Worth): Effect['lines'] {
  const { value, minimum } = rule;
  const named = cart.lines.filter((line) => speaksOf(rule.items, line, shop));
  if (!meets(minimum, named, worth)) return new Map();
  const sum = subtotalOf(named);
  return new Map(
    named.flatMap((line): [string, number][] => {
      const cost = line.price * line.quantity;
      const off =
        value.kind === 'percentage'
          ? offOne(value, cost, worth)
          : value.each
            ? offOne(value, line.price, worth) * line.quantity
            : Math.round((offOne(value, sum, worth) * cost) / Math.max(1, sum));
      return off > 0 ? [[line.key, Math.min(cost, off)]] : [];
    }),
  );
}

/** As often as the cart holds it: so much bought, then so many of the cheapest others cheaper. A piece serves once. */
function bxgyPart(rule: Of<'bxgy'>, shop: TwinShop, cart: CartToDiscount, worth: Worth): Effect['lines'] {
  const pieces = cart.lines.flatMap((line) =>
    Array.from({ length: line.quantity }, () => ({
      line,
      buys: speaksOf(rule.buys, line, shop),
      gets: speaksOf(rule.gets, line, shop),
    })),
  );
  pieces.sort((a, b) => a.line.price - b.line.price);
  const off = new Map<string, number>();
  let left = pieces;
  for (let use = 0; use < (rule.usesPerOrder ?? Infinity); use += 1) {
    const gets = left.filter((one) => one.gets).slice(0, rule.quantity);
    if (gets.length < rule.quantity) break;
    const bought: typeof pieces = [];
    const enough = () =>
      'quantity' in rule.need
        ? bought.length >= rule.need.quantity
        : subtotalOf(bought.map(({ line }) => ({ ...line, quantity: 1 }))) >= worth(rule.need.amount);
    for (const one of left.filter((other) => other.buys && !gets.includes(other)).reverse()) {
      if (enough()) break;
      bought.push(one);
    }
    if (bought.length === 0 || !enough()) break;
    for (const { line } of gets) {
      const amount = Math.min(line.price, offOne(rule.value, line.price, worth));
      if (amount > 0) off.set(line.key, (off.get(line.key) ?? 0) + amount);
    }
    left = left.filter((one) => !gets.includes(one) && !bought.includes(one));
  }
  return off;
}

function offOne(value: DiscountValue, sum: number, worth: Worth): number {
  return value.kind === 'percentage'
    ? Math.round(sum * value.percentage)
    : Math.min(sum, worth(value.amount));
}

function meets(minimum: DiscountMinimum | null, lines: readonly CartLineToDiscount[], worth: Worth): boolean {
  if (lines.length === 0) return false;
  if (minimum === null) return true;
  if (minimum.kind === 'subtotal') return subtotalOf(lines) >= worth(minimum.subtotal);
  return lines.reduce((sum, { quantity }) => sum + quantity, 0) >= minimum.quantity;
}

function subtotalOf(lines: readonly Pick<CartLineToDiscount, 'price' | 'quantity'>[]): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

function speaksOf(items: DiscountItems, line: CartLineToDiscount, shop: TwinShop): boolean {
  switch (items.kind) {
    case 'all':
      return true;
    case 'products':
      return items.products.includes(line.productId) || items.variants.includes(line.variantId);
    case 'collections':
      return shop.collectionsOf(line.productId).some(({ id }) => items.collections.includes(id));
  }
}
