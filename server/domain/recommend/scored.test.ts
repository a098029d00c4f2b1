/** What scoring reads, put together: popularity, breadth and trend against their definitions. */
import { expect, it } from 'vitest';
import { pairsOf } from './pairs.ts';
import { ridgeOf } from './ridge.ts';
import { runInline } from './rowTasks.ts';
import { scoredOf } from './scored.ts';
import { interactionsOf } from './testing.ts';
import { type OrderWeighting, orderWeights } from './weights.ts';

const ALIKE: OrderWeighting = { sizeDamping: 0, halfLife: Number.POSITIVE_INFINITY };

async function scored(
  baskets: readonly (readonly number[])[],
  items: number,
  timed = true,
  weighting = ALIKE,
) {
  const data = interactionsOf(baskets, items);
  const pairs = await pairsOf(data, orderWeights(data, weighting), runInline);
  const ridge = await ridgeOf(data, pairs, { neighbours: 10, penalty: 1 }, runInline);
  return { ...scoredOf(data, pairs, ridge, weighting, timed), pairs };
}

it('breadth is the mean weight of other items met per weight of an item', async () => {
  // Lines: 3 + 1 + 2; pairs, both ways: 6 + 0 + 2.
  const { breadth, popularity, own } = await scored([[0, 1, 2], [0], [0, 3]], 5);
  expect(breadth).toBeCloseTo(8 / 6, 6);
  expect([...popularity]).toEqual([3, 1, 1, 1, 0]);
  expect([...own]).toEqual([3, 1, 1, 1, 0]);
});

it('trend is the logarithm of the share of recent sales over the share of all', async () => {
  // 40 orders: item 0 in all, 1 in the first half, 2 in the second; 3 never.
  const baskets = Array.from({ length: 40 }, (_, o) => [0, o < 20 ? 1 : 2]);
  const { trend } = await scored(baskets, 4);
  const recent = (o: number) => 2 ** (-(39 - o) / 40 / 0.05);
  const sum = (from: number, to: number) => {
    let all = 0;
    for (let o = from; o < to; o++) all += recent(o);
    return all;
  };
  const share = [sum(0, 40), sum(0, 20), sum(20, 40), 0].map((part) => part / (2 * sum(0, 40)));
  const floor = 0.3 / 40;
  [40, 20, 20, 0].forEach((orders, item) => {
    expect(trend[item]).toBeCloseTo(Math.log((share[item]! + floor) / (orders / 80 + floor)), 5);
  });
  expect(trend[2]).toBeGreaterThan(0.5);
  expect(trend[1]).toBeLessThan(-2);
  expect(trend[3]).toBeCloseTo(0, 6);
});

it('there is no trend where times are unknown, or nothing was sold', async () => {
  const baskets = Array.from({ length: 40 }, (_, o) => [o < 20 ? 1 : 2]);
  expect([...(await scored(baskets, 3, false)).trend]).toEqual([0, 0, 0]);
  const empty = await scored([[], [], []], 3);
  expect([...empty.trend]).toEqual([0, 0, 0]);
  expect(empty.breadth).toBe(0);
});

it('own weights heed the age of orders, counts of orders do not', async () => {
  const { own, popularity, pairs } = await scored([[0, 1], [0, 1], [0], [0]], 2, true, {
    sizeDamping: 0.5,
    halfLife: 0.25,
  });
  expect(own[1]).toBeCloseTo(Math.SQRT1_2 * (2 ** -3 + 2 ** -2), 6);
  expect([...popularity]).toEqual([4, 2]);
  expect(own[0]).toBeCloseTo(pairs.own[0]!, 6);
});
