/** What webhooks failed to tell is found, and nothing is brought back of a shop that left. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../domain/basket.ts';
import type { Product } from '../domain/catalog.ts';
import type { OrderMoney } from '../domain/measure/money.ts';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { RECONCILE_EVERY_MS, reconcile } from './reconcile.ts';
import { freshSync } from './syncState.ts';
import {
  control,
  makeOrder,
  NOW,
  OTHER_SHOP,
  QUIET,
  SHOP,
  scriptedPlatform,
  storeWith,
  TOKEN,
  testClock,
} from './testing.ts';

const DAY = 86_400_000;
const MONEY: OrderMoney = {
  channel: 'online',
  goods: 0,
  ordered: 0,
  refunded: 0,
  discounts: 0,
  ourDiscounts: 0,
  shipping: 0,
  tax: 0,
  cost: 0,
  costedGoods: 0,
  pieces: 0,
};

const clock = testClock();
let store: Store;

beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP, OTHER_SHOP);
});
afterEach(() => store.close());

describe('reconciling', () => {
  const deps = (platform = scriptedPlatform()) => ({ store, platform, clock, log: QUIET });

  it('finds what webhooks failed to tell, with some overlap', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW - DAY), phase: 'done' });
    const platform = scriptedPlatform();
    platform.orders = [
      makeOrder(1, { updatedAt: NOW - 3_700_000, money: MONEY }),
      makeOrder(2, { updatedAt: NOW - 2 * DAY }),
    ];
    const last = NOW - RECONCILE_EVERY_MS;
    expect(await reconcile(deps(platform), SHOP, last, control())).toEqual({
      kind: 'reconciled',
      until: NOW,
      changes: 1,
    });
    expect(platform.calls).toEqual([`changed since ${last - 600_000}`]);
    expect(await store.orders.get(SHOP, 1)).not.toBeNull();
    expect((await store.jobs.list(SHOP)).map((job) => job.kind)).toEqual(['train']);
  });

  it('begins where the sync began when it does not know better', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW - DAY), phase: 'done' });
    const platform = scriptedPlatform();
    await reconcile(deps(platform), SHOP, null, control());
    expect(platform.calls).toEqual([`changed since ${NOW - DAY - 600_000}`]);
  });

  it('brings the titles of collections up to date', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW - DAY), phase: 'done' });
    await store.collections.replace(SHOP, [{ id: 1, title: 'Gone' }]);
    const platform = scriptedPlatform();
    platform.collectionTitles = [{ id: 2, title: 'Lamps' }];
    await reconcile(deps(platform), SHOP, null, control());
    expect(await store.collections.all(SHOP)).toEqual([{ id: 2, title: 'Lamps' }]);
  });

  it('has everything read anew when older products are known in part, once a day at most', async () => {
    const told = (id: number, updatedAt: number) => makeProduct(id, { collections: null, updatedAt });
    const begins = async (product: Product, begun: number) => {
      await store.shops.erase(SHOP);
      await store.shops.install(SHOP, [], TOKEN, NOW - 30 * DAY);
      await store.syncs.put(SHOP, { ...freshSync(1, begun), phase: 'done' });
      await store.products.upsert(SHOP, [product, makeProduct(2, { updatedAt: NOW - 5 * DAY })], NOW);
      await reconcile(deps(), SHOP, NOW - RECONCILE_EVERY_MS, control());
      return (await store.syncs.get(SHOP))?.phase === 'waiting';
    };
    expect(await begins(told(1, NOW - 5 * DAY), NOW - 2 * DAY)).toBe(true);
    expect(await begins(told(1, NOW - 5 * DAY), NOW - DAY / 2)).toBe(false);
    // A webhook's news of a moment ago: the next reconcile brings it whole.
    expect(await begins(told(1, NOW - 1_000), NOW - 2 * DAY)).toBe(false);
    expect(await begins(makeProduct(1), NOW - 2 * DAY)).toBe(false);
  });

  it('has everything read anew when recent orders are known without their money, once a day at most', async () => {
    const begins = async (order: Order, begun: number) => {
      await store.shops.erase(SHOP);
      await store.shops.install(SHOP, [], TOKEN, NOW - 90 * DAY);
      await store.syncs.put(SHOP, { ...freshSync(1, begun), phase: 'done' });
      await store.orders.upsert(SHOP, [order]);
      await reconcile(deps(), SHOP, NOW - RECONCILE_EVERY_MS, control());
      return (await store.syncs.get(SHOP))?.phase === 'waiting';
    };
    expect(await begins(makeOrder(1, { createdAt: NOW - 50 * DAY }), NOW - 2 * DAY)).toBe(true);
    expect(await begins(makeOrder(1, { createdAt: NOW - 50 * DAY }), NOW - DAY / 2)).toBe(false);
    expect(await begins(makeOrder(1, { createdAt: NOW - 50 * DAY, money: MONEY }), NOW - 2 * DAY)).toBe(
      false,
    );
    // What Shopify no longer shows could not be told, however often it were asked; nor what a file told.
    expect(await begins(makeOrder(1, { createdAt: NOW - 61 * DAY }), NOW - 2 * DAY)).toBe(false);
    const imported = makeOrder(1, { createdAt: NOW - 50 * DAY, source: 'import' });
    expect(await begins(imported, NOW - 2 * DAY)).toBe(false);
  });

  it('waits while a sync is under way, and stops for a shop that left', async () => {
    await store.syncs.put(SHOP, freshSync(1, NOW));
    expect(await reconcile(deps(), SHOP, null, control())).toEqual({ kind: 'syncing' });
    await store.shops.uninstall(SHOP, NOW);
    expect(await reconcile(deps(), SHOP, null, control())).toEqual({ kind: 'stopped' });
  });

  it('stores nothing of a shop that leaves meanwhile', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW - DAY), phase: 'done' });
    const platform = scriptedPlatform({
      async *changedOrders() {
        await store.shops.uninstall(SHOP, NOW);
        yield [makeOrder(1)];
      },
    });
    expect(await reconcile(deps(platform), SHOP, null, control())).toEqual({ kind: 'stopped' });
    expect(await store.orders.count(SHOP)).toBe(0);
    expect(await store.collections.all(SHOP)).toEqual([]);
  });

  it('forgets the collections of a shop that leaves while they are told', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW - DAY), phase: 'done' });
    const platform = scriptedPlatform({
      async collections() {
        await store.shops.uninstall(SHOP, NOW);
        return [{ id: 1, title: 'Late' }];
      },
    });
    expect(await reconcile(deps(platform), SHOP, null, control())).toEqual({ kind: 'stopped' });
    expect(await store.collections.all(SHOP)).toEqual([]);
  });
});
