/** Puts a batch on a terminal and into JSON: each counted share with the interval that the number of experiments allows. */
import type { BanditTally } from './bandit.ts';
import type { BatchPlan } from './batch.ts';
import type { GuardTally } from './guard.ts';
import type { IntervalsTally } from './intervals.ts';
import { METHODS } from './methods.ts';
import type { RatioTally } from './ratio.ts';
import { type Share, share, type Tally } from './tally.ts';
import type { KindTally, MethodTally } from './watch.ts';

/** A batch's figures as JSON tells them. */
export type BatchFigures = Readonly<Record<string, unknown>>;

export function figuresOf(plan: BatchPlan, tally: Tally): BatchFigures {
  switch (plan.study) {
    case 'intervals': {
      const found = tally as unknown as IntervalsTally;
      return {
        ordersEach: found.orders / plan.experiments,
        methods: Object.fromEntries(METHODS.map((method) => [method, methodFigures(found[method])])),
      };
    }
    case 'ratio': {
      const { experiments, warned, daysToWarn, onceWarned, onceWarnedLast } = tally as RatioTally;
      return {
        warned: share(warned, experiments),
        daysToWarn: mean(daysToWarn, warned),
        chiSquareDaily: share(onceWarned, experiments),
        chiSquareOnce: share(onceWarnedLast, experiments),
      };
    }
    case 'guard': {
      const found = tally as GuardTally;
      return {
        tripped: share(found.tripped, found.experiments),
        daysToTrip: mean(found.daysToTrip, found.tripped),
        medianDay: medianDay(found),
        by: found.by,
        neverJudged: share(found.neverJudged, found.experiments),
        withheldDays: found.withheldDays,
      };
    }
    case 'bandit': {
      const found = tally as unknown as BanditTally;
      return {
        fixed: methodFigures(found.fixed),
        pooled: methodFigures(found.pooled),
        toTreated: found.toTreated / found.visitors,
        leaningToTreatedInTheLastWeek: mean(found.leaningLast, found.leaningLastOf),
      };
    }
  }
}

export interface KindFigures {
  readonly everExcludedZero: Share;
  readonly coveredAtEveryLook: Share;
  readonly excludedZeroAtLast: Share;
  readonly coveredAtLast: Share;
  /** Of the experiments, those whose interval lay wholly above the truth at the last look. */
  readonly tooHighAtLast: Share;
  /** As a share of the control's figure. */
  readonly halfWidth: number;
  readonly daysToExclude: number;
}

export interface MethodFigures {
  readonly always: KindFigures;
  readonly fixed: KindFigures;
  /** Had an interval at the last look at all; without one, nothing is excluded and nothing missed. */
  readonly judged: Share;
  readonly earlyDays: number;
  /** Mean of estimate less truth, and its Monte-Carlo error, as shares of the control's figure. */
  readonly bias: number;
  readonly biasError: number;
  /** Standard error told, over the spread that estimates really had: 1 is right. */
  readonly errorRatio: number;
}

export function methodFigures(tally: MethodTally): MethodFigures {
  const { experiments, judged, errors, squaredErrors, variances } = tally;
  const bias = mean(errors, judged);
  const spread = Math.sqrt(Math.max(0, mean(squaredErrors, judged) - bias * bias));
  const kind = (counts: KindTally): KindFigures => ({
    everExcludedZero: share(counts.everSaw, experiments),
    coveredAtEveryLook: share(experiments - counts.everMissed, experiments),
    excludedZeroAtLast: share(counts.saw, experiments),
    coveredAtLast: share(experiments - counts.missed, experiments),
    tooHighAtLast: share(counts.missedHigh, experiments),
    halfWidth: mean(counts.halfWidths, judged),
    daysToExclude: mean(counts.looksToSee, counts.everSaw),
  });
  return {
    always: kind(tally.always),
    fixed: kind(tally.fixed),
    judged: share(judged, experiments),
    earlyDays: mean(tally.earlyLooks, experiments),
    bias,
    biasError: spread / Math.sqrt(Math.max(1, judged)),
    errorRatio: Math.sqrt(mean(variances, judged)) / spread,
  };
}

const mean = (sum: number, of: number) => (of === 0 ? Number.NaN : sum / of);

function medianDay({ onDay, tripped }: GuardTally): number | null {
  let count = 0;
  for (const [day, trips] of onDay.entries()) {
    count += trips;
    if (tripped > 0 && 2 * count >= tripped) return day + 1;
  }
  return null;
}

