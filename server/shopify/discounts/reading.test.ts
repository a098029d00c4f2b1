/** What the shop promises beside our offers, read from the twin; and a shop that lets the app read or write none of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TwinDiscount } from '../../../e2e/shop/discounts/state.ts';
import { SHOP } from '../shopify.testing.ts';
import { type Bench, delivery, openBench } from './keeping.testing.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.end());

function own(change: Pick<TwinDiscount, 'rule' | 'title'> & Partial<TwinDiscount>): void {
  const at = new Date(bench.rig.clock.now() - 1000).toISOString();
  bench.shop.putDiscount({
    id: bench.shop.nextId(),
    code: null,
    tags: [],
    startsAt: at,
    endsAt: null,
    classes: ['PRODUCT'],
    combinesWith: { productDiscounts: false, orderDiscounts: true, shippingDiscounts: false },
    metafields: [],
    createdAt: at,
    updatedAt: at,
    ...change,
  });
}

test('automatic discounts and codes are told in our terms, ours left out', async () => {
  const items = { kind: 'products', products: [bench.product(0)], variants: [] } as const;
  own({
    title: 'Sale',
    rule: {
      kind: 'basic',
      items,
      value: { kind: 'percentage', percentage: 0.125 },
      minimum: { kind: 'subtotal', subtotal: 12_345 },
    },
  });
  own({
    title: 'Friends',
    code: 'FRIENDS',
    classes: ['ORDER'],
    rule: {
      kind: 'basic',
      items: { kind: 'all' },
      value: { kind: 'amount', amount: 5050, each: false },
      minimum: null,
    },
  });
  own({
    title: 'Two and one',
    rule: {
      kind: 'bxgy',
      buys: items,
      need: { quantity: 2 },
      gets: items,
      quantity: 1,
      value: { kind: 'percentage', percentage: 1 },
      usesPerOrder: 1,
    },
  });
  const over = new Date(bench.rig.clock.now() - 500).toISOString();
  own({ title: 'Past', endsAt: over, rule: { kind: 'free-shipping', minimum: null, countries: null } });
  await bench.put(bench.volume('o1', 1));
  await bench.keep();
  const found = await bench.platform.otherDiscounts(SHOP);
  expect(found.map(({ title }) => title)).toEqual(['Sale', 'Friends', 'Two and one']);
  expect(found[0]).toMatchObject({
    code: null,
    classes: ['product'],
    combinesWith: { product: false, order: true, shipping: false },
    endsAt: null,
    rule: {
      kind: 'basic',
      items,
      by: { kind: 'percent', hundredths: 1250 },
      minimum: { kind: 'subtotal', subtotal: 12_345 },
    },
  });
  expect(found[1]).toMatchObject({
    code: 'FRIENDS',
    classes: ['order'],
    rule: { kind: 'basic', items: { kind: 'all' }, by: { kind: 'amount', amount: 5050, each: false } },
  });
  expect(found[2]?.rule).toMatchObject({
    kind: 'bxgy',
    need: { kind: 'quantity', quantity: 2 },
    quantity: 1,
    by: { kind: 'percent', hundredths: 10_000 },
    usesPerOrder: 1,
  });
});

test('delivery is free from where the shop’s rates say', async () => {
  expect(await bench.platform.freeShipping(SHOP)).toEqual([{ country: 'SE', from: 50_000 }]);
  bench.shop.data.shippingRates = bench.shop.shippingRates.map((rate) => ({ ...rate, upTo: 99_000 }));
  expect(await bench.platform.freeShipping(SHOP)).toEqual([{ country: 'SE', from: null }]);
});

test('a shop that has not granted the new scopes goes on, and its offers with a price are not shown', async () => {
  await bench.end();
  bench = await openBench(['read_products', 'read_orders']);
  await bench.put(bench.volume('o1', 0));
  await bench.put(delivery('o2', 40_000));
  expect(await bench.keep()).toEqual({ kind: 'done' });
  expect(await bench.keeping()).toEqual({
    o1: { kind: 'unkept', why: 'scope' },
    o2: { kind: 'unkept', why: 'scope' },
  });
  expect(await bench.platform.freeShipping(SHOP)).toBeNull();
  expect(bench.shop.discounts).toEqual([]);
});

test('without the scope for rates a bar’s free delivery is given by a discount, unchecked', async () => {
  await bench.end();
  bench = await openBench(['read_products', 'read_orders', 'write_discounts']);
  await bench.put(delivery('o1', 50_000));
  await bench.keep();
  expect(bench.live().map(({ rule }) => rule.kind)).toEqual(['free-shipping']);
  expect((await bench.report())?.warnings).toEqual([]);
});
