/** CUPED: what visitors had bought before takes chance differences out of what they buy now. */
import type { Moments } from './means.ts';
import type { Level } from './sequence.ts';

/** Values are judged as `value - theta * (past - mean)`. */
export interface Adjustment {
  readonly theta: number;
  /** Mean past over both cells. */
  readonly mean: number;
}

/** The past is used only if it explains so much of the variance: less would not pay for estimating `theta`. */
const WORTH = 0.01;

/**
 * Deng, Xu, Kohavi and Walker (2013), Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data: θ = Cov(past, value) / Var(past), both pooled over the cells. Since the past was known before
 * anything was shown, its mean is the same in both cells but for chance, and the adjusted difference estimates the
 * same as the plain one.
 *
 * Whether to use it is decided without looking at the difference: θ and the share explained come from deviations within
 * the cells, pooled; so the choice cannot lean to either side. Nor is it used before the past of enough visitors
 * is known (Kish's count as in `twoCells.ts`): one lifelong customer in a small cell would shift its mean more than he
 * explains.
 * @returns null where it is not used
 */
export function adjustmentBy(control: Moments, treated: Moments, level: Level): Adjustment | null {
  if (control.past === null || treated.past === null) return null;
  const units = control.units + treated.units;
  const pastSum = control.past.sum + treated.past.sum;
  const pastSquares = control.past.squares + treated.past.squares;
  if (control.units < 2 || treated.units < 2 || pastSquares === 0) return null;
  const known = (pastSum ** 2 / pastSquares) * (control.units / units) * (treated.units / units);
  if (known < level.least) return null;
  const within = (of: (moments: Moments) => number) => of(control) + of(treated);
  const ofPast = within(({ units, past }) => past!.squares - past!.sum ** 2 / units);
  const ofValue = within(({ units, sum, squares }) => squares - sum ** 2 / units);
  const shared = within(({ units, sum, past }) => past!.products - (past!.sum * sum) / units);
  if (!(ofPast > 0 && ofValue > 0)) return null;
  if (shared ** 2 / (ofPast * ofValue) < WORTH) return null;
  return { theta: shared / ofPast, mean: pastSum / units };
}
