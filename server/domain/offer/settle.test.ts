import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';
import type { PricedCart, Terms } from './terms.ts';
import { amount, cartOf, line, percent, termsWith } from './testing.ts';

/** What goes off each line, by product, with the offer that took it. */
function off(cart: PricedCart, ...terms: Terms[]): string[] {
  return settle(cart, terms).deductions.map(
    ({ offer, line: key, quantity, amount: sum }) => `${offer} ${quantity}×${key.slice(1)} −${sum}`,
  );
}

describe('a bundle', () => {
  const tent = { products: [1], quantity: 1 };
  const mats = { products: [2, 3], quantity: 2 };
  const camp = termsWith({ id: 'camp', kind: 'bundle', parts: [tent, mats], off: percent(1_000) });

  it('takes a percentage off complete sets, each line bearing its share', () => {
    const cart = cartOf([line(1, 200_000), line(2, 29_900), line(3, 19_900)]);
    expect(off(cart, camp)).toEqual(['camp 1×1 −20000', 'camp 1×2 −2990', 'camp 1×3 −1990']);
    expect(settle(cart, [camp])).toMatchObject({ subtotal: 249_800, total: 224_820 });
  });

  it('takes nothing once a part has left', () => {
    const without = cartOf([line(1, 200_000), line(3, 19_900)]);
    expect(settle(without, [camp])).toMatchObject({
      deductions: [],
      total: 219_900,
      states: [{ kind: 'bundle', sets: 0, missing: [0, 1] }],
    });
  });

  it('is made of the dearest pieces', () => {
    const cart = cartOf([line(1, 1_000), line(2, 300, 2), line(3, 500)]);
    expect(off(cart, camp)).toEqual(['camp 1×1 −100', 'camp 1×2 −30', 'camp 1×3 −50']);
  });

  it('leaves the pieces beyond complete sets alone, the cheapest ones', () => {
    const cart = cartOf([line(1, 1_000, 2), line(2, 500, 2), line(3, 300)]);
    expect(off(cart, camp)).toEqual(['camp 1×1 −100', 'camp 2×2 −100']);
    expect(settle(cart, [camp]).states).toEqual([
      { offer: 'camp', kind: 'bundle', sets: 1, missing: [0, 1] },
    ]);
  });

  it('takes an amount once a set, spread by what the parts cost, and never more than they do', () => {
    const flat = termsWith({ id: 'flat', kind: 'bundle', parts: [tent, mats], off: amount(1_000) });
    const cart = cartOf([line(1, 2_000, 2), line(2, 500, 4)]);
    expect(off(cart, flat)).toEqual(['flat 2×1 −1333', 'flat 4×2 −667']);
    const cheap = cartOf([line(1, 300), line(2, 100, 2)]);
    expect(settle(cheap, [flat])).toMatchObject({ total: 0, subtotal: 500 });
  });

  it('rounds the sum of all sets once, half up', () => {
    const third = termsWith({ id: 'o1', kind: 'bundle', parts: [tent], off: percent(3_333) });
    expect(settle(cartOf([line(1, 1, 3)]), [third]).total).toBe(2);
    expect(settle(cartOf([line(1, 50, 1)]), [{ ...third, off: percent(100) } as Terms]).total).toBe(49);
  });

  it('counts a product that two parts name for the first of them', () => {
    const twice = termsWith({
      id: 'o1',
      kind: 'bundle',
      parts: [
        { products: [1], quantity: 1 },
        { products: [1, 2], quantity: 1 },
      ],
      off: percent(5_000),
    });
    expect(settle(cartOf([line(1, 100, 2)]), [twice]).states[0]).toMatchObject({ sets: 0, missing: [0, 1] });
    expect(off(cartOf([line(1, 100, 2), line(2, 80)]), twice)).toEqual(['o1 1×1 −50', 'o1 1×2 −40']);
  });
});

