/** What the merchant's page is told, and the rest of the small flows, on a real store. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import type { ComplementQuestion } from '../domain/recommend/model.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { WidgetEvent } from '../domain/suggestion.ts';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { preview } from './preview.ts';
import { RECONCILE_EVERY_MS, reconcile } from './reconcile.ts';
import { SETTLE_MS, trainDelay } from './scheduleTrain.ts';
import { searchProducts } from './searchProducts.ts';
import { changeSettings, readSettings } from './settings.ts';
import { dayOf, results } from './settle.ts';
import { status } from './status.ts';
import { freshSync } from './syncState.ts';
import { createTally, MOST_HELD } from './tally.ts';
import {
  control,
  makeLine,
  makeOrder,
  NOW,
  OTHER_SHOP,
  QUIET,
  SHOP,
  scriptedPlatform,
  storeWith,
  testClock,
} from './testing.ts';

const clock = testClock();
const DAY = 86_400_000;
let store: Store;

beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP, OTHER_SHOP);
});
afterEach(() => store.close());

describe('status', () => {
  it('tells how far the sync is', async () => {
    await store.syncs.put(SHOP, {
      ...freshSync(1, NOW),
      phase: 'orders',
      productsDone: 3,
      productsTotal: 3,
      ordersDone: 10,
    });
    await store.products.upsert(SHOP, [makeProduct(1)], NOW);
    expect(await status(store, SHOP)).toEqual({
      shop: SHOP,
      currency: 'SEK',
      sync: {
        phase: 'orders',
        products: { done: 3, total: 3 },
        orders: { done: 10, total: null },
        startedAt: NOW,
        finishedAt: null,
        problem: null,
      },
      training: false,
      model: null,
      counts: { products: 1, orders: 0 },
    });
  });

  it('says training while a training runs, not while one merely waits', async () => {
    await store.jobs.enqueue(SHOP, 'train');
    expect((await status(store, SHOP)).training).toBe(false);
    await store.jobs.lease('me', ['train'], 60_000, 1);
    expect((await status(store, SHOP)).training).toBe(true);
  });
});

describe('settings', () => {
  const change = (version: number, excludedProducts: number[]) =>
    changeSettings(store, SHOP, { settings: { ...DEFAULT_SETTINGS, excludedProducts }, version });

  it('are saved, and tell the excluded products that still exist', async () => {
    await store.products.upsert(SHOP, [makeProduct(1, { title: 'Mug' })], NOW);
    const { version } = await readSettings(store, SHOP);
    const saved = await change(version, [1, 404]);
    expect(saved.excluded).toMatchObject([{ id: 1, title: 'Mug' }]);
    expect(await readSettings(store, SHOP)).toEqual(saved);
    expect((await readSettings(store, OTHER_SHOP)).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('tell the second of two people who edit at once, and keep the first’s', async () => {
    const { version } = await readSettings(store, SHOP);
    await change(version, [1]);
    await expect(change(version, [2])).rejects.toMatchObject({ code: 'conflict', status: 409 });
    expect((await readSettings(store, SHOP)).settings.excludedProducts).toEqual([1]);
  });

  it.each([
    null,
    'x',
    {},
    { settings: DEFAULT_SETTINGS },
    { settings: DEFAULT_SETTINGS, version: '0' },
    { settings: { placements: {} }, version: 0 },
  ])('refuse %j', async (input) => {
    await expect(changeSettings(store, SHOP, input)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('results', () => {
  it('take the same days for orders and counters, up to and including today', async () => {
    const at = (days: number) => NOW - days * DAY;
    const accepted = [makeLine(1, { suggestion: 'cart:cross-sell' })];
    await store.orders.upsert(SHOP, [
      makeOrder(1, { createdAt: at(0), lines: accepted }),
      makeOrder(2, { createdAt: at(6), lines: accepted }),
      makeOrder(3, { createdAt: at(7), lines: accepted }),
    ]);
    await store.orders.upsert(OTHER_SHOP, [makeOrder(9, { createdAt: at(0), lines: accepted })]);
    const shown: WidgetEvent = { kind: 'shown', placement: 'cart', count: 3 };
    for (const days of [0, 6, 7]) await store.counters.add(SHOP, dayOf(at(days)), [shown]);
    const { total, recent, currency } = await results(store, clock, SHOP, 7);
    expect(total).toMatchObject({ orders: 2, shown: 2, accepted: 2 });
    expect(recent.map((order) => order.id)).toEqual([1, 2]);
    expect(currency).toBe('SEK');
  });
});

describe('search and preview', () => {
  it('find the shop’s own products only', async () => {
    await store.products.upsert(SHOP, [makeProduct(1, { title: 'Blue mug' })], NOW);
    await store.products.upsert(OTHER_SHOP, [makeProduct(2, { title: 'Red mug' })], NOW);
    expect((await searchProducts(store, SHOP, ' mug ')).products.map((card) => card.id)).toEqual([1]);
  });

  it('say by name that a product is not the shop’s', async () => {
    const record = (await store.shops.get(SHOP))!;
    const view = {
      shop: record,
      model: null,
      modelVersion: 0,
      revision: 1,
      catalog: new Map([[1, makeProduct(1)]]),
      settings: DEFAULT_SETTINGS,
    };
    expect(() => preview(view, 2, 'product')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(preview(view, 1, 'product')).toMatchObject({
      product: { id: 1 },
      suggestions: [],
      why: 'no-model',
    });
  });

  it('ask as the storefront would: a product in hand, or the cart', async () => {
    const asked: unknown[] = [];
    const model = {
      stats: { orders: 0, products: 0, pairs: 0 },
      complements: ({ context }: ComplementQuestion) => {
        asked.push([...context]);
        return [
          {
            productId: 2,
            score: 1,
            reason: { kind: 'bought-together', orders: 9, share: 0.5, with: 1 } as const,
          },
        ];
      },
      ranking: () => [],
      substitutes: () => [],
    };
    const record = (await store.shops.get(SHOP))!;
    const catalog = new Map([1, 2].map((id) => [id, makeProduct(id)]));
    const view = { shop: record, model, modelVersion: 1, revision: 1, catalog, settings: DEFAULT_SETTINGS };
    for (const placement of ['product', 'cart'] as const) {
      expect(preview(view, 1, placement)).toMatchObject({
        placement,
        why: null,
        suggestions: [{ product: { id: 2 } }],
      });
    }
    expect(asked).toEqual([[1], [1]]);
    expect(preview(view, 1, 'exit')).toMatchObject({ suggestions: [], why: 'no-support' });
  });
});

describe('the next training', () => {
  it('waits for a burst to settle, and takes at most a hundredth of the time', () => {
    expect(trainDelay(null, NOW)).toBe(SETTLE_MS);
    expect(trainDelay({ trainedAt: NOW, trainMs: 40 }, NOW)).toBe(SETTLE_MS);
    expect(trainDelay({ trainedAt: NOW, trainMs: 3_000 }, NOW)).toBe(300_000);
    expect(trainDelay({ trainedAt: NOW - 200_000, trainMs: 3_000 }, NOW)).toBe(100_000);
    expect(trainDelay({ trainedAt: NOW, trainMs: 600_000 }, NOW)).toBe(3_600_000);
  });
});

describe('reconciling', () => {
  const deps = (platform = scriptedPlatform()) => ({ store, platform, clock, log: QUIET });

  it('finds what webhooks failed to tell, with some overlap', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW - DAY), phase: 'done' });
    const platform = scriptedPlatform();
    platform.orders = [
      makeOrder(1, { updatedAt: NOW - 3_700_000 }),
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
  });
});

describe('counting what was shown', () => {
  const shown: WidgetEvent = { kind: 'shown', placement: 'product', count: 2 };
  const sum = () => store.counters.sum(SHOP, dayOf(NOW));

  it('writes in bulk', async () => {
    const tally = createTally({ store, clock, log: QUIET });
    tally.add(SHOP, [shown, shown]);
    tally.add(SHOP, [shown]);
    expect(await sum()).toEqual([]);
    await tally.flush();
    await tally.flush();
    expect(await sum()).toEqual([{ placement: 'product', kind: 'shown', count: 3 }]);
  });

  it('keeps counts while the database is away, but only so many', async () => {
    let away = true;
    const flaky: Store = {
      ...store,
      counters: {
        ...store.counters,
        add: async (...args) => {
          if (away) throw new MersalgError('store-unavailable', 'away');
          return store.counters.add(...args);
        },
      },
    };
    const tally = createTally({ store: flaky, clock, log: QUIET });
    tally.add(
      SHOP,
      Array.from({ length: MOST_HELD + 50 }, () => shown),
    );
    await tally.flush();
    tally.add(SHOP, [shown]);
    away = false;
    await tally.flush();
    expect(await sum()).toEqual([{ placement: 'product', kind: 'shown', count: MOST_HELD }]);
  });
});
