/** The REST form in which Shopify's webhooks carry an order: what was ordered, what went off, what came back. */

import { atRate, customerById, shippingOffs, sumOff } from '../graphql/resolvers/order.ts';
import { priceText } from '../money.ts';
import {
  currentOf,
  currentQuantity,
  lineTax,
  refundsOf,
  shippingTax,
  taxesIncluded,
  taxRateOf,
} from '../orderMoney.ts';
import type { TwinAllocation, TwinOrder, TwinShop } from '../state.ts';
import { shopInstant } from '../time.ts';
import type { Payload } from './payload.ts';

/** Both currencies of an amount: minor units of the shop's, and of that paid in where it is not at the order's rate. */
type Set = (minor: number, shown?: number) => Payload;

export function orderPayload(shop: TwinShop, order: TwinOrder): Payload {
  const at = (iso: string): string => shopInstant(iso, shop.data.timezone);
  const money = (minor: number): string => priceText(minor, order.currency);
  const customer = order.customerId === null ? null : customerById(shop, order.customerId);
  const paidIn = order.shown?.currency ?? order.currency;
  const set = (minor: number, shown = atRate(order, minor)): Payload => ({
    shop_money: { amount: money(minor), currency_code: order.currency },
    presentment_money: { amount: priceText(shown, paidIn), currency_code: paidIn },
  });
  const shown = order.shown ?? order;
  const current = currentOf(order);
  const applications = order.applications ?? [];
  const off = sumOff(applications);
  const goods = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    order_number: Number(order.name.replace(/\D/g, '')),
    created_at: at(order.createdAt),
    updated_at: at(order.updatedAt),
    processed_at: at(order.createdAt),
    cancelled_at: order.cancelledAt === null ? null : at(order.cancelledAt),
    test: order.test,
    email: order.email,
    currency: order.currency,
    presentment_currency: paidIn,
    financial_status: order.financialStatus.toLowerCase(),
    subtotal_price: money(order.subtotal),
    subtotal_price_set: set(order.subtotal, shown.subtotal),
    total_line_items_price: money(goods),
    total_discounts: money(off.amount),
    total_discounts_set: set(off.amount, off.shown),
    total_shipping_price_set: set(order.shipping, shown.shipping),
    total_tax: money(order.tax),
    total_tax_set: set(order.tax, shown.tax),
    total_price: money(order.total),
    total_price_set: set(order.total, shown.total),
    current_total_price: money(current.total),
    current_total_price_set: set(current.total),
    current_subtotal_price: money(current.subtotal),
    current_subtotal_price_set: set(current.subtotal),
    current_shipping_price_set: set(current.shipping),
    current_total_tax: money(current.tax),
    current_total_tax_set: set(current.tax),
    total_tip_received: money(0),
    taxes_included: taxesIncluded(order),
    source_name: order.sourceName ?? 'web',
    note_attributes: (order.attributes ?? []).map(({ name, value }) => ({ name, value })),
    discount_applications: applications.map(({ title, kind, target, shown: taken }) => ({
      target_type: target === 'shipping' ? 'shipping_line' : 'line_item',
      type: kind === 'code' ? 'discount_code' : 'automatic',
      value: priceText(taken, paidIn),
      value_type: 'fixed_amount',
      allocation_method: target === 'line' ? 'each' : 'across',
      target_selection: target === 'line' ? 'entitled' : 'all',
      ...(kind === 'code' ? { code: title } : { title }),
    })),
    discount_codes: applications
      .filter(({ kind }) => kind === 'code')
      .map(({ title, target, shown: taken }) => ({
        code: title,
        amount: priceText(taken, paidIn),
        type: target === 'shipping' ? 'shipping' : 'fixed_amount',
      })),
    shipping_lines: shippingLines(order, set),
    refunds: refunds(order, set, at),
    customer:
      order.customerId === null
        ? null
        : {
            id: order.customerId,
            email: customer?.email ?? order.email,
            first_name: customer?.firstName ?? null,
            last_name: customer?.lastName ?? null,
          },
    line_items: order.lines.map((line) => ({
      id: line.id,
      admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
      product_id: line.productId,
      variant_id: line.variantId,
      product_exists: line.productId !== null && shop.productById.has(line.productId),
      title: line.title,
      variant_title: line.variantTitle,
      name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
      sku: line.sku,
      quantity: line.quantity,
      current_quantity: currentQuantity(order, line),
      price: money(line.price),
      price_set: set(line.price, line.shownPrice ?? line.price),
      requires_shipping:
        line.variantId === null || shop.variantById.get(line.variantId)?.requiresShipping !== false,
      total_discount: money(0),
      total_discount_set: set(0, 0),
      discount_allocations: (line.discounts ?? []).map((off) => allocation(off, set)),
      tax_lines: taxLines(order, lineTax(order, line), set),
      gift_card: line.giftCard === true,
      properties: line.properties.map(({ name, value }) => ({ name, value })),
    })),
  };
}

