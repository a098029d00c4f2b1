/** What every engine promises about telling, and giving away, what is stored; and about when it was heard of what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_SIGNALS, STOREFRONT, type Store, type StoredRow } from '../../flows/ports.ts';
import { SHAPES } from '../holdings.ts';
import { TABLES } from '../schema.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { keyOf } from './raw.ts';
import { anAudit, anEnrolment, anOrder, aProduct, aToken, newShop } from './samples.ts';

const DAY = 86_400_000;

describe.each(engines())('what is stored on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  async function readOut(shop: string, table: string, limit: number): Promise<StoredRow[]> {
    const all: StoredRow[] = [];
    for (let after: StoredRow | null = null; ; after = all.at(-1)!) {
      const rows: readonly StoredRow[] = await store.holdings.page(shop, table, after, limit);
      all.push(...rows);
      if (rows.length < limit) return all;
    }
  }

  test('every table is known with its true key', async () => {
    for (const table of TABLES)
      expect([table, ...(await keyOf(database.url, table))]).toEqual([table, 'shop', ...SHAPES[table].key]);
  });

  test('it is counted table by table, with the age of the oldest entry', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [anOrder(1, { createdAt: 900 }), anOrder(2, { createdAt: 700 })]);
    await store.counters.add(shop, 12, [{ kind: 'shown', placement: 'cart', count: 1 }]);
    const told = new Map((await store.holdings.inventory(shop)).map(({ table, ...rest }) => [table, rest]));
    expect([...told.keys()]).toEqual([...TABLES].sort());
    expect(told.get('orders')).toEqual({ rows: 2, oldest: 700 });
    expect(told.get('order_lines')).toEqual({ rows: 4, oldest: null });
    expect(told.get('counters')).toEqual({ rows: 1, oldest: 12 * DAY });
    expect(told.get('audit')).toEqual({ rows: 0, oldest: null });
  });

  test('it is read out whole whatever the size of a page, each row once, without secrets and bytes', async () => {
    const shop = newShop();
    await store.shops.install(shop, ['a'], aToken(), 5);
    const orders = Array.from({ length: 5 }, (_, n) => anOrder(n + 1));
    await store.orders.upsert(shop, orders);
    await store.products.upsert(shop, [aProduct(1)], 1);
    await store.models.publish(shop, Uint8Array.of(7, 7), {
      ...{ trainedAt: 1, orders: 1, products: 1, pairs: 1, trainMs: 1, mark: 0 },
    });
    for (const limit of [1, 3, 99]) {
      const lines = await readOut(shop, 'order_lines', limit);
      expect(lines.map(({ order_id, n }) => [order_id, n])).toEqual(
        orders.flatMap(({ id }) => [
          [id, 0],
          [id, 1],
        ]),
      );
      expect(await readOut(shop, 'shops', limit)).toHaveLength(1);
    }
    const [model] = await readOut(shop, 'models', 9);
    expect(model).toMatchObject({ version: 1, orders: 1 });
    expect(model).not.toHaveProperty('bytes');
    expect(await store.models.size(shop, 1)).toBe(2);
    expect(await store.holdings.tables()).not.toContain('tokens');
    expect(await readOut(shop, 'tokens', 9)).toEqual([]);
    expect(await readOut(shop, 'pg_user; --', 9)).toEqual([]);
  });

  test('a customer’s part is what stands under their keys, and what is measured of the visitors they were', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [
      anOrder(1, { customerKey: 'c1' }),
      anOrder(2, { customerKey: 'c2' }),
      anOrder(3, { customerKey: 'c1-imported' }),
    ]);
    await store.ledger.enrol(shop, [anEnrolment('v1'), anEnrolment('v2')]);
    await store.ledger.join(shop, [
      { order: 1, visitor: 'v1', by: 'cart' },
      { order: 2, visitor: 'v2', by: 'cart' },
    ]);
    await store.ledger.note(shop, [{ visitor: 'v1', day: 10, step: 'paid' }]);
    await store.feedback.ask(shop, 'c1', 5);
    const held = await store.holdings.customer(shop, ['c1', 'c1-imported']);
    expect(held.orders.map(({ id }) => id).sort()).toEqual([1, 3]);
    expect(held.lines).toHaveLength(4);
    expect(held.enrolments).toMatchObject([{ visitor: 'v1' }]);
    expect([held.joins.length, held.steps.length, held.asked.length]).toEqual([1, 1, 1]);
    const nobody = await store.holdings.customer(shop, ['c9']);
    expect(Object.values(nobody).flat()).toEqual([]);
    expect(Object.values(await store.holdings.customer(shop, [])).flat()).toEqual([]);
  });

  test('measuring is forgotten to the last row, and nothing else is', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [anOrder(1, { visitor: 'v1' })]);
    await store.ledger.enrol(shop, [anEnrolment('v1')]);
    await store.ledger.join(shop, [{ order: 1, visitor: 'v1', by: 'cart' }]);
    await store.ledger.note(shop, [{ visitor: 'v1', day: 10, step: 'began' }]);
    await store.counters.add(shop, 1, [{ kind: 'shown', placement: 'cart', count: 1 }]);
    await store.feedback.add(shop, 1, [{ question: 'nps', answer: 9 }]);
    await store.feedback.ask(shop, 'c1', 5);
    await store.audit.add(shop, anAudit());
    await store.holdings.forgetMeasuring(shop);
    const left = (await store.holdings.inventory(shop)).filter(({ rows }) => rows > 0);
    expect(left.map(({ table }) => table)).toEqual(['audit', 'order_lines', 'orders', 'versions']);
    expect((await store.orders.get(shop, 1))?.visitor ?? null).toBeNull();
  });

  describe('when it was heard of what', () => {
    const put = (shop: string, webhookId: string, topic: string, receivedAt: number) =>
      store.inbox.put({ shop, webhookId, topic, body: '{}', receivedAt });

    test('is counted by topic: what came, what was worked off, and what could not be used', async () => {
      const shop = newShop();
      for (const [id, at] of [
        ['w1', 10],
        ['w2', 20],
        ['w3', 30],
      ] as const)
        await put(shop, id, 'orders/create', at);
      expect(await put(shop, 'w3', 'orders/create', 99)).toBe('duplicate');
      await put(shop, 'w4', 'products/update', 40);
      expect(await store.inbox.waiting(shop)).toEqual({ events: 4, since: 10 });
      await store.inbox.settle(shop, ['w1', 'w2', 'w4'], 50);
      await store.inbox.settle(shop, ['w3'], 60, 'not-installed');
      // Settled again after a crash: it was one.
      await store.inbox.settle(shop, ['w3'], 70, 'not-installed');
      await store.signals.seen(shop, 80);
      const quiet = { problems: 0, problem: null, problemAt: null };
      expect(await store.signals.list(shop)).toEqual([
        {
          ...{ name: 'orders/create', times: 3, at: 30, done: 3, doneAt: 60 },
          ...{ problems: 1, problem: 'not-installed', problemAt: 60 },
        },
        { name: 'products/update', times: 1, at: 40, done: 1, doneAt: 50, ...quiet },
        { name: STOREFRONT, times: 1, at: 80, done: 0, doneAt: null, ...quiet },
      ]);
      expect(await store.inbox.waiting(shop)).toEqual({ events: 0, since: null });
    });

    test('takes few rows, however many topics somebody makes up', async () => {
      const shop = newShop();
      for (let n = 0; n < MOST_SIGNALS + 5; n++) await put(shop, `w${n}`, `made/up-${n}`, n);
      await put(shop, 'long', 'x'.repeat(5_000), 99);
      const list = await store.signals.list(shop);
      expect(list).toHaveLength(MOST_SIGNALS + 1);
      expect(list.find(({ name }) => name === 'other')).toMatchObject({ times: 6, at: 99 });
    });

    test('counts many who come at once, each', async () => {
      const shop = newShop();
      await Promise.all(Array.from({ length: 10 }, (_, n) => put(shop, `w${n}`, 'orders/create', n)));
      expect(await store.signals.list(shop)).toMatchObject([{ times: 10 }]);
    });
  });
});
