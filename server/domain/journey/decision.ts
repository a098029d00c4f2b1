/** Decisions of the arbiter, each with its reason: what was shown, and why each other was not. */
import type { Refusal } from '../conditions/holds.ts';
import type { ProductId } from '../ids.ts';
import type { OfferId } from '../offer/terms.ts';
import type { Placement } from '../placement.ts';
import type { Proposed } from '../proposals/proposal.ts';
import type { Rested } from './recollection.ts';

/** What another thing is called in a reason: an offer's id, or `p42`. */
export type Rival = string;

/** Why a proposal is not shown; the first that applies, in the order of these lines. */
export type HeldBack =
  /** It is one of the merchant's quiet times. */
  | { readonly why: 'quiet' }
  /** The merchant has switched the door off, by `Tact.exit`. */
  | { readonly why: 'door' }
  /** The shopper has begun checkout. */
  | { readonly why: 'checkout' }
  | Rested
  /** The shopper has just said no to a dearer version of the product in hand, `product`: no other is put forward. */
  | { readonly why: 'answered'; readonly product: ProductId }
  /** A cheaper version comes where a dearer one was declined, and nobody has declined today. */
  | { readonly why: 'no-hesitation' }
  /** The cheaper version was shown after a declined upgrade already, today. */
  | { readonly why: 'once' }
  /** `left` of the pressure that a visit bears is less than it `costs`. */
  | { readonly why: 'pressure'; readonly left: number; readonly costs: number }
  | { readonly why: 'discounts'; readonly given: number; readonly most: number }
  /** One product once on a page: it stands in `at`, or the page says that it shows it. */
  | { readonly why: 'twice'; readonly product: ProductId; readonly at: Placement | 'page' }
  /** Its place is taken by one that comes first: by the merchant's order, then ours. */
  | { readonly why: 'outranked'; readonly by: Rival }
  /** One thing that urges at a time. */
  | { readonly why: 'one-voice'; readonly by: Rival };

export type Decision =
  | { readonly kind: 'shown'; readonly proposed: Proposed }
  | ({ readonly kind: 'held-back'; readonly proposed: Proposed } & HeldBack);

/** Offers that proposed nothing. */
export type Unproposed =
  | { readonly offer: OfferId; readonly kind: 'refused'; readonly refusal: Refusal }
  /** None of its places is on this page. */
  | { readonly offer: OfferId; readonly kind: 'elsewhere'; readonly spots: readonly Placement[] }
  /** It does not speak of what is in hand, or what it offers cannot be sold now. */
  | { readonly offer: OfferId; readonly kind: 'no-occasion' };

/** What a proposal is called when it stands in the way of another. */
export function nameOf({ offer, cards }: Proposed): Rival {
  return offer ?? `p${cards[0]?.product.id ?? ''}`;
}
