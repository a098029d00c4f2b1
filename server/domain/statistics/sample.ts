/** What estimators are given: one cell's visitors, of whom most bought nothing and need no row. */

/**
 * A figure per visitor. Visitors without a row have 0. `values[i]` and `past[i]` belong to one visitor.
 */
export interface Sample {
  /** All visitors of the cell, those without a row among them. */
  readonly units: number;
  readonly values: Float64Array;
  /** The covariate, known before the trial: of those in `values`, and summed over all units. Null where there is none. */
  readonly past: { readonly values: Float64Array; readonly sum: number; readonly squares: number } | null;
}

/** A ratio of two figures per visitor, such as order value: visitors without a row have 0 of both. */
export interface RatioSample {
  readonly units: number;
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A difference of two cells, in the figure's own unit (minor units of money, shares of 1). */
export interface Estimate {
  readonly control: number;
  readonly treated: number;
  /** `treated - control`. */
  readonly difference: number;
  readonly standardError: number;
  /** Good for one look, at a time set beforehand. */
  readonly fixed: Interval;
  /** Good however often one looks. */
  readonly always: Interval;
  /** `difference / control`, with both intervals; null where the control is 0 or too uncertain to divide by. */
  readonly relative: {
    readonly difference: number;
    readonly fixed: Interval;
    readonly always: Interval;
  } | null;
  /** Share of the variance that the visitors' past explained; 0 where it was not used. */
  readonly explained: number;
  /** Visitors of both cells. */
  readonly units: number;
  /** How much the comparison rests on: see `information` in `twoCells.ts`. */
  readonly information: number;
}

/** Too little has happened for any interval to be trusted: the figures may be shown, a difference may not. */
export interface Early {
  readonly control: number;
  readonly treated: number;
  readonly units: number;
  readonly information: number;
  /** The least `information` at which something will be said. */
  readonly needed: number;
}

export type Compared = ({ readonly kind: 'early' } & Early) | ({ readonly kind: 'estimate' } & Estimate);
