import { expect, it } from 'vitest';
import { compareMeans } from './means.ts';
import { CONTROL, estimated, TREATED } from './testing.ts';
import { totalGain } from './total.ts';

it('comes to the difference for each who was shown, in whole minor units, the intervals rounded outwards', () => {
  const estimate = estimated(compareMeans(CONTROL, TREATED));
  const { gained, fixed, always } = totalGain(estimate, 3_600);
  expect(gained).toBe(Math.round(estimate.difference * 3_600));
  expect(always.low).toBe(Math.floor(estimate.always.low * 3_600));
  expect(always.high).toBe(Math.ceil(estimate.always.high * 3_600));
  expect(fixed.low).toBeGreaterThan(always.low);
  expect(fixed.high).toBeLessThan(always.high);
});

it('is nothing where nobody was shown', () => {
  const { gained, always } = totalGain(estimated(compareMeans(CONTROL, TREATED)), 0);
  expect([gained, always.low, always.high].map(Math.abs)).toEqual([0, 0, 0]);
});
