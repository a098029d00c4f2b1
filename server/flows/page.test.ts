/** What the merchant's page is told, and the rest of the small flows, on a real store. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import type { ComplementQuestion } from '../domain/recommend/model.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { WidgetEvent } from '../domain/suggestion.ts';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { preview } from './preview.ts';
import { SETTLE_MS, trainDelay } from './scheduleTrain.ts';
import { searchProducts } from './searchProducts.ts';
import { dayOf, results } from './settle.ts';
import { status } from './status.ts';
import { freshSync } from './syncState.ts';
import { createTally, MOST_HELD } from './tally.ts';
import { makeLine, makeOrder, NOW, OTHER_SHOP, QUIET, SHOP, storeWith, testClock } from './testing.ts';

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
      timezone: 'Europe/Stockholm',
      sync: {
        phase: 'orders',
        products: { done: 3, total: 3 },
        orders: { done: 10, total: null },
        startedAt: NOW,
        finishedAt: null,
        trained: null,
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
      offers: [],
      promises: new Map(),
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
    const view = {
      shop: record,
      model,
      modelVersion: 1,
      revision: 1,
      offers: [],
      promises: new Map(),
      catalog,
      settings: DEFAULT_SETTINGS,
    };
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
    expect(trainDelay({ trainedAt: NOW, trainMs: 180_000 }, NOW)).toBe(18_000_000);
    expect(trainDelay({ trainedAt: NOW, trainMs: 600_000 }, NOW)).toBe(21_600_000);
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
