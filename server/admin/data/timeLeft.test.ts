/** Time left is said only when it is known how fast it goes. */
import { describe, expect, it } from 'vitest';
import { roughly, timeLeft } from './timeLeft.ts';

const at = (...pairs: [seconds: number, done: number][]) =>
  pairs.map(([s, done]) => ({ at: s * 1000, done }));

describe('time left', () => {
  it('is by the rate of lately', () => {
    expect(timeLeft(at([0, 0], [5, 500], [10, 1000]), 3000)).toBe(20_000);
    // Quick at first, slow lately: the first is forgotten.
    expect(timeLeft(at([0, 0], [1, 9000], [30, 9010], [40, 9020], [50, 9030]), 9090)).toBe(60_000);
  });

  it.each([
    ['nothing has been seen', []],
    ['it has hardly begun', at([0, 0], [1, 100], [2, 200])],
    ['it stands still', at([0, 5], [5, 5], [10, 5])],
    ['it moved once only', at([0, 0], [5, 0], [10, 250])],
    ['all is done', at([0, 0], [5, 500], [10, 3000])],
  ])('is not said when %s', (_why, samples) => expect(timeLeft(samples, 3000)).toBeNull());

  it('is not said of a whole that is not known', () => {
    expect(timeLeft(at([0, 0], [5, 500], [10, 1000]), null)).toBeNull();
  });

  it('is rounded to what it is worth', () => {
    expect([1, 7_400, 61_000, 400_000].map(roughly)).toEqual([5_000, 5_000, 60_000, 420_000]);
  });
});
