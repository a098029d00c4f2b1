/** The guard: it pauses on harm that is beyond doubt, tells it by figures, and on nothing else. */
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../statistics/sample.ts';
import { GUARD_LEAST, type GuardFigures, guardVerdict } from './guard.ts';

const estimate = (low: number, high: number): Estimate => {
  const difference = (low + high) / 2;
  const interval = { low, high };
  return {
    control: 10,
    treated: 10 + difference,
    difference,
    standardError: 1,
    fixed: { low: low / 2, high: high / 2 },
    always: interval,
    relative: null,
    explained: 0,
    units: 10_000,
    information: 100,
  };
};
const figures = (over: Partial<GuardFigures> = {}): GuardFigures => ({
  visitors: { without: 1_000, with: 9_000 },
  checkouts: { without: 200, with: 1_800 },
  completion: estimate(-0.1, 0.1),
  profit: estimate(-50, 50),
  ratioP: 0.5,
  ...over,
});

describe('the guard', () => {
  it('sees harm where the whole interval is below 0, and tells the figures', () => {
    expect(guardVerdict(figures({ profit: estimate(-6, -2) }))).toEqual({
      kind: 'harms',
      harm: {
        figure: 'profit',
        without: 10,
        with: 6,
        difference: -4,
        low: -6,
        high: -2,
        visitors: { without: 1_000, with: 9_000 },
      },
    });
    expect(guardVerdict(figures({ completion: estimate(-0.2, -0.1) }))).toMatchObject({
      kind: 'harms',
      harm: { figure: 'completion' },
    });
  });

  it('goes by the interval that holds however often one looks, not by that of one look', () => {
    const profit = { ...estimate(-10, 1), fixed: { low: -8, high: -1 } };
    expect(guardVerdict(figures({ profit }))).toEqual({ kind: 'no-harm-seen' });
  });

  it('lets alone what may be harmless, or does good', () => {
    for (const profit of [estimate(-6, 0), estimate(-6, 1), estimate(2, 6)])
      expect(guardVerdict(figures({ profit }))).toEqual({ kind: 'no-harm-seen' });
  });

  it('says nothing from few shoppers', () => {
    const few = figures({
      visitors: { without: GUARD_LEAST.visitors - 1, with: 9_000 },
      checkouts: { without: 40, with: 800 },
      profit: estimate(-6, -2),
      completion: estimate(-0.2, -0.1),
    });
    expect(guardVerdict(few)).toEqual({ kind: 'too-few', needs: { visitors: 1, checkouts: 60 } });
    // What has enough is judged, whatever else has not.
    expect(guardVerdict({ ...few, visitors: { without: 500, with: 9_000 } })).toMatchObject({
      kind: 'harms',
    });
  });

  it('judges what is known where the other is not', () => {
    expect(guardVerdict(figures({ profit: null }))).toEqual({ kind: 'no-harm-seen' });
    expect(guardVerdict(figures({ profit: null, completion: null }))).toMatchObject({ kind: 'too-few' });
  });

  it('concludes nothing from groups of the wrong sizes', () => {
    expect(guardVerdict(figures({ ratioP: 0.0009, profit: estimate(-6, -2) }))).toEqual({
      kind: 'withheld',
      ratioP: 0.0009,
    });
  });
});
