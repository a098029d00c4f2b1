/** Terms: what an offer changes in a price, and nothing else. Preview, widgets and checkout reckon with these alone. */
import type { ProductId, VariantId } from '../ids.ts';

/** `o` and eight letters or digits, drawn when the merchant makes the offer. */
export type OfferId = string;

/** What goes off a price. */
export type Off =
  /** Hundredths of a percent, 1 to 10,000: 1,250 is 12.5 %. */
  | { readonly kind: 'percent'; readonly hundredths: number }
  /** Minor units of the shop's own currency, above 0; converted by the cart's rate. Never more than the price itself. */
  | { readonly kind: 'amount'; readonly amount: number };

/** One of the things that make a set: so many pieces of any of these products. */
export interface Part {
  readonly products: readonly ProductId[];
  readonly quantity: number;
}

/** From so many pieces on, all of them are this much cheaper; an amount is per piece. */
export interface QuantityTier {
  readonly quantity: number;
  readonly off: Off;
}

/** From this sum on (minor units of the shop's currency, before any discount on orders), this much goes off the order. */
export interface SpendTier {
  readonly subtotal: number;
  readonly off: Off;
}

interface Common {
  readonly id: OfferId;
  /** Lower numbers take their pieces first; a piece is discounted by one offer only. Equal numbers: by id. */
  readonly priority: number;
  /** ISO 3166 codes of the markets in which it holds; empty: all. */
  readonly countries: readonly string[];
  /** Epoch milliseconds from which it no longer holds; null for no end. */
  readonly until: number | null;
  /**
   * While a trial shows some shoppers something else in the offer's place: for whose buckets these terms hold (see
   * audience.ts), and the offer `of` which they are, or a sibling. Absent: for everybody. Widgets are never told it.
   */
  readonly only?: { readonly of: OfferId; readonly buckets: string };
}

export type Terms = Common &
  (
    | {
        /** `off` per complete set: of the pieces that make it, whatever their variants. */
        readonly kind: 'bundle';
        readonly parts: readonly Part[];
        readonly off: Off;
      }
    | {
        /** Pieces of all these products count together; the highest tier that they reach holds for each of them. */
        readonly kind: 'volume';
        readonly products: readonly ProductId[];
        /** Ascending. */
        readonly tiers: readonly QuantityTier[];
      }
    | {
        /** One piece of `variant` is free while all else in the cart comes to `threshold` (shop's minor units). */
        readonly kind: 'gift';
        readonly variant: VariantId;
        readonly threshold: number;
      }
    | {
        /**
         * An upgrade or downgrade with something off: for pieces of these products on lines that this offer put into the
         * cart. Which offer did is a line property, and shoppers can write those: hence only products that the merchant
         * chose, never whatever the line holds.
         */
        readonly kind: 'swap';
        readonly products: readonly ProductId[];
        readonly off: Off;
      }
    | {
        /**
         * A service that costs a share of the line it belongs to (hundredths of a percent of that line's piece price):
         * what its own price exceeds this by goes off, for at most as many pieces as that line has.
         */
        readonly kind: 'add-on';
        readonly variant: VariantId;
        readonly share: number;
      }
    /** Tiers ascend. */
    | { readonly kind: 'order'; readonly tiers: readonly SpendTier[] }
  );

/** A cart line as prices see it. */
export interface PricedLine {
  readonly key: string;
  readonly productId: ProductId;
  readonly variantId: VariantId;
  readonly quantity: number;
  /** Minor units of the cart's currency, one piece, before discounts. */
  readonly price: number;
  /** The offer that put it into the cart, from the line's private property; null when none did. */
  readonly offer: OfferId | null;
  /** Key of the line that this one belongs to (an add-on's); null when it stands for itself. */
  readonly parent: string | null;
}

export interface PricedCart {
  /** ISO 4217 of every price of the lines. */
  readonly currency: string;
  /** Units of the cart's currency per unit of the shop's: 1 where they are the same. */
  readonly rate: number;
  /** ISO 4217 of the shop's own currency, in which terms state amounts. */
  readonly shopCurrency: string;
  /** ISO 3166 of the shopper's market; null where it is not known: then only terms without countries hold. */
  readonly country: string | null;
  readonly lines: readonly PricedLine[];
  /** Epoch milliseconds; null where there is no clock: then `until` is left to whoever keeps the deadline. */
  readonly now: number | null;
  /** The shopper's bucket, 0 to 999; null or absent where the cart does not tell it. */
  readonly bucket?: number | null;
}

/** So much off so many pieces of one line, as one sum: never per piece, so that nothing is rounded twice. */
export interface Deduction {
  readonly offer: OfferId;
  readonly line: string;
  readonly quantity: number;
  /** Minor units of the cart's currency, above 0, for all `quantity` pieces together. */
  readonly amount: number;
}

/** How far a cart is from what an offer gives. Amounts in minor units of the cart's currency. */
export type OfferState =
  /** `sets` complete; `missing` pieces per part, in the order of the parts, until the next one. */
  | {
      readonly offer: OfferId;
      readonly kind: 'bundle';
      readonly sets: number;
      readonly missing: readonly number[];
    }
  /** `tier`: index of the one reached, -1 for none; `missing` pieces to the next, null at the last. */
  | {
      readonly offer: OfferId;
      readonly kind: 'volume';
      readonly pieces: number;
      readonly tier: number;
      readonly missing: number | null;
    }
  /** `given`: the free piece is in the cart; `missing`: sum to the threshold, 0 when it is reached. */
  | {
      readonly offer: OfferId;
      readonly kind: 'gift';
      readonly threshold: number;
      readonly missing: number;
      readonly given: boolean;
    }
  | { readonly offer: OfferId; readonly kind: 'swap' | 'add-on'; readonly pieces: number }
  | {
      readonly offer: OfferId;
      readonly kind: 'order';
      readonly tier: number;
      readonly missing: number | null;
    };

/** What a cart costs under terms. */
export interface Settlement {
  /** Sum of all lines before discounts. */
  readonly subtotal: number;
  /** On lines, in the order of the cart's lines. */
  readonly deductions: readonly Deduction[];
  /** On the order as a whole; at most one. */
  readonly order: { readonly offer: OfferId; readonly amount: number } | null;
  /** `subtotal` less all of these; never below 0. */
  readonly total: number;
  /** One per terms, in the order given. */
  readonly states: readonly OfferState[];
}
