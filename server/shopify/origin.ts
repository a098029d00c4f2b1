/** Where Shopify is reached: the real one, or in development the shop twin that stands in for every shop. */
import { isShopDomain } from '../domain/ids.ts';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * A fetch for Shopify's addresses. With `origin` (SHOPIFY_ORIGIN, development only) what goes to
 * `https://{shop}/…` goes to that origin instead, naming the shop in `x-forwarded-host`.
 * The global fetch is looked up at each call, so that tests which replace it are heard.
 */
export function createReach(fetch: Fetch | undefined, origin: string | undefined): Fetch {
  const send: Fetch = fetch ?? ((url, init) => globalThis.fetch(url, init));
  if (origin === undefined) return send;
  return (url, init) => {
    const { hostname, pathname, search } = new URL(url);
    if (!isShopDomain(hostname)) return send(url, init);
    const headers = new Headers(init?.headers);
    headers.set('x-forwarded-host', hostname);
    return send(new URL(pathname + search, origin).href, { ...init, headers });
  };
}

/**
 * True when an address that Shopify gave may be fetched: https only, or the development origin. It keeps a
 * wrong answer from turning the server to its own network.
 */
export function mayFetch(url: string, origin: string | undefined): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  if (origin !== undefined && target.origin === new URL(origin).origin) return true;
  return target.protocol === 'https:';
}
