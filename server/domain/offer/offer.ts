/** Offers: what the merchant promises with a suggestion, to whom, and until when. One kind per file; see registry.ts. */
import type { CollectionId, ProductId, VariantId } from '../ids.ts';
import type { Off, OfferId, Part, QuantityTier } from './terms.ts';

export type { OfferId } from './terms.ts';

/** One dearer or cheaper version for one product, chosen by the merchant. */
export interface Pair {
  readonly from: ProductId;
  readonly to: ProductId;
}

/** When a cheaper alternative may be shown. */
export const DOWNSELL_MOMENTS = ['declined', 'exit', 'abandoned'] as const;
export type DownsellMoment = (typeof DOWNSELL_MOMENTS)[number];

/** What a progress bar counts towards; `at` in minor units of the shop's currency. */
export interface ProgressTier {
  readonly at: number;
  readonly gives:
    | { readonly kind: 'shipping' }
    | { readonly kind: 'gift'; readonly offer: OfferId }
    | { readonly kind: 'discount'; readonly off: Off };
}

/** Products that an offer speaks of; all lists empty: every product. */
export interface Selection {
  readonly products: readonly ProductId[];
  readonly collections: readonly CollectionId[];
  readonly tags: readonly string[];
}

export type Detail =
  | { readonly kind: 'bundle'; readonly parts: readonly Part[]; readonly off: Off }
  /** `pairs` first; `automatic`: beyond them, what the model finds. `off`: null for none. */
  | {
      readonly kind: 'upgrade';
      readonly pairs: readonly Pair[];
      readonly automatic: boolean;
      readonly off: Off | null;
    }
  | {
      readonly kind: 'downgrade';
      readonly pairs: readonly Pair[];
      readonly automatic: boolean;
      readonly off: Off | null;
      readonly on: readonly DownsellMoment[];
    }
  | {
      readonly kind: 'volume';
      readonly products: readonly ProductId[];
      readonly tiers: readonly QuantityTier[];
    }
  | {
      readonly kind: 'gift';
      readonly product: ProductId;
      readonly variant: VariantId;
      readonly threshold: number;
    }
  | { readonly kind: 'progress'; readonly tiers: readonly ProgressTier[] }
  /** `price`: its own, or hundredths of a percent of the line it belongs to. */
  | {
      readonly kind: 'add-on';
      readonly to: Selection;
      readonly product: ProductId;
      readonly variant: VariantId;
      readonly price: { readonly kind: 'fixed' } | { readonly kind: 'share'; readonly hundredths: number };
    }
  /** Products with selling plans; empty: all that have any. */
  | { readonly kind: 'subscription'; readonly products: readonly ProductId[] };

export type OfferKind = Detail['kind'];

/** Kinds in the order in which lists show them. */
export const OFFER_KINDS = [
  'bundle',
  'upgrade',
  'downgrade',
  'volume',
  'gift',
  'progress',
  'add-on',
  'subscription',
] as const satisfies readonly OfferKind[];

export const DEVICES = ['phone', 'tablet', 'desktop'] as const;
export type Device = (typeof DEVICES)[number];

/** By recency, frequency and value of a customer's orders: see segments.ts. */
export const SEGMENTS = ['new', 'loyal', 'champion', 'sleeping', 'occasional'] as const;
export type Segment = (typeof SEGMENTS)[number];

/**
 * To whom and when it is shown; an empty list or null asks nothing. Who was shown an offer is never refused it at
 * checkout: of these, checkout asks only what shoppers cannot change meanwhile (countries, the deadline).
 */
export interface Conditions {
  /** The product in hand, or one in the cart. */
  readonly about: Selection;
  readonly cart: {
    /** Minor units of the shop's currency. */
    readonly least: number | null;
    readonly most: number | null;
    /** At least one of these. */
    readonly holds: readonly ProductId[];
    /** None of these. */
    readonly lacks: readonly ProductId[];
  };
  readonly countries: readonly string[];
  /** ISO 639 codes. */
  readonly languages: readonly string[];
  readonly devices: readonly Device[];
  /** Whether this browser was here on an earlier day. */
  readonly visitor: 'any' | 'new' | 'returning';
  /** With consent and a logged-in customer alone: others do not meet it. */
  readonly boughtBefore: readonly ProductId[];
  /** Likewise. */
  readonly segments: readonly Segment[];
}

export const ANYBODY: Conditions = {
  about: { products: [], collections: [], tags: [] },
  cart: { least: null, most: null, holds: [], lacks: [] },
  countries: [],
  languages: [],
  devices: [],
  visitor: 'any',
  boughtBefore: [],
  segments: [],
};

/** What the merchant made. */
export interface Offer {
  readonly id: OfferId;
  /** For the merchant alone. */
  readonly name: string;
  readonly status: 'draft' | 'active' | 'paused';
  /** The lowest comes first. Any finite number: one that is moved gets a number between its new neighbours'. */
  readonly priority: number;
  readonly conditions: Conditions;
  /** Epoch milliseconds; null: at once. */
  readonly startsAt: number | null;
  /** Epoch milliseconds; null: no end. Kept by the server and by the discount's own end date. */
  readonly endsAt: number | null;
  /** Whether shoppers are told when it ends. */
  readonly tellsEnd: boolean;
  /** Shoppers are told how many pieces are left at or below this number; null: never. */
  readonly stockNote: number | null;
  readonly combines: {
    readonly products: boolean;
    readonly orders: boolean;
    readonly shipping: boolean;
  };
  readonly detail: Detail;
  /** Grows with each change: a stale writer is refused. */
  readonly version: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}
