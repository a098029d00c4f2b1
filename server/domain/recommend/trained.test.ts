import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeHistory, makeProduct, repeated } from '../testing.ts';
import { serve, train } from './trained.ts';

const NONE = new Set<number>();
const products = [1, 2, 3, 4, 5, 6].map((id) => makeProduct(id));

test('the reason names the pair that was seen most often, with its share', async () => {
  const history = makeHistory([
    ...repeated(8, [1, 3]),
    ...repeated(2, [1]),
    ...repeated(4, [2, 3]),
    ...repeated(300, [6]),
  ]);
  const [first] = serve(await train({ history, products })).complements({
    context: [1, 2],
    barred: NONE,
    limit: 3,
  });
  expect(first).toMatchObject({
    productId: 3,
    reason: { kind: 'bought-together', orders: 8, share: 0.8, with: 1 },
  });
});

test('a cart asks more of a product than any single line does', async () => {
  const history = makeHistory([
    ...repeated(5, [1, 3]),
    ...repeated(5, [2, 3]),
    ...repeated(6, [1, 4]),
    ...repeated(600, [6]),
  ]);
  const model = serve(await train({ history, products }));
  expect(model.complements({ context: [1], barred: NONE, limit: 1 })[0]!.productId).toBe(4);
  expect(model.complements({ context: [1, 2], barred: NONE, limit: 1 })[0]!.productId).toBe(3);
});

test('unknown products are no help and no harm', async () => {
  const model = serve(await train({ history: makeHistory(repeated(5, [1, 2])), products }));
  expect(model.complements({ context: [999], barred: NONE, limit: 5 })).toEqual([]);
  expect(model.substitutes(999, 5)).toEqual([]);
});

test('never suggests what is in hand, never more than asked, always above support, always the same', async () => {
  const basket = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(basket, { maxLength: 60 }),
      fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }),
      async (baskets, context) => {
        const input = { history: makeHistory(baskets), products };
        const found = serve(await train(input)).complements({ context, barred: NONE, limit: 3 });
        expect(found.length).toBeLessThanOrEqual(3);
        for (const { productId, reason } of found) {
          expect(context).not.toContain(productId);
          const { orders, with: other } = reason as { orders: number; with: number };
          expect(context).toContain(other);
          expect(orders).toBe(baskets.filter((b) => b.includes(productId) && b.includes(other)).length);
          expect(orders).toBeGreaterThanOrEqual(3);
        }
        expect(serve(await train(input)).complements({ context, barred: NONE, limit: 3 })).toEqual(found);
      },
    ),
  );
});

test('a product that is listed twice is one, and moves no other from its place', async () => {
  const titles = ['Oak table large', 'Linen napkin', 'Oak table small', 'Wool rug'];
  const listed = titles.map((title, at) => makeProduct(at + 1, { title }));
  const history = makeHistory(repeated(5, [1, 2]));
  const once = await train({ history, products: listed });
  expect(serve(once).substitutes(1, 5)).toMatchObject([{ productId: 3 }]);
  const twice = await train({ history, products: [...listed, listed[1]!, listed[0]!] });
  expect(twice).toEqual(once);
});

test('products are found by their ids, whatever else was sold and in whatever order they come', async () => {
  const titles = ['Oak table large', 'Oak table small', 'Linen napkin', 'Wool rug'];
  const listed = [20, 50, 60, 70].map((id, at) => makeProduct(id, { title: titles[at]! }));
  // 10, 30, 40 and 80 are no longer listed: their places must be taken by nobody.
  const history = makeHistory([
    ...repeated(9, [10, 20]),
    ...repeated(9, [30, 60]),
    ...repeated(9, [40, 80]),
    ...repeated(9, [50, 70]),
  ]);
  const data = await train({ history, products: listed });
  const model = serve(data);
  for (const [id, other] of [
    [10, 20],
    [30, 60],
    [40, 80],
    [50, 70],
  ] as const) {
    for (const [own, wanted] of [
      [id, other],
      [other, id],
    ] as const) {
      const found = model.complements({ context: [own], barred: NONE, limit: 5 });
      expect(found.map(({ productId }) => productId)).toEqual([wanted]);
    }
  }
  expect(model.substitutes(20, 5).map(({ productId }) => productId)).toEqual([50]);
  expect(model.substitutes(50, 5).map(({ productId }) => productId)).toEqual([20]);
  for (const id of [10, 30, 40, 60, 70, 80]) expect(model.substitutes(id, 5)).toEqual([]);
  expect([...data.substitutes.ptr]).toEqual([...data.substitutes.ptr].sort((a, b) => a - b));
  expect(await train({ history, products: [...listed].reverse() })).toEqual(data);
});
