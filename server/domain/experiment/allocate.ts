/** Which shopper sees which variant: a lane's buckets in a seeded order, shared out exactly and kept from each other. */
import { hash1, TRIAL_BUCKETS } from './assign.ts';
import type { CellName } from './ledger.ts';
import type { Trial, Variant } from './trial.ts';

/** A bucket's place in a trial. */
export interface Place {
  readonly variant: Variant;
  /** Whether its shoppers are estimated: of a trial that leans, only those whose variant never changes. */
  readonly fixed: boolean;
}

/**
 * Fisher and Yates's shuffle (Knuth, The Art of Computer Programming 2, algorithm P), driven by the hash of a seed: the
 * same for the same seed, always. `shuffled[i]` is the place of `i`. Being stored nowhere, it must never change.
 */
export function shuffled(seed: string, size: number): Uint16Array {
  const places = Uint16Array.from({ length: size }, (_, at) => at);
  for (let last = size - 1; last > 0; last--) {
    const other = hash1(`${seed}:`, String(last)) % (last + 1);
    const held = places[last]!;
    places[last] = places[other]!;
    places[other] = held;
  }
  return places;
}

/**
 * `size` shared out by `weights`: whole numbers that sum to `size`, each within 1 of its exact share (the method of
 * largest remainders, of equal ones the first). All zero weights: nothing to anybody.
 */
export function quotas(size: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const found = weights.map((weight) => Math.floor((size * weight) / sum));
  const rests = weights.map((weight, at) => ({ at, rest: (size * weight) % sum }));
  rests.sort((a, b) => b.rest - a.rest || a.at - b.at);
  const left = size - found.reduce((total, one) => total + one, 0);
  for (const { at } of rests.slice(0, left)) found[at]! += 1;
  return found;
}

const known = new WeakMap<Trial, readonly (Place | null)[]>();

/** Of each bucket its place in the trial; null where the trial leaves it alone. A trial never changes: a change brings a new object. */
export function placesOf(trial: Trial): readonly (Place | null)[] {
  let places = known.get(trial);
  if (places === undefined) {
    places = allocate(trial);
    known.set(trial, places);
  }
  return places;
}

/** The variant that a shopper of this bucket is shown; null for shoppers whom the running trial leaves alone. */
export function shownTo(trial: Trial, bucket: number): Variant | null {
  return trial.status === 'running' ? (placesOf(trial)[bucket]?.variant ?? null) : null;
}

/** The cell in which a shopper of this bucket is counted; null where not running, outside, or leaning with the bandit. */
export function cellOf(trial: Trial, bucket: number): CellName | null {
  if (trial.status !== 'running') return null;
  const place = placesOf(trial)[bucket];
  return place?.fixed === true ? place.variant.key : null;
}

/** So many of a trial's buckets are estimated. */
export function fixedSize({ from, to, allocation }: Pick<Trial, 'from' | 'to' | 'allocation'>): number {
  const size = to - from;
  return allocation.kind === 'fixed' ? size : Math.round((size * allocation.fixedShare) / 100);
}

/** The share of 1 that each cell has of those who are estimated, in the order of the variants. */
export function cellShares(trial: Trial): readonly { readonly cell: CellName; readonly share: number }[] {
  const size = fixedSize(trial);
  const counts = quotas(
    size,
    trial.variants.map(({ weight }) => weight),
  );
  return trial.variants.map(({ key }, at) => ({ cell: key, share: counts[at]! / size }));
}

function allocate(trial: Trial): readonly (Place | null)[] {
  const { id, lane, from, to, variants, allocation } = trial;
  const size = to - from;
  const fixed = fixedSize(trial);
  const weights = variants.map(({ weight }) => weight);
  const leaning = allocation.kind === 'thompson' ? (allocation.leaning ?? weights) : weights;
  const order: Place[] = [
    ...spread(variants, quotas(fixed, weights), true),
    ...spread(variants, quotas(size - fixed, leaning), false),
  ];
  const placeInLane = shuffled(`lane1 ${lane}`, TRIAL_BUCKETS);
  // Anew for each trial: else one in the place of another would compare the very groups that the other has treated.
  const placeInTrial = shuffled(`trial1 ${id}`, size);
  return Array.from(placeInLane, (place) =>
    place < from || place >= to ? null : order[placeInTrial[place - from]!]!,
  );
}

function spread(variants: readonly Variant[], counts: readonly number[], fixed: boolean): Place[] {
  return variants.flatMap((variant, at) => Array.from({ length: counts[at]! }, () => ({ variant, fixed })));
}
