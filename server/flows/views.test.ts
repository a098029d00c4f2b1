import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ANYBODY, type Offer } from '../domain/offer/offer.ts';
import { encodeModel } from '../domain/recommend/codec.ts';
import { train as trainModel } from '../domain/recommend/trained.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeHistory, makeProduct, repeated } from '../domain/testing.ts';
import { engines, QUIET } from '../store/testing.ts';
import type { LogNote, Store, Trainer } from './ports.ts';
import { suggest } from './suggest.ts';
import { train } from './train.ts';
import { createViews, type Views } from './views.ts';

const SHOP = 'nordlys.myshopify.com';
const OTHER = 'other.myshopify.com';
const clock = { now: () => 1_000_000 };
const token = { access: new Uint8Array([1]), accessExpiresAt: 9e12, refresh: null, refreshExpiresAt: null };
const products = [1, 2, 3].map((id) => makeProduct(id));

const OFFER: Offer = {
  id: 'o1',
  name: 'Free shipping',
  status: 'active',
  priority: 1,
  conditions: ANYBODY,
  startsAt: null,
  endsAt: null,
  tellsEnd: false,
  stockNote: null,
  combines: { products: false, orders: false, shipping: false },
  detail: { kind: 'progress', tiers: [{ at: 50_000, gives: { kind: 'shipping' } }] },
  version: 0,
  createdAt: 1,
  updatedAt: 1,
};
const NOTE: LogNote = { at: 1, staff: '42', did: 'changed', changes: [] };

/** Trains in this thread on the given baskets; the real one differs only in where it runs. */
const trainerOf = (baskets: readonly (readonly number[])[]): Trainer => ({
  async train(shop) {
    const data = await trainModel({ history: makeHistory(baskets), products });
    return {
      bytes: encodeModel(shop, data),
      summary: { trainedAt: clock.now(), trainMs: 1, mark: 0, ...data.stats },
    };
  },
});

