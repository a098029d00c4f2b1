/** From a difference per visitor to what it came to in all: the money that would not have been earned without Mersalg. */
import type { Estimate, Interval } from './sample.ts';

export interface Total {
  /** In the figure's unit, whole ones: minor units of money, orders. */
  readonly gained: number;
  readonly fixed: Interval;
  readonly always: Interval;
}

/**
 * Difference per visitor times the visitors who were shown: how many they were is known, so the interval scales alike.
 * Visitors of the control are not counted: they earned nothing more.
 */
export function totalGain({ difference, fixed, always }: Estimate, shown: number): Total {
  const times = ({ low, high }: Interval): Interval => ({
    low: Math.floor(low * shown),
    high: Math.ceil(high * shown),
  });
  return { gained: Math.round(difference * shown), fixed: times(fixed), always: times(always) };
}
