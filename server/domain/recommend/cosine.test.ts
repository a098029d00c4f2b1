/** Cosine lists by hand, and the same lists whatever ranges they are made in. */
import { describe, expect, it } from 'vitest';
import { cosineRows, cosineWork } from './cosine.ts';
import { planCounting } from './gram.ts';
import { bothDirections } from './interactions.ts';
import type { Neighbours } from './neighbours.ts';
import { runInline } from './rowTasks.ts';
import { syntheticOrders } from './synthetic.ts';

const listOf = ({ ptr, item, score, count }: Neighbours, i: number) =>
  [...item.subarray(ptr[i]!, ptr[i + 1]!)].map((j, at) => [j, score[ptr[i]! + at], count[ptr[i]! + at]]);

describe('cosine neighbours', () => {
  it('are the shared orders over the root of both products’ orders', () => {
    // Item 3 was never bought.
    const data = bothDirections(
      Float64Array.from([1, 2, 3, 4]),
      Uint32Array.from([0, 2, 5, 7, 8]),
      Uint32Array.from([0, 1, 0, 1, 2, 0, 1, 0]),
    );
    const lists = cosineRows({ data, plan: planCounting(data), keep: 2 })(0, 4);
    expect(listOf(lists, 0)).toEqual([
      [1, Math.fround(3 / Math.sqrt(12)), 3],
      [2, 0.5, 1],
    ]);
    expect(listOf(lists, 2)).toEqual([
      [1, Math.fround(1 / Math.sqrt(3)), 1],
      [0, 0.5, 1],
    ]);
    expect(listOf(lists, 3)).toEqual([]);
  });

  it('are the same in one range and in many', () => {
    const { ptr, items } = syntheticOrders({ orders: 4_000, items: 300, seed: 3 });
    const data = bothDirections(
      Float64Array.from({ length: 300 }, (_, i) => i),
      ptr,
      items,
    );
    const rows = cosineRows({ data, plan: planCounting(data), keep: 20 });
    const whole = rows(0, 300);
    expect(whole.item.length).toBeGreaterThan(3_000);
    // Out of order, as threads take them.
    for (const [from, to] of [
      [170, 300],
      [0, 1],
      [1, 170],
      [300, 300],
    ] as const) {
      const part = rows(from, to);
      expect(part.ptr.length).toBe(to - from + 1);
      for (let i = from; i < to; i++) expect(listOf(part, i - from)).toEqual(listOf(whole, i));
    }
  });

  it('are the same when they are shared out', async () => {
    const { ptr, items } = syntheticOrders({ orders: 4_000, items: 300, seed: 4 });
    const data = bothDirections(
      Float64Array.from({ length: 300 }, (_, i) => i),
      ptr,
      items,
    );
    const alone = await runInline(cosineWork(data, 20, 1));
    const work = cosineWork(data, 20, 3);
    expect(work.ranges).toBe(3);
    expect(await runInline(work)).toEqual(alone);
  });
});
