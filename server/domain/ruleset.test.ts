/** What each rule holds back and lets through, and in which order pins stand. */
import { describe, expect, it } from 'vitest';
import { eligible } from './eligibility.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';
import { marginPercent, rulesetOf } from './ruleset.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import type { Candidate, SuggestRequest } from './suggestion.ts';
import { makeProduct } from './testing.ts';

const settingsOf = (rules: Partial<Rules>, excludedProducts: number[] = []): Settings => ({
  ...DEFAULT_SETTINGS,
  excludedProducts,
  rules: { ...DEFAULT_RULES, ...rules },
});
const ask = (over: Partial<SuggestRequest> = {}): SuggestRequest => ({
  placement: 'product',
  productId: 1,
  cart: [],
  limit: 4,
  ...over,
});
const candidate = (productId: number, kind: 'popular' | 'pinned' = 'popular'): Candidate => ({
  productId,
  score: 1,
  reason: kind === 'pinned' ? { kind } : { kind, orders: 9, days: 30 },
});
const exclude = (over: Partial<Rules['exclude']>) => ({
  exclude: { ...DEFAULT_RULES.exclude, ...over },
});

describe('an exclusion', () => {
  const product = makeProduct(5, { collections: [7, 9], tags: ['Sale', 'winter'], vendor: 'Fjord & Søn' });
  it.each<[string, Partial<Rules>, number[], boolean]>([
    ['by product', {}, [5], false],
    ['of another product', {}, [6], true],
    ['by collection', exclude({ collections: [9] }), [], false],
    ['of another collection', exclude({ collections: [8] }), [], true],
    ['by tag, whatever its case', exclude({ tags: ['SALE'] }), [], false],
    ['of part of a tag', exclude({ tags: ['sal'] }), [], true],
    ['by vendor, whatever its case', exclude({ vendors: ['fjord & søn'] }), [], false],
    ['of another vendor', exclude({ vendors: ['fjord'] }), [], true],
  ])('%s', (_what, rules, excluded, shown) =>
    expect(rulesetOf(settingsOf(rules, excluded)).mayShow(product)).toBe(shown),
  );

  it('by collection lets a product pass whose collections nobody knows yet', () => {
    const ruleset = rulesetOf(settingsOf(exclude({ collections: [9] })));
    expect(ruleset.mayShow({ ...product, collections: null })).toBe(true);
  });
});

describe('the least stock', () => {
  const { mayShow } = rulesetOf(settingsOf({ minStock: 5 }));
  const [variant] = makeProduct(5).variants;
  it.each<[string, (number | null)[], boolean]>([
    ['enough in one variant', [5], true],
    ['one too few', [4], false],
    ['enough over all variants', [2, 3], true],
    ['one of them not counted', [1, null], true],
    ['oversold', [-3], false],
  ])('%s', (_what, pieces, shown) => {
    const variants = pieces.map((stock, at) => ({ ...variant!, id: at, stock }));
    expect(mayShow(makeProduct(5, { variants }))).toBe(shown);
  });

  it('counts only what can be bought', () => {
    const variants = [
      { ...variant!, stock: 4 },
      { ...variant!, id: 2, stock: 9, available: false },
    ];
    expect(mayShow(makeProduct(5, { variants }))).toBe(false);
  });
});

describe('the margin', () => {
  const earns = (leastPercent: number | null, cost: number | null, showUnknown = true) =>
    rulesetOf(settingsOf({ margin: { leastPercent, showUnknown } })).earnsEnough(
      makeProduct(5, { price: 10_000, cost }),
    );
  it('holds back what earns less', () => {
    expect([earns(40, 6_000), earns(40, 6_001)]).toEqual([true, false]);
    expect(earns(0, 10_001)).toBe(false);
    expect(earns(null, 99_999)).toBe(true);
  });
  it('lets an unknown cost pass, or not, as the merchant wants', () =>
    expect([earns(40, null), earns(40, null, false)]).toEqual([true, false]));
  it('is that of the variant that earns least, among those for sale whose cost is known', () => {
    const [variant] = makeProduct(5).variants;
    const of = (price: number, cost: number | null, available = true) => ({
      ...variant!,
      price,
      cost,
      available,
    });
    expect(marginPercent([of(100, 50), of(100, 80), of(100, null), of(100, 99, false)])).toBe(20);
    expect(marginPercent([of(100, null), of(100, 50, false)])).toBeNull();
    expect([marginPercent([of(0, 0)]), marginPercent([of(0, 1)])]).toEqual([0, -Infinity]);
  });
});

