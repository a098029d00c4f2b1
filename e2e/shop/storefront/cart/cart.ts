/** A shopper's cart and the rules by which Shopify lets lines in: stock, merging of equal lines, keys. */
import { createHash } from 'node:crypto';
import type { TwinProduct, TwinShop, TwinVariant } from '../../state.ts';

export type Properties = Readonly<Record<string, string>>;

export interface CartLine {
  /** `variantId:md5(properties)`: what `/cart/change.js` calls `id`. */
  readonly key: string;
  readonly variantId: number;
  quantity: number;
  readonly properties: Properties;
}

export interface Cart {
  readonly token: string;
  /** Newest first, as on Shopify. */
  lines: CartLine[];
  note: string | null;
  attributes: Record<string, string>;
}

export interface WantedLine {
  readonly variantId: number;
  readonly quantity: number;
  readonly properties: Properties;
}

/** `refused` may still have added what was left in stock, as Shopify does. */
export type CartOutcome =
  | { readonly kind: 'done'; readonly lines: readonly CartLine[] }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 422; readonly text: string };

export function emptyCart(token: string): Cart {
  return { token, lines: [], note: null, attributes: {} };
}

export function lineKey(variantId: number, properties: Properties): string {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${variantId}:${createHash('md5').update(JSON.stringify(sorted)).digest('hex')}`;
}

/** On sale in the online store: active and published. */
export function isPublished(product: TwinProduct | undefined): product is TwinProduct {
  return product?.status === 'ACTIVE' && product.publishedAt !== null;
}

export function isAvailable(variant: TwinVariant): boolean {
  return stockLimit(variant) > 0;
}

/** Pieces that may be sold: Infinity when stock is not counted or may go below zero. */
export function stockLimit(variant: TwinVariant): number {
  return variant.tracked && variant.policy === 'DENY' ? Math.max(0, variant.inventory) : Infinity;
}

/** Title as carts and orders write it: `Cup - Blue`, or `Cup` when there is no choice. */
export function lineTitle(product: TwinProduct, variant: TwinVariant): string {
  return variant.title === 'Default Title' ? product.title : `${product.title} - ${variant.title}`;
}

/** Lines whose product went away meanwhile leave the cart. */
export function dropVanished(shop: TwinShop, cart: Cart): void {
  cart.lines = cart.lines.filter((line) => {
    const variant = shop.variantById.get(line.variantId);
    return variant && isPublished(shop.productById.get(variant.productId));
  });
}

/** Adds all or, when one is unknown or sold out, none; more than the stock adds the rest of it and refuses. */
export function addLines(shop: TwinShop, cart: Cart, wanted: readonly WantedLine[]): CartOutcome {
  for (const want of wanted) {
    const variant = shop.variantById.get(want.variantId);
    const product = variant && shop.productById.get(variant.productId);
    if (!variant || !isPublished(product)) return refuse(404, 'Cannot find variant');
    if (!isAvailable(variant)) {
      return refuse(422, `The product '${lineTitle(product, variant)}' is already sold out.`);
    }
  }
  const touched: CartLine[] = [];
  let shortage: string | null = null;
  for (const want of wanted) {
    const room = roomFor(shop, cart, want.variantId);
    const quantity = Math.min(want.quantity, room);
    if (quantity < want.quantity) shortage = shortageText(quantity);
    if (quantity > 0) touched.push(putLine(cart, want, quantity));
  }
  return shortage ? refuse(422, shortage) : { kind: 'done', lines: touched };
}

/** Sets a line's quantity; zero removes it. More than the stock keeps what is possible and refuses. */
export function setQuantity(shop: TwinShop, cart: Cart, line: CartLine, quantity: number): CartOutcome {
  if (quantity <= 0) {
    cart.lines = cart.lines.filter((other) => other !== line);
    return { kind: 'done', lines: [] };
  }
  const room = roomFor(shop, cart, line.variantId) + line.quantity;
  if (quantity > room) {
    const before = line.quantity;
    line.quantity = room;
    if (room === 0) cart.lines = cart.lines.filter((other) => other !== line);
    return refuse(422, shortageText(Math.max(0, room - before)));
  }
  line.quantity = quantity;
  return { kind: 'done', lines: [line] };
}

/** Replaces a line's properties: its key changes, and it merges with an equal line. */
export function setProperties(cart: Cart, line: CartLine, properties: Properties): CartLine {
  const key = lineKey(line.variantId, properties);
  const equal = cart.lines.find((other) => other.key === key && other !== line);
  if (equal) {
    equal.quantity += line.quantity;
    cart.lines = cart.lines.filter((other) => other !== line);
    return equal;
  }
  const changed: CartLine = { ...line, key, properties };
  cart.lines = cart.lines.map((other) => (other === line ? changed : other));
  return changed;
}

/** By line key, else by variant id. */
export function findLine(cart: Cart, id: string): CartLine | undefined {
  return (
    cart.lines.find((line) => line.key === id) ?? cart.lines.find((line) => String(line.variantId) === id)
  );
}

function putLine(cart: Cart, want: WantedLine, quantity: number): CartLine {
  const key = lineKey(want.variantId, want.properties);
  const equal = cart.lines.find((line) => line.key === key);
  if (equal) {
    equal.quantity += quantity;
    return equal;
  }
  const line: CartLine = { key, variantId: want.variantId, quantity, properties: want.properties };
  cart.lines.unshift(line);
  return line;
}

function roomFor(shop: TwinShop, cart: Cart, variantId: number): number {
  const variant = shop.variantById.get(variantId);
  if (!variant) return 0;
  const held = cart.lines.reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0);
  return Math.max(0, stockLimit(variant) - held);
}

/** Wording of March 2025: https://shopify.dev/changelog/cart-ajax-api-inventory-error-message-updates */
function shortageText(added: number): string {
  if (added === 0) return 'The maximum quantity of this item is already in your cart.';
  return added === 1 ? 'Only 1 item was added to your cart.' : `Only ${added} items were added to your cart.`;
}

function refuse(status: 400 | 404 | 422, text: string): CartOutcome {
  return { kind: 'refused', status, text };
}
