/** The quick logarithm against Math.log: near enough to rank by, ascending, and never NaN. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fastLog } from './fastLog.ts';

/** Numbers over the whole range of normal single precision, as many small as large. */
const positive = fc.double({ min: -87, max: 88, noNaN: true }).map(Math.exp);

it('differs from Math.log by at most 0.0000025', () => {
  fc.assert(
    fc.property(positive, (x) => {
      expect(Math.abs(fastLog(x) - Math.log(x))).toBeLessThanOrEqual(2.5e-6);
    }),
    { numRuns: 5_000 },
  );
  let worst = 0;
  for (let x = 0.01; x < 1.02; x += 1e-5) worst = Math.max(worst, Math.abs(fastLog(x) - Math.log(x)));
  expect(worst).toBeLessThanOrEqual(2.5e-6);
});

it('never puts a smaller number before a larger one', () => {
  fc.assert(
    fc.property(
      fc.oneof(positive, fc.double({ noNaN: true })),
      fc.double({ min: 1, max: 1.001, noNaN: true }),
      (x, f) => {
        const [low, high] = x < x * f ? [x, x * f] : [x * f, x];
        expect(fastLog(low)).toBeLessThanOrEqual(fastLog(high));
      },
    ),
    { numRuns: 2_000 },
  );
});

it('gives a number for everything, a very low one for what has no logarithm', () => {
  const denormals = [1e-45, 1e-40, 1.1e-38, Number.MIN_VALUE];
  for (const x of [0, -0, -1, -1e-45, Number.NEGATIVE_INFINITY, ...denormals]) {
    expect(fastLog(x)).toBeLessThan(-87);
    expect(fastLog(x)).toBeGreaterThan(-100);
  }
  for (const x of [Number.POSITIVE_INFINITY, Number.MAX_VALUE, Number.NaN]) {
    expect(fastLog(x)).not.toBeNaN();
    expect(fastLog(x)).toBeGreaterThan(88);
  }
  expect(fastLog(0)).toBeLessThanOrEqual(Math.min(...denormals.map(fastLog)));
});
