/** What came since training, held against counting everything anew. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BasketChanges } from '../basket.ts';
import { FreshOrders } from './fresh.ts';

const IDS = Float64Array.from([10, 20, 30, 40, 2 ** 53 - 1]);

type Change = readonly [sign: 1 | -1, products: readonly number[]];

function pack(changes: readonly Change[]): BasketChanges {
  const ptr = new Uint32Array(changes.length + 1);
  changes.forEach(([, products], o) => {
    ptr[o + 1] = ptr[o]! + products.length;
  });
  return {
    sign: Int8Array.from(changes, ([sign]) => sign),
    createdAt: new Float64Array(changes.length),
    ptr,
    productIds: Float64Array.from(changes.flatMap(([, products]) => products)),
  };
}

/** Everything it says, by item. */
function all(fresh: FreshOrders) {
  return [...IDS.keys()].map((i) => ({
    orders: fresh.ordersOf(i),
    weight: fresh.weightOf(i).toFixed(9),
    together: [...IDS.keys()].map((j) => fresh.togetherOf(i, j)),
  }));
}

describe('what came since training', () => {
  test('counts orders, products and pairs, and weighs large baskets less', () => {
    const fresh = new FreshOrders(IDS, 0.5);
    fresh.add(
      pack([
        [1, [10, 20, 30, 40]],
        [1, [10, 20]],
        [1, [10]],
      ]),
    );
    expect(fresh.orders).toBe(3);
    expect([0, 1, 2, 4].map((i) => fresh.ordersOf(i))).toEqual([3, 2, 1, 0]);
    expect(fresh.weightOf(0)).toBeCloseTo(1 / 2 + Math.SQRT1_2 + 1);
    expect([fresh.togetherOf(0, 1), fresh.togetherOf(1, 0), fresh.togetherOf(0, 4)]).toEqual([2, 2, 0]);
    const pairs = fresh.pairsOf(1)!;
    expect(pairs.item).toEqual([0, 2, 3]);
    expect(pairs.count).toEqual([2, 1, 1]);
    expect(pairs.weight[0]).toBeCloseTo(1 / 2 + Math.SQRT1_2);
    expect(fresh.pairsOf(4)).toBeUndefined();
  });

  test('takes back what was cancelled, even what was counted in training', () => {
    const fresh = new FreshOrders(IDS, 0);
    fresh.add(
      pack([
        [1, [10, 20]],
        [-1, [10, 20]],
        [-1, [10, 30]],
      ]),
    );
    expect([fresh.orders, fresh.ordersOf(0), fresh.togetherOf(0, 1), fresh.togetherOf(0, 2)]).toEqual([
      -1, -1, 0, -1,
    ]);
  });

  test('leaves out products that the model has never met, who still make the basket large', () => {
    const fresh = new FreshOrders(IDS, 1);
    fresh.add(pack([[1, [5, 10, 15, 20]]]));
    expect(fresh.togetherOf(0, 1)).toBe(1);
    expect(fresh.weightOf(0)).toBeCloseTo(1 / 4);
    expect(fresh.pairsOf(0)!.item).toEqual([1]);
  });

  test('of an enormous basket counts the products, not their pairs', () => {
    const many = Float64Array.from({ length: 1_000 }, (_, item) => item + 1);
    const fresh = new FreshOrders(many, 0.5);
    fresh.add(
      pack([
        [1, [...many]],
        [1, [...many.subarray(0, 100)]],
      ]),
    );
    expect([fresh.ordersOf(0), fresh.togetherOf(0, 1), fresh.togetherOf(998, 999)]).toEqual([2, 1, 0]);
  });

  test('says the same whether changes come at once or in parts, and is what plain counting says', () => {
    const change = fc.tuple(
      fc.constantFrom(1 as const, -1 as const),
      fc.uniqueArray(fc.constantFrom(10, 20, 25, 30, 40, 2 ** 53 - 1), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.nat(20), (changes, cut) => {
        const once = new FreshOrders(IDS, 0.5);
        once.add(pack(changes));
        const parts = new FreshOrders(IDS, 0.5);
        parts.add(pack(changes.slice(0, cut)));
        parts.add(pack(changes.slice(cut)));
        expect(all(parts)).toEqual(all(once));
        const count = (...held: number[]) =>
          changes.reduce(
            (sum, [sign, basket]) => sum + (held.every((id) => basket.includes(id)) ? sign : 0),
            0,
          );
        for (const [i, a] of IDS.entries()) {
          expect(once.ordersOf(i)).toBe(count(a));
          for (const [j, b] of IDS.entries()) if (i !== j) expect(once.togetherOf(i, j)).toBe(count(a, b));
        }
      }),
    );
  });
});
