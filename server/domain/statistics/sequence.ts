/** Intervals that stay valid however often they are looked at: asymptotic confidence sequences. */

import { normalQuantile } from './normal.ts';
import type { Interval } from './sample.ts';
import { studentQuantile } from './student.ts';

/** How sure, and when sharpest. */
export interface Level {
  /** Chance of ever being wrong, both sides together. */
  readonly alpha: number;
  /** The information at which the sequence is tightest. Fixed before the trial: choosing it by the data would peek. */
  readonly tunedFor: number;
  /** Below this information nothing is said. */
  readonly least: number;
}

/**
 * 95 %. Sharpest at 200, which at 5 to 95 is about 200 equal buyers held out: there a difference of 22 % of the figure
 * is seen in half of all cases. Tuning matters little above and much below: the factor is 3.66, 3.26, 3.08, 3.04, 3.08,
 * 3.15, 3.37 and 3.69 standard errors at 25, 50, 100, 200, 500, 1,000, 5,000 and 50,000. Wide where there is little is
 * what we want: sums of few skewed orders are not yet normal, and a false gain is worse than a later one. Nothing is
 * said below 25: an interval that rests on fewer could exclude no difference of less than 70 % of the figure.
 *
 * The price of looking at will: in 30 days of daily looks 0.1 to 0.3 % of trials without an effect are told one, of 5 %
 * that may be in all time, and 11 to 15 % if the interval for one look were looked at daily instead.
 */
export const LEVEL: Level = { alpha: 0.05, tunedFor: 200, least: 25 };

/**
 * How many standard errors either side. The sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021),
 * "Time-uniform central limit theory and asymptotic confidence sequences", arXiv:2103.06476, Theorem 2.2: with ρ fixed,
 *
 *     mean(t) ± σ(t) √( 2 (tρ² + 1) / (t²ρ²) · ln( √(tρ² + 1) / α ) )
 *
 * covers the mean at all t at once with probability 1 - α, as the first look moves out. σ(t)/√t is the standard error,
 * so what stays is √( (1 + 1/(tρ²)) · ln( (tρ² + 1) / α² ) ). ρ² = ( -2 ln α + ln(1 - 2 ln α) ) / t* makes it tightest
 * about t* (their appendix on tuning).
 *
 * The clock t need only be in proportion to the variance gathered (their Theorem 2.5 takes that variance itself), and
 * ours is `information`. Visitors' totals grow after they were enrolled, so that the sums are no random walk: what was
 * counted at one look is still in the next, with more of the same. Looks are then more alike than a walk's of the same
 * variances (for totals that only grow, Cov(S(s), S(t)) ≥ Var(S(s))), and the more alike, the rarer that any of them
 * strays (Slepian 1962): the sequence errs to the safe side.
 */
export function alwaysFactor(information: number, { alpha, tunedFor }: Level = LEVEL): number {
  const rest = -2 * Math.log(alpha);
  const x = (information * (rest + Math.log(1 + rest))) / tunedFor;
  return Math.sqrt((1 + 1 / x) * (Math.log1p(x) + rest));
}

/** Standard errors either side for one look at a time set beforehand; `freedom` Infinity: normal. */
export function fixedFactor(freedom: number, { alpha }: Level = LEVEL): number {
  return Number.isFinite(freedom) ? studentQuantile(1 - alpha / 2, freedom) : normalQuantile(1 - alpha / 2);
}

export function around(middle: number, reach: number): Interval {
  return { low: middle - reach, high: middle + reach };
}

/** Whether the interval tells a difference: it lies on one side of 0. */
export function excludesZero({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** For several variants against one control: each at its part of alpha, so that all hold together (Bonferroni 1936). */
export function levelAmong(comparisons: number, level: Level = LEVEL): Level {
  return { ...level, alpha: level.alpha / Math.max(1, comparisons) };
}

const YEAR_DAYS = 365;

/**
 * For a period that slides along, such as the last 30 days: it forgets at its far end what it takes in at its near one,
 * so that no sequence holds for it for good. Each of the year's disjoint periods gets its part of alpha (Bonferroni), and
 * all days between hold with it: looked at daily for a year, at most 2 % of walks without a difference ever leave the
 * interval (`sequence.test.ts`). At the full alpha 18 % did for 30 days, and 40 % for 7. A period that begins where
 * the trial began and only grows needs none of this, and tells more.
 */
export function levelSliding(days: number, level: Level = LEVEL): Level {
  return { ...level, alpha: level.alpha * Math.min(1, days / YEAR_DAYS) };
}
