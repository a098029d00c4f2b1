/** A simple checkout: what it costs, and how paying turns a cart into an order of the shop. */

import { cheapestRate } from '../../rates.ts';
import type { TwinCustomer, TwinOrder, TwinProduct, TwinShop, TwinVariant } from '../../state.ts';
import { type Cart, type CartLine, isPublished, lineTitle, stockLimit } from '../cart/cart.ts';
import { minorOf } from '../conversion.ts';
import type { Market } from '../market.ts';

export interface Checkout {
  readonly token: string;
  /** The cart stays the truth until it is paid. */
  readonly cartToken: string;
  order: TwinOrder | null;
}

export interface Buyer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly address: string;
  readonly zip: string;
  readonly city: string;
}

/** Minor units of the market's currency. Taxes are included in prices. */
export interface Totals {
  readonly subtotal: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
}

export type BuyerProblem = { readonly field: keyof Buyer; readonly text: 'email' | 'missing' };

export type PayOutcome =
  | { readonly kind: 'paid'; readonly order: TwinOrder }
  | { readonly kind: 'sold-out'; readonly titles: readonly string[] }
  | { readonly kind: 'empty' };

const TAX_RATE: Record<string, number> = { SE: 0.25, DK: 0.25, NO: 0.25, FI: 0.255, GB: 0.2 };

/**
 * `goods` is what the lines cost after their discounts; delivery is the market's cheapest rate for it. Rounding of
 * converted prices holds for delivery too, as on Shopify; thresholds are converted exactly.
 */
export function totalsOf(shop: TwinShop, market: Market, goods: number): Totals {
  const { currency, country } = market;
  const rate = cheapestRate(shop.shippingRates, country, goods, market.exactly);
  const shipping = goods === 0 || !rate ? 0 : minorOf(market.convert(rate.price), currency);
  const total = goods + shipping;
  const tax = TAX_RATE[country] ?? 0.2;
  return { subtotal: goods, shipping, tax: Math.round((total * tax) / (1 + tax)), total };
}

export function checkBuyer(buyer: Buyer): BuyerProblem[] {
  const problems: BuyerProblem[] = [];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(buyer.email)) problems.push({ field: 'email', text: 'email' });
  for (const field of ['lastName', 'address', 'zip', 'city'] as const) {
    if (buyer[field].trim() === '') problems.push({ field, text: 'missing' });
  }
  return problems;
}

/** Takes the stock, writes the order, empties the cart; listeners hear of the order and of each product whose stock changed. */
export function pay(shop: TwinShop, market: Market, cart: Cart, buyer: Buyer, now: number): PayOutcome {
  if (cart.lines.length === 0) return { kind: 'empty' };
  const short = shortages(shop, cart);
  if (short.length > 0) return { kind: 'sold-out', titles: short };
  const at = new Date(now).toISOString();
  const bought = cart.lines.flatMap((line) => {
    const variant = shop.variantById.get(line.variantId);
    const product = variant && shop.productById.get(variant.productId);
    return variant && product ? [{ line, variant, product }] : [];
  });
  const priceOf = (variant: TwinVariant) => minorOf(market.convert(variant.price), market.currency);
  const totals = totalsOf(
    shop,
    market,
    bought.reduce((sum, { line, variant }) => sum + priceOf(variant) * line.quantity, 0),
  );
  const abroad = market.currency !== shop.data.currency;
  const customer = customerOf(shop, buyer, at);
  const order: TwinOrder = {
    id: shop.nextId(),
    name: nextName(shop),
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    customerId: customer.id,
    email: buyer.email,
    currency: shop.data.currency,
    test: false,
    financialStatus: 'PAID',
    subtotal: market.toShop(totals.subtotal),
    shipping: market.toShop(totals.shipping),
    tax: market.toShop(totals.tax),
    total: market.toShop(totals.total),
    refunded: 0,
    lines: bought.map(({ line, variant, product }) => ({
      ...orderLine(shop, line, variant, product),
      price: market.toShop(priceOf(variant)),
      ...(abroad ? { shownPrice: priceOf(variant) } : {}),
    })),
    ...(abroad ? { shown: { currency: market.currency, rate: market.rate, ...totals } } : {}),
  };
  const changed = takeStock(bought, at);
  cart.lines = [];
  cart.note = null;
  cart.attributes = {};
  shop.addOrder(order);
  for (const product of changed) shop.emit({ topic: 'products/update', product });
  return { kind: 'paid', order };
}

/** Titles of what the stock no longer covers, counting every line of the same variant together. */
function shortages(shop: TwinShop, cart: Cart): string[] {
  const wanted = new Map<number, number>();
  for (const { variantId, quantity } of cart.lines) {
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  }
  return [...wanted].flatMap(([id, quantity]) => {
    const variant = shop.variantById.get(id);
    const product = variant && shop.productById.get(variant.productId);
    if (!variant || !isPublished(product)) return [];
    return quantity > stockLimit(variant) ? [lineTitle(product, variant)] : [];
  });
}

function orderLine(
  shop: TwinShop,
  line: CartLine,
  variant: TwinVariant,
  product: TwinProduct,
): TwinOrder['lines'][0] {
  return {
    id: shop.nextId(),
    productId: product.id,
    variantId: variant.id,
    sku: variant.sku,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    quantity: line.quantity,
    price: variant.price,
    properties: Object.entries(line.properties).map(([name, value]) => ({ name, value })),
  };
}

function takeStock(
  bought: readonly { line: CartLine; variant: TwinVariant; product: TwinProduct }[],
  at: string,
): Set<TwinProduct> {
  const changed = new Set<TwinProduct>();
  for (const { line, variant, product } of bought) {
    if (!variant.tracked) continue;
    variant.inventory -= line.quantity;
    product.updatedAt = at;
    changed.add(product);
  }
  return changed;
}

function customerOf(shop: TwinShop, buyer: Buyer, at: string): TwinCustomer {
  const email = buyer.email.toLowerCase();
  const known = shop.data.customers.find((customer) => customer.email.toLowerCase() === email);
  if (known) return known;
  const customer = {
    id: shop.nextId(),
    email: buyer.email,
    firstName: buyer.firstName,
    lastName: buyer.lastName,
    createdAt: at,
  };
  shop.data.customers.push(customer);
  return customer;
}

/** `#1001`, `#1002`, …: one more than the last order's. */
function nextName(shop: TwinShop): string {
  const last = Number(/\d+/.exec(shop.data.orders.at(-1)?.name ?? '')?.[0] ?? 1000);
  return `#${last + 1}`;
}
