/** A model in service: loaded once, then kept fresh with the orders that came after the history it was trained on. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { decodeModel } from '../domain/recommend/codec.ts';
import { pairsToCount } from '../domain/recommend/fresh.ts';
import type { Model } from '../domain/recommend/model.ts';
import { serve } from '../domain/recommend/served.ts';
import type { ModelData } from '../domain/recommend/trained.ts';
import type { Clock, Logger, OrderChanges, Store } from './ports.ts';

/**
 * How long a shop's orders wait for each other at most: each look costs a query, and makes every answer anew. A
 * webhook is taken in within a second or two, so its order is in the answers long before a minute has passed.
 */
export const FRESHEN_EVERY_MS = 10_000;
/** Beyond so many changes a training is overdue: it must tell the rest. */
const MOST_FRESH = 20_000;
/**
 * Pairs of products in those changes, likewise: measured at once, two million took 1.6 s of the serving thread and
 * 310 MB, and the 16 million of 20,000 baskets of 40 lines took 15 s and 1.4 GB.
 */
const MOST_FRESH_PAIRS = 1_000_000;

export interface LiveModel {
  readonly model: Model;
  /** The version of orders up to which it knows all changes; null when only its successor will know more. */
  mark: number | null;
  /** When it last looked for changes. */
  freshenedAt: number;
  /** Changes taken in since training. */
  taken: number;
  /** Pairs of products in them. */
  pairs: number;
}

/** A published model as it was trained, and the mark up to which it knows all changes of orders. */
export interface ReadModel {
  readonly data: ModelData;
  readonly mark: number;
}

/** Null when there is no such version. Throws `model-corrupt` when it is damaged. */
export type ModelReader = (shop: ShopDomain, version: number) => Promise<ReadModel | null>;

/** Reads and checks models in the caller's thread. */
export function readModels(store: Store): ModelReader {
  return async (shop, version) => {
    const stored = await store.models.load(shop, version);
    return stored === null ? null : { data: decodeModel(shop, stored.bytes), mark: stored.mark };
  };
}

export interface LiveDeps {
  readonly store: Store;
  readonly log: Logger;
  readonly clock: Clock;
  /** `readModels(store)` when left out. */
  readonly readModel?: ModelReader;
}

/** Null when there is no such model; a damaged one is trained anew. */
export async function loadLiveModel(
  deps: LiveDeps,
  shop: ShopDomain,
  version: number,
): Promise<LiveModel | null> {
  const { store, log, clock, readModel = readModels(store) } = deps;
  if (version === 0) return null;
  try {
    const read = await readModel(shop, version);
    if (read === null) return null;
    const live = { model: serve(read.data), mark: read.mark, freshenedAt: clock.now(), taken: 0, pairs: 0 };
    takeIn(live, await store.orders.changes(shop, read.mark));
    return live;
  } catch (thrown) {
    const error = asMersalgError(thrown);
    if (error.code === 'store-unavailable' || error.code === 'store-locked') throw thrown;
    log.error({ shop, code: error.code, ...error.data }, error.message);
    await store.jobs.enqueue(shop, 'train');
    return null;
  }
}

/**
 * Takes in what changed of the orders, whose version is `orders` now, unless it did so a moment ago. True when the
 * model's answers may have changed.
 */
export async function freshen(
  { store, clock }: LiveDeps,
  shop: ShopDomain,
  live: LiveModel,
  orders: number,
): Promise<boolean> {
  const { mark } = live;
  if (mark === null || mark === orders || clock.now() - live.freshenedAt < FRESHEN_EVERY_MS) return false;
  const changes = await store.orders.changes(shop, mark);
  // Somebody else was quicker: what was read is counted in already.
  if (live.mark !== mark) return false;
  live.freshenedAt = clock.now();
  return takeIn(live, changes);
}

/** True when there was something to take in. */
function takeIn(live: LiveModel, changes: OrderChanges): boolean {
  if (changes.kind === 'all') {
    live.mark = null;
    return false;
  }
  live.taken += changes.baskets.sign.length;
  live.pairs += pairsToCount(changes.baskets);
  if (live.taken > MOST_FRESH || live.pairs > MOST_FRESH_PAIRS) {
    live.mark = null;
    return false;
  }
  live.mark = changes.mark;
  if (changes.baskets.sign.length === 0) return false;
  live.model.freshen?.(changes.baskets);
  return true;
}
