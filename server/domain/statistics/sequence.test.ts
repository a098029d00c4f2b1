import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../recommend/synthetic.ts';
import { alwaysFactor, excludesZero, fixedFactor, LEVEL, levelAmong, levelSliding } from './sequence.ts';
import { normal } from './testing.ts';

describe('the sequence', () => {
  // By the published formula, √t · √( 2 (tρ² + 1) / (t²ρ²) · ln( √(tρ² + 1) / α ) ), in Python.
  it.each<[number, number]>([
    [25, 3.662645428836864],
    [50, 3.2642933718264056],
    [100, 3.08356871436835],
    [200, 3.035208990376253],
    [500, 3.079514048905822],
    [1000, 3.1530304386729053],
    [5000, 3.3680387135971728],
    [50000, 3.6866930011410943],
  ])('at information %d reaches %d standard errors', (information, factor) => {
    expect(alwaysFactor(information)).toBeCloseTo(factor, 10);
  });

  it('is tightest in its interval about the information that it is tuned for', () => {
    // Width is factor / √t: against all other tunings, at t = 200, this one's is within a thousandth of the least.
    const tunings = Array.from({ length: 2_000 }, (_, i) =>
      alwaysFactor(200, { ...LEVEL, tunedFor: i + 20 }),
    );
    expect(alwaysFactor(200) / Math.min(...tunings)).toBeLessThan(1.001);
  });

  it('asks for more where less may go wrong', () => {
    expect(alwaysFactor(500, { ...LEVEL, alpha: 0.01 })).toBeGreaterThan(alwaysFactor(500));
    expect(fixedFactor(100, { ...LEVEL, alpha: 0.01 })).toBeGreaterThan(fixedFactor(100));
  });

  it('shares its chance of error out among several variants', () => {
    expect(levelAmong(3).alpha).toBeCloseTo(0.05 / 3, 15);
    expect(levelAmong(1)).toEqual(LEVEL);
    expect(levelAmong(0)).toEqual(LEVEL);
  });
});

it('for one look is Student and, with all freedom, normal', () => {
  expect(fixedFactor(30)).toBeCloseTo(2.0422724563012373, 12);
  expect(fixedFactor(Infinity)).toBeCloseTo(1.959963984540054, 12);
});

it('an interval excludes zero where it lies on one side', () => {
  expect(excludesZero({ low: 0.1, high: 2 })).toBe(true);
  expect(excludesZero({ low: -2, high: -0.1 })).toBe(true);
  expect(excludesZero({ low: -0.1, high: 2 })).toBe(false);
  expect(excludesZero({ low: 0, high: 2 })).toBe(false);
});

describe('a period that slides along for a year, looked at daily', () => {
  /** Share of walks without a drift whose last `days` days ever lie beyond `factor` standard errors. */
  function strays(days: number, factor: number): number {
    const random = mulberry32(days);
    const walks = 600;
    let strayed = 0;
    for (let walk = 0; walk < walks; walk++) {
      const sums = new Float64Array(days + 366);
      for (let day = 1; day < sums.length; day++) sums[day] = sums[day - 1]! + normal(random);
      strayed += sums.subarray(days).some((sum, day) => Math.abs(sum - sums[day]!) > factor * Math.sqrt(days))
        ? 1
        : 0;
    }
    return strayed / walks;
  }

  it.each([7, 30, 90])('of %d days holds at its own level, and would not at the full one', (days) => {
    expect(strays(days, alwaysFactor(200, levelSliding(days)))).toBeLessThan(0.04);
    expect(strays(days, alwaysFactor(200))).toBeGreaterThan(0.05);
  });

  it('of a year or more is as good as one that only grows', () => {
    expect(levelSliding(365)).toEqual(LEVEL);
    expect(levelSliding(900)).toEqual(LEVEL);
  });
});
