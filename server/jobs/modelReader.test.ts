/** A model that came through a thread is the model that was published, and a damaged one is known as such. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeModel } from '../domain/recommend/codec.ts';
import { serve } from '../domain/recommend/served.ts';
import { train } from '../domain/recommend/trained.ts';
import { makeHistory, makeProduct, repeated } from '../domain/testing.ts';
import { readModels } from '../flows/liveModel.ts';
import type { Store } from '../flows/ports.ts';
import { engines, QUIET, type TestDatabase } from '../store/testing.ts';
import { createModelReader } from './modelReader.ts';

const SHOP = 'nordlys.myshopify.com';
const ENTRY = new URL('../modelWorker.ts', import.meta.url);
const data = await train({
  history: makeHistory([...repeated(40, [1, 2]), ...repeated(400, [3]), ...repeated(9, [1, 4, 5])]),
  products: [1, 2, 3, 4, 5, 6].map((id) =>
    makeProduct(id, { title: `Mug ${id} of 250 ml`, price: 1000 * id }),
  ),
});
const bytes = encodeModel(SHOP, data);
const summary = { trainedAt: 1, trainMs: 1, mark: 7, ...data.stats };

describe.each(engines())('reading a model on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterEach(() => database.drop());

  const reader = (entry = ENTRY, fewPairs = 0, warn = vi.fn()) =>
    createModelReader({ store, databaseUrl: database.url, entry, log: { ...QUIET, warn }, fewPairs });

  test('in a thread gives what reading it here gives, ready to serve and to be freshened', async () => {
    await store.models.publish(SHOP, bytes, summary);
    const read = (await reader()(SHOP, 1))!;
    expect(read).toEqual(await readModels(store)(SHOP, 1));
    expect(read.mark).toBe(7);
    const question = { context: [1], barred: new Set<number>(), limit: 5 };
    expect(serve(read.data).complements(question)).toEqual(serve(data).complements(question));
  });

  test('in a thread takes no copies: all arrays lie over one buffer', async () => {
    await store.models.publish(SHOP, bytes, summary);
    const { ids, orders, scored } = (await reader()(SHOP, 1))!.data;
    expect(new Set([ids, orders, scored.own, scored.relation.item].map((array) => array.buffer)).size).toBe(
      1,
    );
  });

  test('that is damaged says so, and of one that is gone that it is', async () => {
    await store.models.publish(SHOP, bytes.slice(0, -9), summary);
    await expect(reader()(SHOP, 1)).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(await reader()(SHOP, 2)).toBeNull();
    expect(await reader()('other.myshopify.com', 1)).toBeNull();
  });

  test('goes on here when the thread fails, and many at once do not disturb each other', async () => {
    await store.models.publish(SHOP, bytes, summary);
    const warn = vi.fn();
    const broken = reader(new URL('data:text/javascript,throw new Error("no thread")'), 0, warn);
    expect((await broken(SHOP, 1))?.mark).toBe(7);
    expect(warn).toHaveBeenCalledOnce();
    const read = reader();
    const marks = await Promise.all([1, 2, 1].map((version) => read(SHOP, version)));
    expect(marks.map((one) => one?.mark)).toEqual([7, undefined, 7]);
  });

  test('needs no thread for a small one', async () => {
    await store.models.publish(SHOP, bytes, summary);
    const nowhere = reader(new URL('file:///nowhere.js'), 1_000_000);
    expect((await nowhere(SHOP, 1))?.mark).toBe(7);
  });
});
