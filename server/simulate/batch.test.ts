/** The proof in small, on every run of the tests: intervals hold what they promise, and would be caught if they did not. */
import { describe, expect, it, vi } from 'vitest';
import { compareMeans } from '../domain/statistics/means.ts';
import type { Compared, Sample } from '../domain/statistics/sample.ts';
import type { BatchPlan } from './batch.ts';
import type { Experiment } from './experiment.ts';
import type { GuardTally } from './guard.ts';
import { drawExperiment, type IntervalsTally } from './intervals.ts';
import type { Method } from './methods.ts';
import { runBatch } from './pool.ts';
import { type MethodFigures, methodFigures } from './printBatch.ts';
import { seeded } from './random.ts';
import { type DayTargets, targetsOf } from './targets.ts';
import { emptyMethod, Watch } from './watch.ts';

const shop = { visitors: 20_000, days: 30, effect: 0.3, touches: 'conversion' } as const;
const nothing = { ...shop, effect: 0 };
const DRAWN = 200_000;

vi.setConfig({ testTimeout: 180_000 });

const planOf = (over: Partial<BatchPlan> = {}): BatchPlan => ({
  study: 'intervals',
  shop: nothing,
  share: 50,
  seed: 11,
  experiments: 80,
  targets: targetsOf(over.shop ?? nothing, 11, DRAWN),
  ...over,
});

const figuresOf = async (plan: BatchPlan) => {
  const tally = (await runBatch(plan, 1, () => {})) as unknown as IntervalsTally;
  return (method: Method) => methodFigures(tally[method]);
};

/** The same experiments, estimated by something else. */
function judged(plan: BatchPlan, compare: (experiment: Experiment) => Compared): MethodFigures {
  const tally = emptyMethod(plan.shop.days);
  for (let n = 0; n < plan.experiments; n += 1) {
    const experiment = drawExperiment(plan, seeded(plan.seed, n + 1));
    const watch = new Watch(tally);
    for (const [day, { revenue }] of plan.targets.entries()) {
      experiment.endDay();
      watch.look(day, day === plan.shop.days - 1, compare(experiment), revenue);
    }
  }
  return methodFigures(tally);
}

/** Whether these are the figures of intervals that can be trusted. Wide enough for 80 experiments of any seed. */
function holds({ always, fixed, errorRatio, bias, biasError }: MethodFigures): boolean {
  return (
    always.coveredAtEveryLook.share >= 0.95 &&
    fixed.coveredAtLast.share >= 0.88 &&
    errorRatio > 0.8 &&
    errorRatio < 1.25 &&
    Math.abs(bias) < 4.5 * biasError
  );
}

describe('a batch', () => {
  it('without an effect: daily looks at the lasting interval hardly ever see one; at the other they do', async () => {
    const found = (await figuresOf(planOf()))('capped-cuped');
    expect(found.always.everExcludedZero.share).toBeLessThanOrEqual(0.05);
    expect(found.fixed.everExcludedZero.share).toBeGreaterThan(0.12);
    expect(holds(found)).toBe(true);
  });

  it('with an effect: covers the truth, and sees it', async () => {
    const found = await figuresOf(planOf({ shop }));
    const bought = found('conversion');
    expect(holds(bought)).toBe(true);
    expect(bought.always.excludedZeroAtLast.share).toBeGreaterThan(0.3);
    expect(holds(found('revenue'))).toBe(true);
  });

  it('catches a variance that is too small, and a difference that is bent', () => {
    const plan = planOf({ shop, experiments: 40 });
    const plain = (sample: Sample) => ({ ...sample, past: null });
    const right = judged(plan, (told) => compareMeans(plain(told.revenue(0)), plain(told.revenue(1))));
    expect(holds(right)).toBe(true);
    const narrow = judged(plan, (told) => {
      const found = compareMeans(plain(told.revenue(0)), plain(told.revenue(1)));
      return found.kind === 'early' ? found : { ...found, standardError: found.standardError / 2 };
    });
    expect(holds(narrow)).toBe(false);
    // Those of the treated who did not buy are forgotten, as when only clickers were counted.
    const bent = judged(plan, (told) => {
      const shown = plain(told.revenue(1));
      return compareMeans(plain(told.revenue(0)), { ...shown, units: Math.round(shown.units * 0.8) });
    });
    expect(holds(bent)).toBe(false);
  });

  it('counts the same by two threads as by one', async () => {
    const small: DayTargets[] = targetsOf({ ...nothing, visitors: 500, days: 5 }, 1, 1_000);
    const plan = planOf({ shop: { ...nothing, visitors: 500, days: 5 }, experiments: 50, targets: small });
    const round = (tally: unknown) =>
      JSON.parse(JSON.stringify(tally), (_key, value) =>
        typeof value === 'number' ? Number(value.toPrecision(10)) : value,
      );
    expect(round(await runBatch(plan, 2, () => {}))).toEqual(round(await runBatch(plan, 1, () => {})));
  });

  it('warns of a skewed split, and pauses what harms', async () => {
    const skewed = planOf({ study: 'ratio', shop: { ...shop, effect: -0.1 }, experiments: 20, targets: [] });
    expect(await runBatch(skewed, 1, () => {})).toMatchObject({ experiments: 20, warned: 20 });
    const even = planOf({ study: 'ratio', experiments: 100, targets: [] });
    expect(await runBatch(even, 1, () => {})).toMatchObject({ warned: 0 });
    const harmful = planOf({ study: 'guard', shop: { ...shop, effect: -0.5 }, experiments: 20, targets: [] });
    expect(await runBatch(harmful, 1, () => {})).toMatchObject({ tripped: 20, by: { completion: 20 } });
    const harmless = planOf({ study: 'guard', experiments: 60, targets: [] });
    const spared = (await runBatch(harmless, 1, () => {})) as GuardTally;
    expect(spared).toMatchObject({ withheldDays: 0, neverJudged: 0 });
    // One in seven hundred is paused (docs/statistics.md): three of sixty would be one in a hundred thousand.
    expect(spared.tripped).toBeLessThanOrEqual(2);
  });
});
