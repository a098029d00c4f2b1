/** The study of intervals: over many experiments, looked at daily, how often is each way of estimating wrong? */
import type { BatchPlan } from './batch.ts';
import { type Cell, Experiment } from './experiment.ts';
import { chooseCap, compare, METHODS, type Method } from './methods.ts';
import { type Chance, seeded } from './random.ts';
import type { Tally } from './tally.ts';
import { targetOf } from './targets.ts';
import { arrivals, drawVisitor } from './visitor.ts';
import { emptyMethod, type MethodTally, Watch } from './watch.ts';

export type IntervalsTally = Record<Method, MethodTally> & { orders: number };

export function runIntervals(plan: BatchPlan, from: number, to: number): IntervalsTally & Tally {
  const { days } = plan.shop;
  const methods = Object.fromEntries(METHODS.map((method) => [method, emptyMethod(days)]));
  const tally: IntervalsTally = { ...(methods as Record<Method, MethodTally>), orders: 0 };
  for (let n = from; n < to; n += 1) runOne(plan, seeded(plan.seed, n + 1), tally);
  return tally;
}

function runOne(plan: BatchPlan, chance: Chance, tally: IntervalsTally): void {
  const experiment = drawExperiment(plan, chance);
  const watches = METHODS.map((method) => ({ method, watch: new Watch(tally[method]) }));
  let cap: number | null = null;
  for (const [day, targets] of plan.targets.entries()) {
    experiment.endDay();
    cap ??= chooseCap(experiment);
    for (const { method, watch } of watches) {
      const isLast = day === plan.shop.days - 1;
      watch.look(day, isLast, compare(method, experiment, cap), targetOf(method, targets, cap));
    }
  }
  for (const { orders } of experiment.cells) for (const count of orders) tally.orders += count;
}

export function drawExperiment({ shop, share }: BatchPlan, chance: Chance): Experiment {
  const arrive = arrivals(shop.days);
  const experiment = new Experiment(shop.days, shop.effect, shop.touches);
  for (let left = shop.visitors; left > 0; left -= 1) {
    const cell: Cell = chance.uniform() * 100 < share ? 0 : 1;
    experiment.add(drawVisitor(chance, shop, arrive), cell);
  }
  return experiment;
}
