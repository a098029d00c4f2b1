/** What every engine promises about changes of orders: with a model's history they make the present, whatever happened. */
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BasketChanges, Order, OrderHistory } from '../../domain/basket.ts';
import type { OrderChanges, Store } from '../../flows/ports.ts';
import { MOST_CHANGES } from '../orderChanges.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { aLine, anOrder, newShop } from './samples.ts';

const TRAINED = { trainedAt: 1, orders: 1, products: 1, pairs: 1, trainMs: 1 };
type Some = OrderChanges & { kind: 'some' };

/** Each basket as text, with its time. */
function baskets({ createdAt, ptr, productIds }: OrderHistory | BasketChanges): string[] {
  return [...createdAt].map((time, o) => `${time}: ${productIds.subarray(ptr[o], ptr[o + 1]).join()}`);
}

const unpack = (changes: BasketChanges) =>
  baskets(changes).map((basket, o) => `${changes.sign[o] === 1 ? '+' : '-'}${basket}`);

/** How often each basket counts. Baskets without a known product count for nobody. */
function tally(history: OrderHistory, ...later: readonly BasketChanges[]): Record<string, number> {
  const counts = new Map<string, number>();
  const add = (basket: string, n: number) => counts.set(basket, (counts.get(basket) ?? 0) + n);
  for (const basket of baskets(history)) add(basket, 1);
  for (const changes of later) {
    for (const [o, basket] of baskets(changes).entries()) add(basket, changes.sign[o]!);
  }
  return Object.fromEntries([...counts].filter(([basket, n]) => n !== 0 && !basket.endsWith(': ')).sort());
}

