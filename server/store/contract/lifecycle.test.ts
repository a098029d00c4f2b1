/** What every engine promises about opening, closing and several servers on one database. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { openStore } from '../open.ts';
import { MONEY_COLUMNS } from '../orderMoney.ts';
import { engines, QUIET, type TestDatabase } from '../testing.ts';
import { raw, tableNames } from './raw.ts';
import { anOrder, aProduct, aToken, newShop, someMoney } from './samples.ts';

const clock = { now: () => 1 };
const MEASURING = [
  ...['enrolments', 'order_joins', 'visitor_steps', 'trial_orders', 'step_roll_ups', 'roll_ups'],
  ...['trials', 'feedback', 'asked'],
];

describe.each(engines())('opening and closing on $name', (engine) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await engine.database();
  });
  afterEach(() => database.drop());

  test('many who start at once on a new database all succeed, and the tables are made once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => database.open()));
    const shop = newShop();
    await stores[0]!.products.upsert(shop, [aProduct(1)], 1);
    for (const store of stores) expect(await store.products.get(shop, 1)).toEqual(aProduct(1));
    expect(await tableNames(database.url)).toHaveLength(31);
    expect(await raw(database.url, 'select name from kysely_migration')).toEqual([
      { name: '0001-first' },
      { name: '0002-collections' },
      { name: '0003-order-changes' },
      { name: '0004-offers' },
      { name: '0005-promises' },
      { name: '0006-measuring' },
      { name: '0007-order-money' },
      { name: '0008-orders-made' },
      { name: '0009-steps' },
      { name: '0010-audit' },
      { name: '0011-signals' },
      { name: '0012-setup' },
      { name: '0013-firsts' },
    ]);
  });

  test('a database of the first version is brought up to date, its products known in part', async () => {
    const shop = newShop();
    const before = await database.open();
    await before.products.upsert(shop, [aProduct(1)], 1);
    await before.orders.upsert(shop, [anOrder(7, { visitor: 'v', money: someMoney() })]);
    await before.shops.saveSettings(shop, DEFAULT_SETTINGS, 0);
    const trained = { trainedAt: 1, orders: 1, products: 1, pairs: 1, trainMs: 1, mark: 3 };
    await before.models.publish(shop, Uint8Array.of(1), trained);
    await before.close();
    const { collections, variants, updatedAt, ...rest } = aProduct(1);
    const old = variants.map(({ cost, stock, ...variant }) => variant);
    for (const statement of [
      'drop index if exists orders_made',
      'drop index if exists products_title',
      'drop table firsts',
      ...['compared_at', 'gained', 'lost', 'other', 'beside'].map(
        (column) => `alter table models drop column ${column}`,
      ),
      'drop table looks',
      'alter table syncs drop column reach',
      'alter table syncs drop column trained',
      ...MEASURING.map((table) => `drop table ${table}`),
      'alter table versions drop column trials',
      'drop table counters',
      'create table counters (shop text not null, day bigint not null, placement text not null, kind text not null, events bigint not null, cards bigint not null)',
      `insert into counters values ('${shop}', 3, 'cart', 'shown', 5, 9)`,
      ...Object.keys(MONEY_COLUMNS).map((column) => `alter table orders drop column ${column}`),
      'alter table order_lines drop column goods',
      'alter table order_lines drop column unit_cost',
      'drop table promises',
      'alter table versions drop column promises',
      'drop table offers',
      'drop table audit',
      'drop table signals',
      'alter table versions drop column audit',
      'alter table versions drop column offers',
      'drop table order_changes',
      'alter table versions drop column orders',
      'alter table models drop column mark',
      'drop table collections',
      'alter table products drop column whole',
      `update products set body = '${JSON.stringify({ ...rest, variants: old })}'`,
      `update settings set body = '{"placements":{"product":true,"cart":false,"exit":true},"excludedProducts":[7]}'`,
      `delete from kysely_migration where name > '0001-first'`,
    ]) {
      await raw(database.url, statement);
    }
    const store = await database.open();
    // What was counted before technique and offer were told is still counted.
    const counted = { placement: 'cart', kind: 'shown', technique: '', offer: '', count: 5, cards: 9 };
    expect(await store.counters.split(shop, 0, 9)).toEqual([counted]);
    await store.counters.add(shop, 3, [{ placement: 'cart', kind: 'shown', count: 1 }]);
    expect(await store.counters.split(shop, 0, 9)).toEqual([{ ...counted, count: 6, cards: 10 }]);
    // What an order brought is not told, and is not made up: the next sync tells.
    expect(await store.orders.get(shop, 7)).toEqual(anOrder(7));
    expect(await store.orders.countUntold(shop, 0)).toBe(1);
    expect(await store.orders.upsert(shop, [anOrder(7, { money: someMoney() })])).toBe(1);
    expect(await store.orders.countUntold(shop, 0)).toBe(0);
    // A model of that time knows of no mark: what came since is all that was noted since.
    expect((await store.models.load(shop, 1))?.mark).toBe(0);
    await store.orders.upsert(shop, [anOrder(1, { source: 'webhook' })]);
    expect(await store.orders.changes(shop, 0)).toMatchObject({ kind: 'some', mark: 1 });
    const known = variants.map((variant) => ({ ...variant, cost: null, stock: null }));
    expect(await store.products.all(shop)).toEqual([{ ...aProduct(1), collections: null, variants: known }]);
    expect(await store.products.countPartial(shop, updatedAt + 1)).toBe(1);
    expect(await store.products.upsert(shop, [aProduct(1)], 2)).toBe(1);
    expect(await store.products.all(shop)).toEqual([{ ...aProduct(1), collections }]);
    expect((await store.shops.loadSettings(shop)).settings).toEqual({
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: false, exit: true },
      excludedProducts: [7],
    });
  });

  test('what was written is there after closing and opening again', async () => {
    const shop = newShop();
    const first = await database.open();
    await first.shops.install(shop, ['a'], aToken(), 5);
    await first.shops.saveSettings(shop, DEFAULT_SETTINGS, 0);
    await first.orders.upsert(shop, [anOrder(1)]);
    await first.jobs.enqueue(shop, 'sync', { n: 1 });
    await first.close();
    const second = await database.open();
    expect(await second.shops.loadToken(shop)).toEqual(aToken());
    expect((await second.shops.loadSettings(shop)).version).toBe(1);
    expect(await second.orders.get(shop, 1)).toEqual(anOrder(1));
    expect(await second.jobs.list(shop)).toMatchObject([{ kind: 'sync', state: 'waiting' }]);
  });

  test("two servers see each other's changes at once", async () => {
    const shop = newShop();
    const [a, b] = await Promise.all([database.open(), database.open()]);
    for (let round = 1; round <= 20; round++) {
      await a.products.upsert(shop, [aProduct(1, { title: `round ${round}`, updatedAt: round })], 1);
      expect((await b.products.get(shop, 1))?.title).toBe(`round ${round}`);
      expect((await b.versions([shop]))[0]?.catalog).toBe(round);
    }
  });

  test('after closing, a verb says that the database is away', async () => {
    const store = await openStore({ url: database.url, clock, log: QUIET });
    await store.close();
    await expect(store.products.count('x')).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(store.orders.upsert('x', [anOrder(1)])).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  test('a database of a newer version is refused with advice, not changed', async () => {
    await (await database.open()).close();
    await raw(database.url, `insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00Z')`);
    const refused = database.open();
    await expect(refused).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(refused).rejects.toThrow(/newer version of Mersalg/);
  });

  test('a transaction that fails half-way leaves nothing', async () => {
    const shop = newShop();
    const store = await database.open();
    // The second order's amount is no integer: the lines are refused after the orders were written.
    const broken = anOrder(2, { lines: [{ ...anOrder(2).lines[0]!, unitPrice: 1.5 }] });
    await expect(store.orders.upsert(shop, [anOrder(1), broken])).rejects.toThrow();
    expect(await store.orders.count(shop)).toBe(0);
    expect(await store.orders.upsert(shop, [anOrder(1)])).toBe(1);
  });
});

test('an address of no known kind is refused with an example, and without its password', async () => {
  const opened = openStore({ url: 'mysql://me:hunter2@host/db', clock, log: QUIET });
  await expect(opened).rejects.toMatchObject({ code: 'bad-input', data: { scheme: 'mysql:' } });
  await expect(opened).rejects.toThrow(/file:.*postgres:/);
  await expect(opened).rejects.not.toThrow(/hunter2/);
});

test('a database in memory serves quick tests', async () => {
  const store = await openStore({ url: ':memory:', clock, log: QUIET });
  await store.orders.upsert('a', [anOrder(1)]);
  expect(await store.orders.get('a', 1)).toEqual(anOrder(1));
  expect((await store.orders.history('a')).createdAt).toHaveLength(1);
  await store.ping();
  await store.close();
});
