/** Orders as the Admin API's GraphQL tells them, brought to the plain shape of order.ts. */
import type { Order } from '../../domain/basket.ts';
import type { OrderNames } from '../customers.ts';
import { order } from './order.ts';
import type { PlainOff, PlainTax } from './orderMoney.ts';
import { amount, asArray, asObject, id, integer, textOrNull } from './read.ts';

interface Bag {
  readonly shopMoney: { readonly amount: string; readonly currencyCode?: string };
}

interface GraphqlOff {
  readonly allocatedAmountSet: Bag;
  /** Only automatic discounts tell their title: no other can be ours. */
  readonly discountApplication: { readonly title?: string };
}

interface GraphqlTax {
  readonly rate: number | null;
  readonly priceSet: Bag;
}

/** What documents.ts asks for. */
export interface GraphqlOrder {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly cancelledAt: string | null;
  readonly test: boolean;
  readonly sourceName: string | null;
  readonly displayFinancialStatus: string | null;
  readonly taxesIncluded: boolean;
  readonly currentTotalPriceSet: Bag;
  readonly currentTotalTaxSet: Bag;
  readonly currentShippingPriceSet: Bag;
  readonly totalTipReceivedSet: Bag;
  readonly refundDiscrepancySet: Bag;
  readonly shippingLine: {
    readonly taxLines: readonly GraphqlTax[];
    readonly discountAllocations: readonly GraphqlOff[];
  } | null;
  readonly customAttributes: readonly { readonly key: string; readonly value: string | null }[];
  readonly customer?: { readonly id: string } | null;
}

export interface GraphqlOrderLine {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly quantity: number;
  readonly currentQuantity: number;
  readonly isGiftCard: boolean;
  readonly product: { readonly id: string } | null;
  readonly variant: { readonly id: string } | null;
  readonly originalUnitPriceSet: Bag;
  readonly taxLines: readonly GraphqlTax[];
  readonly discountAllocations: readonly GraphqlOff[];
  readonly customAttributes: readonly { readonly key: string; readonly value: string | null }[];
}

/** Null when it lacks what an order cannot do without: id, dates and total. Amounts are in the shop's currency. */
export function orderFromGraphql(
  node: unknown,
  lines: readonly unknown[],
  names: OrderNames,
  source: Order['source'] = 'sync',
): Order | null {
  const from = asObject(node);
  const total = asObject(asObject(from?.currentTotalPriceSet)?.shopMoney);
  const currency = textOrNull(total?.currencyCode);
  if (from === null || currency === null) return null;
  const money = (set: unknown) => amount(asObject(asObject(set)?.shopMoney)?.amount, currency);
  const offs = (list: unknown): PlainOff[] =>
    asArray(list).map((one) => {
      const title = asObject(asObject(one)?.discountApplication)?.title;
      return { amount: money(asObject(one)?.allocatedAmountSet), automatic: title !== undefined, title };
    });
  const taxes = (list: unknown): PlainTax[] =>
    asArray(list).map((one) => ({ amount: money(asObject(one)?.priceSet), rate: asObject(one)?.rate }));
  const pairs = (list: unknown) =>
    asArray(list).map((one) => [asObject(one)?.key, asObject(one)?.value] as const);
  const delivery = asObject(from.shippingLine);
  return order({
    ...from,
    currency,
    total: money(from.currentTotalPriceSet),
    attributes: pairs(from.customAttributes),
    customerId: asObject(from.customer)?.id,
    names,
    source,
    money: {
      sourceName: from.sourceName,
      financialStatus: from.displayFinancialStatus,
      taxesIncluded: from.taxesIncluded,
      currentTax: money(from.currentTotalTaxSet),
      currentShipping: money(from.currentShippingPriceSet),
      shippingOffs: offs(delivery?.discountAllocations),
      shippingTaxes: taxes(delivery?.taxLines),
      tip: money(from.totalTipReceivedSet),
      refundDiscrepancy: money(from.refundDiscrepancySet),
    },
    lines: lines.map(asObject).flatMap((line) =>
      line === null
        ? []
        : {
            productId: id(asObject(line.product)?.id),
            variantId: id(asObject(line.variant)?.id),
            sku: line.sku,
            title: line.title,
            ordered: integer(line.quantity),
            left: integer(line.currentQuantity),
            price: money(line.originalUnitPriceSet),
            offs: offs(line.discountAllocations),
            taxes: taxes(line.taxLines),
            giftCard: line.isGiftCard === true,
            properties: pairs(line.customAttributes),
          },
    ),
  });
}
