/** The shape of what is measured of a holdout or a trial in a period: estimates by metric, and what was left out. */
import type { CellName, TrialId } from '../experiment/ledger.ts';
import type { Estimate, Interval } from '../statistics/sample.ts';

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

/** Why there is no estimate. */
export type WhyUnknown =
  /** A cell has too few visitors, or too few with the thing that is measured. */
  | 'too-few'
  /** Less than 80 % of goods have a known cost, and no margin is assumed. */
  | 'cost-unknown'
  /** The period, or what is known of it, is shorter than the days that are asked for. */
  | 'too-early'
  /** No consenting shopper's checkout was told by the pixel. */
  | 'no-steps';

export type Measured =
  | {
      readonly kind: 'estimated';
      readonly estimate: Estimate;
      /**
       * Of `revenue` and `profit`: the difference times the treated cell's visitors, which is what the treatment brought
       * in all, minor units. Null of the others.
       */
      readonly total: { readonly value: number; readonly fixed: Interval; readonly always: Interval } | null;
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
  /** Minor units. */
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

/**
 * Orders made in the period that count for nobody, by the first reason that holds. `not-joined`: no consenting browser
 * was known to have made them. `before`: made before their visitor was enrolled. `other-visitor`: joined to a visitor who
 * is not enrolled for this trial. `untold`: their money is not known yet.
 */
export const LEFT_OUT = ['test', 'channel', 'not-joined', 'other-visitor', 'before', 'untold'] as const;
export type WhyLeftOut = (typeof LEFT_OUT)[number];

/** Whether the cells have the sizes that they should have; `p` of the chi-squared test. Below 0.001 verdicts are withheld. */
export interface SampleRatio {
  readonly p: number;
  readonly kind: 'fine' | 'broken';
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
  /** Null while nobody is enrolled. */
  readonly ratio: SampleRatio | null;
  readonly leftOut: readonly { readonly why: WhyLeftOut; readonly orders: number }[];
  /** Share of 1 of kept goods whose cost is known. */
  readonly costKnown: number;
  /** In percent, the margin that goods of unknown cost were taken to have; null where none is assumed. */
  readonly assumedMargin: number | null;
  /** The cap that winsorising put on a visitor's revenue and profit, minor units; null where none was put. */
  readonly cap: number | null;
  /** By month, earliest first. */
  readonly cohorts: readonly Cohort[];
}
