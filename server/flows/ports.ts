/** The ports: what the use cases need of the world. Adapters in shopify/, store/, jobs/ and http/ fit these. */
import type { AuditNote } from '../domain/audit/audit.ts';
import type { Collection, Product } from '../domain/catalog.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { Settings } from '../domain/settings.ts';
import type { AuditStore } from './auditStore.ts';
import type { CounterStore } from './counterStore.ts';
import type { FeedbackStore } from './feedbackStore.ts';
import type { FirstsStore } from './firstsStore.ts';
import type { HoldingStore } from './holdingStore.ts';
import type { JobStore } from './jobStore.ts';
import type { LedgerStore } from './ledgerStore.ts';
import type { ModelStore } from './modelStore.ts';
import type { OfferStore } from './offerStore.ts';
import type { OrderStore } from './orderStore.ts';
import type { Platform } from './platform.ts';
import type { ProductPage, ProductPageQuery } from './productPages.ts';
import type { PromiseStore } from './promiseStore.ts';
import type { SignalStore } from './signalStore.ts';
import type { ImportStore, LookStore, SyncStore } from './syncStore.ts';
import type { TrialStore } from './trialStore.ts';

export * from './auditStore.ts';
export type * from './counterStore.ts';
export type * from './discountPort.ts';
export * from './feedbackStore.ts';
export type * from './firstsStore.ts';
export type * from './holdingStore.ts';
export * from './jobStore.ts';
export * from './ledgerStore.ts';
export type * from './modelStore.ts';
export * from './offerStore.ts';
export type * from './orderStore.ts';
export type * from './platform.ts';
export type * from './productPages.ts';
export type * from './promiseStore.ts';
export * from './signalStore.ts';
export type * from './syncStore.ts';
export * from './trialStore.ts';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export interface Logger {
  info(data: Record<string, unknown>, message: string): void;
  warn(data: Record<string, unknown>, message: string): void;
  error(data: Record<string, unknown>, message: string): void;
}

/** Seals secrets at rest. `open` throws MersalgError `internal` when the bytes were not sealed with a known key. */
export interface Cipher {
  seal(plain: string, context: string): Uint8Array;
  open(sealed: Uint8Array, context: string): string;
}

// ───────────────────────────── store ─────────────────────────────

/** Every verb is atomic and scoped to a shop. All throw MersalgError `store-unavailable` when the database is away. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  readonly shops: ShopStore;
  readonly products: ProductStore;
  readonly collections: CollectionStore;
  readonly orders: OrderStore;
  readonly offers: OfferStore;
  readonly promises: PromiseStore;
  readonly inbox: InboxStore;
  readonly jobs: JobStore;
  readonly syncs: SyncStore;
  readonly models: ModelStore;
  readonly counters: CounterStore;
  readonly imports: ImportStore;
  readonly looks: LookStore;
  readonly ledger: LedgerStore;
  readonly trials: TrialStore;
  readonly feedback: FeedbackStore;
  readonly audit: AuditStore;
  readonly firsts: FirstsStore;
  readonly signals: SignalStore;
  readonly holdings: HoldingStore;
  /** Answers when the database can be read and written. */
  ping(): Promise<void>;
  /** Change counters of the given shops, in one query: what a cache compares to know that it is stale. */
  versions(shops: readonly ShopDomain[]): Promise<readonly ShopVersions[]>;
  close(): Promise<void>;
}

export interface ShopVersions {
  readonly shop: ShopDomain;
  readonly catalog: number;
  readonly settings: number;
  /** 0 while there is no model. */
  readonly model: number;
  /** Grows with every change of a basket that training counts: see OrderStore.changes. */
  readonly orders: number;
  readonly offers: number;
  /** Grows when what the platform keeps of the offers' promises changes. */
  readonly promises: number;
  readonly trials: number;
}

export interface ShopRecord {
  readonly shop: ShopDomain;
  readonly name: string;
  /** ISO 4217, '' until known. */
  readonly currency: string;
  readonly timezone: string;
  readonly scopes: readonly string[];
  readonly installedAt: number;
  readonly uninstalledAt: number | null;
  /** Grows with every install: work begun under an older generation must stop. */
  readonly generation: number;
}

/** An access token pair, sealed; stored and replaced as one, so that a refresh is never half kept. */
export interface SealedToken {
  readonly access: Uint8Array;
  readonly accessExpiresAt: number;
  readonly refresh: Uint8Array | null;
  readonly refreshExpiresAt: number | null;
}

