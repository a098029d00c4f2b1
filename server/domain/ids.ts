/** Identifiers: how Shopify's ids and shop domains look inside Mersalg. */

/** A shop's permanent domain, `name.myshopify.com`, lower case: the tenant's key everywhere. */
export type ShopDomain = string;
/** The number at the end of `gid://shopify/Product/N`. Shopify's ids are below 2^53, so a number is exact. */
export type ProductId = number;
export type VariantId = number;
export type OrderId = number;
export type CollectionId = number;

const SHOP = /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/;

/** True when `text` is a well-formed permanent shop domain. Form only: it does not prove who is asking. */
export function isShopDomain(text: unknown): text is ShopDomain {
  return typeof text === 'string' && SHOP.test(text);
}

/** The number of a gid (`gid://shopify/Product/42` or `.../42?x=y`) or of a plain decimal string; null when it is neither. */
export function idNumber(gidOrNumber: string): number | null {
  const digits = /(?:^|\/)(\d{1,16})(?:\?.*)?$/.exec(gidOrNumber)?.[1];
  if (digits === undefined) return null;
  const value = Number(digits);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** `gid('Product', 42)` is `gid://shopify/Product/42`. */
export function gid(kind: 'Product' | 'ProductVariant' | 'Order' | 'BulkOperation', id: number): string {
  return `gid://shopify/${kind}/${id}`;
}
