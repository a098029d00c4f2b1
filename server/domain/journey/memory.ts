/** One shopper's memory across all placements: what was shown, declined and offered cheaper. It lives in the browser. */
import type { QuietTime } from './quiet.ts';

/**
 * A decline of one card notes the product (`p42`), and the offer's id where it is a merchant's own: each stays away for
 * the time that the merchant set. The id of a built-in offer (`upgrade`, `downgrade`), a technique or a spot is noted
 * only by who wants no more of any of them. Seeing notes product, offer (built-in too), technique and spot.
 *
 * Keys of what is remembered: `p42` a product, `o3f…` an offer by its id, `upsell` a technique, `exit` a spot. Days count
 * from the epoch in UTC. Nothing here names the shopper; the server reads it with each question and keeps none of it.
 */
export interface Memory {
  /** How often each was really seen in this visit. */
  readonly seen: Readonly<Record<string, number>>;
  /** Likewise, on this day, visits taken together. */
  readonly today: Readonly<Record<string, number>>;
  /** The day on which each was last declined or closed. */
  readonly declined: Readonly<Record<string, number>>;
  /** Days on which a discount was shown that the shopper had not asked for, latest last. */
  readonly discounted: readonly number[];
  /** The shopper has begun checkout in this visit: from there on nothing speaks up by itself. */
  readonly checkout: boolean;
  /** This browser was here on an earlier day. */
  readonly returning: boolean;
}

export const NO_MEMORY: Memory = {
  seen: {},
  today: {},
  declined: {},
  discounted: [],
  checkout: false,
  returning: false,
};

/** How readily the door opens: never, or by signs that must be so much clearer, or less clear, than usual. */
export const KEENNESS = ['off', 'calm', 'usual', 'keen'] as const;
export type Keenness = (typeof KEENNESS)[number];

/** Limits of tact, set by the merchant; each protects shoppers from us, the floors the merchant from themselves. */
export interface Tact {
  /** How often one offer or product may be seen in one visit, and on one day. */
  readonly perVisit: number;
  readonly perDay: number;
  /** Days for which what was declined stays away. */
  readonly declinedDays: number;
  /**
   * Pressure that one visit bears: an exit dialog weighs 3, an upgrade or downgrade 2, a discount not asked for 1 more, a
   * shelf of complements below the fold 0. When it is used up, only shelves remain.
   */
  readonly pressure: number;
  /** Shoppers are offered a discount that they did not ask for at most so often in 30 days. */
  readonly discounts: number;
  /** Least margin in percent that a discounted line must leave, where the cost is known: see offer/floor.ts. */
  readonly marginFloor: number;
  /** Least share of its own price, in percent, that a discounted line must keep; 0 for no floor. */
  readonly priceFloor: number;
  /** Hours in which nothing is shown but what was asked for. */
  readonly quiet: readonly QuietTime[];
  readonly exit: Keenness;
}

export const DEFAULT_TACT: Tact = {
  perVisit: 3,
  perDay: 6,
  declinedDays: 30,
  pressure: 6,
  discounts: 1,
  marginFloor: 10,
  priceFloor: 0,
  quiet: [],
  exit: 'usual',
};
