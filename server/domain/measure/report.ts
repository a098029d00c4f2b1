/** The shape of what is measured of a holdout or a trial in a period: estimates by metric, and what was left out. */
import type { CellName, TrialId } from '../experiment/ledger.ts';
import type { Verdict } from '../experiment/verdict.ts';
import type { Compared } from '../statistics/sample.ts';
import type { SampleRatio } from '../statistics/sampleRatio.ts';
import type { Total } from '../statistics/total.ts';
import type { WhyLeftOut } from './counted.ts';

/**
 * Per visitor: `revenue`, `profit` (minor units), `conversion` (bought at all). Ratios: `order-value` (revenue per
 * order), `items` (pieces per order), `checkout` (checkouts begun that were paid), `refunds` (of goods ordered, the share
 * given back), `return-30` and `return-90` (of buyers, those who ordered again within so many days).
 */
export const METRICS = [
  'revenue',
  'profit',
  'conversion',
  'order-value',
  'items',
  'checkout',
  'refunds',
  'return-30',
  'return-90',
] as const;
export type Metric = (typeof METRICS)[number];

/** Why there is nothing to compare. */
export type WhyUnknown =
  /** Less than 80 % of kept goods have a known cost, and no margin is assumed. */
  | 'cost-unknown'
  /** The period is shorter than the days that are asked for. */
  | 'too-early'
  /** No consenting shopper's checkout was told by the pixel. */
  | 'no-steps';

export type Measured =
  | {
      readonly kind: 'compared';
      readonly compared: Compared;
      readonly verdict: Verdict;
      /**
       * Of `revenue` and `profit`, where there is an estimate: what the treatment brought in all, minor units. Null else.
       */
      readonly total: Total | null;
    }
  | { readonly kind: 'unknown'; readonly why: WhyUnknown };

/** One cell against the control: of a holdout `shown` against `held`. */
export interface Comparison {
  readonly cell: CellName;
  readonly metrics: Readonly<Record<Metric, Measured>>;
}

/** What a cell did, counted. */
export interface CellTotals {
  readonly cell: CellName;
  /** The share of visitors that should be here, of 1. */
  readonly share: number;
  /** All enrolled up to the period's end. */
  readonly visitors: number;
  /** Those with at least one counted order in the period. */
  readonly buyers: number;
  readonly orders: number;
  /** Minor units, not capped. */
  readonly revenue: number;
  /** Null where `profit` is `cost-unknown`. */
  readonly profit: number | null;
  readonly pieces: number;
  readonly refunded: number;
  /** What our own offers took off. */
  readonly ourDiscounts: number;
  readonly checkoutsBegun: number;
  readonly checkoutsPaid: number;
}

/** Visitors who were enrolled in the same month, and what they have brought since. */
export interface Cohort {
  /** First day of the month, days since 1970-01-01 UTC. */
  readonly day: number;
  readonly cells: readonly {
    readonly cell: CellName;
    readonly visitors: number;
    /** Revenue per visitor from enrolment up to the period's end, minor units. */
    readonly value: number;
  }[];
  /** Revenue per visitor of each cell but the control against the control, in the order of `comparisons`. */
  readonly differences: readonly Measured[];
}

export interface MeasuredReport {
  readonly trial: TrialId;
  /** Days since 1970-01-01 UTC, inclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  /** ISO 4217 of all money here. */
  readonly currency: string;
  /** When it was made, epoch milliseconds: refunds and edits up to then are in it. */
  readonly at: number;
  readonly control: CellName;
  readonly cells: readonly CellTotals[];
  readonly comparisons: readonly Comparison[];
  /** Whether the cells have the sizes that they should have. Broken: every verdict is withheld. Null while nobody is enrolled. */
  readonly ratio: SampleRatio | null;
  readonly leftOut: readonly { readonly why: WhyLeftOut; readonly orders: number }[];
  /** Share of 1 of kept goods whose cost is known. */
  readonly costKnown: number;
  /** In percent, the margin that goods of unknown cost were taken to have; null where none is assumed. */
  readonly assumedMargin: number | null;
  /**
   * The most of a visitor's revenue that counts, minor units (see figures.ts); null while there are too few buyers to
   * choose it by. And how many visitors spent more.
   */
  readonly cap: number | null;
  readonly capped: number;
  /** By month, earliest first. */
  readonly cohorts: readonly Cohort[];
}
