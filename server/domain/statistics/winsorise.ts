/** Heavy tails: one order of a hundred times the usual size must not decide what Mersalg earned. */
import type { RatioSample, Sample } from './sample.ts';

/** So many buyers are needed before a cap is chosen; with fewer, the largest two of them would be the cap. */
export const CAP_BUYERS = 200;
/** The share of buyers' totals that stay as they are. */
export const CAP_QUANTILE = 0.995;

/**
 * The cap for visitors' totals: the 99.5th percentile (nearest rank) of buyers' totals, both cells pooled, so that it
 * knows nothing of the difference. Choose it once, from the first 200 buyers or more of an epoch or trial, keep it, and
 * let it stand: a cap that moved with the data would move the figure it caps. What is estimated is then the difference
 * of capped totals, a little below that of plain ones in both cells alike; results say how many were capped.
 * @param totals a visitor's figure each; zeros are left out, of negative ones (profit) the size counts
 * @returns null while there is too little to choose by: nothing is capped then
 */
export function capFrom(totals: Iterable<number>): number | null {
  const sizes = Float64Array.from(totals, Math.abs)
    .filter((size) => size > 0)
    .sort();
  if (sizes.length < CAP_BUYERS) return null;
  return sizes[Math.ceil(CAP_QUANTILE * sizes.length) - 1]!;
}

export interface Winsorised<S> {
  readonly sample: S;
  /** How many visitors' totals were cut to the cap. */
  readonly capped: number;
}

/** Winsorises (Tukey 1962): totals beyond the cap count as the cap, losses beyond it as minus the cap. */
export function winsorise(sample: Sample, cap: number | null): Winsorised<Sample> {
  const { values, capped } = clamped(sample.values, cap);
  return { sample: { ...sample, values }, capped };
}

/** The same for the tops of a ratio; its bottoms are counts and stay. */
export function winsoriseTops(sample: RatioSample, cap: number | null): Winsorised<RatioSample> {
  const { values, capped } = clamped(sample.tops, cap);
  return { sample: { ...sample, tops: values }, capped };
}

function clamped(figures: Float64Array, cap: number | null): { values: Float64Array; capped: number } {
  if (cap === null) return { values: figures, capped: 0 };
  let capped = 0;
  const values = figures.map((figure) => {
    if (Math.abs(figure) <= cap) return figure;
    capped += 1;
    return Math.sign(figure) * cap;
  });
  return { values, capped };
}
