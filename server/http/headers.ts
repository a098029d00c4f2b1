/** Security headers: everything is forbidden by default; the merchant's page allows what it needs, framed only by its shop. */
import type { ShopDomain } from '../domain/ids.ts';

/** For answers that are no page: JSON, Liquid, errors. */
export function plainHeaderValues(https: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

export interface PagePolicy {
  readonly appBridgeUrl: string;
  /** The stand-in's origin in development; null in production. */
  readonly shopifyOrigin: string | null;
}

/** `shop` must be proved by the launch signature; null when it is not, and then nobody may frame the page. */
export function pagePolicy({ appBridgeUrl, shopifyOrigin }: PagePolicy, shop: ShopDomain | null): string {
  const development = shopifyOrigin === null ? [] : [shopifyOrigin];
  const admin = shop === null ? [] : [`https://${shop}`, 'https://admin.shopify.com', ...development];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", appBridgeUrl],
    'style-src': ["'self'"],
    // Product pictures live on the platform's content network.
    'img-src': ["'self'", 'data:', 'https:', ...development],
    'font-src': ["'self'", 'https://cdn.shopify.com'],
    'connect-src': ["'self'", ...admin],
    // The live preview.
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': admin.length === 0 ? ["'none'"] : admin,
  };
  return written(directives);
}

/**
 * Of the live preview's frame: a sandbox that may run our scripts and reach nothing. It is the same for every shop, and a
 * browser compares all frames around it: hence any shop's admin. Whoever else framed it would frame an empty page, since it
 * heeds only a page of its own server.
 */
export function framePolicy({ shopifyOrigin }: Pick<PagePolicy, 'shopifyOrigin'>): string {
  const development = shopifyOrigin === null ? [] : [shopifyOrigin];
  return written({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // Widgets and blocks bring styles with them.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'https:', ...development],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    sandbox: ['allow-scripts'],
    'frame-ancestors': ["'self'", 'https://*.myshopify.com', 'https://admin.shopify.com', ...development],
  });
}

function written(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
