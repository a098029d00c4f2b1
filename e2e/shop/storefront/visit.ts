/** One request of a shopper: which shop, market, cart and theme it is about. */
import type { TwinShop } from '../state.ts';
import type { Cart } from './cart/cart.ts';
import { cookie, readCookie } from './cookies.ts';
import { locate, type Market } from './market.ts';
import type { ShopFront, Storefront } from './storefront.ts';
import { isThemeName, type ThemeName } from './theme-settings.ts';

export interface Visit {
  readonly request: Request;
  readonly url: URL;
  readonly shop: TwinShop;
  readonly front: ShopFront;
  readonly market: Market;
  /** Without the market's prefix. */
  readonly path: string;
  readonly theme: ThemeName;
  /** Protocol-relative base of `/cdn/…`, e.g. `//127.0.0.1:4000`. */
  readonly cdn: string;
  /**
   * The same for the extension's assets. Shopify keeps those at `cdn.shopify.com`, never at the shop's own origin,
   * so a script there runs as a foreign one; on one machine the server's other name stands for that host.
   */
  readonly extensionCdn: string;
  /** The shopper's cart, or a new one that nobody keeps until something is put into it. */
  readonly cart: Cart;
  readonly setCookies: string[];
  /** Epoch milliseconds by the twin's clock: discounts begin and end by it. */
  readonly now: number;
}

export const CART_COOKIE = 'cart';
/** Shopify's own: the country that the shopper chose. */
export const COUNTRY_COOKIE = 'localization';
const THEME_COOKIE = '_twin_theme';

export function visitOf(storefront: Storefront, request: Request): Visit {
  const url = new URL(request.url);
  const shop = storefront.twin.shopOf(request);
  const front = storefront.front(shop);
  const { market, path } = locate(shop.data, url.pathname, readCookie(request, COUNTRY_COOKIE));
  const setCookies: string[] = [];
  const asked = url.searchParams.get('theme');
  const kept = readCookie(request, THEME_COOKIE);
  if (isThemeName(asked)) setCookies.push(cookie(THEME_COOKIE, asked));
  const token = readCookie(request, CART_COOKIE);
  return {
    request,
    url,
    shop,
    front,
    market,
    path,
    theme: isThemeName(asked) ? asked : isThemeName(kept) ? kept : front.settings.theme,
    cdn: `//${url.host}`,
    extensionCdn: `//${foreignHost(url)}`,
    cart: (token && front.cart(token)) || front.newCart(storefront.token()),
    setCookies,
    now: storefront.twin.now(),
  };
}

const OTHER_NAME: Readonly<Record<string, string>> = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' };

/** Another origin of this very server; a server with a name of its own has none. */
function foreignHost({ host, hostname }: URL): string {
  return host.replace(hostname, OTHER_NAME[hostname] ?? hostname);
}

/** Keeps the cart and hands its token to the browser, as the Ajax API does. */
export function keepCart(visit: Visit): void {
  visit.front.keep(visit.cart);
  const line = cookie(CART_COOKIE, visit.cart.token);
  if (!visit.setCookies.includes(line)) visit.setCookies.push(line);
}

/** The answer with the cookies that the visit gathered. */
export function withCookies(visit: Visit, response: Response): Response {
  for (const line of visit.setCookies) response.headers.append('set-cookie', line);
  return response;
}

/** A redirect; the path is of this shop and gets the market's prefix when it begins with a slash. */
export function redirect(visit: Visit, path: string, status = 302): Response {
  return new Response(null, { status, headers: { location: `${visit.market.prefix}${path}` } });
}

export function html(body: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
