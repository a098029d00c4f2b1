/** Orders as webhooks tell them, in the REST form, brought to the plain shape of order.ts. */
import type { Order } from '../../domain/basket.ts';
import type { OrderNames } from '../customers.ts';
import { order } from './order.ts';
import type { PlainOff, PlainTax } from './orderMoney.ts';
import { amount, asArray, asObject, id, integer, textOrNull } from './read.ts';

/** As `orderFromGraphql`, from the body of an order webhook. `shopCurrency` stands in where the body names none. */
export function orderFromRest(payload: unknown, shopCurrency: string, names: OrderNames): Order | null {
  const from = asObject(payload);
  if (from === null) return null;
  const total = asObject(asObject(from.current_total_price_set)?.shop_money);
  const currency = textOrNull(total?.currency_code) ?? textOrNull(from.currency) ?? shopCurrency;
  const money = (set: unknown, plain?: unknown) =>
    amount(asObject(asObject(set)?.shop_money)?.amount ?? plain, currency);
  const applications = asArray(from.discount_applications).map(asObject);
  const offs = (list: unknown): PlainOff[] =>
    asArray(list).map((one) => {
      const allocation = asObject(one);
      const application = applications[integer(allocation?.discount_application_index) ?? -1];
      return {
        amount: money(allocation?.amount_set, allocation?.amount),
        automatic: application?.type === 'automatic',
        title: application?.title,
      };
    });
  const taxes = (list: unknown): PlainTax[] =>
    asArray(list).map((one) => ({
      amount: money(asObject(one)?.price_set, asObject(one)?.price),
      rate: asObject(one)?.rate,
    }));
  const pairs = (list: unknown) =>
    asArray(list).map((one) => [asObject(one)?.name, asObject(one)?.value] as const);
  const deliveries = asArray(from.shipping_lines)
    .map(asObject)
    .filter((line) => line !== null && line.is_removed !== true);
  return order({
    id: from.id,
    name: from.name,
    createdAt: from.created_at,
    updatedAt: from.updated_at,
    cancelledAt: from.cancelled_at,
    test: from.test,
    currency,
    total: money(from.current_total_price_set, from.current_total_price ?? from.total_price),
    attributes: pairs(from.note_attributes),
    customerId: asObject(from.customer)?.id,
    names,
    source: 'webhook',
    money: {
      sourceName: from.source_name,
      financialStatus: from.financial_status,
      taxesIncluded: from.taxes_included,
      currentTax: money(from.current_total_tax_set, from.current_total_tax),
      currentShipping: money(from.current_shipping_price_set),
      shippingOffs: deliveries.flatMap((line) => offs(line?.discount_allocations)),
      shippingTaxes: taxes(deliveries[0]?.tax_lines),
      tip: money(from.total_tip_received_set, from.total_tip_received),
      refundDiscrepancy: discrepancyOf(from.refunds, money),
    },
    lines: asArray(from.line_items)
      .map(asObject)
      .flatMap((line) => {
        if (line === null) return [];
        const ordered = integer(line.quantity);
        // GraphQL gives no product that was deleted meanwhile; webhooks give its id, and say so.
        const exists = line.product_exists !== false;
        return {
          productId: exists ? id(line.product_id) : null,
          variantId: exists ? id(line.variant_id) : null,
          sku: line.sku,
          title: line.title,
          ordered,
          left: integer(line.current_quantity) ?? ordered,
          price: money(line.price_set, line.price),
          offs: offs(line.discount_allocations),
          taxes: taxes(line.tax_lines),
          giftCard: line.gift_card === true,
          properties: pairs(line.properties),
        };
      }),
  });
}

/**
 * What refunds came to beside their pieces and delivery, below 0 in the customer's favour. Null where refunds are not
 * told. Refunded delivery was told as an adjustment before version 2024-10; it is none of these.
 */
function discrepancyOf(
  refunds: unknown,
  money: (set: unknown, plain?: unknown) => number | null,
): number | null {
  if (!Array.isArray(refunds)) return null;
  let sum = 0;
  for (const adjustment of refunds.flatMap((one) =>
    asArray(asObject(one)?.order_adjustments).map(asObject),
  )) {
    if (adjustment === null || adjustment.kind === 'shipping_refund') continue;
    const discrepancy = money(adjustment.amount_set, adjustment.amount);
    if (discrepancy === null) return null;
    sum += discrepancy + (money(adjustment.tax_amount_set, adjustment.tax_amount) ?? 0);
  }
  return sum;
}
