/** The benchmark's orders are the agreed ones: another draw would compare figures of different work. */
import { describe, expect, it } from 'vitest';
import { mulberry32, syntheticHistory, syntheticOrders } from './synthetic.ts';

describe('synthetic orders', () => {
  it('draw by the agreed generator', () => {
    const random = mulberry32(42);
    expect([random(), random(), random()].map((one) => one * 2 ** 32)).toEqual([
      2581720956, 1925393290, 3661312704,
    ]);
  });

  it('are the agreed ones for the agreed seed', () => {
    // 50,000 orders drawn by an independent program from the same description.
    const { ptr, items } = syntheticOrders({ orders: 50_000, items: 20_000, seed: 42 });
    expect(ptr.length).toBe(50_001);
    expect(items.length).toBe(148_338);
  });

  it('hold distinct items in ascending order, at most 30', () => {
    const { ptr, items } = syntheticOrders({ orders: 3_000, items: 40, seed: 7 });
    for (let o = 0; o < 3_000; o++) {
      const basket = [...items.subarray(ptr[o]!, ptr[o + 1]!)];
      expect(basket.length).toBeGreaterThan(0);
      expect(basket.length).toBeLessThanOrEqual(30);
      expect(basket).toEqual([...new Set(basket)].sort((a, b) => a - b));
    }
  });

  it('become a history with ascending times', () => {
    const history = syntheticHistory({ orders: 3, items: 5, seed: 1 });
    expect(history.createdAt.length).toBe(3);
    expect(history.createdAt[1]! - history.createdAt[0]!).toBe(30_000);
    expect(Math.min(...history.productIds)).toBeGreaterThanOrEqual(1);
  });
});
