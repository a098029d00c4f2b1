/** The study of the bandit: what leans does not bend the estimate of the fixed share, and leans to the better variant. */
import { fixedSize, placesOf } from '../domain/experiment/allocate.ts';
import { TRIAL_BUCKETS } from '../domain/experiment/assign.ts';
import { lean } from '../domain/experiment/bandit.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import { compareMeans } from '../domain/statistics/means.ts';
import type { BatchPlan } from './batch.ts';
import { type Cell, Experiment } from './experiment.ts';
import { type Chance, seeded } from './random.ts';
import type { Tally } from './tally.ts';
import { arrivals, drawVisitor, type MadeVisitor } from './visitor.ts';
import { emptyMethod, type MethodTally, Watch } from './watch.ts';

export interface BanditTally {
  /** The fixed share alone: what results report. */
  fixed: MethodTally;
  /** All visitors pooled, as a bandit would be read without a fixed share. */
  pooled: MethodTally;
  /** Visitors in all, and those who were shown the treated variant. */
  visitors: number;
  toTreated: number;
  /** Of the leaning buckets in the last week, to the treated variant. */
  leaningLast: number;
  leaningLastOf: number;
}

/** Percent of visitors who never lean. */
const FIXED_SHARE = 30;

export function runBandit(plan: BatchPlan, from: number, to: number): BanditTally & Tally {
  const { days } = plan.shop;
  const tally: BanditTally = {
    fixed: emptyMethod(days),
    pooled: emptyMethod(days),
    visitors: 0,
    toTreated: 0,
    leaningLast: 0,
    leaningLastOf: 0,
  };
  for (let n = from; n < to; n += 1) runOne(plan, n, tally);
  return { ...tally };
}

function runOne({ shop, seed, targets }: BatchPlan, n: number, tally: BanditTally): void {
  const chance = seeded(seed, n + 1);
  const days: MadeVisitor[][] = Array.from({ length: shop.days }, () => []);
  const arrive = arrivals(shop.days);
  for (let left = shop.visitors; left > 0; left -= 1) {
    const visitor = drawVisitor(chance, shop, arrive);
    days[visitor.day]!.push(visitor);
  }
  const told = () => new Experiment(shop.days, shop.effect, shop.touches);
  const [fixed, pooled] = [told(), told()];
  const watches = { fixed: new Watch(tally.fixed), pooled: new Watch(tally.pooled) };
  let trial = startTrial(n);
  for (const [day, visitors] of days.entries()) {
    const isLastWeek = day >= shop.days - 7;
    for (const visitor of visitors) {
      const place = placesOf(trial)[chance.below(TRIAL_BUCKETS)]!;
      const cell: Cell = place!.variant.key === 'a' ? 0 : 1;
      pooled.add(visitor, cell);
      if (place!.fixed) fixed.add(visitor, cell);
      else if (isLastWeek) {
        tally.leaningLastOf += 1;
        tally.leaningLast += cell;
      }
      tally.toTreated += cell;
    }
    tally.visitors += visitors.length;
    fixed.endDay();
    pooled.endDay();
    const isLast = day === shop.days - 1;
    const truth = targets[day]!.revenue;
    watches.fixed.look(day, isLast, compareMeans(fixed.revenue(0), fixed.revenue(1)), truth);
    watches.pooled.look(day, isLast, compareMeans(pooled.revenue(0), pooled.revenue(1)), truth);
    trial = leant(trial, fixed, chance);
  }
}

function leant(trial: Trial, fixed: Experiment, chance: Chance): Trial {
  const arms = fixed.cells.map(({ units, orders, rows }) => {
    const buyers = orders.subarray(0, rows).reduce((count, one) => count + (one > 0 ? 1 : 0), 0);
    return { kind: 'conversion' as const, visitors: units, buyers };
  });
  const leaning = lean(arms, chance.uniform, 500);
  if (leaning === null || trial.allocation.kind !== 'thompson') return trial;
  return { ...trial, allocation: { ...trial.allocation, leaning } };
}

function startTrial(n: number): Trial {
  const none = { kind: 'none' } as const;
  const trial: Trial = {
    id: `t${n.toString(36).padStart(8, '0')}`,
    name: 'made',
    size: TRIAL_BUCKETS,
    variants: [
      { key: 'a', name: 'as it is', weight: 1, change: none },
      { key: 'b', name: 'changed', weight: 1, change: none },
    ],
    allocation: { kind: 'thompson', fixedShare: FIXED_SHARE, goal: 'conversion', leaning: null },
    status: 'running',
    startedAt: 0,
    stoppedAt: null,
    spots: ['product'],
    lane: 'made',
    from: 0,
    to: TRIAL_BUCKETS,
    why: { kind: 'merchant' },
    end: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
  };
  if (fixedSize(trial) === 0) throw new RangeError('the made trial keeps nobody fixed');
  return trial;
}
