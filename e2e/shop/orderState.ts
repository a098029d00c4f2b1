/** Orders as the twin's shop holds them, with what went off them. */

/** What a discount took off a line, or off the order and shared out to this line. */
export interface TwinAllocation {
  /** Index into the order's `applications`. */
  application: number;
  /** Minor units of the shop's currency, all pieces together. */
  amount: number;
  /** The same in minor units of the currency paid in. */
  shown: number;
}

export interface TwinDiscountApplication {
  title: string;
  kind: 'automatic' | 'code';
  target: 'line' | 'order' | 'shipping';
  /** Minor units of the shop's currency, all that it took off. */
  amount: number;
  /** The same in minor units of the currency paid in. */
  shown: number;
}

/** An order as its shopper saw and paid it, where that was not the shop's own currency. Minor units of `currency`. */
export interface TwinShown {
  /** ISO 4217. */
  currency: string;
  /** Units of `currency` per unit of the shop's, when the order was placed. */
  rate: number;
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
}

export interface TwinOrderLine {
  id: number;
  productId: number | null;
  variantId: number | null;
  sku: string | null;
  title: string;
  variantTitle: string | null;
  quantity: number;
  /** Minor units, one piece, before discounts. */
  price: number;
  properties: { name: string; value: string }[];
  /** One piece in the currency paid in; absent where that is the order's own. */
  shownPrice?: number;
  /** Absent: nothing was taken off. */
  discounts?: TwinAllocation[];
  /** Name of the selling plan under which it was bought. */
  sellingPlan?: { id: number; name: string };
  /** The line that this one belongs to (nested cart lines). */
  parentId?: number;
  /** Of all pieces; absent: by the order's rate. */
  tax?: number;
  giftCard?: boolean;
}

/** A refund, or what an edit removed. Minor units of the shop's currency. */
export interface TwinRefund {
  id: number;
  at: string;
  /** `subtotal` after discounts, with `tax` in it where prices contain it. */
  lines: { lineId: number; quantity: number; subtotal: number; tax: number }[];
  /** Of the delivery, as `subtotal`. */
  shipping: number;
  shippingTax: number;
  /** What was paid back; nothing where pieces were only removed. */
  amount: number;
  /** What the pieces and the delivery come to, less `amount`. */
  discrepancy: number;
}

export interface TwinOrder {
  id: number;
  name: string;
  createdAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  customerId: number | null;
  email: string | null;
  currency: string;
  test: boolean;
  financialStatus: 'PAID' | 'PARTIALLY_PAID' | 'PENDING' | 'REFUNDED' | 'PARTIALLY_REFUNDED' | 'VOIDED';
  /** After all discounts, without shipping. */
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
  refunded: number;
  lines: TwinOrderLine[];
  /** In the order in which they were applied; absent: none. */
  applications?: TwinDiscountApplication[];
  /** Absent: paid in the shop's own currency. */
  shown?: TwinShown;
  /** Where it was sold; absent: `web`. */
  sourceName?: string;
  /** The cart's attributes, private ones too. */
  attributes?: { name: string; value: string }[];
  /** Absent: prices contain their tax. */
  taxIncluded?: boolean;
  /** 0.25 for 25 %; absent: what the tax comes to. */
  taxRate?: number;
  /** Absent where nobody recorded any. */
  refunds?: TwinRefund[];
}
