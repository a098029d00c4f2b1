/** What the twin's discounts are asked and what they answer: a cart in the shopper's market, and what goes off it. */

import type { Claim } from '../../../server/domain/offer/combine.ts';

/** A cart line before discounts. */
export interface CartLineToDiscount {
  readonly key: string;
  readonly productId: number;
  readonly variantId: number;
  readonly quantity: number;
  /** Minor units of the cart's currency (by its ISO 4217 exponent), one piece. */
  readonly price: number;
  /** Line properties, private ones too. */
  readonly properties: Readonly<Record<string, string>>;
  /** Key of the line that it is nested under; absent or null when it stands for itself. */
  readonly parent?: string | null;
}

export interface CartToDiscount {
  readonly lines: readonly CartLineToDiscount[];
  /** Properties of the cart itself, private ones too; absent: none. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** ISO 4217 of the shopper's market. */
  readonly currency: string;
  /** Units of the cart's currency per unit of the shop's; 1 where they are the same. */
  readonly rate: number;
  /** ISO 3166 of the shopper's market. */
  readonly country: string;
  /** ISO 639 of the shopper's language. */
  readonly language: string;
  /** Discount codes that the shopper entered, in the order of entry. */
  readonly codes: readonly string[];
  /** Minor units of the cart's currency, before discounts; null in the cart, where it is not known yet. */
  readonly shipping: number | null;
  /** Epoch milliseconds: discounts begin and end by it. */
  readonly now: number;
}

/**
 * What one active discount would take off the cart if it stood alone: `lines`, `order` and `shipping` as in Claim, whose
 * `id` is the gid of the discount's node. The Function's discounts and native ones both come to this, and are then combined.
 */
export interface DiscountClaim extends Claim {
  readonly title: string;
  /** Null for an automatic discount. */
  readonly code: string | null;
  readonly by: 'function' | 'native';
  /** What a Function says of a line (by its key) or of the order, in place of the title. */
  readonly says?: { readonly lines: ReadonlyMap<string, string>; readonly order: string | undefined };
}

/** One discount and what it takes off, in minor units of the cart's currency (above 0). */
export interface AppliedDiscount {
  /** gid of the discount node. */
  readonly id: string;
  /** As the shopper reads it: the candidate's message, the node's title, or the code. */
  readonly title: string;
  readonly amount: number;
  readonly by: 'function' | 'native';
}

export interface DiscountedLine {
  readonly key: string;
  /** Sum of `applied`; never more than the line costs. */
  readonly amount: number;
  readonly applied: readonly AppliedDiscount[];
}

export interface DiscountedCart {
  /** One per line of the cart, in its order; discounts of products only. */
  readonly lines: readonly DiscountedLine[];
  /** Off the order as a whole, after those of lines; several where they combine. */
  readonly order: readonly AppliedDiscount[];
  /** Off shipping; empty while shipping is not known. */
  readonly shipping: readonly AppliedDiscount[];
  /** What became of each code. */
  readonly codes: readonly { readonly code: string; readonly applicable: boolean }[];
  /** All of `lines` and `order`: what the subtotal falls by. */
  readonly off: number;
}
