import { expect, test } from 'vitest';
import { difference, estimate, hitOf, metricsOf } from './metrics.ts';

test('ranks become the figures that a pencil finds', () => {
  // Six queries: places 1, 5, 6 and 10, and two misses; 6 of 24 items were ever proposed.
  const found = metricsOf({ ranks: Uint8Array.of(1, 5, 6, 10, 0, 0), covered: 6 }, 24);
  expect(found.hr5).toBe(2 / 6);
  expect(found.hr10).toBe(4 / 6);
  expect(found.mrr10).toBeCloseTo((1 + 1 / 5 + 1 / 6 + 1 / 10) / 6, 12);
  const log2 = (x: number) => Math.log(x) / Math.LN2;
  expect(found.ndcg10).toBeCloseTo((1 + 1 / log2(6) + 1 / log2(7) + 1 / log2(11)) / 6, 12);
  expect(found.coverage10).toBe(0.25);
});

test('nothing asked, or nothing to propose, is nothing found', () => {
  const none = { hr5: 0, hr10: 0, mrr10: 0, ndcg10: 0, coverage10: 0 };
  expect(metricsOf({ ranks: new Uint8Array(0), covered: 0 }, 0)).toEqual(none);
});

test('the standard error of independent queries is that of a share', () => {
  const ranks = Uint8Array.from({ length: 400 }, (_, q) => (q % 4 === 0 ? 1 : 0));
  const order = Uint32Array.from(ranks, (_, q) => q);
  const { mean, error } = estimate(order, (q) => hitOf(ranks[q]!));
  expect(mean).toBe(0.25);
  expect(error).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 399), 12);
});

test('queries of one order that stand or fall together count as one', () => {
  // 100 orders of 4 queries each; in every fourth order all four are hits.
  const order = Uint32Array.from({ length: 400 }, (_, q) => Math.floor(q / 4));
  const { mean, error } = estimate(order, (q) => (order[q]! % 4 === 0 ? 1 : 0));
  expect(mean).toBe(0.25);
  expect(error).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 99), 12);
});

test('one order says nothing about its error', () => {
  expect(estimate(Uint32Array.of(7, 7, 7), () => 1)).toEqual({ mean: 1, error: Number.POSITIVE_INFINITY });
  expect(estimate(new Uint32Array(0), () => 1)).toEqual({ mean: 0, error: Number.POSITIVE_INFINITY });
});

test('two methods are compared query by query, so that what is hard for both does not blur it', () => {
  const order = Uint32Array.from({ length: 100 }, (_, q) => q);
  // Both miss the even queries; b misses two of the odd ones as well.
  const a = { ranks: Uint8Array.from(order, (q) => q % 2), covered: 1 };
  const b = { ranks: Uint8Array.from(order, (q) => (q === 1 || q === 3 ? 0 : q % 2)), covered: 1 };
  const { mean, error } = difference(order, a, b);
  expect(mean).toBeCloseTo(0.02, 12);
  expect(error).toBeCloseTo(Math.sqrt((0.02 * 0.98) / 99), 12);
  expect(difference(order, a, a)).toEqual({ mean: 0, error: 0 });
});
