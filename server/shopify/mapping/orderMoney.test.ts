/** What of an order is money: kinds of lines, channels, discounts of ours, visitors; and what is not told is not made up. */
import { describe, expect, it } from 'vitest';
import { graphql, names, type Plain, rest, sample, VISITOR } from './order.testing.ts';
import { orderFromGraphql } from './orderGraphql.ts';
import { orderFromRest } from './orderRest.ts';

/** Read in both forms, which must agree. */
function read(change: Partial<Plain>) {
  const of = { ...sample, ...change };
  const order = orderFromGraphql(...graphql(of), names, 'webhook')!;
  expect(orderFromRest(JSON.parse(JSON.stringify(rest(of))), 'XXX', names)).toEqual(order);
  return order;
}

const [mug] = sample.lines;
const line = {
  ...mug!,
  ordered: 1,
  left: 1,
  price: 12_500,
  discounts: [],
  taxes: [2_500, 0],
} as typeof mug & {};

describe('the money of an order', () => {
  it.each([
    ['web', 'online'],
    ['pos', 'pos'],
    ['shopify_draft_order', 'draft'],
    ['1234567', 'other'],
    ['', 'other'],
  ])('from %j is of the channel %s', (sourceName, channel) => {
    expect(read({ sourceName }).money?.channel).toBe(channel);
  });

  it('leaves out gift cards and tips, whose lines stay', () => {
    const tip = {
      ...line,
      product: null,
      sku: null,
      title: 'Tip',
      price: 2_000,
      taxes: [0, 0] as [number, number],
    };
    const card = { ...line, product: 2, giftCard: true, price: 50_000, taxes: [0, 0] as [number, number] };
    const order = read({ tip: 2_000, lines: [line, card, tip], tax: 2_500 + 980 });
    expect(order.money).toMatchObject({ goods: 10_000, ordered: 10_000, pieces: 1, discounts: 0 });
    expect(order.lines.map(({ goods }) => goods)).toEqual([10_000, undefined, undefined]);
    // Without a tip in the order, a line without a product is something that staff wrote by hand: goods.
    expect(read({ tip: 0, lines: [tip] }).money?.goods).toBe(2_000);
  });

  it('knows ours by titles of automatic discounts alone', () => {
    const off = (by: 'automatic' | 'code' | 'manual', title: string) => ({ amount: 1_250, by, title });
    const discounts = [
      off('automatic', 'Mersalg'),
      off('automatic', 'Black Friday'),
      off('code', 'Mersalg'),
      off('manual', 'Mersalg'),
    ];
    const lines = [{ ...line, discounts, taxes: [1_500, 0] as [number, number] }];
    expect(read({ lines }).money).toMatchObject({ goods: 6_000, discounts: 4_000, ourDiscounts: 1_000 });
    const shippingOff = off('automatic', '≥ 500.00 SEK · → 0.00 SEK');
    expect(read({ lines: [line], shippingOff, tip: 0 }).money).toMatchObject({
      // Delivery is taxed at 25 % in the sample.
      discounts: 1_000,
      ourDiscounts: 1_000,
    });
  });

  it('takes what was paid back beyond the pieces off the goods, never a fee onto them', () => {
    const two = [line, { ...line, product: 2, price: 6_250, taxes: [1_250, 0] as [number, number] }];
    expect(read({ lines: two, discrepancy: -3_750 }).money).toMatchObject({ goods: 12_000, ordered: 15_000 });
    expect(read({ lines: two, discrepancy: -3_750 }).lines.map(({ goods }) => goods)).toEqual([8_000, 4_000]);
    expect(read({ lines: two, discrepancy: 3_750 }).money).toMatchObject({ goods: 15_000 });
    expect(read({ lines: two, discrepancy: -999_999 }).money).toMatchObject({ goods: 0, ordered: 15_000 });
  });

  it('of a cancelled order is none, but for what was ordered and given back', () => {
    const none = { goods: 0, ordered: 22_400, discounts: 0, shipping: 0, tax: 0, pieces: 0 };
    expect(read({ cancelled: true, status: 'REFUNDED' }).money).toMatchObject({ ...none, refunded: 22_400 });
    expect(read({ cancelled: true, status: 'VOIDED' }).money).toMatchObject({ ...none, refunded: 0 });
    expect(read({ cancelled: true }).lines.map(({ goods }) => goods)).toEqual([0]);
  });

  it('is not told where a part of it is missing', () => {
    const whole = rest(sample) as Record<string, unknown>;
    for (const key of ['taxes_included', 'current_shipping_price_set', 'refunds', 'total_tip_received'])
      expect(orderFromRest({ ...whole, [key]: undefined }, 'SEK', names), key).not.toHaveProperty('money');
    const [node, lines] = graphql(sample) as [object, object[]];
    expect(orderFromGraphql({ ...node, refundDiscrepancySet: null }, lines, names)).not.toHaveProperty(
      'money',
    );
    const odd = lines.map((one) => ({ ...one, taxLines: [{ rate: 0.25, priceSet: null }] }));
    expect(orderFromGraphql(node, odd, names)).not.toHaveProperty('money');
  });
});

describe('the visitor of an order', () => {
  it.each([
    [VISITOR, `hash of ${VISITOR}`],
    [`${VISITOR}:0`, `hash of ${VISITOR}`],
    [`${VISITOR}:1`, undefined],
    [`${VISITOR.toUpperCase()}`, undefined],
    ['', undefined],
    [null, undefined],
  ])('by the cart mark %j is %j', (cartMark, visitor) => {
    expect(read({ cartMark }).visitor).toBe(visitor);
  });
});
