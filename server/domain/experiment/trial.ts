/** Trials: what a merchant would know of a change, tried on shoppers of the exposed arm, each in a cell by its bucket. */

import type { Tact } from '../journey/memory.ts';
import { LOOKED, type LookedSpot } from '../look/look.ts';
import type { Offer, OfferId } from '../offer/offer.ts';
import type { Placement } from '../placement.ts';
import type { Part } from '../recommend/blend.ts';
import type { Rules } from '../rules.ts';
import type { GuardHarm } from './guard.ts';
import type { TrialId } from './ledger.ts';

/** `a` is the control; then `b`, `c`… in the order of the variants. The ledger's name of the cell. */
export const VARIANT_KEYS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type VariantKey = (typeof VARIANT_KEYS)[number];

/** What a variant may say otherwise of an offer. Dates and combining stay: checkout keeps one discount for all. */
export type OfferPatch = Partial<Pick<Offer, 'conditions' | 'detail' | 'tellsEnd' | 'stockNote'>>;

/** As deep as the merchant's change goes; lists are replaced whole. */
export type Deep<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Deep<T[K]> }
    : T;

export interface SettingsPatch {
  readonly placements?: Partial<Record<Placement, boolean>>;
  readonly rules?: Deep<Rules>;
  readonly tact?: Partial<Tact>;
}

/** One part of the blend answering alone; what trained best, the blend, is the control. */
export const STRATEGY_NAMES = ['regression', 'conditional', 'damped'] as const satisfies readonly Part[];
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** Spots whose heading a variant may word anew. */
export const TEXT_SPOTS = LOOKED;
export type TextSpot = LookedSpot;

/** Headings by ISO 639 code, then by spot; shoppers of other languages read the theme's own. */
export type Texts = Readonly<Record<string, Readonly<Partial<Record<TextSpot, string>>>>>;

export type Change =
  | { readonly kind: 'none' }
  /** Neither shown nor, where checkout can tell shoppers apart, charged. */
  | { readonly kind: 'offer-off'; readonly offer: OfferId }
  /** Shown and charged as a sibling with an id of its own: see `siblingId`. */
  | { readonly kind: 'offer'; readonly offer: OfferId; readonly patch: OfferPatch }
  | { readonly kind: 'settings'; readonly patch: SettingsPatch }
  | { readonly kind: 'strategy'; readonly strategy: StrategyName }
  | { readonly kind: 'text'; readonly texts: Texts };

export type ChangeKind = Change['kind'];
export const CHANGE_KINDS = [
  'none',
  'offer-off',
  'offer',
  'settings',
  'strategy',
  'text',
] as const satisfies readonly ChangeKind[];

export interface Variant {
  readonly key: VariantKey;
  /** For the merchant alone. */
  readonly name: string;
  /** Its share is `weight` of the sum of all weights. */
  readonly weight: number;
  readonly change: Change;
}

export type BanditGoal = 'profit' | 'conversion';

/**
 * How a trial's buckets are shared out. `thompson`: `fixedShare` percent of them stay as the weights say and alone are
 * estimated; the others follow `leaning`, thousandths per variant in their order, null until something is known.
 */
export type Allocation =
  | { readonly kind: 'fixed' }
  | {
      readonly kind: 'thompson';
      readonly fixedShare: number;
      readonly goal: BanditGoal;
      readonly leaning: readonly number[] | null;
    };

/** Who wanted to know: the merchant, or the guard that watches a new offer. */
export type TrialWhy = { readonly kind: 'merchant' } | { readonly kind: 'guard'; readonly offer: OfferId };

/** Why it is over. */
export type TrialEnd =
  | { readonly kind: 'merchant' }
  /** The guard has seen harm, and paused the offer. */
  | { readonly kind: 'harm'; readonly harm: GuardHarm }
  /** The guard has watched for as long as it should, and has seen none. */
  | { readonly kind: 'watched' }
  /** The merchant does not want offers to be guarded any more. */
  | { readonly kind: 'guard-off' }
  /** The offer it watched was paused or deleted by somebody. */
  | { readonly kind: 'offer-gone' }
  /** A trial of the merchant's own began on the same offer. */
  | { readonly kind: 'replaced'; readonly by: TrialId };

/** What the merchant decides of a trial. */
export interface TrialFields {
  readonly name: string;
  /** Buckets wanted, 1 to 1,000: thousandths of the exposed shoppers. */
  readonly size: number;
  /** The first is the control. */
  readonly variants: readonly Variant[];
  readonly allocation: Allocation;
}

export interface Trial extends TrialFields {
  /** `t` and eight letters or digits. */
  readonly id: TrialId;
  readonly status: 'draft' | 'running' | 'stopped';
  /** Epoch milliseconds; null while it has not happened. */
  readonly startedAt: number | null;
  readonly stoppedAt: number | null;
  /** Blocks by which a page qualifies a shopper: where its changes can be seen. */
  readonly spots: readonly Placement[];
  /** Trials in one lane share its buckets out; those in different lanes know nothing of each other. '' for a draft. */
  readonly lane: string;
  /** Its buckets: these places of the lane's permutation, `to` not among them. */
  readonly from: number;
  readonly to: number;
  readonly why: TrialWhy;
  readonly end: TrialEnd | null;
  /** Grows with each change: a stale writer is refused. */
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export const TRIAL_STATUSES = ['draft', 'running', 'stopped'] as const satisfies readonly Trial['status'][];

const TRIAL_ID = /^t[a-z0-9]{8}$/;

export function isTrialId(value: unknown): value is TrialId {
  return typeof value === 'string' && TRIAL_ID.test(value);
}

/** The offer that a change speaks of; null for none. */
export function offerIn(change: Change): OfferId | null {
  return change.kind === 'offer' || change.kind === 'offer-off' ? change.offer : null;
}
