/** Puts what was measured into words: no figure where none is due, and never more certainty than there is. */
import type { Verdict } from '../../domain/experiment/verdict.ts';
import type { Measured, MeasuredReport, Metric } from '../../domain/measure/report.ts';
import type { MeasuredAnswer } from '../../domain/measure/told.ts';
import type { Estimate, Interval } from '../../domain/statistics/sample.ts';
import type { Total } from '../../domain/statistics/total.ts';
import { resultsText } from '../text/results.ts';
import { format } from './format.ts';

const words = resultsText.measured;

export const UNIT: Readonly<Record<Metric, 'money' | 'share' | 'number'>> = {
  revenue: 'money',
  profit: 'money',
  conversion: 'share',
  'order-value': 'money',
  items: 'number',
  checkout: 'share',
  refunds: 'share',
  'return-30': 'share',
  'return-90': 'share',
};

/** A figure of one cell. */
export function figureInWords(metric: Metric, value: number, currency: string): string {
  switch (UNIT[metric]) {
    case 'money':
      return format.money(value, currency);
    case 'share':
      return format.percent(value);
    case 'number':
      return format.rough(value);
  }
}

/** A difference between two cells. */
export function differenceInWords(metric: Metric, value: number, currency: string): string {
  switch (UNIT[metric]) {
    case 'money':
      return format.gain(value, currency);
    case 'share':
      return words.side.points(format.points(value));
    case 'number':
      return format.rough(value, true);
  }
}

export function rangeInWords(metric: Metric, { low, high }: Interval, currency: string): string {
  if (UNIT[metric] === 'share')
    return words.side.points(words.side.to(format.points(low), format.points(high)));
  return words.side.to(differenceInWords(metric, low, currency), differenceInWords(metric, high, currency));
}

export type Chip = keyof typeof words.chip;

/** What stands at the top of the page: a word, a range where there is one, and sentences. */
export interface Headline {
  readonly chip: Chip;
  readonly title: string;
  readonly sentences: readonly string[];
}

export const visitorsOf = (report: MeasuredReport) => {
  const of = (isControl: boolean) =>
    report.cells
      .filter(({ cell }) => (cell === report.control) === isControl)
      .reduce((sum, { visitors }) => sum + visitors, 0);
  return { held: of(true), shown: of(false) };
};

/** Whether anything may be said of differences: somebody was measured, and the cells are as they should be. */
export function isConcluding({ report }: MeasuredAnswer): boolean {
  const { held, shown } = visitorsOf(report);
  return held + shown > 0 && report.comparisons.length > 0 && report.ratio?.kind !== 'broken';
}

/** Null where no difference may be told: nothing to compare, too little, or cells that are not what they should be. */
export function estimateIn(measured: Measured | undefined): Estimate | null {
  if (measured?.kind !== 'compared' || measured.verdict.kind === 'withheld') return null;
  return measured.compared.kind === 'estimate' ? measured.compared : null;
}

export function verdictIn(measured: Measured | undefined): Verdict | null {
  return measured?.kind === 'compared' ? measured.verdict : null;
}

/** Why a figure is not told. */
export function unknownInWords(measured: Measured | undefined): string {
  return words.side.unknown[measured?.kind === 'unknown' ? measured.why : 'too-few'];
}

/** Of revenue: what the merchant reads first. */
export function headlineOf(report: MeasuredReport): Headline {
  const { held, shown } = visitorsOf(report);
  const measured = report.comparisons[0]?.metrics.revenue;
  const verdict = verdictIn(measured);
  const total = totalIn(measured);
  if (held + shown === 0) return { chip: 'none', title: words.none, sentences: [words.noneWhat] };
  if (verdict?.kind === 'withheld')
    return {
      chip: 'withheld',
      title: words.withheldTitle,
      sentences: [withheldInWords(report, verdict.p)],
    };
  if (verdict === null || verdict.kind === 'early' || total === null) {
    const days = verdict?.kind === 'early' ? verdict.days : null;
    const soon = days === null ? [] : [words.earlyFor(days)];
    return { chip: 'none', title: words.none, sentences: [words.tooFew(held, shown), ...soon] };
  }
  const { always } = total;
  const [low, high] = [always.low, always.high].map((value) => format.gain(value, report.currency)) as [
    string,
    string,
  ];
  const title = words.between(low, high);
  switch (verdict.kind) {
    case 'gain':
      return { chip: 'gain', title, sentences: [words.gain(low)] };
    case 'loss':
      return { chip: 'loss', title, sentences: [words.loss(format.gain(always.high, report.currency))] };
    case 'same':
      return { chip: 'small', title, sentences: [words.small] };
    case 'undecided':
      return {
        chip: 'undecided',
        title,
        sentences: [words.undecided, horizonInWords(verdict.effect, verdict.days)],
      };
  }
}

/** Of money, what it came to in all. */
export function totalIn(measured: Measured | undefined): Total | null {
  return estimateIn(measured) !== null && measured?.kind === 'compared' ? measured.total : null;
}

/** Two years: nobody plans by more. */
const FAR_DAYS = 730;

export function horizonInWords(effect: number, days: number | null): string {
  const size = format.percent(effect);
  if (days === null || days > FAR_DAYS) return words.horizonFar(size);
  return days === 0 ? words.horizonNow(size) : words.horizon(size, days);
}

/** Why nothing is told when the cells do not have the sizes that they should have. */
export function withheldInWords(report: MeasuredReport, p: number): string {
  const { held, shown } = visitorsOf(report);
  const should = report.cells.find(({ cell }) => cell === report.control)?.share ?? 0;
  const oneIn = p > 0 ? Math.round(1 / p) : Number.POSITIVE_INFINITY;
  const chance = oneIn > 1_000_000 ? words.rarely : words.oneIn(oneIn);
  return words.withheld(format.percent(held / (held + shown)), format.percent(should), chance);
}
