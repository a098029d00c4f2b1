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

describe('a gift', () => {
  const mug = termsWith({ id: 'mug', kind: 'gift', variant: 90, threshold: 50_000 });
  const given = line(9, 7_900, 1, { offer: 'mug' });

  it('is free while all else comes to the threshold', () => {
    const cart = cartOf([line(1, 50_000), given]);
    expect(off(cart, mug)).toEqual(['mug 1×9 −7900']);
    expect(settle(cart, [mug]).states[0]).toEqual({
      offer: 'mug',
      kind: 'gift',
      threshold: 50_000,
      missing: 0,
      given: true,
    });
  });

  it('does not help itself over its own threshold, and costs its price below it', () => {
    const cart = cartOf([line(1, 49_999), given]);
    expect(settle(cart, [mug])).toMatchObject({
      deductions: [],
      total: 57_899,
      states: [{ missing: 1, given: false }],
    });
  });

  it('says that it is reached before the gift is in the cart', () => {
    expect(settle(cartOf([line(1, 60_000)]), [mug]).states[0]).toMatchObject({ missing: 0, given: false });
  });

  it('is given once, however many pieces and lines of it there are', () => {
    const cart = cartOf([line(1, 60_000), { ...given, quantity: 3 }, { ...given, key: 'k8' }]);
    expect(settle(cart, [mug])).toMatchObject({ deductions: [{ quantity: 1, amount: 7_900 }] });
  });

  it('counts what is left after discounts on lines', () => {
    const less = termsWith({
      id: 'less',
      kind: 'volume',
      products: [1],
      tiers: [{ quantity: 1, off: percent(1_000) }],
    });
    expect(settle(cartOf([line(1, 55_000), given]), [mug, less]).states[0]).toMatchObject({ missing: 500 });
    expect(settle(cartOf([line(1, 56_000), given]), [mug, less]).states[0]).toMatchObject({ given: true });
  });

  it('is neither a part of a bundle nor counted towards volume when its widget put it there', () => {
    const other = termsWith({
      id: 'o',
      priority: 0,
      kind: 'volume',
      products: [9],
      tiers: [{ quantity: 1, off: percent(5_000) }],
    });
    expect(off(cartOf([line(1, 50_000), given]), other, mug)).toEqual(['mug 1×9 −7900']);
  });

  it('gives no second gift that would stand on the first', () => {
    const cap = termsWith({ id: 'cap', kind: 'gift', variant: 80, threshold: 55_000 });
    const cart = cartOf([line(1, 50_000), given, line(8, 3_000, 1, { offer: 'cap' })]);
    // With the mug paid for, the cap's threshold would be reached: but the mug is free.
    expect(settle(cart, [cap, mug]).states).toMatchObject([
      { given: false, missing: 5_000 },
      { given: true },
    ]);
  });
});

describe('a swap', () => {
  const swap = termsWith({ id: 'swap', kind: 'swap', products: [1], off: amount(5_000) });

  it('is for pieces that its own suggestion put into the cart', () => {
    const mine = line(1, 20_000, 2, { offer: 'swap' });
    expect(off(cartOf([mine]), swap)).toEqual(['swap 2×1 −10000']);
    for (const other of [
      line(1, 20_000),
      line(1, 20_000, 1, { offer: 'other' }),
      line(2, 20_000, 1, { offer: 'swap' }),
    ])
      expect(settle(cartOf([other]), [swap])).toMatchObject({ deductions: [], states: [{ pieces: 0 }] });
  });
});

describe('an add-on', () => {
  const care = termsWith({ id: 'care', kind: 'add-on', variant: 50, share: 1_000 });
  const child = line(5, 40_000, 1, { parent: 'k1' });

  it('costs its share of the line that it belongs to', () => {
    const cart = cartOf([line(1, 120_000), child]);
    expect(off(cart, care)).toEqual(['care 1×5 −28000']);
    expect(settle(cart, [care]).total).toBe(132_000);
  });

  it('is never made dearer', () => {
    expect(off(cartOf([line(1, 900_000), child]), care)).toEqual([]);
  });

  it('costs its own price when its line has left, or is itself', () => {
    expect(off(cartOf([line(2, 120_000), child]), care)).toEqual([]);
    expect(off(cartOf([{ ...child, parent: 'k5' }]), care)).toEqual([]);
  });

  it('holds for as many pieces as its line has, whatever lines it fills', () => {
    const cart = cartOf([line(1, 120_000, 2), { ...child, quantity: 2 }, { ...child, key: 'k6' }]);
    expect(settle(cart, [care])).toMatchObject({ total: 240_000 + 24_000 + 40_000, states: [{ pieces: 2 }] });
  });

  it('takes its pieces before offers of any priority', () => {
    const volume = termsWith({
      id: 'v',
      priority: 0,
      kind: 'volume',
      products: [5],
      tiers: [{ quantity: 1, off: percent(100) }],
    });
    expect(off(cartOf([line(1, 120_000), child]), volume, care)).toEqual(['care 1×5 −28000']);
  });
});

describe('tiers on the order', () => {
  const tiers = termsWith({
    id: 'bar',
    kind: 'order',
    tiers: [
      { subtotal: 50_000, off: amount(2_500) },
      { subtotal: 100_000, off: percent(1_000) },
    ],
  });

  it('takes off the order what the highest tier reached says, after discounts on lines', () => {
    expect(settle(cartOf([line(1, 49_999)]), [tiers])).toMatchObject({
      order: null,
      states: [{ tier: -1, missing: 1 }],
    });
    expect(settle(cartOf([line(1, 50_000)]), [tiers])).toMatchObject({
      order: { offer: 'bar', amount: 2_500 },
      total: 47_500,
      states: [{ tier: 0, missing: 50_000 }],
    });
    const less = termsWith({
      id: 'o',
      kind: 'volume',
      products: [1],
      tiers: [{ quantity: 1, off: percent(1_000) }],
    });
    expect(settle(cartOf([line(1, 110_000)]), [tiers, less])).toMatchObject({
      order: { amount: 2_500 },
      total: 96_500,
    });
  });

  it('gives one of two orders offers, by priority, and says so of the other', () => {
    const second = termsWith({ ...tiers, id: 'second', priority: 2 });
    expect(settle(cartOf([line(1, 200_000)]), [second, tiers])).toMatchObject({
      order: { offer: 'bar', amount: 20_000 },
      states: [{ offer: 'second', tier: -1, missing: null }, { tier: 1 }],
    });
  });

  it('gives nothing to an empty cart, not even from nothing', () => {
    const free = termsWith({ id: 'o', kind: 'order', tiers: [{ subtotal: 0, off: amount(100) }] });
    expect(settle(cartOf([]), [free])).toMatchObject({ order: null, total: 0 });
  });
});
