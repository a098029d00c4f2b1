/** Between trainings a model hears of every order that comes or goes, exactly once, soon, and not at every order. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BasketChanges, Order } from '../domain/basket.ts';
import { encodeModel } from '../domain/recommend/codec.ts';
import type * as served from '../domain/recommend/served.ts';
import { train as trainModel } from '../domain/recommend/trained.ts';
import { makeProduct } from '../domain/testing.ts';
import { engines, QUIET } from '../store/testing.ts';
import { FRESHEN_EVERY_MS } from './liveModel.ts';
import type { Store, Trainer } from './ports.ts';
import { makeLine, makeOrder, TOKEN, testClock } from './testing.ts';
import { train } from './train.ts';
import { createViews, type Views } from './views.ts';

/** What each model that was served has heard since, the newest model last. */
const heard: string[][] = [];
vi.mock('../domain/recommend/served.ts', async (original) => {
  const { serve } = await original<typeof served>();
  return {
    serve: (...data: Parameters<typeof serve>) => {
      const model = serve(...data);
      const own: string[] = [];
      heard.push(own);
      return {
        ...model,
        freshen: ({ sign, ptr, productIds }: BasketChanges) => {
          for (const [o, by] of sign.entries())
            own.push(`${by > 0 ? '+' : '-'}${productIds.subarray(ptr[o], ptr[o + 1])}`);
        },
      };
    },
  };
});

const SHOP = 'nordlys.myshopify.com';
const products = [1, 2, 3].map((id) => makeProduct(id));

describe.each(engines())('a model in service on $name', (engine) => {
  const clock = testClock();
  let store: Store;
  let views: Views;
  let orders = 0;

  /** As the real one, in this thread: the mark is the history's. */
  const trainer: Trainer = {
    async train(shop) {
      const history = await store.orders.history(shop);
      const data = await trainModel({ history, products });
      const summary = { trainedAt: clock.now(), trainMs: 1, mark: history.mark, ...data.stats };
      return { bytes: encodeModel(shop, data), summary };
    },
  };
  const learn = (how: Trainer = trainer) => train({ store, log: QUIET, clock, trainer: how }, SHOP);
  const arrive = (basket: readonly number[], over: Partial<Order> = {}) => {
    orders += 1;
    const lines = basket.map((id) => makeLine(id));
    return store.orders.upsert(SHOP, [makeOrder(orders, { source: 'webhook', lines, ...over })]);
  };
  const wait = async (ms: number) => {
    clock.at += ms;
    await views.refresh();
  };
  const revision = async () => (await views.get(SHOP))!.revision;

  beforeEach(async () => {
    heard.length = 0;
    orders = 0;
    store = await engine.open();
    views = createViews({ store, log: QUIET, clock });
    await store.shops.install(SHOP, [], TOKEN, clock.now());
    await store.products.upsert(SHOP, products, clock.now());
    await arrive([1, 2]);
    await learn();
    await views.get(SHOP);
  });
  afterEach(() => store.close());

  test('hears of an order that came, was edited, or was cancelled, and its answers are made anew', async () => {
    const before = await revision();
    await wait(60_000);
    expect([heard, await revision()]).toEqual([[[]], before]);
    await arrive([1, 3]);
    await wait(1_000);
    expect([heard, await revision()]).toEqual([[['+1,3']], before + 1]);
    orders -= 1;
    await arrive([2, 3], { updatedAt: clock.now() });
    await store.orders.remove(SHOP, 1, clock.now());
    await wait(FRESHEN_EVERY_MS);
    expect(heard).toEqual([['+1,3', '-1,3', '+2,3', '-1,2']]);
    await wait(60_000);
    expect(heard[0]).toHaveLength(4);
    expect(await revision()).toBe(before + 2);
  });

  test('in a flood of orders hears of each once, while answers are made anew only now and then', async () => {
    const before = await revision();
    for (let second = 0; second < 40; second++) {
      await arrive([1, 3]);
      // Sold stock changes the catalogue each time, which must not put orders off.
      if (second % 2 === 0) await store.products.upsert(SHOP, [makeProduct(9, { updatedAt: second })], 1);
      await wait(1_000);
    }
    await wait(FRESHEN_EVERY_MS);
    expect(heard).toEqual([Array.from({ length: 40 }, () => '+1,3')]);
    const forStock = 20;
    expect((await revision()) - before).toBeLessThanOrEqual(forStock + 5);
  });

  test('never waits longer than a few seconds with an order', async () => {
    await arrive([1, 3]);
    await wait(1_000);
    await arrive([2, 3]);
    for (let second = 0; second < 11; second++) await wait(1_000);
    expect(heard).toEqual([['+1,3', '+2,3']]);
  });

  test('is followed by one that knows what it knew, and hears the rest', async () => {
    await arrive([1, 3]);
    await wait(FRESHEN_EVERY_MS);
    // An order comes while the next one is being trained, after its history was read.
    await learn({
      async train(shop, tell) {
        const trained = await trainer.train(shop, tell);
        await arrive([2, 3]);
        return trained;
      },
    });
    await wait(1_000);
    expect(heard).toEqual([['+1,3'], ['+2,3']]);
    expect((await views.get(SHOP))!.model!.stats.orders).toBe(2);
    await arrive([1]);
    await wait(FRESHEN_EVERY_MS);
    expect(heard).toEqual([['+1,3'], ['+2,3', '+1']]);
  });

  test('loaded by another server later, hears of all that came since its training', async () => {
    await arrive([1, 3]);
    const other = createViews({ store, log: QUIET, clock });
    await other.get(SHOP);
    expect(heard).toEqual([[], ['+1,3']]);
  });

  test('hears nothing twice when two look at once', async () => {
    await arrive([1, 3]);
    clock.at += 60_000;
    await Promise.all([views.refresh(), views.refresh(), views.refresh()]);
    expect(heard).toEqual([['+1,3']]);
  });

  test.each([
    ['at once', 25_000, 1, 0],
    ['by and by', 8_000, 3, 16_000],
  ])('stays as it is when more came than it should bear, %s, until a training tells', async (...given) => {
    const [, batch, times, borne] = given;
    for (let at = 0; at < batch * times; at += batch) {
      const ids = Array.from({ length: batch }, (_, k) => 1_000 + at + k);
      const lines = [makeLine(1), makeLine(3)];
      await store.orders.upsert(
        SHOP,
        ids.map((id) => makeOrder(id, { source: 'webhook', lines })),
      );
      await wait(60_000);
    }
    await wait(60_000);
    expect(heard.map((own) => own.length)).toEqual([borne]);
    await learn();
    await wait(1_000);
    await arrive([2]);
    await wait(FRESHEN_EVERY_MS);
    expect(heard.slice(1)).toEqual([['+2']]);
  });

  test('stays as it is when what came has more pairs than it should bear', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => makeLine(at + 1));
    const arriveMany = (from: number, count: number) =>
      store.orders.upsert(
        SHOP,
        Array.from({ length: count }, (_, k) => makeOrder(from + k, { source: 'webhook', lines })),
      );
    await arriveMany(1_000, 400);
    await wait(60_000);
    await arriveMany(2_000, 200);
    await wait(60_000);
    await arrive([1, 3]);
    await wait(60_000);
    expect(heard.map((own) => own.length)).toEqual([400]);
  });
});
