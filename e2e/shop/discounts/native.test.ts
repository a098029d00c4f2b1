import { describe, expect, test } from 'vitest';
import { SAMPLE_NOW, sampleShop } from '../sample.ts';
import { TwinShop } from '../state.ts';
import { nativeClaims } from './native.ts';
import { applyDiscounts } from './run.ts';
import type { DiscountRule, TwinDiscount } from './state.ts';
import type { CartToDiscount } from './types.ts';

const AT = new Date(SAMPLE_NOW - 1000).toISOString();

function shopWith(...discounts: readonly (Partial<TwinDiscount> & { rule: DiscountRule })[]): TwinShop {
  const shop = new TwinShop(sampleShop());
  discounts.forEach((one, n) => {
    shop.putDiscount({
      id: n + 1,
      code: null,
      title: `D${n}`,
      tags: [],
      startsAt: AT,
      endsAt: null,
      classes: one.rule.kind === 'free-shipping' ? ['SHIPPING'] : ['PRODUCT'],
      combinesWith: { productDiscounts: true, orderDiscounts: true, shippingDiscounts: true },
      metafields: [],
      createdAt: AT,
      updatedAt: AT,
      ...one,
    });
  });
  return shop;
}

const [a, b] = sampleShop().products.map(({ id, variants }) => ({
  productId: id,
  variantId: variants[0]!.id,
}));
const line = (key: string, of: typeof a, quantity: number, price: number) => ({
  key,
  ...of!,
  quantity,
  price,
  properties: {},
});

function cart(lines: CartToDiscount['lines'], over: Partial<CartToDiscount> = {}): CartToDiscount {
  return {
    lines,
    currency: 'SEK',
    rate: 1,
    country: 'SE',
    language: 'sv',
    codes: [],
    shipping: 4900,
    now: SAMPLE_NOW,
    ...over,
  };
}

const only = (of: typeof a) => ({ kind: 'products', products: [of!.productId], variants: [] }) as const;
const tier = (quantity: number, percentage: number): DiscountRule => ({
  kind: 'basic',
  items: only(a),
  value: { kind: 'percentage', percentage },
  minimum: { kind: 'quantity', quantity },
});
const pair: DiscountRule = {
  kind: 'bxgy',
  buys: only(a),
  need: { quantity: 2 },
  gets: only(b),
  quantity: 1,
  value: { kind: 'amount', amount: 3000, each: true },
  usesPerOrder: null,
};
const gift: DiscountRule = {
  kind: 'bxgy',
  buys: only(a),
  need: { amount: 20_000 },
  gets: { kind: 'products', products: [], variants: [b!.variantId] },
  quantity: 1,
  value: { kind: 'percentage', percentage: 1 },
  usesPerOrder: 1,
};

const offLines = (shop: TwinShop, of: CartToDiscount) =>
  applyDiscounts(shop, of).lines.map(({ amount }) => amount);

describe('native discounts', () => {
  test('of tiers on one product the best that is reached holds, on every piece', () => {
    const shop = shopWith({ rule: tier(2, 0.1) }, { rule: tier(3, 0.2) });
    expect(offLines(shop, cart([line('1', a, 1, 10_000)]))).toEqual([0]);
    expect(offLines(shop, cart([line('1', a, 2, 10_000)]))).toEqual([2000]);
    expect(offLines(shop, cart([line('1', a, 3, 10_000)]))).toEqual([6000]);
    // Others do not count.
    expect(offLines(shop, cart([line('1', a, 1, 10_000), line('2', b, 5, 500)]))).toEqual([0, 0]);
  });

  test('buy so many of one, and one of another is cheaper, as often as the cart holds it', () => {
    const shop = shopWith({ rule: pair });
    expect(offLines(shop, cart([line('1', a, 1, 9000), line('2', b, 2, 5000)]))).toEqual([0, 0]);
    expect(offLines(shop, cart([line('1', a, 3, 9000), line('2', b, 2, 5000)]))).toEqual([0, 3000]);
    expect(offLines(shop, cart([line('1', a, 4, 9000), line('2', b, 2, 2000)]))).toEqual([0, 4000]);
  });

  test('a gift is given once, and not for nothing', () => {
    const shop = shopWith({ rule: gift });
    expect(offLines(shop, cart([line('1', a, 2, 9000), line('2', b, 1, 5000)]))).toEqual([0, 0]);
    expect(offLines(shop, cart([line('1', a, 9, 9000), line('2', b, 3, 5000)]))).toEqual([0, 5000]);
  });

  test('order discounts come after those on lines, and of tiers that do not combine one holds', () => {
    const order = (subtotal: number, percentage: number): Partial<TwinDiscount> & { rule: DiscountRule } => ({
      classes: ['ORDER'],
      combinesWith: { productDiscounts: true, orderDiscounts: false, shippingDiscounts: true },
      rule: {
        kind: 'basic',
        items: { kind: 'all' },
        value: { kind: 'percentage', percentage },
        minimum: { kind: 'subtotal', subtotal },
      },
    });
    const shop = shopWith({ rule: tier(2, 0.1) }, order(15_000, 0.1), order(30_000, 0.2));
    const two = applyDiscounts(shop, cart([line('1', a, 2, 10_000)]));
    expect(two.order.map(({ amount }) => amount)).toEqual([1800]);
    expect(two.off).toBe(3800);
    const four = applyDiscounts(shop, cart([line('1', a, 4, 10_000)]));
    expect(four.order.map(({ amount }) => amount)).toEqual([7200]);
  });

  test('amounts are stated in the shop’s currency', () => {
    const shop = shopWith({ rule: pair });
    const euros = cart([line('1', a, 2, 900), line('2', b, 1, 500)], { currency: 'EUR', rate: 0.0875 });
    expect(offLines(shop, euros)).toEqual([0, 263]);
  });

  test('free delivery asks for its country and its sum', () => {
    const rule: DiscountRule = {
      kind: 'free-shipping',
      minimum: { kind: 'subtotal', subtotal: 30_000 },
      countries: ['SE'],
    };
    const shop = shopWith({ rule });
    const enough = [line('1', a, 3, 10_000)];
    expect(applyDiscounts(shop, cart(enough)).shipping).toMatchObject([{ amount: 4900, by: 'native' }]);
    expect(applyDiscounts(shop, cart(enough, { country: 'NO' })).shipping).toEqual([]);
    expect(applyDiscounts(shop, cart([line('1', a, 2, 10_000)])).shipping).toEqual([]);
  });

  test('a code holds when it is entered and while it is active', () => {
    const coded = { code: 'NORD', rule: tier(1, 0.5) };
    const lines = [line('1', a, 1, 10_000)];
    expect(nativeClaims(shopWith(coded), cart(lines))).toEqual([]);
    const entered = applyDiscounts(shopWith(coded), cart(lines, { codes: ['nord', 'no'] }));
    expect(entered.lines[0]).toMatchObject({ amount: 5000, applied: [{ title: 'NORD' }] });
    expect(entered.codes).toEqual([
      { code: 'nord', applicable: true },
      { code: 'no', applicable: false },
    ]);
    expect(nativeClaims(shopWith({ ...coded, endsAt: AT }), cart(lines, { codes: ['nord'] }))).toEqual([]);
  });
});
