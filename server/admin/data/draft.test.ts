/** Edits carried onto other people's changes: nothing lost, nothing invented. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../domain/rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import {
  applyEdits,
  editsBetween,
  MEASURE_CHOICES,
  merge,
  NO_EDITS,
  rebase,
  sizeOf,
  WHOLE_RULES,
  withExcluded,
  withGroup,
  withPlacement,
  withRule,
} from './draft.ts';

const settings = (excludedProducts: number[], exit = true): Settings => ({
  ...DEFAULT_SETTINGS,
  placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: true, exit },
  excludedProducts,
});

/** Each value as it is. */
const objectOf = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)])) as {
    [Key in keyof T]: fc.Arbitrary<T[Key]>;
  };

const anySettings: fc.Arbitrary<Settings> = fc.record({
  placements: fc.record({
    ...objectOf(DEFAULT_SETTINGS.placements),
    product: fc.boolean(),
    cart: fc.boolean(),
    exit: fc.boolean(),
  }),
  excludedProducts: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
  rules: fc.record({
    ...objectOf(DEFAULT_RULES),
    pins: fc.uniqueArray(fc.record({ with: fc.constantFrom(null, 1), show: fc.constantFrom(2, 3) }), {
      maxLength: 3,
      selector: (pin) => `${pin.with}:${pin.show}`,
    }),
    exclude: fc.record({
      collections: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
      tags: fc.subarray(['a', 'b', '__proto__', '</script>']),
      vendors: fc.subarray(['v', 'w']),
    }),
    perType: fc.constantFrom(null, 1, 2),
    minStock: fc.constantFrom(1, 2),
  }),
  look: fc.record({
    ...objectOf(DEFAULT_SETTINGS.look),
    radius: fc.constantFrom(null, 0, 8),
    spots: fc.record({
      ...objectOf(DEFAULT_SETTINGS.look.spots),
      cart: fc.record({
        cards: fc.constantFrom(null, 2),
        titles: fc.subarray([{ language: 'sv', text: 'x' }]),
      }),
    }),
  }),
  tact: fc.record({
    ...objectOf(DEFAULT_SETTINGS.tact),
    perVisit: fc.constantFrom(1, 2),
    discounts: fc.constantFrom(0, 1),
  }),
  measure: fc.record({
    ...objectOf(DEFAULT_SETTINGS.measure),
    share: fc.constantFrom(5, 10),
    assumedMargin: fc.constantFrom(null, 40),
    guard: fc.boolean(),
  }),
  keep: fc.record({
    ...objectOf(DEFAULT_SETTINGS.keep),
    visitors: fc.constantFrom(90, 400),
    audit: fc.constantFrom(30, 730),
  }),
  sync: fc.record({ orders: fc.constantFrom('all', 'year'), customers: fc.boolean() }),
});
const asSets = ({
  placements,
  excludedProducts,
  tact,
  measure,
  sync,
  rules: { exclude, ...whole },
}: Settings) => ({
  placements,
  tact,
  measure,
  sync,
  excluded: new Set(excludedProducts),
  collections: new Set(exclude.collections),
  tags: new Set(exclude.tags),
  vendors: new Set(exclude.vendors),
  whole,
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
        for (const tag of ['a', 'b', '__proto__', '</script>']) {
          const has = (state: Settings) => state.rules.exclude.tags.includes(tag);
          expect(has(result)).toBe(has(mine) !== has(base) ? has(mine) : has(theirs));
        }
        for (const name of WHOLE_RULES) {
          const [before, now] = [base, mine].map(({ rules }) => JSON.stringify(rules[name]));
          expect(result.rules[name]).toEqual((before !== now ? mine : theirs).rules[name]);
        }
        for (const name of MEASURE_CHOICES) {
          const changed = mine.measure[name] !== base.measure[name];
          expect(result.measure[name]).toBe((changed ? mine : theirs).measure[name]);
        }
      }),
    ));

  it('shrink to nothing when somebody else did the same', () => {
    const edits = withExcluded(withPlacement(NO_EDITS, 'exit', false), 5, true);
    expect(sizeOf(edits)).toBe(2);
    const more = withRule(withGroup(edits, 'tags', 'sale', true), 'perType', 1);
    expect(sizeOf(more)).toBe(4);
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
