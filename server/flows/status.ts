/** What the merchant's page shows first: how far the sync is, what is trained, how much is known. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { StatusReport } from '../domain/report.ts';
import type { Store } from './ports.ts';
import { progressOf } from './syncState.ts';

/** Throws `not-installed` for an unknown shop. */
export async function status(store: Store, shop: ShopDomain): Promise<StatusReport> {
  const [record, sync, jobs, model, products, orders] = await Promise.all([
    store.shops.get(shop),
    store.syncs.get(shop),
    store.jobs.list(shop),
    store.models.latest(shop),
    store.products.count(shop),
    store.orders.count(shop),
  ]);
  if (record === null) throw new MersalgError('not-installed', 'Open the app in the Shopify admin first.');
  return {
    shop,
    currency: record.currency,
    timezone: record.timezone,
    sync: progressOf(sync),
    training:
      sync?.phase === 'training' || jobs.some((job) => job.kind === 'train' && job.state === 'running'),
    model,
    counts: { products, orders },
  };
}
