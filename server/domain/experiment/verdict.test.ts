import { describe, expect, it } from 'vitest';
import type { Estimate } from '../statistics/sample.ts';
import { QUESTION, verdictOf } from './verdict.ts';

const FINE = { kind: 'fine', p: 0.4 } as const;
const question = { ...QUESTION, perDay: 1_000 };

/** 100 per visitor in the control, the difference known to within `reach`. */
function estimate(difference: number, reach: number, relative = true): { kind: 'estimate' } & Estimate {
  const about = (middle: number, by: number) => ({ low: middle - by, high: middle + by });
  return {
    kind: 'estimate',
    control: 100,
    treated: 100 + difference,
    difference,
    standardError: reach / 3,
    fixed: about(difference, reach * 0.65),
    always: about(difference, reach),
    relative: relative
      ? {
          difference: difference / 100,
          fixed: about(difference / 100, reach / 150),
          always: about(difference / 100, reach / 100),
        }
      : null,
    explained: 0,
    units: 40_000,
    information: 400,
  };
}

describe('a verdict', () => {
  it('is withheld where the cells did not get the visitors meant for them, whatever they did', () => {
    const broken = { kind: 'broken', p: 0.0002 } as const;
    expect(verdictOf(estimate(50, 1), broken, question)).toEqual({ kind: 'withheld', p: 0.0002 });
    const early = { kind: 'early', control: 1, treated: 2, units: 9, information: 1, needed: 25 } as const;
    expect(verdictOf(early, broken, question).kind).toBe('withheld');
  });

  it('is too early before enough happened, and says for how long', () => {
    const early = {
      kind: 'early',
      control: 1,
      treated: 2,
      units: 1_000,
      information: 5,
      needed: 25,
    } as const;
    expect(verdictOf(early, FINE, question)).toEqual({ kind: 'early', days: 4 });
    expect(verdictOf({ ...early, information: 0 }, FINE, question)).toEqual({ kind: 'early', days: null });
    expect(verdictOf({ ...early, units: 0 }, null, question).kind).toBe('early');
  });

  it('is a gain or a loss where the interval for any time lies on one side', () => {
    expect(verdictOf(estimate(5, 4), FINE, question)).toEqual({
      kind: 'gain',
      difference: 5,
      interval: { low: 1, high: 9 },
      relative: { difference: 0.05, interval: { low: 0.010000000000000002, high: 0.09 } },
    });
    expect(verdictOf(estimate(-5, 4), FINE, question).kind).toBe('loss');
  });

  it('of what is better less, turns about', () => {
    const refunds = { ...question, better: 'less' } as const;
    expect(verdictOf(estimate(5, 4), FINE, refunds).kind).toBe('loss');
    expect(verdictOf(estimate(-5, 4), FINE, refunds).kind).toBe('gain');
  });

  it('is not read off the interval for one look', () => {
    // 5 ± 4.2 for one look, ± 6.5 for any.
    const verdict = verdictOf(estimate(5, 6.5), FINE, question);
    expect(verdict).toMatchObject({ kind: 'undecided', interval: { low: -1.5, high: 11.5 }, effect: 0.05 });
  });

  it('undecided, tells in how many days an effect of the asked size could be seen', () => {
    const verdict = verdictOf(estimate(2, 9), FINE, question);
    expect(verdict).toMatchObject({ kind: 'undecided' });
    if (verdict.kind !== 'undecided') return;
    // Standard error 3 at 40,000; wanted is 5 / (3.28 + 0.84) = 1.213: 6.1 times as many.
    expect(verdict.days).toBeGreaterThan(190);
    expect(verdict.days).toBeLessThan(215);
    expect(verdictOf(estimate(2, 9), FINE, { ...question, perDay: 0 })).toMatchObject({ days: null });
  });

  it('is that there is no difference worth having where all of the interval lies within the margin', () => {
    expect(verdictOf(estimate(0.2, 0.7), FINE, question)).toMatchObject({ kind: 'same', margin: 0.01 });
    expect(verdictOf(estimate(0.2, 0.9), FINE, question).kind).toBe('undecided');
    expect(verdictOf(estimate(0.2, 0.7, false), FINE, question).kind).toBe('undecided');
  });

  it('of a small difference that is sure, is still a gain', () => {
    expect(verdictOf(estimate(0.5, 0.3), FINE, question).kind).toBe('gain');
  });
});
