/** The platform's port: what the use cases need of the shop's commerce platform, in our terms. */
import type { Order } from '../domain/basket.ts';
import type { Collection, Product } from '../domain/catalog.ts';
import type { OrderId, ProductId, ShopDomain } from '../domain/ids.ts';
import type { ToldLook } from '../domain/look/look.ts';
import type { ToldMeasure } from '../domain/measure/measure.ts';
import type { Rooms } from '../domain/room.ts';
import type { DiscountPort } from './discountPort.ts';

export interface Grant {
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: number | null;
  readonly scopes: readonly string[];
}

export type BulkKind = 'products' | 'orders';

export type BulkStatus =
  | { readonly kind: 'running'; readonly objects: number }
  /** `url` is null when there was nothing to export. `roots` counts products or orders. */
  | { readonly kind: 'ready'; readonly url: string | null; readonly roots: number; readonly objects: number }
  | { readonly kind: 'failed'; readonly code: string };

export interface BulkBatch<T> {
  readonly items: readonly T[];
  /** Lines of the file consumed up to and including this batch: where to resume. */
  readonly line: number;
}

/** What a webhook says, in our terms. */
export type Change =
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'order-deleted'; readonly id: OrderId }
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'product-deleted'; readonly id: ProductId }
  | { readonly kind: 'uninstalled' }
  /**
   * `importedKey` is the key under which imported orders stand, which know customers only by e-mail.
   * `formerKeys` are both kinds as they were before the encryption key was changed.
   */
  | {
      readonly kind: 'redact-customer';
      readonly customerKey: string;
      readonly importedKey?: string;
      readonly formerKeys?: readonly string[];
    }
  | { readonly kind: 'redact-shop' }
  | { readonly kind: 'data-request' }
  | { readonly kind: 'ignored'; readonly why: string };

/** The commerce platform. Throws MersalgError `platform-*`, `token-expired`, `not-installed`, `bulk-*`. */
export interface Platform extends DiscountPort {
  /** Trades a verified session token for an expiring offline token (OAuth token exchange). */
  exchangeToken(shop: ShopDomain, sessionToken: string): Promise<Grant>;
  shopInfo(shop: ShopDomain): Promise<{ name: string; currency: string; timezone: string }>;
  /**
   * Starts a bulk export and resolves to its id. A running one of ours is taken over instead of refused. `since` (epoch
   * ms) leaves orders out that were made before; null leaves out none.
   */
  startBulk(shop: ShopDomain, kind: BulkKind, since?: number | null): Promise<string>;
  bulkStatus(shop: ShopDomain, id: string): Promise<BulkStatus>;
  /** Streams the export's JSONL in batches, skipping the first `fromLine` lines. Throws `bulk-truncated` when it ends early. */
  bulkProducts(shop: ShopDomain, url: string, fromLine: number): AsyncIterable<BulkBatch<Product>>;
  bulkOrders(shop: ShopDomain, url: string, fromLine: number): AsyncIterable<BulkBatch<Order>>;
  /** Every collection by its title; which products they hold, products say themselves. */
  collections(shop: ShopDomain): Promise<readonly Collection[]>;
  /** What changed since (epoch ms), in pages; for the periodic reconcile. */
  changedProducts(shop: ShopDomain, since: number): AsyncIterable<readonly Product[]>;
  changedOrders(shop: ShopDomain, since: number): AsyncIterable<readonly Order[]>;
  /**
   * Tells the shop's extensions where we are: checkout's blocks our address, the pixel its settings. Safe to repeat.
   * `denied` names what the shop's grant does not allow.
   */
  connectExtensions(shop: ShopDomain): Promise<{ readonly denied: readonly string[] }>;
  /**
   * Tells the theme which blocks of which products' pages need room; products that are not named need none. Writes only
   * what changed. Counts pieces of what is told; `tooLarge` are left out.
   */
  tellRooms(
    shop: ShopDomain,
    rooms: ReadonlyMap<ProductId, Rooms>,
  ): Promise<{ readonly written: number; readonly tooLarge: number }>;
  /** Tells the theme how results are measured. Resolves to whether it did not know yet. */
  tellMeasure(shop: ShopDomain, measure: ToldMeasure): Promise<boolean>;
  /** Tells the theme how widgets look. Resolves to whether it did not know yet. */
  tellLook(shop: ShopDomain, look: ToldLook): Promise<boolean>;
  /** Reads a webhook's body. `currency` is the shop's own. Never throws for odd input: it answers `ignored`. */
  parseWebhook(shop: ShopDomain, topic: string, body: string, currency: string): Change;
}
