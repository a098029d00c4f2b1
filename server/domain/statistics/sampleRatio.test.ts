import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../recommend/synthetic.ts';
import { sampleRatio } from './sampleRatio.ts';

const HOLDOUT = [0.05, 0.95];
const THIRDS = [1 / 3, 1 / 3, 1 / 3];

describe('the sample-ratio check', () => {
  // p by scipy.special.gammaln and the published formula, `once` by scipy.stats.chisquare (SciPy 1.17.1).
  it.each<[number[], number[], number, number]>([
    [[500, 9500], HOLDOUT, 3.3216669587850927, 1],
    [[600, 9400], HOLDOUT, 0.0004155331377518368, 4.468387345230037e-6],
    [[650, 9350], HOLDOUT, 8.515890264497133e-9, 5.882272323873318e-12],
    [[3400, 3300, 3300], THIRDS, 4.4459998166050685, 0.36787944117144245],
    [[3600, 3300, 3100], THIRDS, 3.6886459321355826e-7, 5.602796437537276e-9],
  ])('of %j at shares %j', (counts, shares, p, once) => {
    const checked = sampleRatio({ counts, shares });
    expect(checked.p).toBeCloseTo(Math.min(1, p), 8);
    expect(checked.once / once).toBeCloseTo(1, 8);
    expect(checked.kind).toBe(p < 0.001 ? 'broken' : 'fine');
  });

  it('finds nothing before anybody came', () => {
    expect(sampleRatio({ counts: [0, 0], shares: HOLDOUT })).toMatchObject({ p: 1, once: 1, kind: 'fine' });
    expect(sampleRatio()).toMatchObject({ p: 1, once: 1, kind: 'fine' });
  });

  it('tells how many were expected', () => {
    expect(sampleRatio({ counts: [60, 940], shares: HOLDOUT }).expected).toEqual([50, 950]);
  });

  it('is broken by one visitor in a cell meant for nobody', () => {
    expect(sampleRatio({ counts: [1, 900, 0], shares: [0, 1, 0] })).toMatchObject({ p: 0, kind: 'broken' });
    expect(sampleRatio({ counts: [0, 900, 0], shares: [0, 1, 0] })).toMatchObject({ p: 1, kind: 'fine' });
  });

  it('with shares that changed, judges each time by its own', () => {
    const before = { counts: [500, 500], shares: [0.5, 0.5] };
    const after = { counts: [100, 900], shares: [0.1, 0.9] };
    expect(sampleRatio(before, after).kind).toBe('fine');
    expect(sampleRatio(before, after).expected).toEqual([600, 1_400]);
    expect(sampleRatio({ counts: [600, 1_400], shares: [0.5, 0.5] }).kind).toBe('broken');
  });
});

/** Draws `perDay` visitors a day into two cells, and looks daily; the day of the first alarm, or null. */
function alarm(random: () => number, days: number, perDay: number, share: number): number | null {
  const counts = [0, 0];
  for (let day = 1; day <= days; day++) {
    for (let one = 0; one < perDay; one++) counts[random() < share ? 0 : 1]! += 1;
    if (sampleRatio({ counts, shares: HOLDOUT }).kind === 'broken') return day;
  }
  return null;
}

describe('looked at daily', () => {
  it('for half a year, raises no false alarm in 500 sound trials', () => {
    const random = mulberry32(29);
    const alarms = Array.from({ length: 500 }, () => alarm(random, 180, 60, 0.05));
    // Below one in a thousand each: more than two in 500 would happen once in 70 such tests.
    expect(alarms.filter((day) => day !== null).length).toBeLessThanOrEqual(2);
  });

  it('finds a fifth of the held out lost before 50,000 visitors came', () => {
    const random = mulberry32(30);
    const alarms = Array.from({ length: 40 }, () => alarm(random, 50, 1_000, 0.04));
    expect(alarms.every((day) => day !== null)).toBe(true);
  });
});