describe('volume', () => {
  const socks = termsWith({
    id: 'socks',
    kind: 'volume',
    products: [1, 2],
    tiers: [
      { quantity: 2, off: percent(1_000) },
      { quantity: 4, off: percent(2_500) },
    ],
  });

  it('says how many are missing below the first tier, and takes nothing', () => {
    expect(settle(cartOf([line(1, 9_900)]), [socks])).toMatchObject({
      deductions: [],
      states: [{ kind: 'volume', pieces: 1, tier: -1, missing: 1 }],
    });
  });

  it('counts pieces of all its products together and makes each of them cheaper by the tier reached', () => {
    const three = cartOf([line(1, 9_900, 2), line(2, 5_000)]);
    expect(off(three, socks)).toEqual(['socks 2×1 −1980', 'socks 1×2 −500']);
    expect(settle(three, [socks]).states[0]).toMatchObject({ pieces: 3, tier: 0, missing: 1 });
    const four = cartOf([line(1, 9_900, 2), line(2, 5_000, 2)]);
    expect(settle(four, [socks])).toMatchObject({
      total: 22_350,
      states: [{ pieces: 4, tier: 1, missing: null }],
    });
  });

  it('takes an amount per piece, but never more than a piece costs', () => {
    const each = termsWith({
      id: 'each',
      kind: 'volume',
      products: [1, 2],
      tiers: [{ quantity: 2, off: amount(2_000) }],
    });
    expect(off(cartOf([line(1, 9_900, 2), line(2, 1_500, 3)]), each)).toEqual([
      'each 2×1 −4000',
      'each 3×2 −4500',
    ]);
  });

  it('does not count what another offer took before it', () => {
    const set = termsWith({
      id: 'a',
      kind: 'bundle',
      priority: 1,
      parts: [{ products: [1], quantity: 1 }],
      off: percent(100),
    });
    const cart = cartOf([line(1, 1_000, 3), line(2, 1_000)]);
    expect(settle(cart, [{ ...socks, priority: 2 }, set]).states[0]).toMatchObject({ pieces: 1, tier: -1 });
    expect(settle(cart, [{ ...socks, priority: 0 }, set]).states).toMatchObject([{ pieces: 4 }, { sets: 0 }]);
  });
});

describe('terms', () => {
  const tenth = (more: Partial<Terms>) =>
    termsWith({
      id: 'o',
      kind: 'volume',
      products: [1],
      tiers: [{ quantity: 1, off: percent(1_000) }],
      ...(more as object),
    });
  const cart = cartOf([line(1, 1_000)], { now: 5_000 });

  it('hold until their end, and at no moment from it on', () => {
    expect(settle(cart, [tenth({ until: 5_001 })]).total).toBe(900);
    expect(settle(cart, [tenth({ until: 5_000 })]).total).toBe(1_000);
    expect(settle({ ...cart, now: null }, [tenth({ until: 1 })]).total).toBe(900);
  });

  it('hold in their markets alone, and where none is known only when they hold in all', () => {
    expect(settle(cart, [tenth({ countries: ['NO', 'SE'] })]).total).toBe(900);
    expect(settle(cart, [tenth({ countries: ['NO'] })]).total).toBe(1_000);
    expect(settle({ ...cart, country: null }, [tenth({ countries: ['SE'] })]).total).toBe(1_000);
    expect(settle({ ...cart, country: null }, [tenth({})]).total).toBe(900);
  });

  it('of equal priority go by id, so that nobody is asked in what order they came', () => {
    const [a, b] = [tenth({ id: 'a' }), tenth({ id: 'b' })];
    expect(off(cart, b, a)).toEqual(off(cart, a, b));
    expect(off(cart, b, a)).toEqual(['a 1×1 −100']);
  });

  it('state amounts in the shop’s currency and take them off in the shopper’s', () => {
    const fixed = termsWith({ id: 'o', kind: 'swap', products: [1], off: amount(10_000) });
    const at = (currency: string, rate: number, price: number, shopCurrency = 'SEK') =>
      settle(cartOf([line(1, price, 1, { offer: 'o' })], { currency, rate, shopCurrency }), [fixed])
        .deductions[0]?.amount;
    expect(at('EUR', 0.0885, 5_000)).toBe(885);
    expect(at('NOK', 1.017_28, 50_000)).toBe(10_173);
    expect(at('JPY', 15.28, 50_000)).toBe(1_528);
    // From yen, which have no minor unit of their own.
    expect(at('SEK', 0.065_4, 99_999_999, 'JPY')).toBe(65_400);
    for (const rate of [0, -1, Number.NaN, Infinity]) expect(at('EUR', rate, 5_000)).toBeUndefined();
  });
});
