/** The study of the guard: how soon it pauses a planted harmful offer, and how often a harmless one. */
import {
  GUARD_LEVEL,
  type GuardedFigure,
  type GuardFigures,
  guardVerdict,
} from '../domain/experiment/guard.ts';
import { compareMeans } from '../domain/statistics/means.ts';
import { compareRatios } from '../domain/statistics/ratios.ts';
import type { Compared, Estimate, RatioSample, Sample } from '../domain/statistics/sample.ts';
import { sampleRatio } from '../domain/statistics/sampleRatio.ts';
import { LEVEL, type Level } from '../domain/statistics/sequence.ts';
import type { BatchPlan } from './batch.ts';
import { type Cell, Experiment } from './experiment.ts';
import { COST_SHARE } from './madeShop.ts';
import { seeded } from './random.ts';
import type { Tally } from './tally.ts';
import { arrivals, drawVisitor } from './visitor.ts';

export interface GuardTally extends Tally {
  experiments: number;
  tripped: number;
  daysToTrip: number;
  by: { [figure in GuardedFigure]: number };
  /** On which day it tripped. */
  onDay: number[];
  /** Experiments in which it never had enough to judge by. */
  neverJudged: number;
  /** Days on which the check of the split withheld its verdict. */
  withheldDays: number;
}

const GUARD: Level = { ...LEVEL, alpha: 1 - GUARD_LEVEL };

/** Checkouts of one cell up to now. */
interface Steps {
  began: number;
  paid: number;
}

/** `effect` below 0 is the planted harm: fewer who began a checkout pay, or (value) each order brings less. */
export function runGuard(plan: BatchPlan, from: number, to: number): GuardTally {
  const tally: GuardTally = {
    experiments: 0,
    tripped: 0,
    daysToTrip: 0,
    by: { completion: 0, profit: 0 },
    onDay: new Array<number>(plan.shop.days).fill(0),
    neverJudged: 0,
    withheldDays: 0,
  };
  for (let n = from; n < to; n += 1) runOne(plan, n, tally);
  return tally;
}

function runOne({ shop, share, seed }: BatchPlan, n: number, tally: GuardTally): void {
  const chance = seeded(seed, n + 1);
  const arrive = arrivals(shop.days);
  const experiment = new Experiment(shop.days, shop.effect, shop.touches);
  const steps = Array.from({ length: shop.days }, (): [Steps, Steps] => [nothing(), nothing()]);
  for (let left = shop.visitors; left > 0; left -= 1) {
    const cell: Cell = chance.uniform() * 100 < share ? 0 : 1;
    const visitor = drawVisitor(chance, shop, arrive);
    experiment.add(visitor, cell);
    const taken = steps[visitor.day]![cell];
    if (visitor.begins) taken.began += 1;
    if (cell === 0 ? visitor.buysHeld : visitor.buysShown) taken.paid += 1;
  }
  tally.experiments += 1;
  const lift = shop.touches === 'value' ? 1 + shop.effect : 1;
  const sum: [Steps, Steps] = [nothing(), nothing()];
  let judged = false;
  for (const [day, taken] of steps.entries()) {
    experiment.endDay();
    for (const cell of [0, 1] as const) {
      sum[cell].began += taken[cell].began;
      sum[cell].paid += taken[cell].paid;
    }
    const verdict = guardVerdict(figures(experiment, sum, share / 100, lift));
    if (verdict.kind === 'withheld') tally.withheldDays += 1;
    if (verdict.kind === 'no-harm-seen') judged = true;
    if (verdict.kind !== 'harms') continue;
    tally.tripped += 1;
    tally.daysToTrip += day + 1;
    tally.onDay[day]! += 1;
    tally.by[verdict.harm.figure] += 1;
    return;
  }
  if (!judged) tally.neverJudged += 1;
}

function figures(
  experiment: Experiment,
  [without, shown]: readonly [Steps, Steps],
  share: number,
  lift: number,
): GuardFigures {
  const counts = experiment.cells.map(({ units }) => units) as [number, number];
  return {
    visitors: { without: counts[0], with: counts[1] },
    checkouts: { without: without.began, with: shown.began },
    completion: estimated(compareRatios(completion(without), completion(shown), GUARD)),
    profit: estimated(compareMeans(profit(experiment, 0, 1), profit(experiment, 1, lift), GUARD)),
    ratioP: sampleRatio({ counts, shares: [share, 1 - share] }).p,
  };
}

const estimated = (found: Compared): Estimate | null => (found.kind === 'estimate' ? found : null);

/** Paid of begun, a visitor each. */
function completion({ began, paid }: Steps): RatioSample {
  const tops = new Float64Array(began);
  tops.fill(1, 0, paid);
  return { units: began, tops, bottoms: new Float64Array(began).fill(1) };
}

/** Goods less their cost, which an offer that makes them cheaper does not lower. */
function profit(experiment: Experiment, cell: Cell, lift: number): Sample {
  const sample = experiment.revenue(cell);
  const kept = 1 - COST_SHARE / lift;
  return { ...sample, values: sample.values.map((goods) => goods * kept) };
}

const nothing = (): Steps => ({ began: 0, paid: 0 });
