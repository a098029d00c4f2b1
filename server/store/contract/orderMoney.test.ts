/** What every engine promises about an order's money: kept whole or not at all, guarded with its order, costs kept by line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '../../domain/measure/money.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aLine, anOrder, newShop, someMoney } from './samples.ts';

describe.each(engines())('money of orders on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('money, visitor and lines come back as they went in; an order without them has none', async () => {
    const shop = newShop();
    const lines = [aLine(1, { goods: 3_920, unitCost: 2_100 }), aLine(2, { goods: 0 }), aLine(3)];
    const channels: Channel[] = ['online', 'draft', 'pos', 'other'];
    const told = channels.map((channel, n) =>
      anOrder(n + 1, {
        visitor: `key-${n}`,
        // Nothing kept is not the same as nothing told; and sums may be beyond 32 bits.
        money: someMoney({ channel, goods: n * 4_000_000_000, cost: 0 }),
        lines,
      }),
    );
    const untold = anOrder(9);
    await store.orders.upsert(shop, [...told, untold]);
    for (const order of told) expect(await store.orders.get(shop, order.id)).toEqual(order);
    const found = await store.orders.get(shop, 9);
    expect(found).toEqual(untold);
    expect([found?.money ?? null, found?.visitor ?? null, found?.lines[0]?.goods ?? null]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('money changes with its order, and an older word or a repeated one changes nothing', async () => {
    const shop = newShop();
    const first = anOrder(1, { visitor: 'v', money: someMoney() });
    const refunded = anOrder(1, {
      updatedAt: 2000,
      source: 'webhook',
      visitor: 'v',
      money: someMoney({ goods: 0, refunded: 10_400, cost: 0, costedGoods: 0, pieces: 0 }),
      lines: [],
    });
    await store.orders.upsert(shop, [refunded]);
    expect(await store.orders.upsert(shop, [first])).toBe(0);
    await store.orders.upsert(shop, [refunded]);
    expect(await store.orders.get(shop, 1)).toEqual(refunded);
    expect(await store.orders.upsert(shop, [{ ...first, updatedAt: 3000 }])).toBe(1);
    expect((await store.orders.get(shop, 1))?.money).toEqual(someMoney());
  });

  test('a sync as old as what is known fills in what was not told', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [
      anOrder(1),
      anOrder(2, { money: someMoney() }),
      anOrder(3, { source: 'import' }),
      anOrder(4),
      anOrder(5, { createdAt: 100 }),
    ]);
    await store.orders.remove(shop, 4, 5000);
    expect(await store.orders.countUntold(shop, 500)).toBe(1);
    expect(await store.orders.countUntold(shop, 100)).toBe(2);
    expect(await store.orders.countUntold(newShop(), 0)).toBe(0);
    await store.orders.upsert(shop, [anOrder(1, { money: someMoney() })]);
    expect(await store.orders.countUntold(shop, 500)).toBe(0);
    expect((await store.orders.get(shop, 1))?.money).toEqual(someMoney());
  });

  test('a customer who asked to be forgotten is forgotten as a visitor too, also in what comes later', async () => {
    const shop = newShop();
    const mine = (id: number, updatedAt: number) =>
      anOrder(id, { updatedAt, customerKey: 'me', visitor: 'v', money: someMoney() });
    await store.orders.upsert(shop, [mine(1, 1000), anOrder(3, { visitor: 'other' })]);
    await store.ledger.join(shop, [{ order: 1, visitor: 'v', by: 'cart' }]);
    await store.orders.redactCustomer(shop, 'me');
    // As a guest this time: the visitor is known to be the one who asked.
    await store.orders.upsert(shop, [mine(1, 2000), anOrder(2, { visitor: 'v', customerKey: null })]);
    const visitors = [1, 2, 3].map(async (id) => (await store.orders.get(shop, id))?.visitor ?? null);
    expect(await Promise.all(visitors)).toEqual([null, null, 'other']);
    expect((await store.orders.get(shop, 1))?.money).toEqual(someMoney());
  });

  test('known costs of lines are found by order, those of another shop are not', async () => {
    const [shop, other] = [newShop(), newShop()];
    const lines = [aLine(1, { unitCost: 0 }), aLine(2), aLine(null, { unitCost: 5 })];
    await store.orders.upsert(shop, [
      anOrder(1, { lines }),
      anOrder(2, { lines: [aLine(2, { unitCost: 70 }), aLine(1, { unitCost: 30 })] }),
      anOrder(3, { lines: [aLine(1, { unitCost: 9 })] }),
    ]);
    await store.orders.upsert(other, [anOrder(1, { lines: [aLine(1, { unitCost: 99 })] })]);
    expect(await store.orders.unitCosts(shop, [2, 1, 8])).toEqual([
      { order: 1, variant: 10, cost: 0 },
      { order: 2, variant: 20, cost: 70 },
      { order: 2, variant: 10, cost: 30 },
    ]);
    expect(await store.orders.unitCosts(shop, [])).toEqual([]);
  });

  test('totals are of orders made online in the period that neither are tests nor cancelled, in this shop', async () => {
    const shop = newShop();
    expect(await store.orders.totals(shop, 0, 10_000)).toEqual({ orders: 0, goods: 0 });
    const made = (id: number, createdAt: number, more: object = {}) =>
      anOrder(id, { createdAt, money: someMoney({ goods: 4_000_000_000 }), ...more });
    await store.orders.upsert(shop, [
      made(1, 1_000),
      made(2, 1_999),
      made(3, 999),
      made(4, 2_000),
      made(5, 1_500, { test: true }),
      made(6, 1_500, { cancelled: true }),
      made(7, 1_500, { money: someMoney({ channel: 'pos' }) }),
      made(8, 1_500, { money: null }),
      made(9, 1_500),
    ]);
    await store.orders.remove(shop, 9, 9_000);
    await store.orders.upsert(newShop(), [made(1, 1_500)]);
    expect(await store.orders.totals(shop, 1_000, 2_000)).toEqual({ orders: 2, goods: 8_000_000_000 });
  });
});
