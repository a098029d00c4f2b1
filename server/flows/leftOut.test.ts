/** What the merchant's rules keep away is told, each by its own rule, the strongest first. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../domain/recommend/model.ts';
import { DEFAULT_RULES, type Rules } from '../domain/rules.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import { leftOut } from './leftOut.ts';
import { shopView } from './shopper.testing.ts';

/** 2 to 9 are ranked beside 1 in their order; too few orders speak for 9. */
const model: Model = {
  stats: { orders: 1, products: 9, pairs: 9 },
  complements: () => [],
  ranking: ({ barred }) =>
    [2, 3, 4, 5, 6, 7, 8, 9]
      .filter((id) => !barred.has(id))
      .map((productId) => ({ productId, score: -productId, supported: productId !== 9 })),
  substitutes: (id) => (id === 7 ? [{ productId: 2, similarity: 1, sibling: true }] : []),
};
const products = [
  makeProduct(1),
  makeProduct(2, { type: 'Cup' }),
  makeProduct(3, { available: false }),
  makeProduct(4, { stock: 2 }),
  makeProduct(5, { cost: 9_500 }),
  makeProduct(6, { price: 50_000 }),
  makeProduct(7),
  makeProduct(8, { type: 'cup ' }),
  makeProduct(9),
];
const view = (rules: Partial<Rules> = {}, excludedProducts: number[] = []) => ({
  ...shopView([], { ...DEFAULT_SETTINGS, excludedProducts, rules: { ...DEFAULT_RULES, ...rules } }),
  model,
  catalog: new Map(products.map((one) => [one.id, one])),
});
const asked = { placement: 'product', productId: 1, cart: [], limit: 4 } as const;
const told = (rules: Partial<Rules> = {}, excluded: number[] = []) =>
  Object.fromEntries(
    leftOut(view(rules, excluded), asked, new Set([2])).map(({ product, ...why }) => [product.id, why]),
  );

describe('what is left out', () => {
  it('is told with what keeps it away', () => {
    const rules: Partial<Rules> = {
      minStock: 3,
      margin: { leastPercent: 20, showUnknown: true },
      priceRatio: { ...DEFAULT_RULES.priceRatio, crossSell: { most: 2 } },
      perType: 1,
    };
    expect(told(rules)).toEqual({
      3: { why: 'sold-out' },
      4: { why: 'stock', least: 3 },
      5: { why: 'margin', least: 20 },
      6: { why: 'price', most: 2 },
      7: { why: 'sibling' },
      8: { why: 'type', most: 1 },
      9: { why: 'support' },
    });
    expect(told(rules, [4])[4]).toEqual({ why: 'excluded' });
  });

  it('is only a matter of room where no rule speaks', () => {
    expect(told({ perType: null })).toMatchObject({ 4: { why: 'room' }, 8: { why: 'room' } });
  });

  it('is nothing without a model, a product in hand, or where no complements stand', () => {
    expect(leftOut({ ...view(), model: null }, asked, new Set())).toEqual([]);
    expect(leftOut(view(), { ...asked, productId: null }, new Set())).toEqual([]);
    expect(leftOut(view(), { ...asked, placement: 'exit' }, new Set())).toEqual([]);
  });
});