export interface ShopStore {
  get(shop: ShopDomain): Promise<ShopRecord | null>;
  /** Shops that are installed now. */
  list(): Promise<readonly ShopRecord[]>;
  /** Installs, or installs again: generation grows, uninstalledAt is cleared, the token is saved, in one transaction. */
  install(shop: ShopDomain, scopes: readonly string[], token: SealedToken, at: number): Promise<ShopRecord>;
  setInfo(shop: ShopDomain, info: { name: string; currency: string; timezone: string }): Promise<void>;
  /** Marks uninstalled and forgets the token. Jobs of the shop are removed. */
  uninstall(shop: ShopDomain, at: number): Promise<void>;
  /** Deletes every row of the shop in every table. */
  erase(shop: ShopDomain): Promise<void>;
  loadToken(shop: ShopDomain): Promise<SealedToken | null>;
  saveToken(shop: ShopDomain, token: SealedToken): Promise<void>;
  loadSettings(shop: ShopDomain): Promise<{ settings: Settings; version: number }>;
  /**
   * Saves only when `expectedVersion` is still current; resolves to the new version, or null when another edit came first.
   * `note` goes into the log with it.
   */
  saveSettings(
    shop: ShopDomain,
    settings: Settings,
    expectedVersion: number,
    note?: AuditNote<'settings'> | null,
  ): Promise<number | null>;
}

export interface ProductStore {
  /**
   * Inserts or replaces, ignoring a product whose `updatedAt` is older than what is stored (or than its
   * deletion). `seenAt` marks them as met by the sync that began then. Resolves to how many were applied.
   * What a product does not know of itself (`collections` null) is kept as it was known; what an older one knows
   * of it is taken.
   */
  upsert(shop: ShopDomain, products: readonly Product[], seenAt: number): Promise<number>;
  /** Deletes, leaving a tombstone so that a late older update cannot bring it back. */
  remove(shop: ShopDomain, id: ProductId, at: number): Promise<void>;
  /** After a complete sync: removes what the sync that began at `seenAt` did not meet. Resolves to how many. */
  sweep(shop: ShopDomain, seenAt: number): Promise<number>;
  get(shop: ShopDomain, id: ProductId): Promise<Product | null>;
  getMany(shop: ShopDomain, ids: readonly ProductId[]): Promise<readonly Product[]>;
  /** Title contains `query` (case-insensitive), or id or SKU equals it; title order. */
  search(shop: ShopDomain, query: string, limit: number): Promise<readonly Product[]>;
  /** One page of them, in the order of titles. */
  page(shop: ShopDomain, asked: ProductPageQuery): Promise<ProductPage>;
  all(shop: ShopDomain): Promise<readonly Product[]>;
  /** What changed after the catalogue's version `since`; `all` when only reading it anew can tell. */
  changes(shop: ShopDomain, since: number): Promise<CatalogChanges>;
  count(shop: ShopDomain): Promise<number>;
  /** How many products that last changed before `before` (epoch ms) are only known in part: `collections` null. */
  countPartial(shop: ShopDomain, before: number): Promise<number>;
}

export interface CollectionStore {
  /** All of the shop's collections: those not among them are forgotten. */
  replace(shop: ShopDomain, collections: readonly Collection[]): Promise<void>;
  /** By id. */
  all(shop: ShopDomain): Promise<readonly Collection[]>;
}

export type CatalogChanges =
  | { readonly kind: 'some'; readonly products: readonly Product[]; readonly removed: readonly ProductId[] }
  | { readonly kind: 'all' };

export interface InboxEvent {
  readonly shop: ShopDomain;
  /** `X-Shopify-Webhook-Id`. */
  readonly webhookId: string;
  readonly topic: string;
  readonly body: string;
  readonly receivedAt: number;
}

export interface InboxStore {
  /** Stores the event and enqueues an `ingest` job for the shop, in one transaction; 'duplicate' when the id is known. */
  put(event: InboxEvent): Promise<'stored' | 'duplicate'>;
  /** How many are unprocessed, and when the oldest of them came. */
  waiting(shop: ShopDomain): Promise<{ readonly events: number; readonly since: number | null }>;
  /** Oldest unprocessed first. */
  pending(shop: ShopDomain, limit: number): Promise<readonly InboxEvent[]>;
  /** Marks as processed and blanks the body: what it said now lives in the tables. `problem` when it could not be used. */
  settle(shop: ShopDomain, webhookIds: readonly string[], at: number, problem?: string): Promise<void>;
  /** Forgets processed events received before `before` (ids are kept that long against repeats). */
  purge(before: number): Promise<number>;
}

export interface Deps {
  readonly store: Store;
  readonly platform: Platform;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly log: Logger;
}
