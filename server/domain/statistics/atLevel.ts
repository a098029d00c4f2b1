/** An estimate looked at anew: surer than it was made, and each figure's own uncertainty out of differences. */
import type { Estimate } from './sample.ts';
import { alwaysFactor, around, type Level } from './sequence.ts';

/**
 * The estimate with `always` at another level than it was made with; never narrower than it was, since that was as wide
 * as few degrees of freedom asked for. Its other intervals stay. For levels that are surer than the estimate's own.
 */
export function atLevel(estimate: Estimate, level: Level): Estimate {
  const { difference, standardError, information, always } = estimate;
  const reach = Math.max((always.high - always.low) / 2, alwaysFactor(information, level) * standardError);
  return { ...estimate, always: around(difference, reach) };
}

/** A treated cell's difference to the control. */
export interface Against {
  readonly units: number;
  readonly difference: number;
  readonly standardError: number;
}

/**
 * The standard errors of means that are known by their differences to one control alone: the control's first. Taken
 * apart as if units varied alike in all cells, so that a difference's variance is σ² (1/n + 1/n of the control), as in
 * Student's pooled comparison (1908); the control's is the mean of what the comparisons say of it.
 */
export function apart(control: number, others: readonly Against[]): readonly number[] {
  const variance = ({ units, standardError }: Against) => standardError ** 2 / (1 / units + 1 / control);
  const ofControl = others.reduce((sum, one) => sum + variance(one), 0) / others.length;
  return [Math.sqrt(ofControl / control), ...others.map((one) => Math.sqrt(variance(one) / one.units))];
}