describe.each(engines())('changes of orders on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const webhook = (id: number, products: readonly (number | null)[], change: Partial<Order> = {}) =>
    anOrder(id, { source: 'webhook', lines: products.map((product) => aLine(product)), ...change });
  const since = async (shop: string, mark: number) => {
    const changes = await store.orders.changes(shop, mark);
    expect(changes.kind).toBe('some');
    return changes as Some;
  };
  const told = async (shop: string, mark = 0) => unpack((await since(shop, mark)).baskets);

  test('a new order adds a basket, an edit changes it, a cancellation and a deletion take it away', async () => {
    const shop = newShop();
    expect(await told(shop)).toEqual([]);
    await store.orders.upsert(shop, [webhook(1, [7, 3, 7, null]), webhook(2, [5])]);
    expect(await told(shop)).toEqual(['+501: 3,7', '+502: 5']);
    const { mark } = await since(shop, 0);
    await store.orders.upsert(shop, [webhook(1, [3, 8], { updatedAt: 2000 })]);
    expect(await told(shop, mark)).toEqual(['-501: 3,7', '+501: 3,8']);
    await store.orders.upsert(shop, [webhook(1, [3, 8], { updatedAt: 3000, cancelled: true })]);
    await store.orders.remove(shop, 2, 5000);
    expect((await told(shop, mark)).slice(2)).toEqual(['-501: 3,8', '-502: 5']);
    expect((await store.versions([shop]))[0]?.orders).toBe((await since(shop, mark)).mark);
  });

  test('what leaves a basket as it was is no change: payment, a stale update, a test order, unknown products', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [webhook(1, [1, 2])]);
    const { mark } = await since(shop, 0);
    await store.orders.upsert(shop, [webhook(1, [2, 1], { updatedAt: 2000, total: 5 })]);
    await store.orders.upsert(shop, [webhook(1, [9], { updatedAt: 1500 })]);
    await store.orders.upsert(shop, [webhook(2, [1, 2], { test: true }), webhook(3, [null])]);
    await store.orders.remove(shop, 1, 5);
    await store.orders.remove(shop, 99, 9000);
    expect(await since(shop, mark)).toMatchObject({ mark });
  });

  test('imports are not told, nor is a first sync; a sync that meets a model is', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [anOrder(1), anOrder(2, { source: 'import' })]);
    expect(await told(shop)).toEqual([]);
    await store.models.publish(shop, Uint8Array.of(1), { ...TRAINED, mark: 0 });
    await store.orders.upsert(shop, [anOrder(3, { source: 'import' }), anOrder(4)]);
    expect(await told(shop)).toEqual(['+504: 1,2']);
  });

  test('a history and what changed after its mark are what a later history holds', async () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      kind: fc.constantFrom('put', 'put', 'cancel', 'test', 'remove'),
      products: fc.array(fc.option(fc.constantFrom(3, 20, 2 ** 53 - 1), { nil: null }), { maxLength: 3 }),
      // Some come late: their time is before what is known.
      at: fc.integer({ min: 1, max: 30 }),
    });
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(12), async (steps, cut) => {
      const shop = newShop();
      const run = async (some: typeof steps) => {
        for (const { id, kind, products, at } of some) {
          if (kind === 'remove') await store.orders.remove(shop, id, at);
          else {
            const state = { updatedAt: at, cancelled: kind === 'cancel', test: kind === 'test' };
            await store.orders.upsert(shop, [webhook(id, products, state)]);
          }
        }
      };
      await run(steps.slice(0, cut));
      const trained = await store.orders.history(shop);
      await run(steps.slice(cut));
      const { mark, baskets: later } = await since(shop, trained.mark);
      const now = await store.orders.history(shop);
      expect(tally(trained, later)).toEqual(tally(now));
      expect(mark).toBe(now.mark);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('who reads while many write misses nothing and counts nothing twice', async () => {
    const shop = newShop();
    const writers = await Promise.all([1, 2, 3, 4].map(() => database.open()));
    const read: BasketChanges[] = [];
    let mark = 0;
    let writing = true;
    const reader = async () => {
      for (let last = false; ; ) {
        const changes = await since(shop, mark);
        expect(changes.mark).toBe(mark + changes.baskets.sign.length);
        ({ mark } = changes);
        if (changes.baskets.sign.length > 0) read.push(changes.baskets);
        if (last) return;
        await setImmediate();
        last = !writing;
      }
    };
    const reading = reader();
    await Promise.all(
      writers.map(async (writer, w) => {
        // Batches of unlike size, so that transactions overtake each other.
        for (let batch = 0; batch < 20; batch++) {
          const size = 1 + ((w * 7 + batch * 3) % 25);
          const ids = Array.from({ length: size }, (_, i) => w * 10_000 + batch * 100 + i + 1);
          await writer.orders.upsert(
            shop,
            ids.map((id) => webhook(id, [1 + (id % 5), 9])),
          );
        }
      }),
    );
    writing = false;
    await reading;
    const nothing = {
      createdAt: new Float64Array(),
      ptr: new Uint32Array(1),
      productIds: new Float64Array(),
    };
    const empty = { ...nothing, customer: new Uint32Array() };
    expect(tally(empty, ...read)).toEqual(tally(await store.orders.history(shop)));
  });

  test('a published model makes those forgotten that it knows; whoever still needs them is told to wait for it', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [webhook(1, [1, 2]), webhook(2, [1, 3])]);
    const { mark } = await store.orders.history(shop);
    await store.orders.upsert(shop, [webhook(3, [1, 4])]);
    expect(mark).toBe(2);
    await store.models.publish(shop, Uint8Array.of(1), { ...TRAINED, mark });
    expect((await store.models.load(shop, 1))?.mark).toBe(mark);
    expect(await told(shop, mark)).toEqual(['+503: 1,4']);
    expect(await store.orders.changes(shop, mark - 1)).toEqual({ kind: 'all' });
  });

  test('a mark of before an erase is known as such', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [webhook(1, [1, 2]), webhook(2, [1, 3])]);
    await store.shops.erase(shop);
    expect(await store.orders.changes(shop, 2)).toEqual({ kind: 'all' });
    await store.orders.upsert(shop, [webhook(1, [1, 2])]);
    expect(await store.orders.changes(shop, 2)).toEqual({ kind: 'all' });
  });

  test('only so many are kept: beyond, a training must tell', async () => {
    const shop = newShop();
    for (let at = 0; at < MOST_CHANGES + 1; at += 5_000) {
      const ids = Array.from({ length: Math.min(5_000, MOST_CHANGES + 1 - at) }, (_, i) => at + i + 1);
      await store.orders.upsert(
        shop,
        ids.map((id) => webhook(id, [1])),
      );
    }
    expect(await store.orders.changes(shop, 0)).toEqual({ kind: 'all' });
    expect((await since(shop, 1)).baskets.sign).toHaveLength(MOST_CHANGES);
  });
});
