/**
 * Which promises the platform keeps at checkout, as the `promise` job left them. How to use it: `suggest` leaves out
 * every offer for which `isKept(offer, view.promises)` is false; admin reads the whole report by
 * `store.promises.get(shop)` and words each reason.
 */
import type { Offer } from './offer.ts';
import type { OfferId } from './terms.ts';

/** Why checkout cannot charge what an offer promises. */
export const UNKEPT = [
  /** The app may not write discounts: the merchant has not granted the scope yet. */
  'scope',
  /** Its discount would bring a line below the merchant's own floor; `detail` names the product. See floor.ts. */
  'floor',
  /** The platform refused to take it; `detail` is in its own words. */
  'refused',
  /** The terms of all offers before it fill what the discount Function can be given. */
  'too-large',
  /** The shop has as many active automatic discounts as the platform allows. */
  'limit',
  // What follows are promises that no native discount can keep:
  /** Only the Function knows which pieces an offer put into the cart, or which line a service belongs to. */
  'needs-function',
  /** A native discount cannot be bound to countries. */
  'countries',
  /** A native discount takes no part of a bundle's price off as a percentage of all its parts. */
  'bundle-percent',
  /** Native discounts know bundles of two parts only, whose second is worth the whole discount. */
  'bundle-parts',
  /** The tiers do not rise, or mix amounts and percentages: a native discount would give the better one instead. */
  'tiers',
  /** No collection holds all products, and they are too many to be named one by one. */
  'gift-products',
  /** More products than a native discount can name. */
  'many-products',
  /** An offer of a higher priority speaks of the same products; natively a line bears only the better of both. */
  'overlap',
  /** An offer of a higher priority, and this one, are not set to combine: natively a cart gets one of them. */
  'combines',
] as const;
export type Unkept = (typeof UNKEPT)[number];

export type Keeping =
  /** It changes no price. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'function' }
  /** By the platform's own discounts. */
  | { readonly kind: 'native' }
  | { readonly kind: 'unkept'; readonly why: Unkept; readonly detail?: string };

/** What became of one offer that was active and in its time. */
export interface Kept {
  readonly offer: OfferId;
  /** The offer's version at that time: of an offer that changed since, nothing is known yet. */
  readonly version: number;
  readonly keeping: Keeping;
}

/** Where a bar's "free shipping from" and the shop's own shipping rates differ. */
export interface ShippingDiffers {
  readonly kind: 'shipping-differs';
  readonly offer: OfferId;
  /** What the offer's tier says, in minor units of the shop's currency. */
  readonly tier: number;
  /** What the shop's rates say, per country (ISO 3166; `*` for the rest of the world); null where none is free. */
  readonly shop: readonly { readonly country: string; readonly from: number | null }[];
}

export interface PromiseReport {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly route: 'function' | 'native';
  /** Why it is not the Function's: the shop's plan does not run it, or it was not deployed. Null where it is. */
  readonly why: 'plan' | 'not-deployed' | null;
  readonly kept: readonly Kept[];
  readonly warnings: readonly ShippingDiffers[];
}

/** Whether an offer of this kind changes what is charged. */
export function changesPrice({ detail }: Pick<Offer, 'detail'>): boolean {
  switch (detail.kind) {
    case 'bundle':
    case 'volume':
    case 'gift':
      return true;
    case 'upgrade':
    case 'downgrade':
      return detail.off !== null;
    case 'add-on':
      return detail.price.kind === 'share';
    case 'progress':
      return detail.tiers.some(({ gives }) => gives.kind !== 'gift');
    case 'subscription':
      return false;
  }
}

/**
 * Whether shoppers may be told of it: it changes no price, or the platform keeps it as it now stands. Between a change
 * and the job that writes it to the platform (seconds) it is not: nothing is better than a price that is not charged.
 */
export function isKept(offer: Offer, promises: ReadonlyMap<OfferId, Kept>): boolean {
  if (!changesPrice(offer)) return true;
  const found = promises.get(offer.id);
  return found !== undefined && found.version === offer.version && found.keeping.kind !== 'unkept';
}
