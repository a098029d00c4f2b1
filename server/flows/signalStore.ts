/** The port of signals: when each webhook topic, and the storefront, was last heard of, and how that ended. */
import type { Signal } from '../domain/diagnostics.ts';
import type { ShopDomain } from '../domain/ids.ts';

/** The storefront's signal; all others are topics of webhooks. */
export const STOREFRONT = 'storefront';
/** Topics beyond so many are counted as `other`: their names come from outside. */
export const MOST_SIGNALS = 40;

/** Webhooks are counted by the inbox, in the transactions that store and settle them. */
export interface SignalStore {
  /** The storefront was heard of. */
  seen(shop: ShopDomain, at: number): Promise<void>;
  /** By name. */
  list(shop: ShopDomain): Promise<readonly Signal[]>;
}
