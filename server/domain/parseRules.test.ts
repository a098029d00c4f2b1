/** Rules from outside: what is kept, what is refused, and by which name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MersalgError } from './errors.ts';
import { LONGEST_NAME, MAX_EXCLUDED_GROUPS, MAX_PINS, parseRules } from './parseRules.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

const parse = (input: unknown, kept: Rules = DEFAULT_RULES) => parseRules(input, kept);
const ids = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const FULL: Rules = {
  pins: [
    { with: 1, show: 2 },
    { with: null, show: 3 },
  ],
  exclude: { collections: [7], tags: ['Sale'], vendors: ['Fjord & Søn'] },
  margin: { leastPercent: 12.5, showUnknown: false },
  priceRatio: {
    crossSell: { most: 1.5 },
    upsell: { least: 1.2, most: 3 },
    downsell: { least: 0.4, most: 0.8 },
  },
  perType: null,
  minStock: 3,
};

describe('rules', () => {
  it('come through as they are, without what is not known', () => {
    expect(parse(FULL)).toEqual(FULL);
    expect(
      parse(JSON.parse(JSON.stringify({ ...FULL, extra: 1, margin: { ...FULL.margin, x: 2 } }))),
    ).toEqual(FULL);
  });

  it('stay as they are where nothing is said', () => {
    expect(parse(undefined, FULL)).toEqual(FULL);
    expect(parse({}, FULL)).toEqual(FULL);
    expect(parse({ exclude: { tags: [] }, priceRatio: { upsell: { most: 4 } } }, FULL)).toEqual({
      ...FULL,
      exclude: { ...FULL.exclude, tags: [] },
      priceRatio: { ...FULL.priceRatio, upsell: { least: 1.2, most: 4 } },
    });
  });

  it('hold each entry once, names without regard to case', () => {
    const pin = { with: null, show: 3 };
    const exclude = { collections: [4, 4], tags: [' Sale', 'SALE', 'sale '], vendors: ['É', 'e\u0301'] };
    expect(parse({ pins: [pin, { with: 1, show: 3 }, pin], exclude })).toMatchObject({
      pins: [pin, { with: 1, show: 3 }],
      exclude: { collections: [4], tags: ['Sale'], vendors: ['É'] },
    });
  });

  it.each<[field: string, input: unknown]>([
    ['rules', 5],
    ['rules', null],
    ['rules', []],
    ['rules.pins', { pins: {} }],
    ['rules.pins', { pins: ids(MAX_PINS + 1).map((id) => ({ with: null, show: id })) }],
    ['rules.pins[1]', { pins: [{ with: 1, show: 2 }, 7] }],
    ['rules.pins[0].show', { pins: [{ with: 1, show: '2' }] }],
    ['rules.pins[0].show', { pins: [{ with: 2, show: 2 }] }],
    ['rules.pins[0].with', { pins: [{ show: 2 }] }],
    ['rules.exclude', { exclude: [] }],
    ['rules.exclude.collections', { exclude: { collections: ids(MAX_EXCLUDED_GROUPS + 1) } }],
    ['rules.exclude.collections[1]', { exclude: { collections: [1, 0.5] } }],
    ['rules.exclude.tags', { exclude: { tags: 'sale' } }],
    ['rules.exclude.tags[0]', { exclude: { tags: ['  '] } }],
    ['rules.exclude.tags[0]', { exclude: { tags: ['x'.repeat(LONGEST_NAME + 1)] } }],
    ['rules.exclude.vendors[0]', { exclude: { vendors: [{ toString: 'x' }] } }],
    ['rules.margin', { margin: 20 }],
    ['rules.margin.leastPercent', { margin: { leastPercent: '20' } }],
    ['rules.margin.leastPercent', { margin: { leastPercent: Number.NaN } }],
    ['rules.margin.leastPercent', { margin: { leastPercent: 100 } }],
    ['rules.margin.showUnknown', { margin: { showUnknown: 'yes' } }],
    ['rules.priceRatio', { priceRatio: null }],
    ['rules.priceRatio.crossSell', { priceRatio: { crossSell: 2 } }],
    ['rules.priceRatio.crossSell.most', { priceRatio: { crossSell: { most: 0 } } }],
    ['rules.priceRatio.upsell.least', { priceRatio: { upsell: { least: 0.9 } } }],
    ['rules.priceRatio.upsell.most', { priceRatio: { upsell: { least: 2, most: 2 } } }],
    ['rules.priceRatio.downsell.most', { priceRatio: { downsell: { most: 1.1 } } }],
    ['rules.perType', { perType: 0 }],
    ['rules.perType', { perType: 2.5 }],
    ['rules.minStock', { minStock: null }],
    ['rules.minStock', { minStock: -1 }],
  ])('are refused by the name %s', (field, input) => {
    let thrown: MersalgError | null = null;
    try {
      parse(input);
    } catch (error) {
      thrown = error as MersalgError;
    }
    expect(thrown).toMatchObject({ code: 'bad-input', status: 400, data: { field } });
    expect(thrown?.message).toContain(`${field} must be`);
  });

  it('are clean or refused, whatever comes, and clean rules are not changed', () =>
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (a, b, c) => {
        for (const input of [
          a,
          { pins: a, perType: b },
          { exclude: { tags: a, vendors: b } },
          { margin: c },
        ]) {
          try {
            const rules = parse(input);
            expect(parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
          } catch (thrown) {
            expect(thrown).toMatchObject({ code: 'bad-input' });
          }
        }
      }),
    ));
});
