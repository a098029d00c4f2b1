import { describe, expect, test } from 'vitest';
import { ANYBODY, type Offer } from '../domain/offer/offer.ts';
import { deliversFree, shippingWarnings } from './checkPromises.ts';

const RATES = [
  { country: 'SE', from: 50_000 },
  { country: 'NO', from: null },
  { country: '*', from: 90_000 },
];

function bar(at: number, countries: readonly string[] = []): Offer {
  return {
    id: 'o1',
    name: 'Bar',
    status: 'active',
    priority: 1,
    conditions: { ...ANYBODY, countries },
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    combines: { products: true, orders: true, shipping: true },
    detail: {
      kind: 'progress',
      tiers: [
        { at, gives: { kind: 'shipping' } },
        { at: at + 1, gives: { kind: 'gift', offer: 'o2' } },
      ],
    },
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  };
}

describe('a bar that speaks of free delivery', () => {
  test('is in order where the rates of its countries say the same', () => {
    expect(shippingWarnings([bar(50_000, ['SE'])], RATES)).toEqual([]);
    expect(shippingWarnings([bar(90_000, ['DK'])], RATES)).toEqual([]);
  });

  test('is reported where they say another sum, or none', () => {
    expect(shippingWarnings([bar(50_000)], RATES)).toEqual([
      { kind: 'shipping-differs', offer: 'o1', tier: 50_000, shop: RATES.slice(1) },
    ]);
    expect(shippingWarnings([bar(40_000, ['SE', 'FI'])], RATES)).toEqual([
      {
        kind: 'shipping-differs',
        offer: 'o1',
        tier: 40_000,
        shop: [
          { country: 'SE', from: 50_000 },
          { country: 'FI', from: 90_000 },
        ],
      },
    ]);
  });

  test('is not reported where the rates may not be read', () => {
    expect(shippingWarnings([bar(40_000)], null)).toEqual([]);
  });

  test('needs no discount only where every country’s rates give it', () => {
    expect(deliversFree(RATES, 50_000, ['SE'])).toBe(true);
    expect(deliversFree(RATES, 49_999, ['SE'])).toBe(false);
    expect(deliversFree(RATES, 95_000, ['SE', 'NO'])).toBe(false);
    expect(deliversFree(RATES, 95_000, [])).toBe(false);
    expect(deliversFree(null, 95_000, ['SE'])).toBe(false);
    expect(deliversFree([], 95_000, [])).toBe(false);
  });
});
