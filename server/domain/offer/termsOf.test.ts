import { describe, expect, it } from 'vitest';
import { ANYBODY, type Detail, type Offer } from './offer.ts';
import { settle } from './settle.ts';
import { termsOf } from './termsOf.ts';
import { amount, cartOf, line, percent } from './testing.ts';

const NOW = 1_000;

function offer(detail: Detail, more: Partial<Offer> = {}): Offer {
  return {
    id: 'o1',
    name: 'An offer',
    status: 'active',
    priority: 1,
    conditions: ANYBODY,
    startsAt: null,
    endsAt: null,
    tellsEnd: false,
    stockNote: null,
    combines: { products: false, orders: false, shipping: true },
    detail,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}

const gift: Detail = { kind: 'gift', product: 9, variant: 90, threshold: 50_000 };
const common = { id: 'o1', priority: 1, countries: [], until: null };
const pairs = [
  { from: 1, to: 2 },
  { from: 3, to: 2 },
  { from: 4, to: 5 },
];

describe('termsOf', () => {
  it.each<[string, Detail, object]>([
    [
      'a bundle',
      { kind: 'bundle', parts: [{ products: [1], quantity: 2 }], off: percent(1_000) },
      { kind: 'bundle', parts: [{ products: [1], quantity: 2 }], off: percent(1_000) },
    ],
    [
      'volume, its tiers ascending',
      {
        kind: 'volume',
        products: [1, 2],
        tiers: [
          { quantity: 3, off: percent(2_000) },
          { quantity: 2, off: percent(1_000) },
        ],
      },
      {
        kind: 'volume',
        products: [1, 2],
        tiers: [
          { quantity: 2, off: percent(1_000) },
          { quantity: 3, off: percent(2_000) },
        ],
      },
    ],
    ['a gift', gift, { kind: 'gift', variant: 90, threshold: 50_000 }],
    [
      'an upgrade with something off, for the products that the merchant chose',
      { kind: 'upgrade', pairs, automatic: true, off: amount(5_000) },
      { kind: 'swap', products: [2, 5], off: amount(5_000) },
    ],
    [
      'a downgrade with something off',
      { kind: 'downgrade', pairs, automatic: false, off: percent(500), on: ['declined'] },
      { kind: 'swap', products: [2, 5], off: percent(500) },
    ],
    [
      'an add-on that costs a share of its line',
      {
        kind: 'add-on',
        to: ANYBODY.about,
        product: 5,
        variant: 50,
        price: { kind: 'share', hundredths: 1_000 },
      },
      { kind: 'add-on', variant: 50, share: 1_000 },
    ],
    [
      'a progress bar’s discounts, and these alone',
      {
        kind: 'progress',
        tiers: [
          { at: 90_000, gives: { kind: 'discount', off: percent(1_000) } },
          { at: 30_000, gives: { kind: 'shipping' } },
          { at: 60_000, gives: { kind: 'discount', off: amount(2_500) } },
          { at: 70_000, gives: { kind: 'gift', offer: 'o2' } },
        ],
      },
      {
        kind: 'order',
        tiers: [
          { subtotal: 60_000, off: amount(2_500) },
          { subtotal: 90_000, off: percent(1_000) },
        ],
      },
    ],
  ])('of %s', (_what, detail, terms) => {
    expect(termsOf([offer(detail)], NOW)).toEqual([{ ...common, ...terms }]);
  });

  it.each<[string, Detail]>([
    ['an upgrade with nothing off', { kind: 'upgrade', pairs, automatic: true, off: null }],
    [
      'an upgrade to what the model finds',
      { kind: 'upgrade', pairs: [], automatic: true, off: percent(500) },
    ],
    [
      'an add-on at its own price',
      { kind: 'add-on', to: ANYBODY.about, product: 5, variant: 50, price: { kind: 'fixed' } },
    ],
    [
      'a bar to free shipping and a gift',
      {
        kind: 'progress',
        tiers: [
          { at: 1, gives: { kind: 'shipping' } },
          { at: 2, gives: { kind: 'gift', offer: 'o2' } },
        ],
      },
    ],
    ['a subscription', { kind: 'subscription', products: [1] }],
  ])('are none of %s', (_what, detail) => {
    expect(termsOf([offer(detail)], NOW)).toEqual([]);
  });

  it('are those of active offers between their beginning and their end', () => {
    const held = (more: Partial<Offer>) => termsOf([offer(gift, more)], NOW).length;
    expect(held({ status: 'draft' })).toBe(0);
    expect(held({ status: 'paused' })).toBe(0);
    expect(held({ startsAt: NOW })).toBe(1);
    expect(held({ startsAt: NOW + 1 })).toBe(0);
    expect(held({ endsAt: NOW + 1 })).toBe(1);
    expect(held({ endsAt: NOW })).toBe(0);
  });

  it('carry priority, markets and the end, and come by priority, then id', () => {
    const terms = termsOf(
      [
        offer(gift, { id: 'b', priority: 2 }),
        offer(gift, { id: 'c', priority: 1, endsAt: 5_000 }),
        offer(gift, { id: 'a', priority: 2, conditions: { ...ANYBODY, countries: ['NO'] } }),
      ],
      NOW,
    );
    expect(terms.map(({ id, priority, countries, until }) => [id, priority, countries, until])).toEqual([
      ['c', 1, [], 5_000],
      ['a', 2, ['NO'], null],
      ['b', 2, [], null],
    ]);
  });

  it('settle as they stand', () => {
    const offers = [
      offer({ kind: 'bundle', parts: [{ products: [1], quantity: 2 }], off: percent(1_000) }),
      offer(gift, { id: 'o2' }),
    ];
    const cart = cartOf([line(1, 30_000, 2), line(9, 7_900, 1, { offer: 'o2' })]);
    expect(settle(cart, termsOf(offers, NOW)).total).toBe(54_000);
  });
});
