import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../recommend/synthetic.ts';
import { compareMoments, momentsOf } from './means.ts';
import { daysToSay, daysToSee, planned, visitorsToSee } from './power.ts';
import { alwaysFactor, excludesZero } from './sequence.ts';
import { estimated, normal, poisson } from './testing.ts';

describe('visitors until an effect is seen', () => {
  it('are those of the textbook for one look', () => {
    // Two proportions of 10 % and 50 to 50: n = (1.959964 + 0.841621)² · 2 · 0.09 / 0.02² a cell, 3,532 (R: power.prop.test
    // without its correction for the second variance).
    const buyers = { units: 10_000, values: new Float64Array(1_000).fill(1), past: null };
    const { fixed } = visitorsToSee(planned(momentsOf(buyers), 0.5), 0.02);
    expect(fixed).toBeGreaterThan(7_060);
    expect(fixed).toBeLessThan(7_070);
  });

  it('for daily looks are just as many as its factor asks for', () => {
    const now = { units: 10_000, standardError: 3, information: 40 };
    const effect = 2;
    const { always } = visitorsToSee(now, effect);
    const power = (visitors: number) => {
      const times = visitors / now.units;
      return effect / (now.standardError / Math.sqrt(times)) - alwaysFactor(times * now.information);
    };
    expect(power(always)).toBeGreaterThanOrEqual(0.8416212);
    expect(power(always - 1)).toBeLessThan(0.8416213);
  });

  it('are never fewer for daily looks, nor fewer than anything is said at', () => {
    for (const effect of [0.001, 0.1, 1, 10, 1_000]) {
      const { fixed, always } = visitorsToSee({ units: 1_000, standardError: 3, information: 5 }, effect);
      expect(always).toBeGreaterThanOrEqual(fixed);
      expect(always).toBeGreaterThanOrEqual(5_000);
    }
  });

  it('are the same for a loss as for a gain', () => {
    const now = { units: 10_000, standardError: 3, information: 40 };
    expect(visitorsToSee(now, -2)).toEqual(visitorsToSee(now, 2));
  });

  it('do see it in about four of five trials, looked at once that many came', () => {
    const rate = 0.05;
    const lift = 1.15;
    const random = mulberry32(80);
    const order = () => 300 * Math.exp(0.6 * normal(random));
    const cell = (visitors: number, buying: number) => {
      const values = Float64Array.from({ length: poisson(random, visitors * buying) }, order);
      return momentsOf({ units: visitors, values, past: null });
    };
    /** In parts of few buyers each: Poisson draws of means that fit it. */
    const grown = (visitors: number, buying: number) => {
      const parts = Array.from({ length: 20 }, () => cell(visitors / 20, buying));
      const sum = (of: 'units' | 'sum' | 'squares' | 'absolute') =>
        parts.reduce((total, part) => total + part[of], 0);
      return {
        units: sum('units'),
        sum: sum('sum'),
        squares: sum('squares'),
        absolute: sum('absolute'),
        past: null,
      };
    };
    const plan = planned(grown(200_000, rate), 0.5);
    const mean = rate * 300 * Math.exp(0.18);
    const { always } = visitorsToSee(plan, mean * (lift - 1));
    let seen = 0;
    const trials = 200;
    for (let trial = 0; trial < trials; trial++) {
      const half = always / 2;
      const compared = compareMoments(grown(half, rate), grown(half, rate * lift));
      seen += excludesZero(estimated(compared).always) ? 1 : 0;
    }
    // Somewhat fewer than 80 %: who buys more also varies more, which a plan from the control alone leaves out.
    expect(seen / trials).toBeGreaterThan(0.68);
    expect(seen / trials).toBeLessThan(0.88);
  });
});

describe('days', () => {
  const now = { units: 10_000, standardError: 3, information: 40 };

  it('are what is missing at the pace visitors come at', () => {
    const { always, fixed } = visitorsToSee(now, 2);
    expect(daysToSee(now, 2, 500)).toEqual({
      fixed: Math.ceil((fixed - 10_000) / 500),
      always: Math.ceil((always - 10_000) / 500),
    });
    expect(daysToSee(now, 1_000, 500)).toEqual({ fixed: 0, always: 0 });
  });

  it('cannot be told where nobody comes, nothing varies, or no effect is asked for', () => {
    expect(daysToSee(now, 2, 0)).toBeNull();
    expect(daysToSee({ ...now, information: 0 }, 2, 10)).toBeNull();
    expect(daysToSee({ ...now, standardError: 0 }, 2, 10)).toBeNull();
    expect(daysToSee(now, 0, 10)).toBeNull();
  });

  it('until anything is said follow from the information so far', () => {
    expect(daysToSay({ units: 1_000, information: 5, needed: 25 }, 100)).toBe(40);
    expect(daysToSay({ units: 1_000, information: 0, needed: 25 }, 100)).toBeNull();
    expect(daysToSay({ units: 1_000, information: 5, needed: 25 }, 0)).toBeNull();
  });
});
