/** What every engine promises about the packed history, held against a plain computation of the same. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Order, OrderHistory } from '../../domain/basket.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aLine, anOrder, newShop } from './samples.ts';

type Unpacked = [createdAt: number, customer: number, products: number[]];

/** The definition, in the plainest words: see domain/basket.ts. */
function plainly(orders: readonly Order[]): Unpacked[] {
  const kept = orders.filter((order) => !order.cancelled && !order.test);
  kept.sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  const customers = [...new Set(kept.flatMap((order) => order.customerKey ?? []))];
  return kept.map((order) => {
    const known = order.lines.flatMap((line) => line.productId ?? []);
    const customer = order.customerKey === null ? 0 : customers.indexOf(order.customerKey) + 1;
    return [order.createdAt, customer, [...new Set(known)].sort((a, b) => a - b)];
  });
}

function unpack({ createdAt, ptr, productIds, customer }: OrderHistory): Unpacked[] {
  expect(ptr).toHaveLength(createdAt.length + 1);
  expect(customer).toHaveLength(createdAt.length);
  expect(ptr[createdAt.length]).toBe(productIds.length);
  return [...createdAt].map((time, o) => [time, customer[o]!, [...productIds.subarray(ptr[o], ptr[o + 1])]]);
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
      customerKey: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
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

  test('no longer tells who ordered once the customer is forgotten', async () => {
    const shop = newShop();
    const by = (id: number, customerKey: string) => anOrder(id, { customerKey });
    await store.orders.upsert(shop, [by(1, 'a'), by(2, 'b'), by(3, 'a')]);
    expect([...(await store.orders.history(shop)).customer]).toEqual([1, 2, 1]);
    await store.orders.redactCustomer(shop, 'a');
    expect([...(await store.orders.history(shop)).customer]).toEqual([0, 1, 0]);
  });

  test('holds together over many pages', async () => {
    const shop = newShop();
    const orders = Array.from({ length: 9_000 }, (_, i) => {
      const lines = Array.from({ length: 13 }, (_, n) => aLine(((i * 31 + n * 17) % 997) + 1));
      return anOrder(i + 1, {
        createdAt: (i * 7919) % 5000,
        customerKey: `c${i % 700}`,
        cancelled: i % 10 === 0,
        lines,
      });
    });
    for (let at = 0; at < orders.length; at += 500)
      await store.orders.upsert(shop, orders.slice(at, at + 500));
    expect(unpack(await store.orders.history(shop))).toEqual(plainly(orders));
  });
});
