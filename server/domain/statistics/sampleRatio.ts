/** Sample-ratio check: whether as many visitors came into each cell as were meant to. If not, nothing else is to be believed. */
import { chiSquareTail, logGamma } from './gamma.ts';

/** A time in which the cells' shares stood still. */
export interface SharePeriod {
  readonly counts: readonly number[];
  /** What each cell was meant to get; they sum to 1. */
  readonly shares: readonly number[];
}

export interface SampleRatio {
  /** Good however often one looks; never above 1. */
  readonly p: number;
  /** Pearson's chi-square, good for one look: what other tools show. */
  readonly once: number;
  readonly counts: readonly number[];
  readonly expected: readonly number[];
  /** `broken`: `p` is below one in a thousand, and no verdict is given. */
  readonly kind: 'fine' | 'broken';
}

const ALARM = 0.001;

/**
 * How firmly the prior believes in the meant shares, in visitors. At 1,000 a 5 % cell is believed within 1.4 points and
 * a half within 3.2: mismatches of that size are found soonest, smaller ones with more visitors all the same.
 */
const BELIEF = 1000;

/**
 * The check is looked at daily, so it must not cry wolf by being looked at. `p` is one over the Bayes factor of "any
 * shares" against the meant ones, a martingale of mean 1 while the shares are as meant: the chance that it ever passes
 * 1,000 is below one in a thousand (Ville). Lindon and Malek (2022), Anytime-valid inference for multinomial count
 * data, arXiv:2011.03567: with prior Dirichlet(κθ),
 *
 *     ln BF = ln Γ(κ) - ln Γ(κ + n) + Σ ln Γ(κθⱼ + nⱼ) - ln Γ(κθⱼ) - nⱼ ln θⱼ
 *
 * A daily chi-square at 0.001 would raise a false alarm in about one of fifty trials within a year (2.1 % of 4,000
 * simulated).
 * @param periods one, or one for each setting of the shares: factors of later periods multiply
 */
export function sampleRatio(...periods: readonly SharePeriod[]): SampleRatio {
  const cells = periods[0]?.counts.length ?? 0;
  const counts = new Array<number>(cells).fill(0);
  const expected = new Array<number>(cells).fill(0);
  let logFactor = 0;
  let chiSquare = 0;
  let freedom = 0;
  for (const period of periods) {
    const units = period.counts.reduce((sum, count) => sum + count, 0);
    logFactor += logGamma(BELIEF) - logGamma(BELIEF + units);
    freedom -= 1;
    period.counts.forEach((count, cell) => {
      const share = period.shares[cell]!;
      counts[cell]! += count;
      expected[cell]! += units * share;
      // A cell that nobody was meant to come into says nothing while it is empty, and all once it is not.
      if (share === 0) {
        if (count > 0) logFactor = chiSquare = Infinity;
        return;
      }
      freedom += 1;
      logFactor += logGamma(BELIEF * share + count) - logGamma(BELIEF * share) - count * Math.log(share);
      if (units > 0) chiSquare += (count - units * share) ** 2 / (units * share);
    });
  }
  const p = Math.min(1, Math.exp(-logFactor));
  const once = freedom > 0 ? chiSquareTail(chiSquare, freedom) : 1;
  return { p, once, counts, expected, kind: p < ALARM ? 'broken' : 'fine' };
}
