/** Orders are taken in with what their goods cost then, and keep it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Order, OrderLine } from '../domain/basket.ts';
import type { Product } from '../domain/catalog.ts';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { takeOrders } from './takeOrders.ts';
import { makeOrder, NOW, SHOP, storeWith, testClock } from './testing.ts';

let store: Store;
beforeEach(async () => {
  store = await storeWith(testClock(), SHOP);
});
afterEach(() => store.close());

const product = (cost: number | null, over: Partial<Product> = {}): Product => {
  const made = makeProduct(1, over);
  return { ...made, currency: 'SEK', variants: made.variants.map((one) => ({ ...one, id: 10, cost })) };
};
const line: OrderLine = {
  productId: 1,
  variantId: 10,
  sku: null,
  title: 'Mug',
  quantity: 2,
  unitPrice: 12_500,
  suggestion: null,
  goods: 20_000,
};
const order = (over: Partial<Order> = {}): Order => ({
  ...makeOrder(1, { currency: 'SEK', lines: [line] }),
  money: {
    channel: 'online',
    goods: 20_000,
    ordered: 20_000,
    refunded: 0,
    discounts: 0,
    ourDiscounts: 0,
    shipping: 0,
    tax: 5_000,
    cost: 0,
    costedGoods: 0,
    pieces: 2,
  },
  ...over,
});
const costs = async () => {
  const found = await store.orders.get(SHOP, 1);
  return [found?.money?.cost, found?.money?.costedGoods, found?.lines[0]?.unitCost ?? null];
};

test('a cost is what the catalogue says when the order comes first, and stays', async () => {
  await store.products.upsert(SHOP, [product(4_000)], NOW);
  await takeOrders({ store }, SHOP, [order()]);
  expect(await costs()).toEqual([8_000, 20_000, 4_000]);
  await store.products.upsert(SHOP, [product(7_000, { updatedAt: NOW + 9 })], NOW);
  const oneBack = { ...line, quantity: 1, goods: 10_000 };
  const { money } = order();
  const changed = { updatedAt: NOW + 50, lines: [oneBack], money: { ...money!, goods: 10_000, pieces: 1 } };
  expect(await takeOrders({ store }, SHOP, [order(changed)])).toBe(1);
  expect(await costs()).toEqual([4_000, 10_000, 4_000]);
});

test('an unknown cost is told apart, and taken when it becomes known', async () => {
  await store.products.upsert(SHOP, [product(null)], NOW);
  await takeOrders({ store }, SHOP, [order()]);
  expect(await costs()).toEqual([0, 0, null]);
  await store.products.upsert(SHOP, [product(4_000, { updatedAt: NOW + 9 })], NOW);
  await takeOrders({ store }, SHOP, [order()]);
  expect(await costs()).toEqual([8_000, 20_000, 4_000]);
});

test('a cost in another currency is none, and an order without money is taken in as it is', async () => {
  await store.products.upsert(SHOP, [product(4_000)], NOW);
  await takeOrders({ store }, SHOP, [order({ currency: 'EUR' })]);
  expect(await costs()).toEqual([0, 0, null]);
  await takeOrders({ store }, SHOP, [makeOrder(2)]);
  expect(await store.orders.get(SHOP, 2)).toEqual(makeOrder(2));
});
