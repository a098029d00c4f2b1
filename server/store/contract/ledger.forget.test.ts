/** What every engine promises about forgetting in the ledger: a customer's visitors on their wish, everybody's after its time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../flows/ports.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { dump } from './raw.ts';
import { anEnrolment, anOrder, newShop } from './samples.ts';

const DAY = 86_400_000;
const T = 'holdout-1';

describe.each(engines())('forgetting in the ledger on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const idsOf = async (shop: string, trial = T) =>
    Object.fromEntries(
      (await store.ledger.outcomes(shop, trial, 0, 99 * DAY)).map(({ visitor, orders }) => [
        visitor,
        orders.map(({ id }) => id),
      ]),
    );

  test('a customer who asked to be forgotten takes their visitors along, and they do not come back', async () => {
    const shop = newShop();
    const { ledger } = store;
    await store.orders.upsert(shop, [
      anOrder(1, { createdAt: 20 * DAY, customerKey: 'gone', visitor: 'secret-visitor' }),
      anOrder(2, { createdAt: 21 * DAY, customerKey: null, visitor: 'secret-visitor' }),
      anOrder(3, { createdAt: 21 * DAY, customerKey: 'other' }),
    ]);
    const all = async () => {
      await ledger.enrol(shop, [
        anEnrolment('secret-visitor', { past: 7 }),
        anEnrolment('secret-visitor', { trial: 't1', past: 7 }),
        anEnrolment('b', { past: 2 }),
      ]);
      await ledger.join(shop, [
        { order: 1, visitor: 'secret-visitor', by: 'cart' },
        { order: 2, visitor: 'secret-visitor', by: 'pixel' },
        { order: 3, visitor: 'b', by: 'cart' },
      ]);
      await ledger.note(shop, [
        { visitor: 'secret-visitor', day: 20, step: 'visit' },
        { visitor: 'secret-visitor', day: 20, step: 'paid' },
        { visitor: 'b', day: 21, step: 'paid' },
      ]);
    };
    await all();
    expect(await store.feedback.ask(shop, 'gone', 5)).toBe(true);
    expect(await store.orders.redactCustomer(shop, 'gone')).toBe(1);
    for (let round = 0; round < 2; round++) {
      expect(await idsOf(shop)).toEqual({ b: [3] });
      expect(await idsOf(shop, 't1')).toEqual({});
      expect(await ledger.counts(shop, T, 0, 99)).toEqual([
        { cell: 'shown', day: 10, enrolled: 1, known: 1, past: 2, squares: 4 },
      ]);
      expect(await ledger.counts(shop, 't1', 0, 99)).toEqual([]);
      expect(await ledger.steps(shop, T, 0, 99)).toEqual([{ cell: 'shown', began: 1, completed: 1 }]);
      expect(await store.feedback.askedAt(shop, 'gone')).toBeNull();
      expect(await store.feedback.ask(shop, 'gone', 10 ** 12)).toBe(false);
      expect(JSON.stringify(await dump(database.url, shop))).not.toContain('secret-visitor');
      // Said again, as by a late webhook or a browser that still has its id.
      const late = { customerKey: 'gone', visitor: 'secret-visitor', updatedAt: 9000 + round };
      await store.orders.upsert(shop, [anOrder(1, { createdAt: 20 * DAY, ...late })]);
      await all();
    }
  });

  test('what is too old goes, counts and all, and the rest stays', async () => {
    const shop = newShop();
    for (const day of [10, 11]) {
      await store.ledger.enrol(shop, [anEnrolment(`v${day}`, { at: day * DAY })]);
      await store.ledger.note(shop, [{ visitor: `v${day}`, day, step: 'began' }]);
      await store.orders.upsert(shop, [anOrder(day, { createdAt: 50 * DAY })]);
      await store.ledger.join(shop, [{ order: day, visitor: `v${day}`, by: 'cart' }]);
    }
    expect(await store.ledger.purge(shop, 10)).toBe(0);
    // An enrolment, a step, an order placed, a step placed, and a count of each.
    expect(await store.ledger.purge(shop, 11)).toBe(6);
    expect(await store.ledger.purge(shop, 11)).toBe(0);
    expect(await idsOf(shop)).toEqual({ v11: [11] });
    expect((await store.ledger.counts(shop, T, 0, 99)).map(({ day }) => day)).toEqual([11]);
    expect(await store.ledger.steps(shop, T, 0, 99)).toEqual([{ cell: 'shown', began: 1, completed: 0 }]);
    expect(await store.ledger.stepDays(shop, 0, 99)).toHaveLength(1);
  });
});
