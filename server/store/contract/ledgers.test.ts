/** What every engine promises about the small books: sync states, imports, models, counters. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aLook, aSync, newShop } from './samples.ts';

const SUMMARY = { trainedAt: 5_000, orders: 10, products: 20, pairs: 30, trainMs: 40 };
const TRAINED = { ...SUMMARY, mark: 7 };

describe.each(engines())('sync states, imports, models and counters on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('a sync state comes back as it was put last', async () => {
    const shop = newShop();
    expect(await store.syncs.get(shop)).toBeNull();
    await store.syncs.put(shop, aSync());
    expect(await store.syncs.get(shop)).toEqual(aSync());
    const done = aSync({ phase: 'failed', bulkId: null, finishedAt: 9, ordersTotal: 0, problem: 'Å nej' });
    await store.syncs.put(shop, done);
    expect(await store.syncs.get(shop)).toEqual(done);
  });

  test('how far training is, is noted of a sync in training alone', async () => {
    const shop = newShop();
    await store.syncs.put(shop, aSync({ phase: 'orders' }));
    await store.syncs.setTrained(shop, 0.25);
    expect((await store.syncs.get(shop))?.trained).toBeNull();
    await store.syncs.put(shop, aSync({ phase: 'training' }));
    await store.syncs.setTrained(shop, 0.25);
    expect(await store.syncs.get(shop)).toEqual(aSync({ phase: 'training', trained: 0.25 }));
  });

  test('of the storefront, what was seen last is known', async () => {
    const shop = newShop();
    expect(await store.looks.get(shop)).toBeNull();
    await store.looks.put(shop, aLook());
    await store.looks.put(shop, aLook({ at: 200, findings: [] }));
    expect(await store.looks.get(shop)).toEqual(aLook({ at: 200, findings: [] }));
  });

  test('an import is known by its file', async () => {
    const shop = newShop();
    const state = { file: 'sha256:abc', rows: 2 ** 40, imported: 2, refused: 1, finishedAt: null };
    expect(await store.imports.get(shop, state.file)).toBeNull();
    await store.imports.put(shop, state);
    await store.imports.put(shop, { ...state, file: 'other', finishedAt: 7 });
    await store.imports.put(shop, { ...state, rows: 2 ** 41 });
    expect(await store.imports.get(shop, state.file)).toEqual({ ...state, rows: 2 ** 41 });
    expect(await store.imports.get(shop, 'other')).toEqual({ ...state, file: 'other', finishedAt: 7 });
  });

  test("of a shop's models the two newest are kept, and the version tells of a new one", async () => {
    const shop = newShop();
    expect(await store.models.latest(shop)).toBeNull();
    expect(await store.models.load(shop, 1)).toBeNull();
    for (let version = 1; version <= 3; version++) {
      expect(await store.models.publish(shop, Uint8Array.of(version, 255, 0), TRAINED)).toBe(version);
      expect((await store.versions([shop]))[0]?.model).toBe(version);
    }
    expect(await store.models.latest(shop)).toEqual({ ...TRAINED, version: 3 });
    const stored = await Promise.all([1, 2, 3].map((version) => store.models.load(shop, version)));
    const kept = [2, 3].map((version) => ({ bytes: Uint8Array.of(version, 255, 0), mark: 7 }));
    expect(stored).toEqual([null, ...kept]);
  });

  test('two models published at once get two versions', async () => {
    const shop = newShop();
    const publish = (n: number) => store.models.publish(shop, Uint8Array.of(n), TRAINED);
    const versions = await Promise.all([1, 2, 3, 4].map(publish));
    expect([...versions].sort()).toEqual([1, 2, 3, 4]);
    expect((await store.models.load(shop, 4))?.bytes).toEqual(Uint8Array.of(versions.indexOf(4) + 1));
  });

  test('a model of 24 MB is returned whole, and typed arrays can be laid over it', async () => {
    const shop = newShop();
    const values = Float64Array.from({ length: 3_000_000 }, (_, i) => i * 1.5);
    await store.models.publish(shop, new Uint8Array(values.buffer), TRAINED);
    const { bytes } = (await store.models.load(shop, 1))!;
    expect(bytes.byteLength).toBe(values.byteLength);
    const again = new Float64Array(bytes.buffer, bytes.byteOffset, values.length);
    expect(
      Buffer.compare(
        Buffer.from(again.buffer, again.byteOffset, bytes.byteLength),
        Buffer.from(values.buffer),
      ),
    ).toBe(0);
  });

  test('counters count events, not cards, from the day asked for', async () => {
    const shop = newShop();
    const shown = { kind: 'shown', placement: 'cart', count: 4 } as const;
    await store.counters.add(shop, 10, [shown, shown, { kind: 'added', placement: 'cart', count: 1 }]);
    await store.counters.add(shop, 11, [shown, { kind: 'dismissed', placement: 'exit', count: 1 }]);
    await store.counters.add(shop, 11, []);
    expect(await store.counters.sum(shop, 10)).toEqual([
      { placement: 'cart', kind: 'added', count: 1 },
      { placement: 'cart', kind: 'shown', count: 3 },
      { placement: 'exit', kind: 'dismissed', count: 1 },
    ]);
    expect(await store.counters.sum(shop, 11)).toHaveLength(2);
    expect(await store.counters.sum(shop, 12)).toEqual([]);
  });

  test('no report is lost when many come at once', async () => {
    const shop = newShop();
    const kinds = ['shown', 'added', 'dismissed'] as const;
    const report = (n: number) =>
      kinds.map((_, i) => ({ kind: kinds[(n + i) % 3]!, placement: 'cart' as const, count: 1 }));
    await Promise.all(Array.from({ length: 60 }, (_, n) => store.counters.add(shop, 1, report(n))));
    expect((await store.counters.sum(shop, 1)).map((row) => row.count)).toEqual([60, 60, 60]);
  });
});
