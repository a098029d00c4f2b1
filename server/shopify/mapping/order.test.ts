/** The same order, as GraphQL and as a webhook tell it, becomes the same basket. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '../../domain/money.ts';
import { orderFromGraphql, orderFromRest } from './order.ts';

interface PlainLine {
  product: number | null;
  title: string;
  sku: string | null;
  ordered: number;
  left: number;
  price: number;
  discounts: number[];
  mark: string | null;
}
interface Plain {
  id: number;
  currency: string;
  total: number;
  cancelled: boolean;
  test: boolean;
  customer: number | null;
  at: number;
  lines: PlainLine[];
}

const line: fc.Arbitrary<PlainLine> = fc
  .record({
    product: fc.option(fc.integer({ min: 1, max: 2 ** 52 })),
    title: fc.string(),
    sku: fc.option(fc.string()),
    ordered: fc.integer({ min: 1, max: 30 }),
    gone: fc.nat(30),
    price: fc.nat(1_000_000),
    discounts: fc.array(fc.nat(2_000), { maxLength: 3 }),
    mark: fc.option(fc.constantFrom('product:cross-sell', 'exit:downsell', 'exit:cross-sell', 'cart', '<b>')),
  })
  .map(({ gone, ...rest }) => ({ ...rest, left: Math.max(0, rest.ordered - gone) }));
const plain: fc.Arbitrary<Plain> = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 52 }),
  currency: fc.constantFrom('SEK', 'EUR', 'JPY', 'KWD'),
  total: fc.nat(10_000_000),
  cancelled: fc.boolean(),
  test: fc.boolean(),
  customer: fc.option(fc.integer({ min: 1, max: 2 ** 40 })),
  at: fc.integer({ min: 1_500_000_000, max: 1_800_000_000 }).map((seconds) => seconds * 1000),
  lines: fc.array(line, { maxLength: 5 }),
});

const utc = (at: number) => new Date(at).toISOString().replace('.000', '');
/** The same instant as the shop's own clock shows it. */
const local = (at: number) => new Date(at + 2 * 3_600_000).toISOString().replace('.000Z', '+02:00');

function graphql(of: Plain): [unknown, unknown[]] {
  const bag = (amount: number) => ({
    shopMoney: { amount: formatAmount(amount, of.currency), currencyCode: of.currency },
  });
  const node = {
    id: `gid://shopify/Order/${of.id}`,
    name: `#${of.id}`,
    createdAt: utc(of.at),
    updatedAt: utc(of.at + 5000),
    cancelledAt: of.cancelled ? utc(of.at + 5000) : null,
    test: of.test,
    currentTotalPriceSet: bag(of.total),
    customer: of.customer === null ? null : { id: `gid://shopify/Customer/${of.customer}` },
  };
  const lines = of.lines.map((one, index) => ({
    id: `gid://shopify/LineItem/${index}`,
    __parentId: node.id,
    title: one.title,
    sku: one.sku,
    quantity: one.ordered,
    currentQuantity: one.left,
    product: one.product === null ? null : { id: `gid://shopify/Product/${one.product}` },
    variant: one.product === null ? null : { id: `gid://shopify/ProductVariant/${one.product}` },
    originalUnitPriceSet: bag(one.price),
    discountAllocations: one.discounts.map((amount) => ({ allocatedAmountSet: bag(amount) })),
    customAttributes: [
      { key: 'engraving', value: 'secret' },
      ...(one.mark === null ? [] : [{ key: '_mersalg', value: one.mark }]),
    ],
  }));
  return [node, lines];
}

function rest(of: Plain): unknown {
  // What the shopper saw was another currency: it must not be taken.
  const set = (amount: number) => ({
    shop_money: { amount: formatAmount(amount, of.currency), currency_code: of.currency },
    presentment_money: { amount: '0.01', currency_code: 'USD' },
  });
  return {
    id: of.id,
    name: `#${of.id}`,
    created_at: local(of.at),
    updated_at: local(of.at + 5000),
    cancelled_at: of.cancelled ? local(of.at + 5000) : null,
    test: of.test,
    currency: of.currency,
    presentment_currency: 'USD',
    current_total_price_set: set(of.total),
    total_price: '99999.00',
    email: 'ada@example.test',
    customer: of.customer === null ? null : { id: of.customer, email: 'ada@example.test', first_name: 'Ada' },
    line_items: of.lines.map((one) => ({
      product_id: one.product,
      variant_id: one.product,
      title: one.title,
      sku: one.sku,
      quantity: one.ordered,
      current_quantity: one.left,
      price: '0.01',
      price_set: set(one.price),
      discount_allocations: one.discounts.map((amount) => ({ amount: '0.01', amount_set: set(amount) })),
      properties: [
        { name: 'engraving', value: 'secret' },
        ...(one.mark === null ? [] : [{ name: '_mersalg', value: one.mark }]),
      ],
    })),
  };
}

