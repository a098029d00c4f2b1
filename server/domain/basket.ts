/** Orders as Mersalg keeps them: what was bought together, when, for how much, and through which suggestion. */

import type { OrderId, ProductId, VariantId } from './ids.ts';
import type { OrderMoney } from './measure/money.ts';

export interface OrderLine {
  /** Null when the product is unknown or deleted (older imports): it still counts towards the basket's size. */
  readonly productId: ProductId | null;
  readonly variantId: VariantId | null;
  readonly sku: string | null;
  readonly title: string;
  readonly quantity: number;
  /** Minor units of the order's currency, one piece, after line discounts where the platform says. */
  readonly unitPrice: number;
  /** The private line property `_mersalg` as set by the widget, e.g. `product:cross-sell`; null without one. */
  readonly suggestion: string | null;
  /**
   * What the kept pieces brought: its part of the order's `money.goods`. Null where that is not told, and for what is
   * no goods (gift cards, tips).
   */
  readonly goods?: number | null;
  /** What one piece cost the merchant when the order was first taken in with a known cost; null while unknown. */
  readonly unitCost?: number | null;
}

export interface Order {
  readonly id: OrderId;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; an upsert with an older value is ignored. */
  readonly updatedAt: number;
  /** Keyed hash of the customer's id; null for guests. Never an id, name or address. */
  readonly customerKey: string | null;
  /** ISO 4217 of every amount here: the shop's own currency. */
  readonly currency: string;
  /** Minor units, what the customer pays in all, after edits and refunds where known. */
  readonly total: number;
  readonly cancelled: boolean;
  readonly test: boolean;
  readonly source: 'sync' | 'webhook' | 'import';
  /** Null where it is not told: exports and rows of before it was kept. */
  readonly money?: OrderMoney | null;
  /** Keyed hash of the visitor whose cart it was, from the cart's private property; null without one. */
  readonly visitor?: string | null;
  readonly lines: readonly OrderLine[];
}

/**
 * A shop's order history packed for training: order `o` holds the distinct known products
 * `productIds[ptr[o] .. ptr[o + 1])`, in ascending id; orders are in ascending time. Cancelled, test and
 * deleted orders are left out.
 */
export interface OrderHistory {
  /** Epoch milliseconds, length n. */
  readonly createdAt: Float64Array;
  /** Length n + 1. */
  readonly ptr: Uint32Array;
  /** Product ids, exact in float64. */
  readonly productIds: Float64Array;
  /** Who ordered, length n: 0 when unknown, else customers 1, 2, … of this history, numbered as they first order. */
  readonly customer: Uint32Array;
}

/**
 * Changes to what training counts, in the order in which they came about: change `o` adds (`sign` 1) or takes away (-1)
 * a basket of the distinct known products `productIds[ptr[o] .. ptr[o + 1])`, in ascending id. A new order adds one, a
 * cancellation or deletion takes it away, an edit does both.
 */
export interface BasketChanges {
  /** Length n. */
  readonly sign: Int8Array;
  /** Epoch milliseconds of the order, length n. */
  readonly createdAt: Float64Array;
  /** Length n + 1. */
  readonly ptr: Uint32Array;
  readonly productIds: Float64Array;
}

/** What one customer bought: a product and when, epoch milliseconds, in any order. */
export interface Purchase {
  readonly productId: ProductId;
  readonly at: readonly number[];
}
