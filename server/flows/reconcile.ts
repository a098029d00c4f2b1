/** Finds what webhooks failed to tell: asks periodically for everything changed since the last time. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Control } from './control.ts';
import type { Deps } from './ports.ts';
import { scheduleTrain } from './scheduleTrain.ts';
import { isSyncing, startSync } from './syncState.ts';
import { takeOrders } from './takeOrders.ts';

export const RECONCILE_EVERY_MS = 3_600_000;
/** Asked again, since the platform's index of changes runs a little behind. */
const OVERLAP_MS = 600_000;

/** A product that stays known in part whatever we ask must not keep the shop syncing. */
const SYNC_AT_MOST_EVERY_MS = 86_400_000;

/** Shopify shows an app the orders of 60 days; a day less, so that none is asked for that just went out of sight. */
const ORDERS_ASKED_MS = 59 * 86_400_000;

export type ReconcileOutcome =
  /** `until` is where the next one begins. */
  | { readonly kind: 'reconciled'; readonly until: number; readonly changes: number }
  | { readonly kind: 'stopped' }
  /** A sync is under way and brings everything: look again later. */
  | { readonly kind: 'syncing' };

/**
 * Upserts products and orders changed since `since` (epoch ms; null: since the last sync began). Deletions
 * cannot be asked for: those come by webhook, or with the next full sync's sweep. Nor can which products moved
 * from one collection to another: a product says so when it changes, the next full sync says so of all. Begins
 * that sync itself when older products are known only in part, or recent orders without their money, as after an
 * upgrade. Throws what platform and store throw; nothing is lost, since the next run begins at the same `since`.
 */
export async function reconcile(
  deps: Pick<Deps, 'store' | 'platform' | 'clock' | 'log'>,
  shop: ShopDomain,
  since: number | null,
  { signal }: Control,
): Promise<ReconcileOutcome> {
  const { store, platform, clock, log } = deps;
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) return { kind: 'stopped' };
  if (await isSyncing(deps, shop)) return { kind: 'syncing' };
  const until = clock.now();
  const begun = (await store.syncs.get(shop))?.startedAt ?? record.installedAt;
  const from = Math.min(since ?? begun, until) - OVERLAP_MS;

  const isCurrent = async () => {
    const now = await store.shops.get(shop);
    return !signal.aborted && now?.uninstalledAt === null && now.generation === record.generation;
  };
  let changes = 0;
  for await (const products of platform.changedProducts(shop, from)) {
    if (!(await isCurrent())) return { kind: 'stopped' };
    changes += await store.products.upsert(shop, products, until);
  }
  for await (const orders of platform.changedOrders(shop, from)) {
    if (!(await isCurrent())) return { kind: 'stopped' };
    changes += await takeOrders(deps, shop, orders);
  }
  const collections = await platform.collections(shop);
  if (!(await isCurrent())) return { kind: 'stopped' };
  await store.collections.replace(shop, collections);
  const partial = await store.products.countPartial(shop, from);
  const untold = await store.orders.countUntold(shop, until - ORDERS_ASKED_MS);
  if ((partial > 0 || untold > 0) && begun + SYNC_AT_MOST_EVERY_MS <= until) {
    log.info({ shop, products: partial, orders: untold }, 'Known in part: a full sync begins.');
    await startSync(deps, shop, record.generation);
  }
  if (changes > 0) await scheduleTrain(deps, shop);
  log.info({ shop, changes }, 'reconciled');
  return { kind: 'reconciled', until, changes };
}
