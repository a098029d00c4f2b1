/** What every engine promises about one customer's purchases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../domain/basket.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aLine, anOrder, newShop } from './samples.ts';

/** An order of `key` at a time, of these products. */
const by = (key: string | null, id: number, createdAt: number, products: (number | null)[]): Order =>
  anOrder(id, { customerKey: key, createdAt, lines: products.map((product) => aLine(product)) });

describe.each(engines())('purchases on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('are products and times of this customer alone', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [
      by('me', 1, 300, [7, 7, null]),
      by('me', 2, 100, [7, 2 ** 53 - 1]),
      by('you', 3, 200, [7, 9]),
      by(null, 4, 200, [7, 9]),
    ]);
    await store.orders.upsert(newShop(), [by('me', 1, 300, [5])]);
    expect(await store.orders.purchases(shop, ['me'], 9)).toEqual([
      { productId: 7, at: [100, 300] },
      { productId: 2 ** 53 - 1, at: [100] },
    ]);
  });

  test('stand under several keys where the key was changed', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [by('old', 1, 100, [7]), by('new', 2, 200, [7])]);
    expect(await store.orders.purchases(shop, ['new', 'old'], 9)).toEqual([{ productId: 7, at: [100, 200] }]);
    expect(await store.orders.purchases(shop, [], 9)).toEqual([]);
  });

  test('are those of the newest orders where there are too many', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [by('me', 1, 300, [1]), by('me', 2, 100, [2]), by('me', 3, 200, [3])]);
    expect(await store.orders.purchases(shop, ['me'], 2)).toEqual([
      { productId: 1, at: [300] },
      { productId: 3, at: [200] },
    ]);
  });

  test('leave out what was cancelled, a test, deleted, or belongs to somebody who asked to be forgotten', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [
      by('me', 1, 100, [1]),
      { ...by('me', 2, 100, [2]), cancelled: true },
      { ...by('me', 3, 100, [3]), test: true },
      by('me', 4, 100, [4]),
    ]);
    await store.orders.remove(shop, 4, 5000);
    expect(await store.orders.purchases(shop, ['me'], 9)).toEqual([{ productId: 1, at: [100] }]);
    await store.orders.redactCustomer(shop, 'me');
    expect(await store.orders.purchases(shop, ['me'], 9)).toEqual([]);
  });

  test('come to what was paid in the time asked for, under any of the keys', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [
      { ...by('me', 1, 100, [1]), total: 1_000 },
      { ...by('also', 2, 199, [1]), total: 500 },
      { ...by('me', 3, 200, [1]), total: 7_000 },
      { ...by('me', 4, 99, [1]), total: 7_000 },
      { ...by('me', 5, 150, [1]), total: 7_000, cancelled: true },
      { ...by('me', 6, 150, [1]), total: 7_000, test: true },
      { ...by('you', 7, 150, [1]), total: 7_000 },
    ]);
    expect(await store.orders.spent(shop, ['me', 'also'], 100, 200)).toBe(1_500);
    expect(await store.orders.spent(shop, ['nobody'], 0, 999)).toBe(0);
    expect(await store.orders.spent(shop, [], 0, 999)).toBe(0);
  });
});