describe.each(engines())('views on $name', (engine) => {
  let store: Store;
  let views: Views;
  const asked = { placement: 'product', productId: 1, cart: [], limit: 5 } as const;
  const shown = async () => {
    const view = await views.get(SHOP);
    const outcome = view === null ? null : suggest(view, asked);
    return outcome?.kind === 'suggestions' ? outcome.suggestions.map((one) => one.productId) : outcome?.why;
  };
  const learn = (baskets: readonly (readonly number[])[]) =>
    train({ store, log: QUIET, clock, trainer: trainerOf(baskets) }, SHOP);
  const noise = repeated(400, [3]);

  beforeEach(async () => {
    store = await engine.open();
    views = createViews({ store, log: QUIET, clock });
    await store.shops.install(SHOP, ['read_products'], token, clock.now());
    await store.products.upsert(SHOP, products, clock.now());
  });
  afterEach(() => store.close());

  test('a shop that is not installed has no view', async () => {
    expect(await views.get(OTHER)).toBeNull();
    expect(views.peek(OTHER)).toBeUndefined();
  });

  test('a view in memory is seen without waiting, until the shop leaves', async () => {
    expect(views.peek(SHOP)).toBeUndefined();
    const loaded = await views.get(SHOP);
    expect(views.peek(SHOP)).toBe(loaded);
    await store.shops.uninstall(SHOP, clock.now());
    await views.refresh();
    expect(views.peek(SHOP)).toBeUndefined();
  });

  test('a published model is served after the next refresh, without a gap', async () => {
    expect(await shown()).toBe('no-model');
    expect(await learn([...repeated(5, [1, 2]), ...noise])).toBe('published');
    await views.refresh();
    expect(await shown()).toEqual([2]);
    await learn([...repeated(9, [1, 3]), ...repeated(5, [1, 2]), ...repeated(900, [2])]);
    expect(await shown()).toEqual([2]);
    await views.refresh();
    expect(await shown()).toEqual([3]);
  });

  test('a product that sells out and a product that is excluded leave at the next refresh', async () => {
    await learn([...repeated(5, [1, 2]), ...noise]);
    expect(await shown()).toEqual([2]);
    const soldOut = makeProduct(2, { available: false, updatedAt: 5 });
    await store.products.upsert(SHOP, [soldOut], clock.now());
    await views.refresh();
    expect(await shown()).toBe('all-ineligible');
    await store.products.upsert(SHOP, [{ ...makeProduct(2), updatedAt: 6 }], clock.now());
    const { version } = await store.shops.loadSettings(SHOP);
    await store.shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, excludedProducts: [2] }, version);
    await views.refresh();
    expect(await shown()).toBe('all-ineligible');
  });

  test('of two refreshes at once, the later one’s view stays', async () => {
    let begun = () => {};
    let goOn = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const { products: stored } = store;
    let calls = 0;
    // The first read of what changed takes until the second refresh would be through.
    const slow: typeof stored = Object.assign(Object.create(stored), {
      ...stored,
      changes: async (...asked: Parameters<typeof stored.changes>) => {
        const changes = await stored.changes(...asked);
        calls += 1;
        if (calls > 1) return changes;
        begun();
        await mayGoOn;
        return changes;
      },
    });
    views = createViews({ store: { ...store, products: slow }, log: QUIET, clock });
    await views.get(SHOP);
    await store.products.upsert(SHOP, [makeProduct(2, { title: 'New', updatedAt: 7 })], 5);
    const first = views.refresh();
    await hasBegun;
    const { version } = await store.shops.loadSettings(SHOP);
    await store.shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, excludedProducts: [2] }, version);
    const second = views.refresh();
    setTimeout(goOn, 50);
    await Promise.all([first, second]);
    expect(views.peek(SHOP)?.settings.excludedProducts).toEqual([2]);
    expect(views.peek(SHOP)?.catalog.get(2)?.title).toBe('New');
  });

  test('after any changes the view holds what the store holds', async () => {
    await views.get(SHOP);
    await store.products.upsert(SHOP, [makeProduct(9), makeProduct(2, { title: 'New', updatedAt: 7 })], 5);
    await store.products.remove(SHOP, 1, 8);
    await views.refresh();
    const held = async () => [...(await views.get(SHOP))!.catalog.values()].sort((a, b) => a.id - b.id);
    expect((await held()).map((product) => product.title)).toEqual(['New', 'Product 3', 'Product 9']);
    expect(await held()).toEqual(await store.products.all(SHOP));
    await store.products.sweep(SHOP, clock.now() + 1);
    await views.refresh();
    expect(await held()).toEqual([]);
  });

  test('an offer is in the view while it is active, in the order of priorities', async () => {
    await views.get(SHOP);
    const put = (id: string, change: Partial<Offer>, expected: number | null = null) =>
      store.offers.put(SHOP, { ...OFFER, id, ...change }, expected, NOTE);
    const held = async () => (await views.get(SHOP))?.offers.map(({ id }) => id);
    await put('ob', { priority: 2 });
    await put('oa', { priority: 3 });
    await put('oc', { priority: 1, status: 'draft' });
    expect(await held()).toEqual([]);
    await views.refresh();
    expect(await held()).toEqual(['ob', 'oa']);
    await put('oc', { priority: 1 }, 3);
    await put('ob', { status: 'paused' }, 1);
    await views.refresh();
    expect(await held()).toEqual(['oc', 'oa']);
    await store.offers.remove(SHOP, 'oa', 2, NOTE);
    await views.refresh();
    expect(await held()).toEqual(['oc']);
  });

  test('what the platform keeps of the promises is in the view as soon as it is known', async () => {
    await views.get(SHOP);
    await store.offers.put(SHOP, OFFER, null, NOTE);
    await views.refresh();
    expect((await views.get(SHOP))?.promises.size).toBe(0);
    const kept = { offer: OFFER.id, version: 1, keeping: { kind: 'native' } } as const;
    await store.promises.put(SHOP, { at: 1, route: 'native', why: 'plan', kept: [kept], warnings: [] });
    await views.refresh();
    expect((await views.get(SHOP))?.promises.get(OFFER.id)).toEqual(kept);
  });

  test('an unchanged shop is not loaded again', async () => {
    const before = await views.get(SHOP);
    await views.refresh();
    expect(await views.get(SHOP)).toBe(before);
  });

  test('an uninstalled shop loses its view, and gets a new one when it comes back', async () => {
    await views.get(SHOP);
    await store.shops.uninstall(SHOP, clock.now());
    await views.refresh();
    expect(await views.get(SHOP)).toBeNull();
    await store.shops.install(SHOP, [], token, clock.now() + 1);
    await views.refresh();
    expect((await views.get(SHOP))?.shop.generation).toBe(2);
  });

  test('a damaged model is not served, and is trained anew', async () => {
    const trained = await trainerOf([...repeated(5, [1, 2]), ...noise]).train(SHOP, () => {});
    await store.models.publish(SHOP, trained.bytes.slice(0, -9), trained.summary);
    expect(await shown()).toBe('no-model');
    expect((await store.jobs.list(SHOP)).map((job) => job.kind)).toContain('train');
  });

  test('asking many times at once loads once', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => views.get(SHOP)));
    expect(new Set(found).size).toBe(1);
  });

  test('a model trained across an uninstall and reinstall is thrown away', async () => {
    const slow: Trainer = {
      async train(shop, tell) {
        await store.shops.uninstall(SHOP, 2);
        await store.shops.install(SHOP, [], token, 3);
        return trainerOf([...repeated(5, [1, 2])]).train(shop, tell);
      },
    };
    expect(await train({ store, log: QUIET, clock, trainer: slow }, SHOP)).toBe('stopped');
    expect(await store.models.latest(SHOP)).toBeNull();
  });
});
