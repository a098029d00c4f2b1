import { describe, expect, it } from 'vitest';
import type { OtherDiscount, OtherRule } from './otherDiscount.ts';
import { type Simulation, simulate, type ToSimulate, type Why } from './simulate.ts';
import { amount, cartOf, line, percent, termsWith } from './testing.ts';

const ALL = { product: true, order: true, shipping: true };
const NONE = { product: false, order: false, shipping: false };
const NOW = 5_000;

const camp = termsWith({
  id: 'camp',
  kind: 'bundle',
  parts: [
    { products: [1], quantity: 1 },
    { products: [2], quantity: 1 },
  ],
  off: percent(1_000),
});
const volume = termsWith({
  id: 'volume',
  priority: 2,
  kind: 'volume',
  products: [2],
  tiers: [{ quantity: 2, off: percent(2_000) }],
});
const mug = termsWith({ id: 'mug', kind: 'gift', variant: 90, threshold: 50_000 });
const bar = termsWith({ id: 'bar', kind: 'order', tiers: [{ subtotal: 100_000, off: amount(5_000) }] });

function simulated(asked: Partial<ToSimulate>): Simulation {
  return simulate({
    cart: cartOf([], { now: NOW }),
    terms: [],
    names: new Map([
      ['camp', 'Camping set'],
      ['volume', 'Two mats'],
    ]),
    combinesWith: ALL,
    others: [],
    codes: [],
    shipping: null,
    collectionsOf: () => [],
    ...asked,
  });
}

function other(id: string, rule: OtherRule, more: Partial<OtherDiscount> = {}): OtherDiscount {
  return {
    id,
    title: `Discount ${id}`,
    code: null,
    classes: [rule.kind === 'free-shipping' ? 'shipping' : 'product'],
    combinesWith: ALL,
    startsAt: 0,
    endsAt: null,
    rule,
    ...more,
  };
}

const off = (hundredths: number, products?: number[]): OtherRule => ({
  kind: 'basic',
  items: products === undefined ? { kind: 'all' } : { kind: 'products', products, variants: [] },
  by: { kind: 'percent', hundredths },
  minimum: null,
});

/** Who missed what, briefly. */
const missed = ({ missed: list }: Simulation): [string, Why][] =>
  list.map(({ party, why }) => [party.id, why]);
const tent = line(1, 80_000);
const mat = line(2, 20_000);

describe('what checkout will charge', () => {
  it('tells line by line which offer took what', () => {
    const told = simulated({ cart: cartOf([tent, mat], { now: NOW }), terms: [camp, bar], shipping: 4_900 });
    const by = { kind: 'offer', id: 'camp', name: 'Camping set' };
    expect(told).toMatchObject({
      currency: 'SEK',
      subtotal: 100_000,
      lines: [
        { key: 'k1', cost: 80_000, charged: 72_000, took: [{ by, amount: 8_000 }] },
        { key: 'k2', cost: 20_000, charged: 18_000, took: [{ by, amount: 2_000 }] },
      ],
      order: [],
      shipping: { price: 4_900, charged: 4_900, took: null },
      total: 94_900,
      uncertain: false,
    });
    // The bundle's discount brought the sum below the bar's tier.
    expect(missed(told)).toEqual([['bar', { kind: 'missing-sum', sum: 10_000 }]]);
  });

  it('adds discounts on the order and on shipping', () => {
    const told = simulated({
      cart: cartOf([line(1, 120_000)], { now: NOW }),
      terms: [bar],
      shipping: 4_900,
      others: [other('free', { kind: 'free-shipping', minimum: null })],
    });
    expect(told).toMatchObject({
      order: [{ by: { id: 'bar', name: 'bar' }, amount: 5_000 }],
      shipping: { charged: 0, took: { by: { id: 'free', name: 'Discount free' }, amount: 4_900 } },
      total: 115_000,
    });
  });
});