describe('a complement’s price', () => {
  const catalog = new Map(
    [
      makeProduct(1, { price: 1_000 }),
      makeProduct(2, { price: 3_000 }),
      makeProduct(3, { price: 4_501 }),
    ].map((product) => [product.id, product]),
  );
  const shown = (most: number | null, over: Partial<SuggestRequest>) => {
    const settings = settingsOf({ priceRatio: { ...DEFAULT_RULES.priceRatio, crossSell: { most } } });
    const found = eligible([candidate(2), candidate(3)], catalog, settings, ask(over));
    return [...found].map(({ product }) => product.id);
  };
  it('is limited by the product in hand, the limit included', () => {
    expect(shown(3, {})).toEqual([2]);
    expect(shown(2.9, {})).toEqual([]);
    expect(shown(null, {})).toEqual([2, 3]);
  });
  it('is limited by the dearest product in the cart', () => {
    expect(shown(1.5, { placement: 'cart', productId: null, cart: [1, 2] })).toEqual([]);
    expect(shown(1.51, { placement: 'cart', productId: null, cart: [1, 2] })).toEqual([3]);
  });
  it('is not limited at the door, nor where nothing in hand has a price', () => {
    expect(shown(1, { placement: 'exit' })).toEqual([2, 3]);
    expect(shown(1, { productId: 99 })).toEqual([2, 3]);
  });
});

describe('pins', () => {
  const { pinsFor } = rulesetOf(
    settingsOf({
      pins: [
        { with: null, show: 50 },
        { with: 2, show: 51 },
        { with: 1, show: 52 },
        { with: 1, show: 50 },
        { with: null, show: 53 },
      ],
    }),
  );
  const ids = (over: Partial<SuggestRequest>) => pinsFor(ask(over)).map(({ productId }) => productId);

  it('for what is in hand come first, then those for everything, in the merchant’s order, each once', () => {
    expect(ids({ productId: 1 })).toEqual([52, 50, 53]);
    expect(ids({ productId: 9 })).toEqual([50, 53]);
    expect(ids({ placement: 'cart', productId: null, cart: [1, 2, 1] })).toEqual([51, 52, 50, 53]);
  });
  it('need something in hand, and stay away from the door', () => {
    expect(ids({ productId: null })).toEqual([]);
    expect(ids({ placement: 'cart', productId: 1, cart: [] })).toEqual([]);
    expect(ids({ placement: 'exit', productId: 1 })).toEqual([]);
  });
  it('are held back by stock, exclusions and the cart, not by margin or price', () => {
    const shown = (over: Parameters<typeof makeProduct>[1], excluded: number[] = [], cart: number[] = []) => {
      const settings = settingsOf(
        {
          margin: { leastPercent: 90, showUnknown: false },
          priceRatio: { ...DEFAULT_RULES.priceRatio, crossSell: { most: 0.1 } },
        },
        excluded,
      );
      const catalog = new Map([makeProduct(1), makeProduct(5, over)].map((one) => [one.id, one]));
      return [...eligible([candidate(5, 'pinned'), candidate(5)], catalog, settings, ask({ cart }))].length;
    };
    expect(shown({})).toBe(1);
    expect(shown({ stock: 0 })).toBe(0);
    expect(shown({ available: false })).toBe(0);
    expect(shown({ published: false })).toBe(0);
    expect(shown({}, [5])).toBe(0);
    expect(shown({}, [], [5])).toBe(0);
  });
});
