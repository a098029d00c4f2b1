/** The trials that run in a shop, ready to be asked what a bucket is shown: one answer per combination of variants. */

import { shownTo } from './allocate.ts';
import { TRIAL_BUCKETS } from './assign.ts';
import type { Laid } from './overlay.ts';
import type { Trial } from './trial.ts';

/** Buckets that are shown the same share one of these, the very same object. */
export interface Combination {
  /** Part of a cached answer's key: `t3fk29ax1b`, several joined by `.`. */
  readonly key: string;
  readonly laid: readonly Laid[];
}

export interface Running {
  readonly trials: readonly Trial[];
  /** What is other for this bucket than for everybody; null for nothing. `bucket`: 0 to 999. */
  combinationOf(bucket: number): Combination | null;
}

/** Null where none runs: then nothing is asked, and nothing costs. */
export function runningOf(trials: readonly Trial[]): Running | null {
  const running = trials.filter(({ status }) => status === 'running').sort(byStart);
  if (running.length === 0) return null;
  const combinations = new Map<string, Combination>();
  const byBucket = Array.from({ length: TRIAL_BUCKETS }, (_, bucket) => {
    const laid = running.flatMap((trial): Laid[] => {
      const variant = shownTo(trial, bucket);
      return variant === null || variant.change.kind === 'none' ? [] : [{ trial, variant }];
    });
    if (laid.length === 0) return null;
    const key = laid.map(({ trial, variant }) => trial.id + variant.key).join('.');
    const found = combinations.get(key) ?? { key, laid };
    combinations.set(key, found);
    return found;
  });
  return { trials: running, combinationOf: (bucket) => byBucket[bucket] ?? null };
}

/** So that changes are laid in the same order everywhere. */
function byStart(a: Trial, b: Trial): number {
  return (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.id < b.id ? -1 : 1);
}
