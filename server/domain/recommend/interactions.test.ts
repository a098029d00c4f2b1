/** Both directions tell the same orders, whatever the ids; the way back is in order of time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildInteractions, indexOfId } from './interactions.ts';

function history(baskets: readonly (readonly number[])[]) {
  const ptr = new Uint32Array(baskets.length + 1);
  for (const [o, basket] of baskets.entries()) ptr[o + 1] = ptr[o]! + basket.length;
  return {
    ptr,
    productIds: Float64Array.from(baskets.flat()),
    createdAt: Float64Array.from(baskets, (_, o) => o),
    customer: new Uint32Array(baskets.length),
  };
}

/** Ids as Shopify has them, far beyond 32 bits, and small ones as imports may make them. */
const id = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const basket = fc.uniqueArray(id, { maxLength: 8 }).map((ids) => ids.sort((a, b) => a - b));

describe('interactions', () => {
  it('are the orders both ways', () => {
    fc.assert(
      fc.property(fc.array(basket, { maxLength: 30 }), (baskets) => {
        const { ids, orders, orderPtr, items, itemPtr, ordersOf, pairs } = buildInteractions(
          history(baskets),
        );
        expect([...ids]).toEqual([...new Set(baskets.flat())].sort((a, b) => a - b));
        expect(orders).toBe(baskets.length);
        const there = baskets.map((_, o) =>
          [...items.subarray(orderPtr[o]!, orderPtr[o + 1]!)].map((i) => ids[i]!),
        );
        expect(there).toEqual(baskets);
        for (const [i, one] of ids.entries()) {
          const back = [...ordersOf.subarray(itemPtr[i]!, itemPtr[i + 1]!)];
          expect(back).toEqual([...baskets.keys()].filter((o) => baskets[o]!.includes(one)));
          const others = back.reduce((sum, o) => sum + baskets[o]!.length - 1, 0);
          expect(pairs[i]).toBe(others);
        }
      }),
    );
  });

  it('number more products than the first table has room for', () => {
    // Alike in their lower halves, which a poor hash would put in one place.
    const many = Array.from({ length: 5_000 }, (_, at) => (at % 2000) * 2 ** 32 + Math.floor(at / 2000) + 1);
    const { ids, items } = buildInteractions(history(many.map((one) => [one])));
    expect(ids.length).toBe(5_000);
    expect(many.map((one, at) => ids[items[at]!] === one)).not.toContain(false);
  });

  it('find an id, or say that there is none', () => {
    const { ids } = buildInteractions(history([[5, 9_007_199_254_740_991], [7]]));
    expect([5, 7, 9_007_199_254_740_991, 6, 0].map((one) => indexOfId(ids, one))).toEqual([0, 1, 2, -1, -1]);
  });
});
