/** The port of trials: kept as offers are, each change against a version and logged with its reason. */
import type { AuditNote, FieldChange } from '../domain/audit/audit.ts';
import type { TrialId } from '../domain/experiment/ledger.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';

/** What the store itself looks at of a trial; the rest is JSON to it. */
export interface KeptTrial {
  readonly id: TrialId;
  readonly name: string;
  readonly version: number;
}

/** What the log is told of a change: who did what; which trial, the store knows. */
export interface TrialNote extends Pick<AuditNote<'trial'>, 'at' | 'staff' | 'did'> {
  readonly changes: readonly FieldChange[];
  /** Why Mersalg did it, as data whose words are the page's; null where a person did. */
  readonly why: unknown;
}

export type PutTrial<T> =
  /** With its new version. */
  | { readonly kind: 'saved'; readonly trial: T }
  /** Somebody else changed it meanwhile: `now` is what holds, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: T | null }
  /** The shop has as many as it may. */
  | { readonly kind: 'full' };

export type RemoveTrial<T> =
  | { readonly kind: 'removed'; readonly trial: T }
  | { readonly kind: 'conflict'; readonly now: T | null };

/** So many trials a shop may have, stopped ones among them. */
export const MOST_TRIALS = 500;

/**
 * Each change is logged, raises `versions.trials` and enqueues a `rooms` job (the theme is told whether a trial runs),
 * in one transaction.
 */
export interface TrialStore<T extends KeptTrial = Trial> {
  /** By id. */
  list(shop: ShopDomain): Promise<readonly T[]>;
  get(shop: ShopDomain, id: TrialId): Promise<T | null>;
  /** As `OfferStore.put`: `expected` is the version that it was read with, null while there is none by that id. */
  put(shop: ShopDomain, trial: T, expected: number | null, note: TrialNote): Promise<PutTrial<T>>;
  remove(shop: ShopDomain, id: TrialId, expected: number, note: TrialNote): Promise<RemoveTrial<T>>;
}
