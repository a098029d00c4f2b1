/** A difference in parts of the control, and when there is none to tell. */
import type { Interval } from './sample.ts';

/**
 * Interval of `treated / control - 1` after Fieller (1954, Some problems in interval estimation, JRSS B 16, 175-185):
 * all r for which treated - (1 + r) control lies within `factor` of its own standard errors. Unlike the delta method's,
 * it excludes 0 exactly where the absolute interval with the same factor does, and being a test of one difference for
 * each r it may be looked at as often as that.
 * @returns null where the control is not clearly above 0 at that factor: then no ratio is out of the question
 */
export function relativeInterval(
  control: number,
  controlVariance: number,
  treated: number,
  treatedVariance: number,
  factor: number,
): Interval | null {
  const square = factor * factor;
  // (T - qC)² ≤ k² (vT + q² vC), with q = 1 + r: a q² - 2 b q + c ≤ 0.
  const a = control * control - square * controlVariance;
  if (!(control > 0 && a > 0)) return null;
  const b = treated * control;
  const c = treated * treated - square * treatedVariance;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { low: (b - root) / a - 1, high: (b + root) / a - 1 };
}