/** The plain text beside a set: REST writes the shop's amount twice. */
function both(name: string, amounts: Payload): Payload {
  return { [name]: (amounts.shop_money as { amount: string }).amount, [`${name}_set`]: amounts };
}

function allocation({ application, amount, shown }: TwinAllocation, set: Set): Payload {
  return { ...both('amount', set(amount, shown)), discount_application_index: application };
}

function taxLines(order: TwinOrder, minor: number, set: Set): Payload[] {
  const rate = taxRateOf(order);
  return rate === 0 ? [] : [{ title: 'VAT', rate, ...both('price', set(minor)), channel_liable: false }];
}

function shippingLines(order: TwinOrder, set: Set): Payload[] {
  const offs = shippingOffs(order);
  if (order.shipping === 0 && offs.length === 0) return [];
  const off = sumOff(offs);
  return [
    {
      id: order.id * 10,
      title: 'Standard',
      ...both('price', set(order.shipping + off.amount, (order.shown ?? order).shipping + off.shown)),
      ...both('discounted_price', set(order.shipping, (order.shown ?? order).shipping)),
      is_removed: false,
      tax_lines: taxLines(order, shippingTax(order), set),
      discount_allocations: offs.map((one) => allocation(one, set)),
    },
  ];
}

/** What an edit removed stands here too, owed until it is paid: so says the adjustment's reason. */
function refunds(order: TwinOrder, set: Set, at: (iso: string) => string): Payload[] {
  return refundsOf(order).map((refund) => ({
    id: refund.id,
    order_id: order.id,
    created_at: at(refund.at),
    processed_at: at(refund.at),
    note: null,
    refund_line_items: refund.lines.map((line, n) => ({
      id: refund.id * 100 + n,
      line_item_id: line.lineId,
      quantity: line.quantity,
      restock_type: refund.amount === 0 ? 'cancel' : 'return',
      ...both('subtotal', set(line.subtotal)),
      ...both('total_tax', set(line.tax)),
    })),
    refund_shipping_lines:
      refund.shipping === 0
        ? []
        : [
            {
              id: refund.id,
              subtotal_amount_set: set(refund.shipping),
              total_tax_set: set(refund.shippingTax),
            },
          ],
    order_adjustments:
      refund.discrepancy === 0
        ? []
        : [
            {
              id: refund.id,
              order_id: order.id,
              refund_id: refund.id,
              kind: 'refund_discrepancy',
              reason: refund.amount === 0 ? 'Pending refund discrepancy' : 'Refund discrepancy',
              ...both('amount', set(refund.discrepancy)),
              ...both('tax_amount', set(0)),
            },
          ],
    transactions:
      refund.amount === 0
        ? []
        : [{ id: refund.id, kind: 'refund', status: 'success', ...both('amount', set(refund.amount)) }],
  }));
}
