/** A consenting shopper's own past: one small read of the store, kept for a minute, never in the way of an answer. */
import type { Purchase } from '../domain/basket.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { Personal } from '../domain/personal.ts';
import type { Clock, Logger, Store } from './ports.ts';

/** A shopper who consented; without consent there is none. */
export interface Shopper {
  /** The platform's word for who is logged in, proved by its signature; null for nobody. */
  readonly customerId: number | null;
  /** Products viewed in this visit, the latest last. */
  readonly viewed: readonly ProductId[];
}

/** The keys under which a customer's orders stand, the current one first; none when orders carry no keys. */
export type CustomerKeys = (shop: ShopDomain, customerId: number) => readonly string[];

export interface Past {
  /** Null when nothing is known of this shopper: they get everybody's answer. Never rejects. */
  of(shop: ShopDomain, shopper: Shopper): Promise<Personal | null>;
}

/**
 * Milliseconds. A minute is also the most that a customer who asked to be forgotten is still remembered here, and
 * that a purchase goes unnoticed.
 */
const KEPT_MS = 60_000;
/** Milliseconds. A shopper must not wait for a slow database: they get everybody's answer instead. */
const PATIENCE_MS = 100;
/** Bounds the memory: some 2,000 customers of 50 products are 20 MB. */
const MOST_KEPT = 2_000;
/** Newest orders read of one customer. */
const MOST_ORDERS = 200;

interface Kept {
  readonly until: number;
  readonly purchases: Promise<readonly Purchase[]>;
}

export function createPast(deps: {
  store: Pick<Store, 'orders'>;
  keysOf: CustomerKeys;
  clock: Clock;
  log: Logger;
}): Past {
  const { store, keysOf, clock, log } = deps;
  // A Map keeps insertion order, and all are kept equally long: the first is the next to go.
  const kept = new Map<string, Kept>();
  let failing = false;

  async function read(shop: ShopDomain, keys: readonly string[]): Promise<readonly Purchase[]> {
    try {
      const purchases = await store.orders.purchases(shop, keys, MOST_ORDERS);
      failing = false;
      return purchases;
    } catch (thrown) {
      // Once per absence of the database, not once per shopper.
      if (!failing) log.warn({ shop }, `Purchases cannot be read, suggestions are everybody’s: ${thrown}`);
      failing = true;
      return [];
    }
  }

  function purchasesOf(shop: ShopDomain, customerId: number): Promise<readonly Purchase[]> {
    const keys = keysOf(shop, customerId);
    if (keys.length === 0) return Promise.resolve([]);
    const name = `${shop} ${keys[0]}`;
    const now = clock.now();
    for (const [oldest, { until }] of kept) {
      if (until > now && kept.size < MOST_KEPT) break;
      kept.delete(oldest);
    }
    const known = kept.get(name);
    if (known !== undefined) return known.purchases;
    const purchases = read(shop, keys);
    kept.set(name, { until: now + KEPT_MS, purchases });
    return purchases;
  }

  return {
    async of(shop, { customerId, viewed }) {
      const purchases = customerId === null ? [] : await soon(purchasesOf(shop, customerId));
      if (purchases.length === 0 && viewed.length === 0) return null;
      return { purchases, viewed, now: clock.now() };
    },
  };
}

/** What the promise brings in time, else nothing; the read goes on, for the next question. */
async function soon(promise: Promise<readonly Purchase[]>): Promise<readonly Purchase[]> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<readonly Purchase[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