const customer = (id: number) => `key-${id}`;
const sample: Plain = {
  id: 5,
  currency: 'SEK',
  total: 30000,
  cancelled: false,
  test: false,
  customer: 9,
  at: 1_700_000_000_000,
  lines: [
    {
      product: 1,
      title: 'Mug',
      sku: 'M',
      ordered: 3,
      left: 2,
      price: 10000,
      discounts: [1000, 1000],
      mark: 'product:cross-sell',
    },
  ],
};

describe('orders', () => {
  it('read the same from both forms, but for the source', () => {
    fc.assert(
      fc.property(plain, (of) => {
        const fromRest = orderFromRest(JSON.parse(JSON.stringify(rest(of))), 'XXX', customer);
        const fromGraphql = orderFromGraphql(...graphql(of), customer);
        expect(fromRest).not.toBeNull();
        expect(fromRest).toEqual({ ...fromGraphql, source: 'webhook' });
        expect(fromGraphql?.total).toBe(of.total);
        expect(fromGraphql?.lines.length).toBe(of.lines.filter(({ left }) => left > 0).length);
      }),
    );
  });

  it('read amounts, what is left, discounts, mark and customer', () => {
    expect(orderFromGraphql(...graphql(sample), customer)).toEqual({
      id: 5,
      name: '#5',
      createdAt: 1_700_000_000_000,
      updatedAt: 1_700_000_005_000,
      customerKey: 'key-9',
      currency: 'SEK',
      total: 30000,
      cancelled: false,
      test: false,
      source: 'sync',
      lines: [
        {
          productId: 1,
          variantId: 1,
          sku: 'M',
          title: 'Mug',
          quantity: 2,
          unitPrice: 9333,
          suggestion: 'product:cross-sell',
        },
      ],
    });
  });

  it('keep nothing personal', () => {
    const text = JSON.stringify([
      orderFromRest(rest(sample), 'SEK', customer),
      orderFromGraphql(...graphql(sample), null),
    ]);
    expect(text).not.toMatch(/ada|secret|engraving|key-9.*key-9/i);
    expect(orderFromGraphql(...graphql(sample), null)?.customerKey).toBeNull();
  });

  it('take a mark only when we could have written it, with the offer that it names', () => {
    const marked = (mark: unknown) => {
      const payload = rest(sample) as { line_items: { properties: unknown }[] };
      payload.line_items[0]!.properties = mark;
      return orderFromRest(payload, 'SEK', null)?.lines[0]?.suggestion;
    };
    expect(marked([{ name: '_mersalg', value: 'exit:downsell' }])).toBe('exit:downsell');
    for (const mark of ['bundle:cross-sell:o3fk29ax1', 'upgrade:downsell:downgrade'])
      expect(marked([{ name: '_mersalg', value: mark }])).toBe(mark);
    for (const odd of ['exit:downsell:<script>', 'exit:upsell', 'product', '', 7, null, {}])
      expect(marked([{ name: '_mersalg', value: odd }])).toBeNull();
    for (const odd of [null, undefined, 'x', [null], [[]]]) expect(marked(odd)).toBeNull();
  });

  it('lose the product of a line whose product was deleted, as GraphQL does', () => {
    const payload = rest(sample) as { line_items: Record<string, unknown>[] };
    payload.line_items[0]!.product_exists = false;
    expect(orderFromRest(payload, 'SEK', null)?.lines[0]).toMatchObject({
      productId: null,
      variantId: null,
      sku: 'M',
    });
  });

  it('fall back to plain amounts where a payload has no sets', () => {
    const bare = {
      id: 1,
      name: '#1',
      created_at: '2026-01-01T00:00:00+01:00',
      updated_at: '2026-01-01T00:00:00+01:00',
      currency: 'SEK',
      current_total_price: '90.00',
      total_price: '100.00',
      line_items: [
        {
          product_id: 1,
          title: 'Mug',
          quantity: 2,
          price: '50.00',
          discount_allocations: [{ amount: '10.00' }],
        },
      ],
    };
    expect(orderFromRest(bare, 'XXX', null)).toMatchObject({
      total: 9000,
      currency: 'SEK',
      lines: [{ quantity: 2, unitPrice: 4500 }],
    });
  });

  it('are null without id, dates or total, and never throw', () => {
    const whole = rest(sample) as Record<string, unknown>;
    for (const key of ['id', 'created_at', 'updated_at']) {
      expect(orderFromRest({ ...whole, [key]: undefined }, 'SEK', null), key).toBeNull();
    }
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        orderFromRest(a, 'SEK', customer);
        orderFromRest({ ...whole, line_items: a, customer: b }, 'SEK', customer);
        orderFromGraphql(a, [b], customer);
      }),
    );
  });
});
