/** A model in service: loaded once, then kept fresh with the orders that came after the history it was trained on. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { decodeModel } from '../domain/recommend/codec.ts';
import type { Model } from '../domain/recommend/model.ts';
import { serve } from '../domain/recommend/served.ts';
import type { Clock, Logger, OrderChanges, Store } from './ports.ts';

/**
 * How long a shop's orders wait for each other at most: each look costs a query, and makes every answer anew. A
 * webhook is taken in within a second or two, so its order is in the answers long before a minute has passed.
 */
export const FRESHEN_EVERY_MS = 10_000;
/** Beyond so many changes a training is overdue: it must tell the rest. */
const MOST_FRESH = 20_000;

export interface LiveModel {
  readonly model: Model;
  /** The version of orders up to which it knows all changes; null when only its successor will know more. */
  mark: number | null;
  /** When it last looked for changes. */
  freshenedAt: number;
  /** Changes taken in since training. */
  taken: number;
}

export type LiveDeps = { readonly store: Store; readonly log: Logger; readonly clock: Clock };

/** Null when there is no such model; a damaged one is trained anew. */
export async function loadLiveModel(
  deps: LiveDeps,
  shop: ShopDomain,
  version: number,
): Promise<LiveModel | null> {
  const { store, log, clock } = deps;
  const stored = version === 0 ? null : await store.models.load(shop, version);
  if (stored === null) return null;
  let model: Model;
  try {
    model = serve(decodeModel(shop, stored.bytes));
  } catch (thrown) {
    const error = asMersalgError(thrown);
    log.error({ shop, code: error.code, ...error.data }, error.message);
    await store.jobs.enqueue(shop, 'train');
    return null;
  }
  const live = { model, mark: stored.mark, freshenedAt: clock.now(), taken: 0 };
  takeIn(live, await store.orders.changes(shop, stored.mark));
  return live;
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
  if (changes.kind === 'all' || live.taken + changes.baskets.sign.length > MOST_FRESH) {
    live.mark = null;
    return false;
  }
  live.mark = changes.mark;
  live.taken += changes.baskets.sign.length;
  if (changes.baskets.sign.length === 0) return false;
  live.model.freshen?.(changes.baskets);
  return true;
}
