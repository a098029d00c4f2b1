/** What the page knows of Shopify: App Bridge, addresses inside the merchant's admin, picture sizes. */
import type { ShopDomain } from '../../domain/ids.ts';
import type { ThemePart } from '../../domain/setup.ts';

/** The parts of App Bridge that we use; anything but the token may be missing. */
export interface AppBridge {
  /** A session token for this merchant; it lives for one minute, so it is asked for before each request. */
  idToken(): Promise<string>;
  readonly config?: { readonly locale?: string };
  readonly toast?: { show(message: string, options?: { isError?: boolean; duration?: number }): unknown };
  readonly saveBar?: { show(id: string): unknown; hide(id: string): unknown };
}

declare global {
  interface Window {
    shopify?: AppBridge;
  }
}

/** App Bridge, or null when the page stands outside Shopify's admin (or its script could not be loaded). */
export function appBridge(): AppBridge | null {
  const bridge = globalThis.window?.shopify;
  return typeof bridge?.idToken === 'function' ? bridge : null;
}

/** The app's client id, as the server wrote it into the page. */
export function clientId(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ?? '';
}

/**
 * Where the merchant's admin answers. In development the admin is a stand-in on plain http that frames this
 * page: its links must lead there, not to a shop on the internet that happens to have the same name.
 */
export function adminOrigin(shop: ShopDomain, referrer: string = document.referrer): string {
  return URL.canParse(referrer) && new URL(referrer).protocol === 'http:'
    ? new URL(referrer).origin
    : `https://${shop}`;
}

const EDITOR = '/admin/themes/current/editor';

/** Where each block goes: the template that shows it, and the place in it. */
const PLACES: Readonly<
  Record<Exclude<ThemePart, 'mersalg-embed'>, readonly [template: string, target: string]>
> = {
  'goes-well-with': ['product', 'newAppsSection'],
  bundle: ['product', 'newAppsSection'],
  upgrade: ['product', 'mainSection'],
  extras: ['product', 'mainSection'],
  'progress-bar': ['cart', 'newAppsSection'],
};

/** Opens the theme editor with the block added where it belongs, or the app embed switched on, ready to save. */
export function partUrl(origin: string, apiKey: string, part: ThemePart): string {
  if (part === 'mersalg-embed') {
    return `${origin}${EDITOR}?context=apps&template=product&activateAppId=${apiKey}/${part}`;
  }
  const [template, target] = PLACES[part];
  return `${origin}${EDITOR}?template=${template}&addAppBlockId=${apiKey}/${part}&target=${target}`;
}

export function orderUrl(origin: string, orderId: number): string {
  return `${origin}/admin/orders/${orderId}`;
}

/** The picture at about `pixels` wide: Shopify's CDN scales on request, other hosts give what they have. */
export function thumbnail(url: string, pixels: number): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  if (address.hostname !== 'cdn.shopify.com') return url;
  address.searchParams.set('width', String(pixels * 2));
  return address.href;
}
