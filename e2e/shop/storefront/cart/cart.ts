/** A shopper's cart and the rules by which Shopify lets lines in: stock, merging of equal lines, keys. */
import { createHash } from 'node:crypto';
import type { TwinProduct, TwinShop, TwinVariant } from '../../state.ts';
import { planOf } from '../selling-plans.ts';

export type Properties = Readonly<Record<string, string>>;

export interface CartLine {
  /** `variantId:md5(properties)`: what `/cart/change.js` calls `id`. */
  readonly key: string;
  readonly variantId: number;
  quantity: number;
  readonly properties: Properties;
  /** Selling plan under which it is bought; null: once. */
  readonly sellingPlan: number | null;
  /** Key of the line that this one is nested under: it stands after it and leaves with it. */
  parent: string | null;
}

export interface Cart {
  readonly token: string;
  /** Newest first, as on Shopify. */
  lines: CartLine[];
  note: string | null;
  attributes: Record<string, string>;
  /** Discount codes, in the order of entry. */
  codes: string[];
}

export interface WantedLine {
  readonly variantId: number;
  readonly quantity: number;
  readonly properties: Properties;
  readonly sellingPlan: number | null;
  /** A line of the cart by its key, or another line of the same request by its variant. */
  readonly parent: { readonly key: string } | { readonly variantId: number } | null;
}

/** `refused` may still have added what was left in stock, as Shopify does. */
export type CartOutcome =
  | { readonly kind: 'done'; readonly lines: readonly CartLine[] }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 422; readonly text: string };

export function emptyCart(token: string): Cart {
  return { token, lines: [], note: null, attributes: {}, codes: [] };
}

/** What makes two lines of a variant different. */
export type LineIdentity = Pick<CartLine, 'variantId' | 'properties' | 'sellingPlan' | 'parent'>;

export function lineKey({ variantId, properties, sellingPlan, parent }: LineIdentity): string {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  const identity = sellingPlan === null && parent === null ? sorted : [sorted, sellingPlan, parent];
  return `${variantId}:${createHash('md5').update(JSON.stringify(identity)).digest('hex')}`;
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

/** Lines whose product went away meanwhile leave the cart, and so does what was nested under them. */
export function dropVanished(shop: TwinShop, cart: Cart): void {
  cart.lines = cart.lines.filter((line) => {
    const variant = shop.variantById.get(line.variantId);
    return variant && isPublished(shop.productById.get(variant.productId));
  });
  dropOrphans(cart);
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
    if (want.sellingPlan !== null && !planOf(shop, product.id, want.sellingPlan)) {
      return refuse(422, 'The selling plan is not offered for this product.');
    }
    const fault = nestingFault(cart, wanted, want);
    if (fault) return refuse(422, fault);
  }
  const touched: CartLine[] = [];
  let shortage: string | null = null;
  // Parents first: a nested line needs the key of its parent.
  const parents = wanted.filter((want) => want.parent === null);
  for (const want of [...parents, ...wanted.filter((other) => other.parent !== null)]) {
    const room = roomFor(shop, cart, want.variantId);
    const quantity = Math.min(want.quantity, room);
    if (quantity < want.quantity) shortage = shortageText(quantity);
    if (quantity === 0) continue;
    const parent = parentKey(want, touched);
    if (want.parent === null || parent !== null) touched.push(putLine(cart, { ...want, parent }, quantity));
  }
  return shortage ? refuse(422, shortage) : { kind: 'done', lines: touched };
}

/** Sets a line's quantity; zero removes it with what is nested under it. More than the stock keeps what is possible and refuses. */
export function setQuantity(shop: TwinShop, cart: Cart, line: CartLine, quantity: number): CartOutcome {
  if (quantity <= 0) {
    removeLine(cart, line);
    return { kind: 'done', lines: [] };
  }
  const room = roomFor(shop, cart, line.variantId) + line.quantity;
  if (quantity > room) {
    const before = line.quantity;
    line.quantity = room;
    if (room === 0) removeLine(cart, line);
    return refuse(422, shortageText(Math.max(0, room - before)));
  }
  line.quantity = quantity;
  return { kind: 'done', lines: [line] };
}

/** Gives a line other properties or another selling plan: its key changes, and it merges with an equal line. */
export function changeLine(
  cart: Cart,
  line: CartLine,
  change: Partial<Pick<CartLine, 'properties' | 'sellingPlan'>>,
): CartLine {
  const changed: CartLine = { ...line, ...change };
  const next: CartLine = { ...changed, key: lineKey(changed) };
  for (const child of cart.lines) if (child.parent === line.key) child.parent = next.key;
  const equal = cart.lines.find((other) => other.key === next.key && other !== line);
  if (equal) {
    equal.quantity += line.quantity;
    cart.lines = cart.lines.filter((other) => other !== line);
    return equal;
  }
  cart.lines = cart.lines.map((other) => (other === line ? next : other));
  return next;
}

/** By line key, else by variant id. */
export function findLine(cart: Cart, id: string): CartLine | undefined {
  return (
    cart.lines.find((line) => line.key === id) ?? cart.lines.find((line) => String(line.variantId) === id)
  );
}

/** One level only, never under its own variant, and only under what is there or comes in the same request. */
function nestingFault(
  cart: Cart,
  wanted: readonly WantedLine[],
  { parent, variantId }: WantedLine,
): string | null {
  if (parent === null) return null;
  const found =
    'key' in parent
      ? cart.lines.find((line) => line.key === parent.key)
      : wanted.find((other) => other.variantId === parent.variantId && other.parent === null);
  if (!found) {
    const nested = 'variantId' in parent && wanted.some((other) => other.variantId === parent.variantId);
    return nested ? DEEP : 'Parent line does not match any existing or added lines';
  }
  if (found.parent !== null) return DEEP;
  return found.variantId === variantId ? 'A line cannot be nested under its own variant' : null;
}

const DEEP = 'A nested line cannot be the parent of another line';

function parentKey({ parent }: WantedLine, touched: readonly CartLine[]): string | null {
  if (parent === null) return null;
  if ('key' in parent) return parent.key;
  return touched.find((line) => line.variantId === parent.variantId && line.parent === null)?.key ?? null;
}

/** Nested lines stand after their parent, others come first. */
function putLine(cart: Cart, want: LineIdentity, quantity: number): CartLine {
  const { variantId, properties, sellingPlan, parent } = want;
  const key = lineKey(want);
  const equal = cart.lines.find((line) => line.key === key);
  if (equal) {
    equal.quantity += quantity;
    return equal;
  }
  const line: CartLine = { key, variantId, quantity, properties, sellingPlan, parent };
  const at =
    parent === null ? 0 : cart.lines.findLastIndex((one) => one.key === parent || one.parent === parent) + 1;
  cart.lines.splice(at, 0, line);
  return line;
}

function removeLine(cart: Cart, line: CartLine): void {
  cart.lines = cart.lines.filter((other) => other !== line);
  dropOrphans(cart);
}

function dropOrphans(cart: Cart): void {
  const keys = new Set(cart.lines.map((line) => line.key));
  cart.lines = cart.lines.filter((line) => line.parent === null || keys.has(line.parent));
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
