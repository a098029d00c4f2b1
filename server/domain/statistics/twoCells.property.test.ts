import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeans, compareMoments, momentsOf } from './means.ts';
import type { Sample } from './sample.ts';
import { excludesZero, LEVEL } from './sequence.ts';
import { estimated, someSample } from './testing.ts';

const RUNS = { numRuns: 300 };

function holds(claim: (control: Sample, treated: Sample) => void): void {
  fc.assert(
    fc.property(someSample, someSample, (control, treated) => claim(control, treated)),
    RUNS,
  );
}
const close = (a: number, b: number, scale: number) =>
  expect(Math.abs(a - b)).toBeLessThan(1e-9 * Math.max(1, scale));
/** Everybody with a row of their own. */
const dense = ({ units, values }: Sample): Sample => {
  const all = new Float64Array(units);
  all.set(values);
  return { units, values: all, past: null };
};
const mapped = (sample: Sample, change: (value: number) => number): Sample => ({
  ...sample,
  values: sample.values.map(change),
});

describe('whatever two cells did', () => {
  it('visitors without a row count as those with a row of 0', () => {
    holds((control, treated) => {
      expect(compareMeans(dense(control), dense(treated))).toEqual(compareMeans(control, treated));
    });
  });

  it('another currency unit changes the unit of the figures and nothing else', () => {
    holds((control, treated) => {
      const one = estimated(compareMeans(control, treated));
      const hundred = (sample: Sample) => mapped(sample, (value) => value * 100);
      const many = estimated(compareMeans(hundred(control), hundred(treated)));
      close(many.difference, one.difference * 100, 1e6);
      close(many.always.low, one.always.low * 100, 1e6);
      close(many.fixed.high, one.fixed.high * 100, 1e6);
      close(many.information, one.information, one.information);
      expect(many.relative === null).toBe(one.relative === null);
      if (one.relative !== null) close(many.relative!.always.high, one.relative.always.high, 1);
    });
  });

  it('the same more for everybody in both cells changes no difference', () => {
    holds((control, treated) => {
      const one = estimated(compareMeans(control, treated));
      const raised = (sample: Sample) => mapped(dense(sample), (value) => value + 500);
      const both = estimated(compareMeans(raised(control), raised(treated)));
      close(both.difference, one.difference, 1e4);
      close(both.standardError, one.standardError, 1e4);
    });
  });

  it('and the same more for the treated alone is the difference', () => {
    holds((control, treated) => {
      const one = estimated(compareMeans(control, treated));
      const raised = estimated(
        compareMeans(
          control,
          mapped(dense(treated), (value) => value + 500),
        ),
      );
      close(raised.difference, one.difference + 500, 1e4);
    });
  });

  it('the cells changed about, the difference changes its sign', () => {
    holds((control, treated) => {
      const there = estimated(compareMeans(control, treated));
      const back = estimated(compareMeans(treated, control));
      close(back.difference, -there.difference, 1e4);
      close(back.always.low, -there.always.high, 1e4);
      close(back.fixed.high, -there.fixed.low, 1e4);
    });
  });

  it('looking daily costs width: the interval for any time is the wider, round the same middle', () => {
    holds((control, treated) => {
      const { fixed, always, difference, relative } = estimated(compareMeans(control, treated));
      expect(always.low).toBeLessThan(fixed.low);
      expect(always.high).toBeGreaterThan(fixed.high);
      close(always.low + always.high, 2 * difference, 1e4);
      if (relative !== null) {
        expect(relative.always.low).toBeLessThan(relative.fixed.low);
        expect(relative.always.high).toBeGreaterThan(relative.fixed.high);
        expect(relative.fixed.low).toBeLessThanOrEqual(relative.difference);
        expect(relative.fixed.high).toBeGreaterThanOrEqual(relative.difference);
      }
    });
  });

  it('absolute and relative never contradict each other on whether there is a difference', () => {
    holds((control, treated) => {
      const { always, fixed, relative } = estimated(compareMeans(control, treated));
      if (relative === null) return;
      expect(excludesZero(relative.always)).toBe(excludesZero(always));
      expect(excludesZero(relative.fixed)).toBe(excludesZero(fixed));
    });
  });

  it('four times the visitors of the same kind halve the standard error and narrow both intervals', () => {
    holds((control, treated) => {
      const four = ({ units, values }: Sample): Sample => ({
        units: units * 4,
        values: Float64Array.from([...values, ...values, ...values, ...values]),
        past: null,
      });
      const one = estimated(compareMeans(control, treated));
      const more = estimated(compareMeans(four(control), four(treated)));
      expect(more.standardError / one.standardError).toBeCloseTo(0.5, 2);
      close(more.information, 4 * one.information, 4 * one.information);
      expect(more.always.high - more.always.low).toBeLessThan(one.always.high - one.always.low);
      expect(more.fixed.high - more.fixed.low).toBeLessThan(one.fixed.high - one.fixed.low);
    });
  });

  it('sums of two halves of a cell tell the same as the whole', () => {
    holds((control, treated) => {
      const whole = momentsOf(treated);
      const half = Math.floor(treated.values.length / 2);
      const a = momentsOf({ units: half, values: treated.values.slice(0, half), past: null });
      const b = momentsOf({ units: treated.units - half, values: treated.values.slice(half), past: null });
      const sum = {
        units: a.units + b.units,
        sum: a.sum + b.sum,
        squares: a.squares + b.squares,
        absolute: a.absolute + b.absolute,
        past: null,
      };
      expect(sum).toEqual(whole);
      expect(compareMoments(momentsOf(control), sum)).toEqual(compareMeans(control, treated));
    });
  });

  it('below the least information no difference is told, from it on one is', () => {
    holds((control, treated) => {
      const { information } = compareMeans(control, treated);
      expect(compareMeans(control, treated, { ...LEVEL, least: information * 1.001 }).kind).toBe('early');
      expect(compareMeans(control, treated, { ...LEVEL, least: information }).kind).toBe('estimate');
    });
  });
});
