/** Edits carried onto other people's changes: nothing lost, nothing invented. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import {
  applyEdits,
  editsBetween,
  merge,
  NO_EDITS,
  rebase,
  sizeOf,
  withExcluded,
  withPlacement,
} from './draft.ts';

const settings = (excludedProducts: number[], exit = true): Settings => ({
  ...DEFAULT_SETTINGS,
  placements: { product: true, cart: true, exit },
  excludedProducts,
});

const anySettings: fc.Arbitrary<Settings> = fc.record({
  placements: fc.record({ product: fc.boolean(), cart: fc.boolean(), exit: fc.boolean() }),
  excludedProducts: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
  rules: fc.constant(DEFAULT_SETTINGS.rules),
});
const asSets = ({ placements, excludedProducts }: Settings) => ({
  placements,
  excluded: [...excludedProducts].sort((a, b) => a - b),
});

describe('edits', () => {
  it('turn one state into the other', () =>
    fc.assert(
      fc.property(anySettings, anySettings, (from, to) => {
        expect(asSets(applyEdits(from, editsBetween(from, to)))).toEqual(asSets(to));
      }),
    ));

  it('keep both people’s changes when carried over', () =>
    fc.assert(
      fc.property(anySettings, anySettings, anySettings, (base, mine, theirs) => {
        const result = applyEdits(theirs, rebase(editsBetween(base, mine), theirs));
        for (const placement of ['product', 'cart', 'exit'] as const) {
          const changed = mine.placements[placement] !== base.placements[placement];
          expect(result.placements[placement]).toBe((changed ? mine : theirs).placements[placement]);
        }
        for (let id = 1; id <= 12; id++) {
          const has = (state: Settings) => state.excludedProducts.includes(id);
          expect(has(result)).toBe(has(mine) !== has(base) ? has(mine) : has(theirs));
        }
      }),
    ));

  it('shrink to nothing when somebody else did the same', () => {
    const edits = withExcluded(withPlacement(NO_EDITS, 'exit', false), 5, true);
    expect(sizeOf(edits)).toBe(2);
    expect(sizeOf(rebase(edits, settings([5], false)))).toBe(0);
  });

  it('cancel out when taken back', () =>
    expect(sizeOf(rebase(withPlacement(NO_EDITS, 'exit', true), settings([])))).toBe(0));

  it('put new exclusions last and keep the order of the others', () =>
    expect(applyEdits(settings([3, 1]), withExcluded(NO_EDITS, 2, true)).excludedProducts).toEqual([
      3, 1, 2,
    ]));

  it('let the later of two win', () => {
    const both = merge(withPlacement(NO_EDITS, 'exit', false), withPlacement(NO_EDITS, 'exit', true));
    expect(both.placements).toEqual({ exit: true });
  });
});
