import { describe, expect, test } from 'vitest';
import { changesPrice, isKept, type Keeping, type Kept } from './kept.ts';
import { ANYBODY, type Detail, type Offer } from './offer.ts';

const PERCENT = { kind: 'percent', hundredths: 1000 } as const;
const SELECTION = { products: [], collections: [], tags: [] };

function offer(detail: Detail, version = 3): Offer {
  return {
    id: 'o1',
    name: 'One',
    status: 'active',
    priority: 1,
    conditions: ANYBODY,
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    combines: { products: true, orders: true, shipping: true },
    detail,
    version,
    createdAt: 0,
    updatedAt: 0,
  };
}

const volume = offer({ kind: 'volume', products: [1], tiers: [{ quantity: 2, off: PERCENT }] });
const known = (version: number, keeping: Keeping): ReadonlyMap<string, Kept> =>
  new Map([['o1', { offer: 'o1', version, keeping }]]);

describe('shoppers are told of an offer', () => {
  test('when the platform keeps it, by either route', () => {
    expect(isKept(volume, known(3, { kind: 'function' }))).toBe(true);
    expect(isKept(volume, known(3, { kind: 'native' }))).toBe(true);
  });

  test('not while the platform does not keep it, or is not known to', () => {
    expect(isKept(volume, new Map())).toBe(false);
    expect(isKept(volume, known(3, { kind: 'unkept', why: 'limit' }))).toBe(false);
  });

  test('not while only an earlier version of it is kept', () => {
    expect(isKept(volume, known(2, { kind: 'function' }))).toBe(false);
  });

  test('always where it changes no price', () => {
    const details: readonly Detail[] = [
      { kind: 'subscription', products: [] },
      { kind: 'upgrade', pairs: [], automatic: true, off: null },
      { kind: 'downgrade', pairs: [], automatic: true, off: null, on: ['exit'] },
      { kind: 'add-on', to: SELECTION, product: 1, variant: 2, price: { kind: 'fixed' } },
      { kind: 'progress', tiers: [{ at: 5, gives: { kind: 'gift', offer: 'o2' } }] },
    ];
    for (const detail of details) {
      expect(changesPrice({ detail })).toBe(false);
      expect(isKept(offer(detail), new Map())).toBe(true);
    }
  });

  test('and every kind that changes one is known to', () => {
    const details: readonly Detail[] = [
      { kind: 'bundle', parts: [], off: PERCENT },
      { kind: 'gift', product: 1, variant: 2, threshold: 3 },
      { kind: 'upgrade', pairs: [], automatic: true, off: PERCENT },
      { kind: 'downgrade', pairs: [], automatic: true, off: PERCENT, on: ['exit'] },
      { kind: 'add-on', to: SELECTION, product: 1, variant: 2, price: { kind: 'share', hundredths: 500 } },
      { kind: 'progress', tiers: [{ at: 5, gives: { kind: 'shipping' } }] },
      { kind: 'progress', tiers: [{ at: 5, gives: { kind: 'discount', off: PERCENT } }] },
    ];
    for (const detail of details) expect(changesPrice({ detail }), detail.kind).toBe(true);
  });
});