describe('why an offer took nothing', () => {
  const why = (asked: Partial<ToSimulate>) => missed(simulated(asked));

  it('a part is missing', () => {
    expect(why({ cart: cartOf([tent], { now: NOW }), terms: [camp] })).toEqual([
      ['camp', { kind: 'missing-pieces', pieces: [0, 1] }],
    ]);
  });

  it('a sum is missing, or the gift itself', () => {
    expect(why({ cart: cartOf([line(1, 49_000)], { now: NOW }), terms: [mug] })).toEqual([
      ['mug', { kind: 'missing-sum', sum: 1_000 }],
    ]);
    expect(why({ cart: cartOf([tent], { now: NOW }), terms: [mug] })).toEqual([
      ['mug', { kind: 'gift-not-added' }],
    ]);
  });

  it('another offer came first', () => {
    expect(why({ cart: cartOf([tent, line(2, 20_000, 2)], { now: NOW }), terms: [camp, volume] })).toEqual([
      ['volume', { kind: 'outranked', by: [{ kind: 'offer', id: 'camp', name: 'Camping set' }], line: null }],
    ]);
  });

  it('another offer has the order’s discount', () => {
    const second = { ...bar, id: 'second', priority: 3 };
    expect(why({ cart: cartOf([line(1, 120_000)], { now: NOW }), terms: [second, bar] })).toEqual([
      ['second', { kind: 'outranked', by: [{ kind: 'offer', id: 'bar', name: 'bar' }], line: null }],
    ]);
  });

  it('it is for another market, has ended, or nothing came by it', () => {
    const swap = termsWith({ id: 'swap', kind: 'swap', products: [1], off: percent(500) });
    expect(
      why({
        cart: cartOf([tent, mat], { now: NOW }),
        terms: [{ ...camp, countries: ['NO'] }, { ...volume, until: NOW }, swap],
      }),
    ).toEqual([
      ['camp', { kind: 'another-market', countries: ['NO'] }],
      ['volume', { kind: 'ended', at: NOW }],
      ['swap', { kind: 'not-used' }],
    ]);
  });
});

