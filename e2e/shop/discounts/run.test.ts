import { describe, expect, it } from 'vitest';
import { PROMISE, writePromise } from '../../../server/domain/offer/promise.ts';
import { amount, percent, termsWith } from '../../../server/domain/offer/testing.ts';
import { sampleShop } from '../sample.ts';
import { TwinShop } from '../state.ts';
import { applyDiscounts } from './run.ts';
import type { TwinDiscount } from './state.ts';
import type { CartToDiscount } from './types.ts';

const NOW = Date.parse('2027-03-01T12:00:00Z');
const terms = [
  termsWith({
    id: 'o1',
    kind: 'volume',
    products: [1],
    tiers: [{ quantity: 2, off: percent(1_000) }],
  }),
  termsWith({ id: 'o2', kind: 'order', tiers: [{ subtotal: 15_000, off: amount(1_000) }] }),
];

function discount(more: Partial<TwinDiscount> = {}): TwinDiscount {
  return {
    id: 77,
    code: null,
    title: 'Together cheaper',
    tags: [],
    startsAt: '2027-01-01T00:00:00Z',
    endsAt: null,
    classes: ['PRODUCT', 'ORDER'],
    combinesWith: { productDiscounts: true, orderDiscounts: true, shippingDiscounts: true },
    rule: { kind: 'app', functionHandle: 'mersalg-discount' },
    metafields: [
      {
        namespace: 'app--0123456789abcdef0123456789abcdef--mersalg',
        key: PROMISE.terms,
        type: 'json',
        value: writePromise(terms, 'SEK').text,
      },
    ],
    createdAt: '2027-01-01T00:00:00Z',
    updatedAt: '2027-01-01T00:00:00Z',
    ...more,
  };
}

const cart = (quantity: number): CartToDiscount => ({
  lines: [
    { key: 'a', productId: 1, variantId: 10, quantity, price: 10_000, properties: {} },
    { key: 'b', productId: 2, variantId: 20, quantity: 1, price: 500, properties: {} },
  ],
  currency: 'SEK',
  rate: 1,
  country: 'SE',
  language: 'sv',
  codes: ['NOTHING'],
  shipping: 4_900,
  now: NOW,
});

function shopWith(...discounts: TwinDiscount[]): TwinShop {
  return new TwinShop({ ...sampleShop(), discounts });
}

describe('the twin’s cart', () => {
  it('is discounted by the real Function, from the metafield of the discount', () => {
    const id = 'gid://shopify/DiscountAutomaticNode/77';
    const [title, ofOrder] = ['Mängdpris', 'Rabatt på varukorgen'];
    expect(applyDiscounts(shopWith(discount()), cart(2))).toEqual({
      lines: [
        { key: 'a', amount: 2_000, applied: [{ id, title, amount: 2_000, by: 'function' }] },
        { key: 'b', amount: 0, applied: [] },
      ],
      order: [{ id, title: ofOrder, amount: 1_000, by: 'function' }],
      shipping: [],
      codes: [{ code: 'NOTHING', applicable: false }],
      off: 3_000,
    });
  });

  it('loses the discount with the piece that earned it', () => {
    expect(applyDiscounts(shopWith(discount()), cart(1)).off).toBe(0);
  });

  it.each<[string, Partial<TwinDiscount>]>([
    ['is over', { endsAt: '2027-02-01T00:00:00Z' }],
    ['has not begun', { startsAt: '2027-04-01T00:00:00Z' }],
    ['is another Function’s', { rule: { kind: 'app', functionHandle: 'other' } }],
    ['holds nothing of ours', { metafields: [] }],
  ])('has nothing off by a discount that %s', (_what, more) => {
    expect(applyDiscounts(shopWith(discount(more)), cart(2)).off).toBe(0);
  });

  it('has the better of two discounts that do not combine', () => {
    const alone = { productDiscounts: false, orderDiscounts: false, shippingDiscounts: false };
    const small = discount({
      id: 78,
      combinesWith: alone,
      metafields: discount().metafields.map((one) => ({
        ...one,
        value: writePromise(terms.slice(0, 1), 'SEK').text,
      })),
    });
    const outcome = applyDiscounts(shopWith(small, discount()), cart(2));
    expect(outcome.off).toBe(3_000);
    expect(outcome.lines[0]!.applied).toMatchObject([{ id: 'gid://shopify/DiscountAutomaticNode/77' }]);
  });
});
