/** The ledger of exposures: who qualified for which trial, when and in which cell, told alike in all cells. */
import type { OrderId } from '../ids.ts';

/** Keyed hash of a visitor's id: what is stored never leads back to a browser. */
export type VisitorKey = string;

/**
 * `holdout-3`: the always-on comparison under the third setting of its share (a new share begins a new epoch, since it
 * moves visitors from one cell to the other); else a trial's own id, `t3fk29ax1`.
 */
export type TrialId = string;

/** Of a holdout: `held` (shown nothing) or `shown`. Of a trial: the variant's key, `a` being the control. */
export type CellName = string;

export const HELD: CellName = 'held';
export const SHOWN: CellName = 'shown';

export function holdoutTrial(epoch: number): TrialId {
  return `holdout-${epoch}`;
}

/** A visitor's first qualification for a trial. Later ones change nothing: intention to treat. */
export interface Enrolment {
  readonly trial: TrialId;
  readonly visitor: VisitorKey;
  readonly cell: CellName;
  /** Epoch milliseconds. */
  readonly at: number;
  /**
   * What this customer had bought for in the 365 days before, minor units of the shop's currency, where the platform
   * said who it is at that moment; null else. Known before anything was shown: fit for CUPED.
   */
  readonly past: number | null;
}

/** By what an order is known to be a visitor's. The cart's own property goes before the pixel's word. */
export type JoinedBy = 'cart' | 'pixel';

export interface OrderJoin {
  readonly order: OrderId;
  readonly visitor: VisitorKey;
  readonly by: JoinedBy;
}
