/** The drawing of an estimate: nothing is always in sight, and a wide beginning does not flatten what is known now. */
import { describe, expect, it } from 'vitest';
import { reachOf } from './reach.ts';

describe('the reach of a drawing', () => {
  it('holds all ranges where they are alike', () =>
    expect(
      reachOf([
        { low: -40, high: 60 },
        { low: -20, high: 50 },
      ]),
    ).toEqual([-40, 60]));
  it('is at most three times the last range, about its middle', () =>
    expect(
      reachOf([
        { low: -9_000, high: 9_000 },
        { low: -10, high: 30 },
      ]),
    ).toEqual([-50, 70]));
  it('always shows nothing, of gains and of losses', () => {
    expect(reachOf([{ low: 100, high: 120 }])).toEqual([0, 120]);
    expect(reachOf([{ low: -120, high: -100 }])).toEqual([-120, 0]);
  });
});
