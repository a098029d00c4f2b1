/** One plain order in both of Shopify's forms, drawn at random or given; for tests of how orders are read. */
import fc from 'fast-check';
import { formatAmount } from '../../domain/money.ts';

interface PlainOff {
  amount: number;
  by: 'automatic' | 'code' | 'manual';
  title: string;
}
interface PlainLine {
  product: number | null;
  title: string;
  sku: string | null;
  ordered: number;
  left: number;
  price: number;
  discounts: PlainOff[];
  /** Of all pieces, by two taxes; and their rates. */
  taxes: [number, number];
  rates: [number, number];
  giftCard: boolean;
  mark: string | null;
}
export interface Plain {
  id: number;
  currency: string;
  total: number;
  cancelled: boolean;
  test: boolean;
  customer: number | null;
  at: number;
  lines: PlainLine[];
  sourceName: string;
  status: string;
  taxesIncluded: boolean;
  tax: number;
  shipping: number;
  shippingOff: PlainOff | null;
  shippingTax: [number, number];
  tip: number;
  discrepancy: number;
  cartMark: string | null;
}

export const VISITOR = '3f2c8a1e-5b7d-4c9e-8a1b-2d3e4f5a6b7c';
const off: fc.Arbitrary<PlainOff> = fc.record({
  amount: fc.nat(2_000),
  by: fc.constantFrom('automatic', 'code', 'manual'),
  title: fc.constantFrom('Mersalg', 'Mängdpris', 'SUMMER', '2+ · −10 %'),
});
const two = (max: number) => fc.tuple(fc.nat(max), fc.nat(max));

const line: fc.Arbitrary<PlainLine> = fc
  .record({
    product: fc.option(fc.integer({ min: 1, max: 2 ** 52 })),
    title: fc.string(),
    sku: fc.option(fc.string()),
    ordered: fc.integer({ min: 1, max: 30 }),
    gone: fc.nat(30),
    price: fc.nat(1_000_000),
    discounts: fc.array(off, { maxLength: 3 }),
    taxes: two(90_000),
    rates: fc.constantFrom<[number, number]>([0.25, 0], [0.06, 0.0125]),
    giftCard: fc.boolean(),
    mark: fc.option(fc.constantFrom('product:cross-sell', 'exit:downsell', 'exit:cross-sell', 'cart', '<b>')),
  })
  .map(({ gone, ...rest }) => ({ ...rest, left: Math.max(0, rest.ordered - gone) }));
export const plain: fc.Arbitrary<Plain> = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 52 }),
  currency: fc.constantFrom('SEK', 'EUR', 'JPY', 'KWD'),
  total: fc.nat(10_000_000),
  cancelled: fc.boolean(),
  test: fc.boolean(),
  customer: fc.option(fc.integer({ min: 1, max: 2 ** 40 })),
  at: fc.integer({ min: 1_500_000_000, max: 1_800_000_000 }).map((seconds) => seconds * 1000),
  lines: fc.array(line, { maxLength: 5 }),
  sourceName: fc.constantFrom('web', 'pos', 'shopify_draft_order', '1234567', ''),
  status: fc.constantFrom('PAID', 'PENDING', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED'),
  taxesIncluded: fc.boolean(),
  tax: fc.nat(1_000_000),
  shipping: fc.nat(100_000),
  shippingOff: fc.option(off),
  shippingTax: two(9_000),
  tip: fc.oneof(fc.constant(0), fc.nat(1_000_000)),
  discrepancy: fc.integer({ min: -500_000, max: 500_000 }),
  cartMark: fc.option(fc.constantFrom(VISITOR, `${VISITOR}:0`, `${VISITOR}:1`, 'x', '')),
});

const utc = (at: number) => new Date(at).toISOString().replace('.000', '');
/** The same instant as the shop's own clock shows it. */
const local = (at: number) => new Date(at + 2 * 3_600_000).toISOString().replace('.000Z', '+02:00');

