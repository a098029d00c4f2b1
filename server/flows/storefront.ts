/** The port of the live storefront: what a shopper without a past would be shown there, as far as it can be told from outside. */
import type { ProductId, ShopDomain, VariantId } from '../domain/ids.ts';
import type { ThemePart, Unseen } from '../domain/setup.ts';

export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'unseen'; readonly why: Unseen };

export interface PageFacts {
  /** How often each part of ours stands on the page. */
  readonly parts: Readonly<Record<ThemePart, number>>;
  /** The theme's cart drawer, by the section that shows it anew; null where the page has none. */
  readonly drawer: { readonly section: string | null } | null;
  /** In which currency the page was rendered, and at what rate; null where it does not say. */
  readonly currency: { readonly active: string; readonly rate: number } | null;
}

/** What the platform asks for a variant, in hundredths of the currency that it shows. */
export type PlatformPrices = ReadonlyMap<VariantId, number>;

/** How the app's own address within the shop answers. */
export type ProxyAnswer =
  | { readonly kind: 'answers'; readonly items: readonly ProxyItem[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'odd' };

export interface ProxyItem {
  readonly id: ProductId;
  readonly prices: PlatformPrices;
}

/** Each verb ends in bounded time, reads a bounded answer, and never rejects. */
export interface Storefront {
  product(shop: ShopDomain, handle: string): Promise<Seen<PageFacts>>;
  cart(shop: ShopDomain): Promise<Seen<PageFacts>>;
  home(shop: ShopDomain): Promise<Seen<PageFacts>>;
  /** Whether a section, rendered anew by itself, still holds the cart. */
  section(shop: ShopDomain, id: string): Promise<Seen<boolean>>;
  prices(shop: ShopDomain, handle: string): Promise<Seen<PlatformPrices>>;
  suggestions(shop: ShopDomain, product: ProductId): Promise<Seen<ProxyAnswer>>;
}
