/** What every engine promises about the ledger: first enrolment stands, the cart goes before the pixel, order of arrival is all one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../flows/ports.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { anEnrolment, anOrder, newShop, someMoney } from './samples.ts';

const DAY = 86_400_000;
const T = 'holdout-1';

describe.each(engines())('the ledger on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const idsOf = async (shop: string, trial = T, from = 0, to = 99 * DAY) =>
    Object.fromEntries(
      (await store.ledger.outcomes(shop, trial, from, to)).map(({ visitor, orders }) => [
        visitor,
        orders.map(({ id }) => id),
      ]),
    );

  test('the first enrolment for a trial stands, and is counted once, with its past', async () => {
    const shop = newShop();
    const { ledger } = store;
    expect(await ledger.enrol(shop, [])).toBe(0);
    const [a, b] = [anEnrolment('a', { past: 3_000 }), anEnrolment('b', { cell: 'held', past: 0 })];
    // Twice in one batch: the earlier.
    expect(await ledger.enrol(shop, [anEnrolment('a', { at: 11 * DAY, cell: 'held' }), a, b])).toBe(2);
    expect(await ledger.enrol(shop, [anEnrolment('a', { at: 1, cell: 'held' })])).toBe(0);
    expect(await ledger.enrol(shop, [anEnrolment('a', { trial: 't1' }), anEnrolment('c')])).toBe(2);
    await ledger.enrol(shop, [anEnrolment('d', { at: 11 * DAY - 1, past: 4_000 })]);
    await ledger.enrol(shop, [anEnrolment('e', { at: 11 * DAY })]);
    const none = { known: 0, past: 0, squares: 0 };
    expect(await ledger.counts(shop, T, 0, 99)).toEqual([
      { cell: 'held', day: 10, enrolled: 1, known: 1, past: 0, squares: 0 },
      { cell: 'shown', day: 10, enrolled: 3, known: 2, past: 7_000, squares: 25_000_000 },
      { cell: 'shown', day: 11, enrolled: 1, ...none },
    ]);
    expect(await ledger.counts(shop, T, 11, 11)).toEqual([{ cell: 'shown', day: 11, enrolled: 1, ...none }]);
    expect(await ledger.counts(shop, 't1', 0, 9)).toEqual([]);
    expect(await ledger.page(shop, T, null, 2)).toEqual([a, b]);
    expect((await ledger.page(shop, T, 'b', 9)).map(({ visitor }) => visitor)).toEqual(['c', 'd', 'e']);
  });

  test('sums of squares beyond what an integer holds are kept', async () => {
    const shop = newShop();
    await store.ledger.enrol(
      shop,
      ['a', 'b'].map((visitor) => anEnrolment(visitor, { past: 4e9 })),
    );
    expect(await store.ledger.counts(shop, T, 0, 99)).toMatchObject([{ past: 8e9, squares: 3.2e19 }]);
  });

  test('the cart’s own word replaces the pixel’s, never the other way', async () => {
    const shop = newShop();
    await store.orders.upsert(
      shop,
      [1, 2, 3].map((id) => anOrder(id, { createdAt: 20 * DAY })),
    );
    await store.ledger.enrol(shop, [anEnrolment('a'), anEnrolment('b'), anEnrolment('a', { trial: 't1' })]);
    const pixel = (order: number, visitor: string) => ({ order, visitor, by: 'pixel' as const });
    const cart = (order: number, visitor: string) => ({ order, visitor, by: 'cart' as const });
    expect(await store.ledger.join(shop, [pixel(1, 'a'), pixel(1, 'b'), pixel(2, 'a')])).toBe(2);
    expect(await idsOf(shop)).toEqual({ a: [1, 2] });
    expect(await store.ledger.join(shop, [pixel(1, 'b')])).toBe(0);
    expect(await store.ledger.join(shop, [pixel(1, 'a'), cart(1, 'b'), pixel(1, 'a')])).toBe(1);
    expect(await idsOf(shop)).toEqual({ a: [2], b: [1] });
    expect(await idsOf(shop, 't1')).toEqual({ a: [2] });
    expect(await store.ledger.join(shop, [pixel(1, 'a')])).toBe(0);
    expect(await store.ledger.join(shop, [cart(1, 'b')])).toBe(0);
    expect(await store.ledger.join(shop, [cart(2, 'nobody')])).toBe(1);
    expect(await idsOf(shop)).toEqual({ b: [1] });
  });

  test('in which order enrolment, order, join and steps become known makes no difference', async () => {
    const events = [
      (shop: string) => store.ledger.enrol(shop, [anEnrolment('a', { past: 5 }), anEnrolment('b')]),
      (shop: string) => store.orders.upsert(shop, [anOrder(1, { createdAt: 20 * DAY })]),
      (shop: string) => store.ledger.join(shop, [{ order: 1, visitor: 'a', by: 'cart' }]),
      (shop: string) => store.ledger.note(shop, [{ visitor: 'a', day: 20, step: 'began' }]),
    ];
    const permuted = events.flatMap((one, i) => [
      [one, ...events.filter((_, j) => j !== i)],
      [one, ...events.filter((_, j) => j !== i).reverse()],
    ]);
    for (const sequence of permuted) {
      const shop = newShop();
      for (const event of sequence) await event(shop);
      expect(await store.ledger.outcomes(shop, T, 0, 99 * DAY)).toMatchObject([
        {
          visitor: 'a',
          cell: 'shown',
          at: 10 * DAY,
          past: 5,
          orders: [{ id: 1, at: 20 * DAY, cancelled: false, test: false }],
        },
      ]);
      expect(await store.ledger.steps(shop, T, 0, 99)).toEqual([{ cell: 'shown', began: 1, completed: 0 }]);
    }
  });

  test('outcomes are of orders made in the period, as they stand now, without deleted ones', async () => {
    const shop = newShop();
    await store.ledger.enrol(shop, [anEnrolment('a'), anEnrolment('b', { cell: 'held' })]);
    const days: readonly (readonly [number, number])[] = [
      [4, 10],
      [3, 20],
      [2, 30],
      [1, 20],
    ];
    await store.orders.upsert(
      shop,
      days.map(([id, day]) => anOrder(id, { createdAt: day * DAY })),
    );
    await store.ledger.join(
      shop,
      days.map(([order]) => ({ order, visitor: order === 1 ? 'b' : 'a', by: 'cart' })),
    );
    expect(await idsOf(shop, T, 10 * DAY, 30 * DAY)).toEqual({ a: [4, 3], b: [1] });
    expect(await idsOf(shop, T, 10 * DAY + 1, 30 * DAY + 1)).toEqual({ a: [3, 2], b: [1] });
    await store.orders.upsert(shop, [anOrder(3, { createdAt: 20 * DAY, updatedAt: 2000, cancelled: true })]);
    await store.orders.remove(shop, 1, 3000);
    const after = await store.ledger.outcomes(shop, T, 20 * DAY, 21 * DAY);
    expect(after.map(({ orders }) => orders.map(({ id, cancelled }) => [id, cancelled]))).toEqual([
      [[3, true]],
    ]);
  });

  test('steps count visitors once, from the day of their enrolment, and who paid had begun', async () => {
    const shop = newShop();
    await store.ledger.enrol(shop, [
      anEnrolment('a', { at: 10 * DAY + 5 }),
      anEnrolment('b', { cell: 'held' }),
    ]);
    const { note } = store.ledger;
    await note(shop, []);
    await note(shop, [
      { visitor: 'a', day: 9, step: 'began' },
      { visitor: 'a', day: 10, step: 'visit' },
      { visitor: 'a', day: 10, step: 'began' },
      { visitor: 'a', day: 10, step: 'began' },
      { visitor: 'b', day: 11, step: 'paid' },
      { visitor: 'stranger', day: 11, step: 'paid' },
    ]);
    await note(shop, [
      { visitor: 'a', day: 10, step: 'began' },
      { visitor: 'a', day: 12, step: 'began' },
      { visitor: 'a', day: 12, step: 'paid' },
    ]);
    expect(await store.ledger.steps(shop, T, 10, 11)).toEqual([
      { cell: 'held', began: 1, completed: 1 },
      { cell: 'shown', began: 1, completed: 0 },
    ]);
    expect(await store.ledger.steps(shop, T, 12, 99)).toEqual([{ cell: 'shown', began: 1, completed: 1 }]);
    expect(await store.ledger.steps(shop, T, 0, 9)).toEqual([]);
    expect(await store.ledger.stepDays(shop, 9, 11)).toEqual([
      { day: 9, step: 'began', visitors: 1 },
      { day: 10, step: 'began', visitors: 1 },
      { day: 10, step: 'visit', visitors: 1 },
      { day: 11, step: 'paid', visitors: 2 },
    ]);
  });

  test('an order tells what it brought, and null where that is not told', async () => {
    const shop = newShop();
    const money = someMoney();
    await store.ledger.enrol(shop, [anEnrolment('a')]);
    await store.orders.upsert(shop, [
      anOrder(1, { createdAt: 20 * DAY, money }),
      anOrder(2, { createdAt: 21 * DAY }),
    ]);
    await store.ledger.join(
      shop,
      [1, 2].map((order) => ({ order, visitor: 'a', by: 'cart' })),
    );
    const [outcome] = await store.ledger.outcomes(shop, T, 0, 99 * DAY);
    expect(outcome?.orders.map((order) => order.money)).toEqual([money, null]);
    expect(await store.ledger.orders(shop, 0, 99 * DAY)).toEqual(
      expect.arrayContaining([
        { joined: true, channel: 'online', test: false, orders: 1 },
        { joined: true, channel: null, test: false, orders: 1 },
      ]),
    );
  });

  test('orders of a period are counted by what decides whether they can be anybody’s', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [
      anOrder(1, { createdAt: 10 }),
      anOrder(2, { createdAt: 10, test: true }),
      anOrder(3, { createdAt: 11 }),
      anOrder(4, { createdAt: 12 }),
    ]);
    await store.ledger.join(shop, [{ order: 1, visitor: 'a', by: 'pixel' }]);
    await store.orders.remove(shop, 3, 5000);
    const row = { channel: null, orders: 1 };
    const tallies = await store.ledger.orders(shop, 10, 12);
    expect(tallies).toHaveLength(2);
    expect(tallies).toEqual(
      expect.arrayContaining([
        { ...row, joined: false, test: true },
        { ...row, joined: true, test: false },
      ]),
    );
  });

  test('of many who write at once nothing is lost or counted twice', async () => {
    const shop = newShop();
    const visitors = Array.from({ length: 40 }, (_, n) => `v${n}`);
    await store.orders.upsert(
      shop,
      visitors.map((_, n) => anOrder(n + 1, { createdAt: 20 * DAY })),
    );
    await Promise.all([
      ...[0, 1, 2].map((n) =>
        store.ledger.enrol(
          shop,
          visitors.slice(n * 10, n * 10 + 20).map((v) => anEnrolment(v, { past: 1 })),
        ),
      ),
      ...visitors.map((visitor, n) => store.ledger.join(shop, [{ order: n + 1, visitor, by: 'pixel' }])),
      ...visitors.map((visitor) => store.ledger.note(shop, [{ visitor, day: 20, step: 'paid' }])),
    ]);
    expect(await store.ledger.counts(shop, T, 0, 99)).toMatchObject([{ enrolled: 40, past: 40 }]);
    expect(await store.ledger.outcomes(shop, T, 0, 99 * DAY)).toHaveLength(40);
    expect(await store.ledger.steps(shop, T, 0, 99)).toEqual([{ cell: 'shown', began: 40, completed: 40 }]);
  });

  test('names that a database could stumble over are kept apart', async () => {
    const shop = newShop();
    await store.ledger.enrol(shop, [anEnrolment('a"{},\\\0'), anEnrolment('a')]);
    await store.ledger.join(shop, [{ order: 1, visitor: 'a"{},\\\0', by: 'cart' }]);
    await store.orders.upsert(shop, [anOrder(1, { createdAt: 20 * DAY })]);
    expect(await idsOf(shop)).toEqual({ 'a"{},\\': [1] });
    expect(await store.ledger.counts(shop, '\0', 0, 9)).toEqual([]);
  });
});
