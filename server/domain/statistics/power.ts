/** How long until a given effect could be seen. */
import type { Moments } from './means.ts';
import { normalQuantile } from './normal.ts';
import { alwaysFactor, fixedFactor, LEVEL, type Level } from './sequence.ts';

/** How precise a comparison is, or would be, with so many visitors: an `Estimate` is one. */
export interface Precision {
  readonly units: number;
  readonly standardError: number;
  readonly information: number;
}

/** Visitors of both cells together, or days from now. */
export interface Needed {
  /** For one look at the end. */
  readonly fixed: number;
  /** For daily looks, by the interval that allows them. */
  readonly always: number;
}

/** Chance with which an effect that is there is to be seen. */
export const POWER = 0.8;

/**
 * Visitors until a true difference of `effect` is seen with chance `power`: until it is (factor + z(power)) standard
 * errors, which shrink as 1/√n (Deng, Knoblich, Lu 2018, section 2; for the sequence the same at its factor with so
 * much information: an upper bound, since a look before may already have seen it).
 * @param effect in the figure's own unit, not 0
 */
export function visitorsToSee(now: Precision, effect: number, level: Level = LEVEL, power = POWER): Needed {
  const ratio = (factor: number) => (((factor + normalQuantile(power)) * now.standardError) / effect) ** 2;
  const seen = (times: number) =>
    times * now.information >= level.least && times >= ratio(alwaysFactor(times * now.information, level));
  let high = ratio(fixedFactor(Infinity, level));
  const fixed = Math.ceil(now.units * high);
  while (!seen(high) && high < 1e12) high *= 2;
  let low = high / 2;
  if (seen(low)) low = 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return { fixed, always: Math.ceil(now.units * high) };
}

/**
 * Days from now until then, at the pace visitors come at; 0 where there are enough.
 * @param perDay newly enrolled visitors of both cells a day
 * @returns null where nobody comes or there is nothing to reckon by
 */
export function daysToSee(
  now: Precision,
  effect: number,
  perDay: number,
  level: Level = LEVEL,
  power = POWER,
): Needed | null {
  if (!(perDay > 0 && now.information > 0 && now.standardError > 0 && effect !== 0)) return null;
  const needed = visitorsToSee(now, effect, level, power);
  const days = (visitors: number) => Math.max(0, Math.ceil((visitors - now.units) / perDay));
  return { fixed: days(needed.fixed), always: days(needed.always) };
}

/** Days from now until anything will be said; null where nobody comes, or nobody has bought yet. */
export function daysToSay(
  early: { readonly units: number; readonly information: number; readonly needed: number },
  perDay: number,
): number | null {
  if (!(perDay > 0 && early.information > 0)) return null;
  return Math.max(0, Math.ceil((early.units * (early.needed / early.information - 1)) / perDay));
}

/**
 * How precise a trial would be, planned from what one group of visitors did.
 * @param share of the visitors who would be in the one cell, between 0 and 1; the rest in the other
 */
export function planned({ units, sum, squares, absolute }: Moments, share: number): Precision {
  const odds = share * (1 - share);
  const variance = units > 1 ? Math.max(0, squares - sum ** 2 / units) / (units - 1) : 0;
  return {
    units,
    standardError: units > 0 ? Math.sqrt(variance / (units * odds)) : 0,
    information: squares > 0 ? (absolute ** 2 / squares) * odds : 0,
  };
}
