/** An order of the made shop as Shopify's webhooks would tell it: REST form, tax within prices, some paid in euro. */
import { liftedLine } from './experiment.ts';
import { SHIPPING, TAX, taxOf, withTax } from './madeShop.ts';
import type { MadeOrder } from './visitor.ts';

export const SHOP_CURRENCY = 'SEK';
const OTHER_CURRENCY = 'EUR';
/** Kronor to the euro. */
const RATE = 11.5;
export const FIRST_PRODUCT = 1_001;
export const PRODUCTS = 40;

/** Everything about an order that is not in `MadeOrder`. */
export interface Told {
  readonly id: number;
  readonly customerId: number | null;
  /** The visitor's id as the cart carries it; null without consent. */
  readonly cart: string | null;
  readonly lift: number;
  /** Epoch milliseconds: when it was made, and as of when it is told. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Whether its refund or cancellation has come about. */
  readonly fateCame: boolean;
  readonly fateAt: number;
  readonly test: boolean;
  readonly inEuro: boolean;
}

type Body = Readonly<Record<string, unknown>>;

const text = (minor: number) => (minor / 100).toFixed(2);

export function webhookBody(order: MadeOrder, told: Told): Body {
  const set = (minor: number) => ({
    shop_money: { amount: text(minor), currency_code: SHOP_CURRENCY },
    presentment_money: told.inEuro
      ? { amount: text(Math.round(minor / RATE)), currency_code: OTHER_CURRENCY }
      : { amount: text(minor), currency_code: SHOP_CURRENCY },
  });
  const { fate } = order;
  const goods = order.lines.map((line) => liftedLine(line, told.lift));
  const isBack = goods.map(
    (_, at) =>
      told.fateCame && fate.kind !== 'kept' && (fate.kind === 'cancelled' || (fate.line ?? at) === at),
  );
  const sum = (part: (goods: number) => number, of: (at: number) => boolean = () => true) =>
    goods.reduce((all, one, at) => (of(at) ? all + part(one) : all), 0);
  const stands = (at: number) => !isBack[at];
  const cancelled = told.fateCame && fate.kind === 'cancelled';
  const shipping = cancelled ? 0 : SHIPPING;
  const whole = sum(withTax) + withTax(SHIPPING);
  const now = sum(withTax, stands) + withTax(shipping);
  return {
    id: told.id,
    admin_graphql_api_id: `gid://shopify/Order/${told.id}`,
    name: `#${told.id}`,
    created_at: iso(told.createdAt),
    processed_at: iso(told.createdAt),
    updated_at: iso(told.updatedAt),
    cancelled_at: cancelled ? iso(told.fateAt) : null,
    test: told.test,
    source_name: 'web',
    financial_status: !isBack.some(Boolean)
      ? 'paid'
      : isBack.every(Boolean)
        ? 'refunded'
        : 'partially_refunded',
    total_tip_received: text(0),
    taxes_included: true,
    currency: SHOP_CURRENCY,
    presentment_currency: told.inEuro ? OTHER_CURRENCY : SHOP_CURRENCY,
    note_attributes: told.cart === null ? [] : [{ name: '__mersalg', value: told.cart }],
    customer: told.customerId === null ? null : { id: told.customerId },
    subtotal_price: text(sum(withTax)),
    subtotal_price_set: set(sum(withTax)),
    total_price: text(whole),
    total_price_set: set(whole),
    total_tax: text(sum(taxOf) + taxOf(SHIPPING)),
    total_tax_set: set(sum(taxOf) + taxOf(SHIPPING)),
    total_discounts: text(0),
    total_discounts_set: set(0),
    total_shipping_price_set: set(withTax(SHIPPING)),
    current_subtotal_price: text(sum(withTax, stands)),
    current_subtotal_price_set: set(sum(withTax, stands)),
    current_total_price: text(now),
    current_total_price_set: set(now),
    current_total_tax: text(sum(taxOf, stands) + taxOf(shipping)),
    current_total_tax_set: set(sum(taxOf, stands) + taxOf(shipping)),
    current_total_discounts: text(0),
    current_total_discounts_set: set(0),
    current_shipping_price_set: set(withTax(shipping)),
    shipping_lines: [
      {
        id: told.id * 10,
        title: 'Post',
        price: text(withTax(SHIPPING)),
        price_set: set(withTax(SHIPPING)),
        discounted_price_set: set(withTax(SHIPPING)),
        tax_lines: [{ rate: TAX, price: text(taxOf(SHIPPING)), price_set: set(taxOf(SHIPPING)) }],
        discount_allocations: [],
      },
    ],
    discount_applications: [],
    line_items: goods.map((one, at) => {
      const productId = FIRST_PRODUCT + ((told.id + at) % PRODUCTS);
      return {
        id: told.id * 10 + at,
        product_id: productId,
        variant_id: variantOf(productId),
        product_exists: true,
        title: `Product ${productId}`,
        sku: `P-${productId}`,
        quantity: 1,
        current_quantity: isBack[at] ? 0 : 1,
        price: text(withTax(one)),
        price_set: set(withTax(one)),
        total_discount: text(0),
        total_discount_set: set(0),
        discount_allocations: [],
        tax_lines: [{ title: 'Moms', rate: TAX, price: text(taxOf(one)), price_set: set(taxOf(one)) }],
        gift_card: false,
        properties: [],
      };
    }),
    refunds: isBack.some(Boolean)
      ? [
          {
            id: told.id * 10 + 9,
            order_id: told.id,
            created_at: iso(told.fateAt),
            refund_line_items: goods.flatMap((one, at) =>
              isBack[at]
                ? {
                    id: told.id * 100 + at,
                    line_item_id: told.id * 10 + at,
                    quantity: 1,
                    restock_type: cancelled ? 'cancel' : 'return',
                    subtotal: text(withTax(one)),
                    subtotal_set: set(withTax(one)),
                    total_tax: text(taxOf(one)),
                    total_tax_set: set(taxOf(one)),
                  }
                : [],
            ),
            order_adjustments: [],
            transactions: [],
          },
        ]
      : [],
  };
}

export const variantOf = (productId: number) => productId * 10;

const iso = (at: number) => new Date(at).toISOString();
