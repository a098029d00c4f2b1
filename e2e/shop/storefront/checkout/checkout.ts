/** A simple checkout: what it costs, and how paying turns a cart into an order of the shop. */
import type { TwinCustomer, TwinOrder, TwinProduct, TwinShop } from '../../state.ts';
import { type Cart, isPublished, lineTitle, stockLimit } from '../cart/cart.ts';
import type { CartScope, PricedLine } from '../cart/priced.ts';
import { chargedOrder } from './order.ts';
import { chargeOf } from './totals.ts';

export interface Checkout {
  readonly token: string;
  /** The cart stays the truth until it is paid. */
  readonly cartToken: string;
  order: TwinOrder | null;
  /** Those of the cart when it was paid; absent before. */
  attributes?: Readonly<Record<string, string>>;
}

export interface Buyer {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly address: string;
  readonly zip: string;
  readonly city: string;
}

export type BuyerProblem = { readonly field: keyof Buyer; readonly text: 'email' | 'missing' };

export type PayOutcome =
  | { readonly kind: 'paid'; readonly order: TwinOrder }
  | { readonly kind: 'sold-out'; readonly titles: readonly string[] }
  | { readonly kind: 'empty' };

export function checkBuyer(buyer: Buyer): BuyerProblem[] {
  const problems: BuyerProblem[] = [];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(buyer.email)) problems.push({ field: 'email', text: 'email' });
  for (const field of ['lastName', 'address', 'zip', 'city'] as const) {
    if (buyer[field].trim() === '') problems.push({ field, text: 'missing' });
  }
  return problems;
}

/** Takes the stock, writes the order, empties the cart; listeners hear of the order and of each product whose stock changed. */
export function pay(scope: CartScope, cart: Cart, buyer: Buyer): PayOutcome {
  const { shop, market, now } = scope;
  if (cart.lines.length === 0) return { kind: 'empty' };
  const short = shortages(shop, cart);
  if (short.length > 0) return { kind: 'sold-out', titles: short };
  const at = new Date(now).toISOString();
  const charge = chargeOf(scope, cart);
  const customer = customerOf(shop, buyer, at);
  const order: TwinOrder = {
    id: shop.nextId(),
    name: nextName(shop),
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    customerId: customer.id,
    email: buyer.email,
    test: false,
    financialStatus: 'PAID',
    refunded: 0,
    ...attributesOf(cart),
    ...chargedOrder(shop, market, charge),
  };
  const changed = takeStock(charge.cart.lines, at);
  cart.lines = [];
  cart.note = null;
  cart.attributes = {};
  cart.codes = [];
  shop.addOrder(order);
  for (const product of changed) shop.emit({ topic: 'products/update', product });
  return { kind: 'paid', order };
}

/** All of them, those with leading underscores too: these are kept from pages and mails, not from the order. */
function attributesOf({ attributes }: Cart): Pick<TwinOrder, 'attributes'> {
  const list = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  return list.length === 0 ? {} : { attributes: list };
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

function takeStock(bought: readonly PricedLine[], at: string): Set<TwinProduct> {
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
