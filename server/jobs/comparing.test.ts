/** The training thread tells what it changed, on each engine; the first training of a shop changes nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeProduct, repeated } from '../domain/testing.ts';
import type { Store } from '../flows/ports.ts';
import { makeLine, makeOrder, TOKEN } from '../flows/testing.ts';
import { train } from '../flows/train.ts';
import { engines, QUIET, type TestDatabase } from '../store/testing.ts';
import { createTrainer } from './trainer.ts';

const SHOP = 'nordlys.myshopify.com';
const clock = { now: () => 1_000 };

describe.each(engines())('training on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let orders = 0;
  beforeEach(async () => {
    database = await engine.database();
    store = await database.open();
    await store.shops.install(SHOP, [], TOKEN, 1);
    const products = [1, 2, 3, 4, 5].map((id) => makeProduct(id));
    await store.products.upsert(SHOP, [...products, makeProduct(6, { status: 'draft' })], 1);
    orders = 0;
  });
  afterEach(() => database.drop());

  const sell = (baskets: readonly (readonly number[])[]) =>
    store.orders.upsert(
      SHOP,
      baskets.map((basket) => makeOrder(++orders, { lines: basket.map((id) => makeLine(id)) })),
    );
  const trainAgain = () => {
    const entry = new URL('../trainWorker.ts', import.meta.url);
    const trainer = createTrainer({ databaseUrl: database.url, entry });
    return train({ store, clock, log: QUIET, trainer }, SHOP);
  };

  it('compares each model with the one before it', { timeout: 60_000 }, async () => {
    await sell([...repeated(20, [1, 2]), ...repeated(200, [5]), ...repeated(20, [6, 4])]);
    expect(await trainAgain()).toBe('published');
    expect(await store.firsts.compared(SHOP)).toMatchObject({ before: null, gained: 0, beside: 3 });
    expect(await store.firsts.all(SHOP)).toEqual(
      new Map([
        [1, 2],
        [2, 1],
        [4, 6],
      ]),
    );
    // What nobody meets has no page on which anything could stand.
    expect((await store.firsts.all(SHOP))?.has(6)).toBe(false);
    await sell([...repeated(60, [1, 3]), ...repeated(300, [5])]);
    await trainAgain();
    expect(await store.firsts.compared(SHOP)).toMatchObject({ before: expect.any(Number), gained: 1 });
    const changes = await store.firsts.changes(SHOP);
    expect(changes.find(({ product }) => product === 1)).toEqual({
      product: 1,
      was: { show: 2, orders: 20, base: 80, alike: false },
      now: { show: 3, orders: 60, base: 80, alike: false },
    });
    expect(changes.find(({ product }) => product === 3)).toMatchObject({ was: null, now: { show: 1 } });
  });
});
