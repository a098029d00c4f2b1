/** How high the drawing of an estimate reaches: by what is known last, since the first ranges are wide beyond all use. */

export interface Ranged {
  readonly low: number;
  readonly high: number;
}

/** So many times the width of the last range is drawn at most. */
const TIMES = 3;

/** The values at the drawing's lower and upper edge, 0 always between them. What is beyond is cut off there. */
export function reachOf(ranges: readonly Ranged[]): [low: number, high: number] {
  const last = ranges.at(-1)!;
  const reach = ((last.high - last.low) * TIMES) / 2;
  const middle = (last.high + last.low) / 2;
  const low = Math.min(...ranges.map((one) => one.low));
  const high = Math.max(...ranges.map((one) => one.high));
  return [Math.min(0, Math.max(low, middle - reach)), Math.max(0, Math.min(high, middle + reach))];
}