export function batchLines(plan: BatchPlan, figures: BatchFigures): string[] {
  const { shop, study, experiments, seed } = plan;
  const head = [
    `${count(experiments)} experiments of ${count(shop.visitors)} visitors in ${shop.days} days, ${plan.share} % in the control, seed ${seed}.`,
  ];
  if (study === 'ratio') {
    const { warned, daysToWarn, chiSquareDaily, chiSquareOnce } = figures as Record<string, Share & number>;
    return [
      ...head,
      shop.effect === 0
        ? 'Visitors are split as meant: every warning is a false alarm.'
        : `${percent(-shop.effect)} of the treated are lost before they are counted.`,
      '',
      row('warned at some day', told(warned!)),
      row('  on average on day', days(daysToWarn!)),
      row('chi-square p < 0.001, daily', told(chiSquareDaily!)),
      row('chi-square p < 0.001, at the end', told(chiSquareOnce!)),
    ];
  }
  const effect =
    shop.effect === 0
      ? 'Nothing is planted: whatever is seen is not there.'
      : `Planted: ${shop.touches === 'conversion' ? 'each visitor buys' : 'each order is worth'} ${signed(shop.effect)} of the control’s.`;
  if (study === 'guard') {
    const found = figures as {
      tripped: Share;
      daysToTrip: number;
      medianDay: number | null;
      by: GuardTally['by'];
    };
    return [
      ...head,
      effect,
      '',
      row('the guard paused the offer', told(found.tripped)),
      row('  on average on day', days(found.daysToTrip)),
      row('  half of them by day', found.medianDay === null ? '–' : String(found.medianDay)),
      row('  for checkout completion', count(found.by.completion)),
      row('  for profit', count(found.by.profit)),
    ];
  }
  if (study === 'bandit') {
    const found = figures as { fixed: MethodFigures; pooled: MethodFigures; toTreated: number };
    return [
      ...head,
      effect,
      row('visitors shown the treated variant', percent(found.toTreated)),
      row('of those who lean, in the last week', percent(figures.leaningToTreatedInTheLastWeek as number)),
      '',
      ...table([
        ['fixed share', found.fixed],
        ['all visitors', found.pooled],
      ]),
    ];
  }
  const methods = figures.methods as Record<string, MethodFigures>;
  return [
    ...head,
    `${count(Math.round(figures.ordersEach as number))} orders each. ${effect}`,
    '',
    ...table(Object.entries(methods)),
  ];
}

function table(methods: readonly (readonly [string, MethodFigures])[]): string[] {
  const block = (title: string, of: (figures: KindFigures) => string) => [
    line(title, ['always', 'fixed']),
    ...methods.map(([name, { always, fixed }]) => line(`  ${name}`, [of(always), of(fixed)])),
    '',
  ];
  return [
    ...block('ever excluded 0, looked at daily', ({ everExcludedZero }) => told(everExcludedZero)),
    ...block('covered the truth on every day', ({ coveredAtEveryLook }) => told(coveredAtEveryLook)),
    ...block('covered the truth on the last', ({ coveredAtLast }) => told(coveredAtLast)),
    ...block('excluded 0 on the last day', ({ excludedZeroAtLast }) => told(excludedZeroAtLast)),
    ...block('half width, of the control', ({ halfWidth }) => percent(halfWidth)),
    line('on the last day', ['bias ± its error', 'error told/real']),
    ...methods.map(([name, { bias, biasError, errorRatio }]) =>
      line(`  ${name}`, [`${signed(bias)} ± ${percent(biasError)}`, errorRatio.toFixed(3)]),
    ),
    line('had an interval at all', ['on the last day', 'days without']),
    ...methods.map(([name, { judged, earlyDays }]) =>
      line(`  ${name}`, [told(judged), earlyDays.toFixed(1)]),
    ),
  ];
}

const line = (name: string, cells: readonly string[]) =>
  name.padEnd(34) + cells.map((cell) => cell.padStart(23)).join('');
const row = (name: string, value: string) => name.padEnd(38) + value;
const days = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(1));
const percent = (value: number) => (Number.isNaN(value) ? '–' : `${(value * 100).toFixed(2)} %`);
const signed = (value: number) => (value >= 0 ? '+' : '−') + percent(Math.abs(value));
const told = ({ share: of, low, high }: Share) =>
  `${percent(of)} (${(low * 100).toFixed(2)}–${(high * 100).toFixed(2)})`;
const count = (value: number) => value.toLocaleString('en-US');
