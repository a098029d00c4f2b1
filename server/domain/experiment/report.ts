/** What the merchant's page is told of trials, as plain JSON shapes. */

import type { Kept } from '../offer/kept.ts';
import type { OfferId } from '../offer/offer.ts';
import type { Placing } from './conflict.ts';
import type { TrialId } from './ledger.ts';
import type { Trial, VariantKey } from './trial.ts';

/** `GET /api/trials`. */
export interface TrialsReport {
  /** Running ones first, then drafts, then those that are over; in each the latest first. */
  readonly trials: readonly Trial[];
  /** Names of the offers that they speak of, as far as the shop still has them. */
  readonly offers: readonly { readonly id: OfferId; readonly name: string }[];
}

/** What checkout keeps of a variant's offer, where it is not all: the variant's shoppers are not shown it. */
export interface UnkeptVariant {
  readonly variant: VariantKey;
  readonly offer: OfferId;
  /** Null: the platform has yet to be told, as in the first seconds. */
  readonly keeping: Kept['keeping'] | null;
}

/** `GET /api/trials/:id`, and the answer to each change. */
export interface TrialReport {
  readonly trial: Trial;
  readonly offers: TrialsReport['offers'];
  readonly unkept: readonly UnkeptVariant[];
}

/** Body of a refusal with 409 by a version: what holds now, null when the trial is gone. */
export interface TrialConflict {
  readonly error: { readonly code: 'conflict'; readonly message: string };
  readonly now: TrialReport | null;
}

/** Body of a refusal with 409 to begin: other trials stand in its way. */
export interface TrialBlocked {
  readonly error: { readonly code: 'conflict'; readonly message: string };
  readonly blocked: Exclude<Placing, { kind: 'placed' }>;
  /** Names of the trials in its way. */
  readonly names: Readonly<Record<TrialId, string>>;
}

/** `GET /api/trials/log`. */
export interface TrialLogReport {
  /** Latest first. */
  readonly entries: readonly {
    readonly trial: TrialId;
    readonly name: string;
    /** Epoch milliseconds. */
    readonly at: number;
    /** The platform's number of a staff member; '' where Mersalg did it itself. */
    readonly staff: string;
    readonly did: 'created' | 'changed' | 'started' | 'stopped' | 'paused' | 'allocated' | 'removed';
    readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
    readonly why: unknown;
  }[];
}
