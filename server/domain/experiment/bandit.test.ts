/** Leaning: to what is likely best, as surely as is known, the same for the same stream, and never all the way. */
import { describe, expect, it } from 'vitest';
import { type Arm, armsAgainst, LEAST_LEANING, LEAST_TO_LEAN, lean, seeded } from './bandit.ts';

const bought = (visitors: number, buyers: number): Arm => ({ kind: 'conversion', visitors, buyers });
const earned = (mean: number, standardError: number, visitors = 1_000): Arm => ({
  kind: 'profit',
  visitors,
  mean,
  standardError,
});
const random = () => seeded('a test');
/** Chance that a normal difference is above 0: Abramowitz and Stegun 7.1.26. */
function above(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const tail =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - tail * Math.exp((-z * z) / 2);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

describe('leaning', () => {
  it('is null until each variant has enough visitors, and for a single one', () => {
    expect(lean([bought(LEAST_TO_LEAN - 1, 9), bought(5_000, 100)], random())).toBeNull();
    expect(lean([bought(5_000, 100)], random())).toBeNull();
    expect(lean([bought(LEAST_TO_LEAN, 9), bought(LEAST_TO_LEAN, 9)], random())).not.toBeNull();
  });

  it('comes to 1,000, leaves nobody without, and is the same for the same stream', () => {
    const arms = [bought(2_000, 10), bought(2_000, 200), bought(2_000, 20)];
    const leaning = lean(arms, random())!;
    expect(leaning.reduce((a, b) => a + b, 0)).toBe(1_000);
    expect(leaning).toEqual([LEAST_LEANING, 1_000 - 2 * LEAST_LEANING, LEAST_LEANING]);
    expect(lean(arms, random())).toEqual(leaning);
    const close = [bought(500, 30), bought(500, 32)];
    expect(lean(close, seeded('one'))).not.toEqual(lean(close, seeded('two')));
  });

  it('is to each as likely as it is the best', () => {
    // The difference of two normals: mean 3, standard deviation 5.
    const [, second] = lean([earned(10, 3), earned(13, 4)], random(), 40_000)!;
    const expected = LEAST_LEANING + (1_000 - 2 * LEAST_LEANING) * above(3 / 5);
    expect(Math.abs(second! - expected)).toBeLessThan(8);
    // Rates of 5 % and 6 % of 1,000: Beta posteriors, near enough to normals.
    const [a, b] = [
      [51, 951],
      [61, 941],
    ].map(([x, y]) => ({ mean: x! / (x! + y!), variance: (x! * y!) / ((x! + y!) ** 2 * (x! + y! + 1)) }));
    const z = (b!.mean - a!.mean) / Math.sqrt(a!.variance + b!.variance);
    const [, better] = lean([bought(1_000, 50), bought(1_000, 60)], random(), 40_000)!;
    expect(Math.abs(better! - (LEAST_LEANING + 980 * above(z)))).toBeLessThan(10);
  });

  it('knows arms of which nobody, or everybody, bought', () => {
    expect(lean([bought(1_000, 0), bought(1_000, 1_000)], random())).toEqual([10, 990]);
    expect(lean([earned(5, 0), earned(4, 0)], random())).toEqual([990, 10]);
  });
});

describe('arms against one control', () => {
  it('are as far apart as their differences, in the order given', () => {
    const arms = armsAgainst(4_000, [{ units: 1_000, difference: 3, standardError: 5 }]);
    expect(arms).toMatchObject([
      { kind: 'profit', visitors: 4_000, mean: 0 },
      { kind: 'profit', visitors: 1_000, mean: 3 },
    ]);
    const [, second] = lean(arms, random(), 40_000)!;
    expect(Math.abs(second! - (LEAST_LEANING + 980 * above(3 / 5)))).toBeLessThan(8);
  });
});

describe('a seeded stream', () => {
  it('is even from 0 up to 1', () => {
    const next = random();
    const draws = Array.from({ length: 20_000 }, next);
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = draws.filter((one) => Math.floor(one * 10) === tenth).length / draws.length;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.01);
    }
  });
});
