/** A natural logarithm that is exact enough to rank by, and a third of the price of Math.log. */

const single = new Float32Array(1);
const bits = new Int32Array(single.buffer);

/** Entry m: ln of the middle of the m-th of 4,096 intervals of [1, 2). */
const TABLE = Float64Array.from({ length: 4096 }, (_, m) => Math.log(1 + (m + 0.5) / 4096));

/** ln x for x > 0, to about 0.0001; for x ≤ 0 a very low number, never NaN. */
export function fastLog(x: number): number {
  single[0] = x;
  const b = bits[0]!;
  if (b <= 0) return -88;
  return ((b >>> 23) - 127) * Math.LN2 + TABLE[(b >>> 11) & 4095]!;
}
