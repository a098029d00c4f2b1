/** What of a Shopify order is money: brought to one plain shape from both forms, then reckoned. Null where it is not told whole. */
import type { Channel } from '../../domain/measure/money.ts';
import { type ChargedLine, type Reckoned, reckonOrder, type TakenOff } from '../../domain/measure/reckon.ts';
import { isOurDiscount } from '../../domain/offer/isOurs.ts';
import { text } from './read.ts';

/** What a discount took off a line, all pieces together. */
export interface PlainOff {
  readonly amount: number | null;
  readonly automatic: boolean;
  readonly title: unknown;
}

export interface PlainTax {
  readonly amount: number | null;
  readonly rate: unknown;
}

export interface PlainLine {
  readonly productId: number | null;
  readonly variantId: number | null;
  readonly sku: unknown;
  readonly title: unknown;
  readonly ordered: number | null;
  readonly left: number | null;
  readonly price: number | null;
  readonly offs: readonly PlainOff[];
  readonly taxes: readonly PlainTax[];
  readonly giftCard: boolean;
  readonly properties: readonly (readonly [unknown, unknown])[];
}

/** Amounts in minor units of the shop's currency. */
export interface PlainMoney {
  readonly sourceName: unknown;
  /** In either case of letters. */
  readonly financialStatus: unknown;
  readonly taxesIncluded: unknown;
  readonly currentTax: number | null;
  readonly currentShipping: number | null;
  readonly shippingOffs: readonly PlainOff[];
  readonly shippingTaxes: readonly PlainTax[];
  readonly tip: number | null;
  /** Below 0 where more was paid back than the pieces that came back and the delivery come to. */
  readonly refundDiscrepancy: number | null;
}

/**
 * Null where anything that decides is missing, as in a body of a form that we do not know: half of an order's money
 * would be a wrong figure, none is a gap that the next sync fills.
 */
export function moneyOf(money: PlainMoney, cancelled: boolean, lines: readonly PlainLine[]): Reckoned | null {
  const { taxesIncluded, currentTax, currentShipping, tip, refundDiscrepancy } = money;
  if (typeof taxesIncluded !== 'boolean' || currentTax === null || currentShipping === null) return null;
  if (refundDiscrepancy === null || tip === null) return null;
  const tipLine = tip > 0 ? lines.findLast((line) => isTip(line, tip)) : undefined;
  const charged = lines.map((line) => chargedLine(line, line === tipLine));
  if (charged.includes(null)) return null;
  const deliveryOffs = offsOf(money.shippingOffs);
  if (deliveryOffs === null) return null;
  return reckonOrder({
    channel: channelOf(money.sourceName),
    cancelled,
    paidBack: /^(partially_)?refunded$/i.test(text(money.financialStatus) ?? ''),
    taxIncluded: taxesIncluded,
    // In the merchant's favour, as a fee for sending back: it earned nothing that an offer could have.
    allowance: Math.max(0, -refundDiscrepancy),
    delivery: currentShipping,
    deliveryOffs,
    deliveryRate: rateOf(money.shippingTaxes),
    tax: currentTax,
    lines: charged as ChargedLine[],
  });
}

function chargedLine(line: PlainLine, tip: boolean): ChargedLine | null {
  const { ordered, left, price } = line;
  const offs = offsOf(line.offs);
  const taxes = line.taxes.map(({ amount }) => amount);
  if (ordered === null || left === null || price === null || offs === null || taxes.includes(null))
    return null;
  const tax = taxes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return {
    kind: tip ? 'tip' : line.giftCard ? 'gift-card' : 'goods',
    // A line of nothing stands in no order; dividing by it would.
    ordered: Math.max(1, ordered),
    left: ordered <= 0 ? 0 : Math.max(0, left),
    price: ordered <= 0 ? 0 : price,
    offs,
    tax,
    taxRate: rateOf(line.taxes),
  };
}

/** A tip is a line without a product that costs what the order says was tipped: no form marks it otherwise in both. */
function isTip({ productId, variantId, ordered, price }: PlainLine, tip: number): boolean {
  return productId === null && variantId === null && ordered === 1 && price === tip;
}

function offsOf(offs: readonly PlainOff[]): TakenOff[] | null {
  const read = offs.map(({ amount, automatic, title }) => ({
    amount: amount ?? -1,
    ours: automatic && isOurDiscount(text(title) ?? ''),
  }));
  return read.some(({ amount }) => amount < 0) ? null : read;
}

function rateOf(taxes: readonly PlainTax[]): number {
  return taxes.reduce((sum, { rate }) => sum + (typeof rate === 'number' && rate > 0 ? rate : 0), 0);
}

/** Shopify's own names of sources; apps have numbers or names of their own. */
function channelOf(sourceName: unknown): Channel {
  switch (sourceName) {
    case 'web':
      return 'online';
    case 'pos':
      return 'pos';
    case 'shopify_draft_order':
      return 'draft';
    default:
      return 'other';
  }
}
