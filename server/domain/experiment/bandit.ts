/**
 * Bandit allocation: buckets lean to variants as likely as those are the best. Thompson, "On the likelihood that one
 * unknown probability exceeds another in view of the evidence of two samples" (Biometrika 25, 1933); in batches, as
 * Chapelle and Li, "An empirical evaluation of Thompson sampling" (NeurIPS 2011).
 */
import { type Against, apart } from '../statistics/atLevel.ts';
import { hash1 } from './assign.ts';

/** What is known of one variant, from its fixed share alone: what leans would be biased by its own leaning. */
export type Arm =
  /** Visitors, and how many of them bought. */
  | { readonly kind: 'conversion'; readonly visitors: number; readonly buyers: number }
  /** Mean per visitor and its standard error, minor units: normal, as means of many are. */
  | {
      readonly kind: 'profit';
      readonly visitors: number;
      readonly mean: number;
      readonly standardError: number;
    };

/** Arms from comparisons that share one control, whose mean is taken as 0: only differences matter. The control's first. */
export function armsAgainst(control: number, others: readonly Against[]): Arm[] {
  const means = [0, ...others.map(({ difference }) => difference)];
  const visitors = [control, ...others.map(({ units }) => units)];
  return apart(control, others).map((standardError, at) => ({
    kind: 'profit',
    visitors: visitors[at]!,
    mean: means[at]!,
    standardError,
  }));
}

/** Each variant needs so many visitors in its fixed share before anything leans. */
export const LEAST_TO_LEAN = 200;
/** No variant's share of what leans falls below so many thousandths: what looks bad early may not be. */
export const LEAST_LEANING = 10;
const DRAWS = 4_000;

/**
 * How much of 1,000 leans to each arm: its chance of being the best, by drawing from what each may be. Null where an arm
 * has too few visitors. `random`: uniform from 0 to 1; the same stream gives the same answer.
 */
export function lean(arms: readonly Arm[], random: () => number, draws = DRAWS): readonly number[] | null {
  if (arms.length < 2 || arms.some(({ visitors }) => visitors < LEAST_TO_LEAN)) return null;
  const wins = arms.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (const [at, arm] of arms.entries()) {
      const value = sample(arm, random);
      if (value > most) {
        most = value;
        best = at;
      }
    }
    wins[best]! += 1;
  }
  return thousandths(wins, draws);
}

/** Shares of 1,000 with the least to everybody; what rounding leaves goes to the first of the largest. */
function thousandths(wins: readonly number[], draws: number): readonly number[] {
  const open = 1_000 - LEAST_LEANING * wins.length;
  const shares = wins.map((won) => LEAST_LEANING + Math.floor((open * won) / draws));
  const left = 1_000 - shares.reduce((sum, share) => sum + share, 0);
  shares[shares.indexOf(Math.max(...shares))]! += left;
  return shares;
}

/** One draw of what the arm's true value may be: Beta(1 + bought, 1 + not) under an even prior, or normal. */
function sample(arm: Arm, random: () => number): number {
  if (arm.kind === 'profit') return arm.mean + arm.standardError * normal(random);
  const bought = gamma(1 + arm.buyers, random);
  return bought / (bought + gamma(1 + arm.visitors - arm.buyers, random));
}

/** Standard normal: Box and Muller, "A note on the generation of random normal deviates" (1958). */
function normal(random: () => number): number {
  // 0 has no logarithm.
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Gamma of `shape` at least 1 and scale 1: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A stream of numbers from 0 up to 1 from a text: mulberry32 (Tommy Ettinger, 2017). Good for draws, not for secrets. */
export function seeded(seed: string): () => number {
  let state = hash1('seed', seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
