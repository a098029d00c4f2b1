/** Weights of orders against the formula worked out by hand; unknown times and empty baskets invent nothing. */
import { describe, expect, it } from 'vitest';
import { interactionsOf } from './testing.ts';
import { orderWeights, timesKnown, weightOfSize } from './weights.ts';

const FOUR_SIZES = interactionsOf([[0], [0, 1, 2, 3], Array.from({ length: 16 }, (_, i) => i), []], 16);

describe('the weight of an order', () => {
  it('halves with each half-life of newer orders and falls with the root of its size', () => {
    const weights = orderWeights(FOUR_SIZES, { sizeDamping: 0.5, halfLife: 0.5 });
    // Ages 3/4, 2/4, 1/4 and 0; sizes 1, 4, 16 and none.
    [2 ** -1.5, 0.5 * 2 ** -1, 0.25 * 2 ** -0.5, 1].forEach((wanted, o) => {
      expect(weights[o]).toBeCloseTo(wanted, 6);
    });
  });

  it('knows no age when the half-life is infinite', () => {
    const weights = orderWeights(FOUR_SIZES, { sizeDamping: 0.5, halfLife: Number.POSITIVE_INFINITY });
    expect([...weights]).toEqual([1, 0.5, 0.25, 1]);
  });

  it('knows no size when damping is 0', () => {
    const weights = orderWeights(FOUR_SIZES, { sizeDamping: 0, halfLife: Number.POSITIVE_INFINITY });
    expect([...weights]).toEqual([1, 1, 1, 1]);
  });

  it('is above 0 for the oldest of a long history, by the shortest half-life in use', () => {
    const many = interactionsOf(
      Array.from({ length: 5_000 }, () => [0, 1]),
      2,
    );
    const weights = orderWeights(many, { sizeDamping: 0.5, halfLife: 0.05 });
    expect(weights[0]).toBeCloseTo(2 ** -0.5 * 2 ** -20, 8);
    expect(weights[0]).toBeGreaterThan(0);
    expect(weights.at(-1)).toBeCloseTo(2 ** -0.5, 6);
  });

  it('is asked of no orders, and is 1 for an empty basket', () => {
    expect(orderWeights(interactionsOf([], 3), { sizeDamping: 0.5, halfLife: 0.5 }).length).toBe(0);
    expect(weightOfSize(0, 0.5)).toBe(1);
    expect(weightOfSize(100, 0.5)).toBeCloseTo(0.1, 12);
  });
});

it('times are known when the first order and the last bear different ones', () => {
  const known = (...createdAt: number[]) => timesKnown({ createdAt: Float64Array.from(createdAt) });
  expect(known()).toBe(false);
  expect(known(5)).toBe(false);
  expect(known(0, 0, 0)).toBe(false);
  expect(known(7, 7)).toBe(false);
  expect(known(7, 7, 8)).toBe(true);
});
