/** What every engine promises about orders: guards, tombstones, imports, redaction. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../domain/basket.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aLine, anOrder, newShop } from './samples.ts';

describe.each(engines())('orders on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('an order comes back as it went in, lines in their order', async () => {
    const shop = newShop();
    const odd = anOrder(2 ** 52 + 3, {
      name: `#1001 "{å}" \\ 🎁`,
      customerKey: null,
      total: -4_000_000_000_000,
      cancelled: true,
      test: true,
      source: 'import',
      lines: [
        aLine(9, { title: 'NULL', suggestion: 'product:cross-sell', quantity: -2 }),
        aLine(null, { sku: '{"a,b\\', title: '' }),
        aLine(2 ** 53 - 1, { variantId: 5, sku: 'NULL', unitPrice: 0 }),
      ],
    });
    expect(await store.orders.upsert(shop, [odd, anOrder(7, { lines: [] })])).toBe(2);
    expect(await store.orders.get(shop, odd.id)).toEqual(odd);
    expect((await store.orders.get(shop, 7))?.lines).toEqual([]);
    expect(await store.orders.count(shop)).toBe(2);
  });

  test('half a surrogate pair or a NUL does not break a batch', async () => {
    const shop = newShop();
    const lines = [aLine(1, { title: 'a\ud83cb\0c', sku: '\udf81' })];
    expect(await store.orders.upsert(shop, [anOrder(1, { name: '\ud800', lines }), anOrder(2)])).toBe(2);
    expect((await store.orders.get(shop, 1))?.lines[0]?.title).toMatch(/^a.+bc$/);
    expect(await store.orders.get(shop, 2)).toEqual(anOrder(2));
  });

  test('an edited order replaces all its lines; an older edit changes nothing', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [anOrder(1), anOrder(2)]);
    const edited = anOrder(1, { updatedAt: 2000, source: 'webhook', lines: [aLine(3)] });
    expect(await store.orders.upsert(shop, [edited])).toBe(1);
    expect(await store.orders.upsert(shop, [anOrder(1)])).toBe(0);
    expect(await store.orders.get(shop, 1)).toEqual(edited);
    expect((await store.orders.get(shop, 2))?.lines).toHaveLength(2);
    expect(await store.orders.upsert(shop, [])).toBe(0);
  });

  test('an import never replaces what the platform said, and the platform always replaces an import', async () => {
    const shop = newShop();
    const imported = anOrder(1, { source: 'import', updatedAt: 9000, lines: [aLine(null)] });
    const synced = anOrder(1, { updatedAt: 1 });
    await store.orders.upsert(shop, [imported]);
    expect(await store.orders.upsert(shop, [synced])).toBe(1);
    expect(await store.orders.upsert(shop, [imported])).toBe(0);
    expect(await store.orders.get(shop, 1)).toEqual(synced);
    await store.orders.remove(shop, 1, 2);
    expect(await store.orders.upsert(shop, [imported])).toBe(0);
    expect(await store.orders.get(shop, 1)).toBeNull();
  });

  test('a deleted order stays away from late older updates', async () => {
    const shop = newShop();
    await store.orders.remove(shop, 1, 20);
    for (const updatedAt of [10, 20])
      expect(await store.orders.upsert(shop, [anOrder(1, { updatedAt })])).toBe(0);
    expect(await store.orders.count(shop)).toBe(0);
    expect(await store.orders.upsert(shop, [anOrder(1, { updatedAt: 21 })])).toBe(1);
    await store.orders.remove(shop, 1, 21);
    expect(await store.orders.get(shop, 1)).toBeNull();
    expect((await store.orders.history(shop)).createdAt).toHaveLength(0);
  });

  test('updates, imports and deletions in any order and grouping reach the same state', async () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 2 }),
      at: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('sync', 'webhook', 'import', 'gone'),
    });
    type Step = { id: number; at: number; kind: string };
    const order = ({ id, at, kind }: Step) =>
      anOrder(id, {
        updatedAt: at,
        source: kind as Order['source'],
        name: `${kind} ${at}`,
        lines: [aLine(at)],
      });
    const state = async (shop: string) => [await store.orders.get(shop, 1), await store.orders.get(shop, 2)];
    const oneByOne = async (steps: readonly Step[]) => {
      const shop = newShop();
      for (const s of steps) {
        if (s.kind === 'gone') await store.orders.remove(shop, s.id, s.at);
        else await store.orders.upsert(shop, [order(s)]);
      }
      return await state(shop);
    };
    const together = async (steps: readonly Step[]) => {
      const shop = newShop();
      await store.orders.upsert(shop, steps.filter((s) => s.kind !== 'gone').map(order));
      for (const s of steps) if (s.kind === 'gone') await store.orders.remove(shop, s.id, s.at);
      return await state(shop);
    };
    const steps = fc.uniqueArray(step, { maxLength: 8, selector: (s) => `${s.id} ${s.at}` });
    const property = fc.asyncProperty(steps, async (given) => {
      const sorted = [...given].sort((a, b) => a.at - b.at);
      const expected = await oneByOne(sorted);
      expect(await oneByOne(given)).toEqual(expected);
      expect(await together(given)).toEqual(expected);
      // What should remain, said without SQL.
      const winner = (id: number) => {
        const all = sorted.filter((s) => s.id === id);
        const last = all.filter((s) => s.kind !== 'import').at(-1) ?? all.at(-1);
        return last === undefined || last.kind === 'gone' ? null : order(last);
      };
      expect(expected).toEqual([winner(1), winner(2)]);
    });
    await fc.assert(property, { numRuns: 80 });
  });

  test('orders sold through a suggestion are found, newest first', async () => {
    const shop = newShop();
    const marked = (id: number, createdAt: number) =>
      anOrder(id, { createdAt, lines: [aLine(1), aLine(2, { suggestion: 'cart:cross-sell' })] });
    const orders = [
      marked(1, 100),
      marked(2, 300),
      anOrder(3, { createdAt: 400 }),
      marked(4, 200),
      marked(5, 300),
    ];
    await store.orders.upsert(shop, orders);
    const ids = async (since: number, limit = 9) =>
      (await store.orders.withSuggestions(shop, since, limit)).map((order) => order.id);
    expect(await ids(0)).toEqual([5, 2, 4, 1]);
    expect(await ids(200)).toEqual([5, 2, 4]);
    expect(await ids(0, 2)).toEqual([5, 2]);
    expect((await store.orders.withSuggestions(shop, 0, 1))[0]).toEqual(marked(5, 300));
    await store.orders.remove(shop, 5, 5000);
    expect(await ids(0)).toEqual([2, 4, 1]);
  });

  test('a customer who asked to be forgotten stays forgotten, also in what comes later', async () => {
    const shop = newShop();
    const mine = (id: number, updatedAt = 1000) => anOrder(id, { updatedAt, customerKey: 'me' });
    await store.orders.upsert(shop, [mine(1), mine(2), anOrder(3)]);
    expect(await store.orders.redactCustomer(shop, 'me')).toBe(2);
    expect(await store.orders.redactCustomer(shop, 'me')).toBe(0);
    await store.orders.upsert(shop, [mine(1, 2000), mine(4), anOrder(5)]);
    const keys = await Promise.all(
      [1, 2, 3, 4, 5].map(async (id) => (await store.orders.get(shop, id))?.customerKey),
    );
    expect(keys).toEqual([null, null, 'customer-1', null, 'customer-1']);
  });

  test('lines of unknown products are resolved by SKU, once', async () => {
    const shop = newShop();
    const lines = [aLine(null, { sku: 'A' }), aLine(null, { sku: 'B' }), aLine(7, { sku: 'A' }), aLine(null)];
    await store.orders.upsert(shop, [
      anOrder(1, { lines }),
      anOrder(2, { lines: [aLine(null, { sku: 'a' })] }),
    ]);
    const bySku = new Map([
      ['A', 101],
      ['unused', 5],
    ]);
    expect(await store.orders.resolveSkus(shop, bySku)).toBe(1);
    expect(await store.orders.resolveSkus(shop, bySku)).toBe(0);
    expect(await store.orders.resolveSkus(shop, new Map())).toBe(0);
    const products = (await store.orders.get(shop, 1))?.lines.map((line) => line.productId);
    expect(products).toEqual([101, null, 7, null]);
  });

  test('parallel writers of the same orders neither fail nor mix lines', async () => {
    const shop = newShop();
    const write = (updatedAt: number) => {
      const ids = Array.from({ length: 40 }, (_, i) => i + 1);
      const lines = Array.from({ length: (updatedAt % 3) + 1 }, () => aLine(updatedAt));
      const orders = ids.map((id) => anOrder(id, { updatedAt, lines }));
      return store.orders.upsert(shop, updatedAt % 2 ? orders : orders.reverse());
    };
    await Promise.all(Array.from({ length: 12 }, (_, i) => write(1000 + i)));
    for (const id of [1, 20, 40]) {
      const order = await store.orders.get(shop, id);
      expect(order?.updatedAt).toBe(1011);
      expect(order?.lines).toEqual([aLine(1011)]);
    }
  });
});
