/** What every engine promises about counted steps: the same as counting the visitors one by one, whatever came and went. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../flows/ports.ts';
import { FILL } from '../migrations/0009-steps.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { raw } from './raw.ts';
import { anEnrolment, anOrder, newShop } from './samples.ts';

const DAY = 86_400_000;
const TRIALS = ['holdout-1', 't1'];
const VISITORS = ['a', 'b', 'c', 'd'];
const DAYS = 6;
const PERIODS = [...Array(DAYS + 1).keys()].flatMap((from) =>
  [from, from + 1, DAYS].map((to) => [from, to] as const),
);

const visitor = fc.constantFrom(...VISITORS);
const day = fc.integer({ min: 0, max: DAYS });
const step = fc.constantFrom('visit' as const, 'began' as const, 'paid' as const);
const cell = fc.constantFrom('held', 'shown');
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      did: fc.constant('note' as const),
      steps: fc.array(fc.record({ visitor, day, step }), { maxLength: 8 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      did: fc.constant('enrol' as const),
      enrolled: fc.array(
        fc.record({
          visitor,
          trial: fc.constantFrom(...TRIALS),
          cell,
          at: fc.integer({ min: 0, max: DAYS * DAY }),
        }),
        { maxLength: 4 },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ did: fc.constant('forget' as const), visitor }) },
  { weight: 1, arbitrary: fc.record({ did: fc.constant('purge' as const), day }) },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;
type Enrolled = Extract<Event, { did: 'enrol' }>['enrolled'][number];
type Taken = Extract<Event, { did: 'note' }>['steps'][number];

/** The same by hand: what is enrolled and taken, and who is never to come back. */
class Plain {
  enrolled: Enrolled[] = [];
  taken: Taken[] = [];
  readonly forgotten = new Set<string>();

  take(event: Event): void {
    if (event.did === 'note')
      this.taken.push(...event.steps.filter((one) => !this.forgotten.has(one.visitor)));
    if (event.did === 'enrol')
      // The store takes the earliest of those that come at once.
      for (const one of event.enrolled.toSorted((a, b) => a.at - b.at))
        if (
          !this.forgotten.has(one.visitor) &&
          !this.enrolled.some((known) => known.visitor === one.visitor && known.trial === one.trial)
        )
          this.enrolled.push(one);
    if (event.did === 'forget') this.forgotten.add(event.visitor);
    const stays = (of: string, at: number) =>
      !this.forgotten.has(of) && (event.did !== 'purge' || at >= event.day);
    this.enrolled = this.enrolled.filter((one) => stays(one.visitor, Math.floor(one.at / DAY)));
    this.taken = this.taken.filter((one) => stays(one.visitor, one.day));
  }

  steps(trial: string, fromDay: number, toDay: number) {
    const counted = ['held', 'shown'].map((cell) => {
      const own = this.enrolled.filter((one) => one.trial === trial && one.cell === cell);
      const who = (...steps: string[]) =>
        own.filter(({ visitor, at }) =>
          this.taken.some(
            (one) =>
              one.visitor === visitor &&
              steps.includes(one.step) &&
              one.day >= Math.floor(at / DAY) &&
              one.day >= fromDay &&
              one.day <= toDay,
          ),
        ).length;
      return { cell, began: who('began', 'paid'), completed: who('paid') };
    });
    return counted.filter(({ began }) => began > 0);
  }
}

describe.each(engines())('counted steps on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const happen = async (shop: string, event: Event) => {
    if (event.did === 'note') await store.ledger.note(shop, event.steps);
    if (event.did === 'enrol')
      await store.ledger.enrol(
        shop,
        event.enrolled.map(({ visitor, ...rest }) => anEnrolment(visitor, rest)),
      );
    if (event.did === 'forget') await store.orders.redactCustomer(shop, `customer of ${event.visitor}`);
    if (event.did === 'purge') while ((await store.ledger.purge(shop, event.day)) > 0);
  };
  /** Each visitor's order, by which a customer's visitors are known. */
  const prepare = async (shop: string) => {
    await store.orders.upsert(
      shop,
      VISITORS.map((of, n) => anOrder(n + 1, { customerKey: `customer of ${of}` })),
    );
    await store.ledger.join(
      shop,
      VISITORS.map((of, n) => ({ order: n + 1, visitor: of, by: 'cart' })),
    );
  };
  const counted = async (shop: string) => {
    const rows = await raw(
      database.url,
      `select * from step_roll_ups where shop = '${shop}' and visitors <> 0`,
    );
    return rows.map((row) => Object.values(row).map(String).join()).sort();
  };

  test('whatever is enrolled, noted, forgotten and purged in any order, every period counts each visitor once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
        const shop = newShop();
        const plain = new Plain();
        await prepare(shop);
        for (const one of events) {
          await happen(shop, one);
          plain.take(one);
        }
        const periods = TRIALS.flatMap((trial) => PERIODS.map((period) => [trial, ...period] as const));
        const found = await Promise.all(periods.map((period) => store.ledger.steps(shop, ...period)));
        expect(found).toEqual(periods.map((period) => plain.steps(...period)));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('what an older database had kept row by row is counted alike', async () => {
    const shop = newShop();
    await store.ledger.enrol(shop, [
      anEnrolment('a'),
      anEnrolment('a', { trial: 't1', at: 12 * DAY }),
      anEnrolment('b', { cell: 'held' }),
    ]);
    await store.ledger.note(
      shop,
      [9, 10, 13, 13].flatMap((day, n) => [
        { visitor: 'a', day, step: n === 3 ? ('paid' as const) : ('began' as const) },
        { visitor: 'b', day: day + 1, step: 'paid' as const },
      ]),
    );
    const before = await counted(shop);
    expect(before).toHaveLength(11);
    for (const statement of ['delete from step_roll_ups', FILL]) await raw(database.url, statement);
    expect(await counted(shop)).toEqual(before);
    await store.ledger.note(shop, [{ visitor: 'b', day: 20, step: 'paid' }]);
    expect(await store.ledger.steps(shop, 'holdout-1', 15, 20)).toEqual([
      { cell: 'held', began: 1, completed: 1 },
    ]);
  });
});