describe('with the shop’s other discounts', () => {
  const cart = cartOf([tent, mat], { now: NOW });

  it('a line has the best of them, and the others hear which', () => {
    const told = simulated({ cart, terms: [camp], others: [other('mats', off(3_000, [2]))] });
    expect(told.lines).toMatchObject([
      { charged: 72_000, took: [{ by: { id: 'camp' } }] },
      { charged: 14_000, took: [{ by: { id: 'mats' }, amount: 6_000 }] },
    ]);
    expect(missed(told)).toMatchObject([
      ['camp', { kind: 'outranked', by: [{ id: 'mats', name: 'Discount mats' }], line: 'k2' }],
    ]);
    const weaker = simulated({ cart, terms: [camp], others: [other('mats', off(500, [2]))] });
    expect(weaker.total).toBe(90_000);
    expect(missed(weaker)).toMatchObject([
      ['mats', { kind: 'outranked', by: [{ id: 'camp', name: 'Camping set' }], line: 'k2' }],
    ]);
  });

  it('the better combination stands where they do not combine, and every offer hears why not', () => {
    const sale = other('sale', off(3_000), { combinesWith: NONE });
    const told = simulated({ cart, terms: [camp, bar], others: [sale] });
    expect(told.total).toBe(70_000);
    expect(missed(told)).toMatchObject([
      ['bar', { kind: 'missing-sum' }],
      ['camp', { kind: 'not-combined', by: { id: 'sale', kind: 'discount' } }],
    ]);
    const small = simulated({
      cart,
      terms: [camp],
      others: [other('sale', off(500), { combinesWith: NONE })],
    });
    expect([small.total, missed(small)]).toMatchObject([
      90_000,
      [['sale', { kind: 'not-combined', by: { id: 'camp' } }]],
    ]);
  });

  it('a code counts once it is entered, in whatever case', () => {
    const code = other('code', off(2_000), { code: 'SPRING', classes: ['order'] });
    expect(missed(simulated({ cart, others: [code] }))).toEqual([['code', { kind: 'code-not-entered' }]]);
    expect(simulated({ cart, others: [code], codes: ['spring'] })).toMatchObject({
      order: [{ by: { code: 'SPRING' }, amount: 20_000 }],
      total: 80_000,
    });
  });

  it('says when they begin, when they ended, what is missing, and what is not in the cart', () => {
    const told = simulated({
      cart,
      others: [
        other('later', off(100), { startsAt: NOW + 1 }),
        other('over', off(100), { endsAt: NOW }),
        other('socks', off(100, [7])),
        other('much', { ...off(100), minimum: { kind: 'subtotal', subtotal: 150_000 } } as OtherRule),
        other('many', { ...off(100), minimum: { kind: 'quantity', quantity: 3 } } as OtherRule),
      ],
    });
    expect(missed(told)).toEqual([
      ['later', { kind: 'not-begun', at: NOW + 1 }],
      ['over', { kind: 'ended', at: NOW }],
      ['socks', { kind: 'no-product' }],
      ['much', { kind: 'missing-sum', sum: 50_000 }],
      ['many', { kind: 'missing-pieces', pieces: [1] }],
    ]);
    expect(told.total).toBe(100_000);
  });

  it('is open about what another app alone knows', () => {
    const told = simulated({ cart, others: [other('app', { kind: 'app' })] });
    expect([told.uncertain, missed(told)]).toEqual([true, [['app', { kind: 'unknown' }]]]);
  });

  it('reckons an amount for each piece, and one for all, in the shopper’s currency', () => {
    const fixed = (each: boolean): OtherRule => ({
      kind: 'basic',
      items: { kind: 'collections', collections: [5] },
      by: { kind: 'amount', amount: 1_000, each },
      minimum: null,
    });
    const told = (each: boolean) =>
      simulated({
        cart: cartOf([line(1, 8_000), line(2, 2_000, 2), line(3, 50)], {
          currency: 'EUR',
          rate: 0.1,
          now: NOW,
        }),
        others: [other('a', fixed(each))],
        collectionsOf: (product) => (product === 1 ? [] : [5]),
      }).lines.map(({ cost, charged }) => cost - charged);
    expect(told(true)).toEqual([0, 200, 50]);
    expect(told(false)).toEqual([0, 99, 1]);
  });

  it('reckons what is got with what is bought: the cheapest pieces, each once', () => {
    const threeForTwo: OtherRule = {
      kind: 'bxgy',
      buys: { kind: 'all' },
      need: { kind: 'quantity', quantity: 2 },
      gets: { kind: 'all' },
      quantity: 1,
      by: { kind: 'percent', hundredths: 10_000 },
      usesPerOrder: null,
    };
    const told = (lines: Parameters<typeof cartOf>[0], rule: OtherRule = threeForTwo) =>
      simulated({ cart: cartOf(lines, { now: NOW }), others: [other('a', rule)] });
    expect(told([line(1, 300), line(2, 200), line(3, 100)]).total).toBe(500);
    expect(told([line(1, 300, 6)]).total).toBe(1_200);
    expect(told([line(1, 300, 6)], { ...threeForTwo, usesPerOrder: 1 }).total).toBe(1_500);
    expect(missed(told([line(1, 300, 2)]))).toEqual([['a', { kind: 'missing-pieces', pieces: [0, 1] }]]);
    expect(missed(told([line(1, 300)]))).toEqual([['a', { kind: 'missing-pieces', pieces: [1, 0] }]]);
  });

  it('never charges less than nothing, nor more than without them', () => {
    const free = other('free', off(10_000));
    const told = simulated({
      cart,
      terms: [camp, bar],
      others: [free, other('order', off(10_000), { classes: ['order'] })],
      shipping: 0,
    });
    expect(told.total).toBe(0);
  });
});
