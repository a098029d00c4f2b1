/** The port of offers: what the use cases need of their store. */
import type { AuditNote, FieldChange } from '../domain/audit/audit.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';

/** What the log is told of a change: who did what; which offer, the store knows. */
export interface LogNote extends Pick<AuditNote<'offer'>, 'at' | 'staff' | 'did'> {
  readonly changes: readonly FieldChange[];
}

export type PutOutcome =
  /** With its new version. */
  | { readonly kind: 'saved'; readonly offer: Offer }
  /** Somebody else changed it meanwhile: `now` is what holds, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: Offer | null }
  /** The shop has as many as it may. */
  | { readonly kind: 'full' };

export type RemoveOutcome =
  | { readonly kind: 'removed'; readonly offer: Offer }
  | { readonly kind: 'conflict'; readonly now: Offer | null };

/** So many offers a shop may have. */
export const MOST_OFFERS = 1000;

/** Each change is logged, raises `versions.offers` and enqueues a `promise` job for the shop, in one transaction. */
export interface OfferStore {
  /** By priority, equal ones by id. */
  list(shop: ShopDomain): Promise<readonly Offer[]>;
  get(shop: ShopDomain, id: OfferId): Promise<Offer | null>;
  /**
   * Saves the offer under its id while `expected` is still its version (null: while there is none by that id). Its own
   * `version` is not looked at: the new one is greater than any that an offer of this shop has had.
   */
  put(shop: ShopDomain, offer: Offer, expected: number | null, note: LogNote): Promise<PutOutcome>;
  remove(shop: ShopDomain, id: OfferId, expected: number, note: LogNote): Promise<RemoveOutcome>;
}
