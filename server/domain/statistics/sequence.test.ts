import { describe, expect, it } from 'vitest';
import { alwaysFactor, excludesZero, fixedFactor, LEVEL, levelAmong } from './sequence.ts';

describe('the sequence', () => {
  // By the published formula, √t · √( 2 (tρ² + 1) / (t²ρ²) · ln( √(tρ² + 1) / α ) ), in Python.
  it.each<[number, number]>([
    [20, 5.099959969897444],
    [25, 4.718793463117083],
    [50, 3.855054633530311],
    [150, 3.1996489673408703],
    [500, 3.035208990376253],
    [1000, 3.061477218867417],
    [5000, 3.2417231454054374],
    [50000, 3.5616410409188997],
  ])('at information %d reaches %d standard errors', (information, factor) => {
    expect(alwaysFactor(information)).toBeCloseTo(factor, 10);
  });

  it('is tightest in its interval about the information that it is tuned for', () => {
    // Width is factor / √t: against all other tunings, at t = 500, this one's is within a thousandth of the least.
    const tunings = Array.from({ length: 2_000 }, (_, i) =>
      alwaysFactor(500, { ...LEVEL, tunedFor: i + 50 }),
    );
    expect(alwaysFactor(500) / Math.min(...tunings)).toBeLessThan(1.001);
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
