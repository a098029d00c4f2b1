/** What has been kept long enough goes and what must stay stays, on every engine: reports of the kept period and training too. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Keep } from '../domain/keep.ts';
import type { OrderMoney } from '../domain/measure/money.ts';
import { train } from '../domain/recommend/trained.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import { engines, type TestDatabase } from '../store/testing.ts';
import { measure } from './measure.ts';
import { lastDays, measured, ofHoldout } from './measured.ts';
import type { Store } from './ports.ts';
import { dayOf } from './settle.ts';
import { takeOrders } from './takeOrders.ts';
import { control, makeOrder, NOW, QUIET, TOKEN, testClock } from './testing.ts';

const DAY = 86_400_000;
const TODAY = dayOf(NOW);
const KEEP: Keep = { orders: 200, visitors: 120, audit: 60, feedback: 40 };
const clock = testClock();
const money: OrderMoney = {
  ...{ channel: 'online', goods: 100, ordered: 100, refunded: 0, discounts: 0, ourDiscounts: 0 },
  ...{ shipping: 0, tax: 0, cost: 40, costedGoods: 100, pieces: 1 },
};

describe.each(engines())('keeping on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let shop: string;
  let shops = 0;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    clock.at = NOW;
    shop = `keep-${++shops}.myshopify.com`;
    await furnish(shop);
  });

  /** Something of every 20 days, `longest` days back: two orders and their visitors, counts, answers, a change. */
  async function furnish(of: string, longest = 300) {
    await store.shops.install(of, [], TOKEN, NOW - 400 * DAY);
    await store.shops.setInfo(of, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
    await store.products.upsert(of, [makeProduct(1), makeProduct(2)], NOW);
    const all = Array.from({ length: 15 }, (_, n) => 5 + 20 * n).filter((days) => days < longest);
    const both = all.flatMap((days) =>
      (['held', 'shown'] as const).map((cell, n) => {
        const visitor = `${cell}-${days}`;
        return { id: 2 * days + n, days, at: NOW - days * DAY, visitor, cell };
      }),
    );
    const trial = { trial: 'holdout-1', past: null };
    await store.ledger.enrol(
      of,
      both.map(({ visitor, cell, at }) => ({ ...trial, visitor, cell, at })),
    );
    await store.ledger.note(
      of,
      both.map(({ visitor, days }) => ({ visitor, day: TODAY - days, step: 'began' as const })),
    );
    // Bought within the hour; joined when the order came in.
    const orders = both.map(({ id, at, visitor }) =>
      makeOrder(id, { createdAt: at + 3_600_000, updatedAt: at, visitor, money }),
    );
    await takeOrders({ store }, of, orders);
    const subject = { kind: 'sync', id: '', name: '' } as const;
    for (const days of all) {
      await store.counters.add(of, TODAY - days, [{ kind: 'shown', placement: 'cart', count: 1 }]);
      await store.feedback.add(of, TODAY - days, [{ question: 'nps', answer: 9 }]);
      const at = NOW - days * DAY;
      await store.audit.add(of, { at, staff: '1', did: 'started', subject, detail: {} });
    }
  }

  async function keep(change: Partial<Keep> = KEEP) {
    const { version } = await store.shops.loadSettings(shop);
    const settings = { ...DEFAULT_SETTINGS, keep: { ...DEFAULT_SETTINGS.keep, ...change } };
    await store.shops.saveSettings(shop, settings, version);
    expect(await measure({ store, clock, log: QUIET }, shop, control(), [])).toBe('done');
  }

  const held = async (of = shop) =>
    Object.fromEntries((await store.holdings.inventory(of)).map(({ table, rows }) => [table, rows]));
  const report = (of: string, days: number) =>
    measured({ store, clock }, of, ofHoldout({ share: 5, epoch: 1 }), lastDays(clock, days), null);

  test('what is older than the merchant chose goes, and of what is younger nothing', async () => {
    const before = await held();
    expect(before).toMatchObject({ orders: 30, order_lines: 60, enrolments: 30, audit: 15, counters: 15 });
    await keep();
    const after = await held();
    expect(after).toMatchObject({
      // Of 5, 25 … 185 days ago, two a time; of 5 … 105; of 5, 25, 45; of 5, 25.
      ...{ orders: 20, order_lines: 40 },
      ...{ enrolments: 12, visitor_steps: 12, trial_orders: 12, counters: 6 },
      ...{ audit: 3, feedback: 2 },
      ...{ products: before.products, shops: 1 },
    });
    const oldest = new Map(
      (await store.holdings.inventory(shop)).map(({ table, oldest: at }) => [table, at ?? NOW]),
    );
    for (const [table, days] of [
      ['orders', KEEP.orders],
      ['enrolments', KEEP.visitors],
      ['counters', KEEP.visitors],
      ['audit', KEEP.audit],
      ['feedback', KEEP.feedback],
    ] as const)
      expect([table, oldest.get(table)! >= (TODAY - days) * DAY]).toEqual([table, true]);
    await keep();
    expect(await held()).toEqual(after);
  });

  test('reports are those of a shop that never had what went', async () => {
    const younger = `younger-${shops}.myshopify.com`;
    await furnish(younger, KEEP.visitors);
    const month = await report(younger, 30);
    expect(month.cells).toMatchObject([{ visitors: 6 }, { visitors: 6 }]);
    expect(await report(shop, 30)).not.toEqual(month);
    await keep();
    for (const days of [1, 30, KEEP.visitors])
      expect(await report(shop, days)).toEqual(await report(younger, days));
  });

  test('orders that go leave the report of the visitors who are kept as it was', async () => {
    const before = await report(shop, 180);
    await keep({ ...KEEP, visitors: 400, orders: 400 });
    expect(await report(shop, 180)).toEqual(before);
  });

  test('a training is asked for where orders went, and learns from those that are left', async () => {
    await keep();
    expect((await store.jobs.list(shop)).map(({ kind }) => kind)).toContain('train');
    const history = await store.orders.history(shop);
    expect(history.createdAt).toHaveLength(20);
    const model = await train({ history, products: await store.products.all(shop) });
    expect([...model.orders]).toEqual([20, 20]);
  });

  test('the defaults let nothing go that is younger than 400 days, and ask for no training', async () => {
    const before = await held();
    await keep({});
    expect(await held()).toMatchObject({ ...before, settings: 1 });
    expect((await store.jobs.list(shop)).map(({ kind }) => kind)).not.toContain('train');
  });

  test('another shop is left alone', async () => {
    const other = `other-${shops}.myshopify.com`;
    await furnish(other);
    const before = await held(other);
    await keep();
    expect(await held(other)).toEqual(before);
  });
});
