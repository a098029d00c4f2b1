/** How high the drawing of the estimate reaches: by what is known last, since the first ranges are wide beyond all use. */
import type { Total } from '../../../domain/statistics/total.ts';

export interface Told {
  readonly total: Total;
}

/** So many times the width of the last range is drawn at most. */
const TIMES = 3;

/**
 * The values at the drawing's lower and upper edge, 0 always between them, and where a value lies: from 0 at the top to
 * `height` at the bottom. What is beyond is cut off by the drawing's own edge.
 */
export function scaleOf(
  points: readonly Told[],
  height: number,
): { readonly low: number; readonly high: number; readonly y: (value: number) => number } {
  const last = points.at(-1)!.total.always;
  const reach = ((last.high - last.low) * TIMES) / 2;
  const middle = (last.high + last.low) / 2;
  const lows = points.map(({ total }) => total.always.low);
  const highs = points.map(({ total }) => total.always.high);
  const low = Math.min(0, Math.max(Math.min(...lows), middle - reach));
  const high = Math.max(0, Math.min(Math.max(...highs), middle + reach));
  const span = high - low || 1;
  return { low, high, y: (value) => ((high - value) / span) * height };
}
