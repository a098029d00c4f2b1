/** Estimates looked at anew: wider where they must be surer, and taken apart without loss. */
import { describe, expect, it } from 'vitest';
import { apart, atLevel } from './atLevel.ts';
import { compareMeans } from './means.ts';
import type { Estimate, Sample } from './sample.ts';
import { LEVEL } from './sequence.ts';

/** Values that differ, of so many of `units` visitors. */
const sample = (units: number, buyers: number, more = 0): Sample => ({
  units,
  values: Float64Array.from({ length: buyers }, (_, at) => 100 + (at % 37) + more),
  past: null,
});
const [control, treated] = [sample(4_000, 400), sample(8_000, 900, 5)];
const surer = { ...LEVEL, alpha: 0.01 };

describe('another level', () => {
  it('is what the comparison would have had, had it been made so', () => {
    const made = compareMeans(control, treated) as Estimate;
    const expected = compareMeans(control, treated, surer) as Estimate;
    expect(atLevel(made, surer).always.low).toBeCloseTo(expected.always.low, 10);
    expect(atLevel(made, surer).always.high).toBeCloseTo(expected.always.high, 10);
    expect(atLevel(made, surer).fixed).toEqual(made.fixed);
  });

  it('never narrows', () => {
    const made = compareMeans(control, treated) as Estimate;
    expect(atLevel(made, { ...LEVEL, alpha: 0.5 }).always.low).toBeCloseTo(made.always.low, 10);
  });
});

describe('differences to one control', () => {
  it('leave each mean the part that its units have in it', () => {
    const [own, other] = apart(4_000, [{ units: 1_000, difference: 3, standardError: 5 }]);
    expect(Math.hypot(own!, other!)).toBeCloseTo(5, 10);
    // Of the same spread, four times the units know it twice as well.
    expect(other! / own!).toBeCloseTo(2, 10);
    const three = apart(4_000, [
      { units: 4_000, difference: 0, standardError: 5 },
      { units: 4_000, difference: 9, standardError: 5 },
    ]);
    for (const one of three) expect(one).toBeCloseTo(5 / Math.SQRT2, 10);
  });
});