export function graphql(of: Plain): [unknown, unknown[]] {
  const bag = (amount: number) => ({
    shopMoney: { amount: formatAmount(amount, of.currency), currencyCode: of.currency },
  });
  const offs = (list: readonly PlainOff[]) =>
    list.map(({ amount, by, title }) => ({
      allocatedAmountSet: bag(amount),
      // Only automatic discounts are asked for their title.
      discountApplication: by === 'automatic' ? { title } : {},
    }));
  const taxes = (amounts: readonly number[], rates: readonly number[]) =>
    amounts.map((amount, i) => ({ rate: rates[i], priceSet: bag(amount) }));
  const node = {
    id: `gid://shopify/Order/${of.id}`,
    name: `#${of.id}`,
    createdAt: utc(of.at),
    updatedAt: utc(of.at + 5000),
    cancelledAt: of.cancelled ? utc(of.at + 5000) : null,
    test: of.test,
    currentTotalPriceSet: bag(of.total),
    sourceName: of.sourceName === '' ? null : of.sourceName,
    displayFinancialStatus: of.status,
    taxesIncluded: of.taxesIncluded,
    currentTotalTaxSet: bag(of.tax),
    currentShippingPriceSet: bag(of.shipping),
    totalTipReceivedSet: bag(of.tip),
    refundDiscrepancySet: bag(of.discrepancy),
    shippingLine: {
      taxLines: taxes(of.shippingTax, [0.2, 0.05]),
      discountAllocations: offs(of.shippingOff === null ? [] : [of.shippingOff]),
    },
    customAttributes: [
      { key: 'gift', value: 'secret' },
      ...(of.cartMark === null ? [] : [{ key: '__mersalg', value: of.cartMark }]),
    ],
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
    isGiftCard: one.giftCard,
    taxLines: taxes(one.taxes, one.rates),
    discountAllocations: offs(one.discounts),
    customAttributes: [
      { key: 'engraving', value: 'secret' },
      ...(one.mark === null ? [] : [{ key: '_mersalg', value: one.mark }]),
    ],
  }));
  return [node, lines];
}

export function rest(of: Plain): unknown {
  // What the shopper saw was another currency: it must not be taken.
  const set = (amount: number) => ({
    shop_money: { amount: formatAmount(amount, of.currency), currency_code: of.currency },
    presentment_money: { amount: '0.01', currency_code: 'USD' },
  });
  const both = (name: string, amount: number) => ({ [name]: '0.01', [`${name}_set`]: set(amount) });
  const applications: object[] = [];
  const offs = (list: readonly PlainOff[]) =>
    list.map(({ amount, by, title }) => {
      applications.push({
        type: by === 'code' ? 'discount_code' : by,
        ...(by === 'code' ? { code: title } : { title }),
      });
      return { ...both('amount', amount), discount_application_index: applications.length - 1 };
    });
  const taxes = (amounts: readonly number[], rates: readonly number[]) =>
    amounts.map((amount, i) => ({ rate: rates[i], ...both('price', amount) }));
  // In three pieces, of which one is delivery's and was told in this way of old.
  const adjustment = (kind: string, amount: number) => ({
    kind,
    ...both('amount', amount),
    ...both('tax_amount', 0),
  });
  const half = Math.trunc(of.discrepancy / 2);
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
    source_name: of.sourceName === '' ? null : of.sourceName,
    financial_status: of.status.toLowerCase(),
    taxes_included: of.taxesIncluded,
    ...both('current_total_tax', of.tax),
    current_shipping_price_set: set(of.shipping),
    total_tip_received: formatAmount(of.tip, of.currency),
    note_attributes: [
      { name: 'gift', value: 'secret' },
      ...(of.cartMark === null ? [] : [{ name: '__mersalg', value: of.cartMark }]),
    ],
    shipping_lines: [
      { is_removed: true, discount_allocations: [{ ...both('amount', 77), discount_application_index: 0 }] },
      {
        is_removed: false,
        tax_lines: taxes(of.shippingTax, [0.2, 0.05]),
        discount_allocations: offs(of.shippingOff === null ? [] : [of.shippingOff]),
      },
    ],
    refunds: [
      { order_adjustments: [adjustment('shipping_refund', -900), adjustment('refund_discrepancy', half)] },
      { refund_line_items: [], order_adjustments: [adjustment('refund_discrepancy', of.discrepancy - half)] },
      {},
    ],
    discount_applications: applications,
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
      discount_allocations: offs(one.discounts),
      tax_lines: taxes(one.taxes, one.rates),
      gift_card: one.giftCard,
      properties: [
        { name: 'engraving', value: 'secret' },
        ...(one.mark === null ? [] : [{ name: '_mersalg', value: one.mark }]),
      ],
    })),
  };
}

export const names = { customer: (id: number) => `key-${id}`, visitor: (id: string) => `hash of ${id}` };
export const nobody = { ...names, customer: null };
/** Three mugs at 100, two kept; prices contain 25 % tax. */
export const sample: Plain = {
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
      discounts: [
        { amount: 1000, by: 'automatic', title: 'Mängdpris' },
        { amount: 1000, by: 'code', title: 'SUMMER' },
      ],
      taxes: [5_600, 0],
      rates: [0.25, 0],
      giftCard: false,
      mark: 'product:cross-sell',
    },
  ],
  sourceName: 'web',
  status: 'PARTIALLY_REFUNDED',
  taxesIncluded: true,
  tax: 4_713,
  shipping: 4_900,
  shippingOff: null,
  shippingTax: [980, 0],
  tip: 0,
  discrepancy: 0,
  cartMark: `${VISITOR}:0`,
};
