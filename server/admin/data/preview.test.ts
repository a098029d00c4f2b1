/** When a preview is older than the settings. */
import { describe, expect, it } from 'vitest';
import type { PreviewReport } from '../../domain/report.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import { PRODUCTS } from '../testing/fixture.ts';
import { isBehind } from './preview.ts';

const settings = (exit: boolean, excludedProducts: number[] = []): Settings => ({
  ...DEFAULT_SETTINGS,
  placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: true, exit },
  excludedProducts,
});
const off: PreviewReport = {
  product: PRODUCTS[0]!,
  placement: 'exit',
  suggestions: [],
  why: 'placement-off',
};
const one: PreviewReport = {
  ...off,
  suggestions: [
    {
      product: PRODUCTS[1]!,
      reason: { kind: 'similar-cheaper', to: 101, less: 100, shared: [] },
      technique: 'downsell',
      score: 1,
    },
  ],
  why: null,
};

describe('a preview', () => {
  it('is up to date when it says what the settings say', () => {
    expect(isBehind(off, settings(false))).toBe(false);
    expect(isBehind(one, settings(true, [101, 103]))).toBe(false);
    expect(isBehind({ ...off, why: 'no-support' }, settings(true))).toBe(false);
  });
  it.each([
    ['knows the placement as off that is on', off, settings(true)],
    ['fills a placement that is off', one, settings(false)],
    ['shows a product that is excluded', one, settings(true, [102])],
  ])('is behind when it %s', (_, report, saved) => expect(isBehind(report, saved)).toBe(true));
});
