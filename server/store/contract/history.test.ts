/** What every engine promises about the packed history, held against a plain computation of the same. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order, OrderHistory } from '../../domain/basket.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aLine, anOrder, newShop } from './samples.ts';

/** The definition, in the plainest words: see domain/basket.ts. */
function plainly(orders: readonly Order[]): [createdAt: number, products: number[]][] {
  const kept = orders.filter((order) => !order.cancelled && !order.test);
  kept.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  return kept.map((order) => {
    const known = order.lines.flatMap((line) => line.productId ?? []);
    return [order.createdAt, [...new Set(known)].sort((a, b) => a - b)];
  });
}

function unpack({ createdAt, ptr, productIds }: OrderHistory): [number, number[]][] {
  expect(ptr).toHaveLength(createdAt.length + 1);
  expect(ptr[createdAt.length]).toBe(productIds.length);
  return [...createdAt].map((time, o) => [time, [...productIds.subarray(ptr[o], ptr[o + 1])]]);
}

describe.each(engines())('order history on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('is empty for a shop without orders', async () => {
    expect(unpack(await store.orders.history(newShop()))).toEqual([]);
  });

  test('is what the orders say, whatever they are', async () => {
    const product = fc.option(fc.constantFrom(3, 20, 100, 2 ** 52, 2 ** 53 - 1), { nil: null });
    const order = fc.record({
      id: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 2 ** 40, max: 2 ** 40 + 9 })),
      createdAt: fc.integer({ min: 1, max: 9 }),
      cancelled: fc.boolean(),
      test: fc.boolean(),
      products: fc.array(product, { maxLength: 5 }),
    });
    const property = fc.asyncProperty(
      fc.uniqueArray(order, { selector: (o) => o.id, maxLength: 20 }),
      async (given) => {
        const orders = given.map(({ products, ...rest }) =>
          anOrder(rest.id, { ...rest, lines: products.map((id) => aLine(id)) }),
        );
        const shop = newShop();
        await store.orders.upsert(shop, orders);
        expect(unpack(await store.orders.history(shop))).toEqual(plainly(orders));
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test('leaves out what was deleted', async () => {
    const shop = newShop();
    await store.orders.upsert(shop, [anOrder(1), anOrder(2), anOrder(3)]);
    await store.orders.remove(shop, 2, 5000);
    expect([...(await store.orders.history(shop)).createdAt]).toEqual([501, 503]);
  });

  test('holds together over many pages', async () => {
    const shop = newShop();
    const orders = Array.from({ length: 9_000 }, (_, i) => {
      const lines = Array.from({ length: 13 }, (_, n) => aLine(((i * 31 + n * 17) % 997) + 1));
      return anOrder(i + 1, { createdAt: (i * 7919) % 5000, cancelled: i % 10 === 0, lines });
    });
    for (let at = 0; at < orders.length; at += 500)
      await store.orders.upsert(shop, orders.slice(at, at + 500));
    expect(unpack(await store.orders.history(shop))).toEqual(plainly(orders));
  });
});
