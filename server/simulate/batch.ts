/** A batch of experiments: each is drawn from a stream of its own, told day by day, and looked at every day. */
import { runBandit } from './bandit.ts';
import { runGuard } from './guard.ts';
import { runIntervals } from './intervals.ts';
import type { ShopPlan } from './madeShop.ts';
import type { Study } from './options.ts';
import { runRatio } from './ratio.ts';
import type { Tally } from './tally.ts';
import type { DayTargets } from './targets.ts';

export interface BatchPlan {
  readonly study: Study;
  readonly shop: ShopPlan;
  /** Percent in the control. */
  readonly share: number;
  readonly seed: number;
  readonly experiments: number;
  /** By day; empty where the study needs none. */
  readonly targets: readonly DayTargets[];
}

const RUN = { intervals: runIntervals, ratio: runRatio, guard: runGuard, bandit: runBandit } as const;

/** Runs the experiments numbered from `from` up to, not including, `to`. The stream of an experiment is its number. */
export function runRange(plan: BatchPlan, from: number, to: number): Tally {
  return RUN[plan.study](plan, from, to);
}
