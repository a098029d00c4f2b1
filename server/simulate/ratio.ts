/** The study of the sample-ratio check: false alarms of daily looks, and how soon a planted skew is found. */
import { sampleRatio } from '../domain/statistics/sampleRatio.ts';
import type { BatchPlan } from './batch.ts';
import { seeded } from './random.ts';
import type { Tally } from './tally.ts';
import { arrivals } from './visitor.ts';

export interface RatioTally extends Tally {
  experiments: number;
  /** Warned at some look. */
  warned: number;
  daysToWarn: number;
  /** What a chi-square test at the same threshold, looked at as often, would have done. */
  onceWarned: number;
  /** And looked at on the last day alone. */
  onceWarnedLast: number;
}

/** `effect` is what is planted here: -0.05 loses every twentieth of the treated before they are counted. */
export function runRatio({ shop, share, seed }: BatchPlan, from: number, to: number): RatioTally {
  const tally: RatioTally = { experiments: 0, warned: 0, daysToWarn: 0, onceWarned: 0, onceWarnedLast: 0 };
  const arrive = arrivals(shop.days);
  const shares = [share / 100, 1 - share / 100];
  for (let n = from; n < to; n += 1) {
    const chance = seeded(seed, n + 1);
    const came = Array.from({ length: shop.days }, () => [0, 0]);
    for (let left = shop.visitors; left > 0; left -= 1) {
      const day = came[arrive(chance)]!;
      if (chance.uniform() * 100 < share) day[0]! += 1;
      else if (shop.effect === 0 || chance.uniform() >= -shop.effect) day[1]! += 1;
    }
    tally.experiments += 1;
    let warned = false;
    let once = false;
    let last = false;
    const counts = [0, 0];
    for (const [day, arrived] of came.entries()) {
      counts[0]! += arrived[0]!;
      counts[1]! += arrived[1]!;
      const found = sampleRatio({ counts, shares });
      if (found.kind === 'broken' && !warned) {
        warned = true;
        tally.daysToWarn += day + 1;
      }
      last = found.once < 0.001;
      once ||= last;
    }
    if (warned) tally.warned += 1;
    if (once) tally.onceWarned += 1;
    if (last) tally.onceWarnedLast += 1;
  }
  return tally;
}
