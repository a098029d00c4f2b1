import { describe, expect, it } from 'vitest';
import { compareMeans, meanOf, momentsOf } from './means.ts';
import { LEVEL } from './sequence.ts';
import { CONTROL, estimated, made, TREATED } from './testing.ts';

// Welch's test with its interval by scipy.stats.ttest_ind(equal_var=False) over all visitors, zeros among them; the
// sequence and Fieller's interval (by root finding) from their published formulas. SciPy 1.17.1.
const GOLDEN = {
  control: 368.34,
  treated: 461.8330555555556,
  difference: 93.4930555555556,
  information: 72.13067569569736,
  standardError: 47.68644586907988,
  fixed: { low: -0.2001037123514351, high: 187.18621482346265 },
  always: { low: -56.61025532681785, high: 243.59636643792905 },
  relative: {
    fixed: { low: -0.0004422556429436453, high: 0.662750508722229 },
    always: { low: -0.11271346486745182, high: 1.059781703934361 },
  },
};

describe('the difference of two means', () => {
  const estimate = estimated(compareMeans(CONTROL, TREATED));

  it('is that of all visitors, buyers or not', () => {
    expect(estimate.control).toBeCloseTo(GOLDEN.control, 10);
    expect(estimate.treated).toBeCloseTo(GOLDEN.treated, 10);
    expect(estimate.difference).toBeCloseTo(GOLDEN.difference, 10);
    expect(estimate.units).toBe(4_000);
    expect(estimate.information).toBeCloseTo(GOLDEN.information, 8);
  });

  it('for one look has Welch’s interval, where the smaller cell spreads more', () => {
    const spreading = made(400, 110, 7919, 1009, 4);
    const { difference, fixed } = estimated(compareMeans(spreading, TREATED));
    expect(difference).toBeCloseTo(-130.16694444444443, 9);
    expect(fixed.low).toBeCloseTo(-246.17982501416975, 8);
    expect(fixed.high).toBeCloseTo(-14.154063874719114, 8);
  });

  it('for one look, where the smaller cell spreads less, takes the pooled spread for it', () => {
    expect(estimate.fixed.low).toBeCloseTo(GOLDEN.fixed.low, 8);
    expect(estimate.fixed.high).toBeCloseTo(GOLDEN.fixed.high, 8);
  });

  it('for any look has the sequence’s', () => {
    expect(estimate.standardError).toBeCloseTo(GOLDEN.standardError, 9);
    expect(estimate.always.low).toBeCloseTo(GOLDEN.always.low, 8);
    expect(estimate.always.high).toBeCloseTo(GOLDEN.always.high, 8);
  });

  it('in parts of the control has Fieller’s', () => {
    const relative = estimate.relative!;
    expect(relative.difference).toBeCloseTo(GOLDEN.difference / GOLDEN.control, 10);
    expect(relative.always.low).toBeCloseTo(GOLDEN.relative.always.low, 9);
    expect(relative.always.high).toBeCloseTo(GOLDEN.relative.always.high, 9);
    expect(relative.fixed.low).toBeCloseTo(GOLDEN.relative.fixed.low, 9);
    expect(relative.fixed.high).toBeCloseTo(GOLDEN.relative.fixed.high, 9);
  });

  it('at another level is told at that level', () => {
    const guard = estimated(compareMeans(CONTROL, TREATED, { ...LEVEL, alpha: 0.01 }));
    expect(guard.always.low).toBeLessThan(estimate.always.low);
    expect(guard.fixed.low).toBeLessThan(estimate.fixed.low);
    expect(guard.difference).toBe(estimate.difference);
  });

  it('of shares is that of the mean of 0 and 1', () => {
    const bought = (units: number, buyers: number) => ({
      units,
      values: new Float64Array(buyers).fill(1),
      past: null,
    });
    const shares = estimated(compareMeans(bought(2_000, 100), bought(2_000, 130)));
    expect(shares.difference).toBeCloseTo(0.015, 15);
    // √(p(1 - p) / (n - 1)) of either.
    expect(shares.standardError).toBeCloseTo(Math.sqrt((0.05 * 0.95) / 1_999 + (0.065 * 0.935) / 1_999), 12);
  });
});

it('moments are sums over the rows', () => {
  const past = { values: Float64Array.from([5, 7, 9]), sum: 40, squares: 900 };
  expect(momentsOf({ units: 10, values: Float64Array.from([1, -2, 3]), past })).toEqual({
    units: 10,
    sum: 2,
    squares: 14,
    absolute: 6,
    past: { sum: 40, squares: 900, products: 18 },
  });
});

it('a mean by itself has the standard error of its n - 1', () => {
  const { mean, standardError } = meanOf(
    momentsOf({ units: 4, values: Float64Array.from([3, 5]), past: null }),
  );
  expect(mean).toBe(2);
  // Deviations 1, 3, -2, -2: 18 / 3 = 6.
  expect(standardError).toBeCloseTo(Math.sqrt(6 / 4), 12);
  expect(meanOf(momentsOf({ units: 0, values: new Float64Array(0), past: null })).mean).toBeNaN();
});
