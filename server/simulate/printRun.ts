/** Puts one shop's run on a terminal and into JSON: what was estimated, how surely, and what is true. */
import { SHOWN } from '../domain/experiment/ledger.ts';
import type { Measured, MeasuredReport, Metric } from '../domain/measure/report.ts';
import type { Interval } from '../domain/statistics/sample.ts';
import type { Cast } from './cast.ts';
import type { ShopPlan } from './madeShop.ts';
import type { Finished, Look } from './run.ts';
import { agrees, type CellCheck, checkCells, type KnownTruth, truthOf } from './verify.ts';

export interface RunFigures {
  readonly truth: KnownTruth;
  readonly revenue: Measured;
  readonly report: MeasuredReport;
  readonly cells: readonly CellCheck[];
  /** Whether the store's ledger is what it should be, to the visitor and the minor unit. */
  readonly ledgerAgrees: boolean;
  readonly uncounted: Cast['uncounted'];
}

export function runFigures(plan: ShopPlan, cast: Cast, finished: Finished): RunFigures {
  const { report } = finished;
  const cells = checkCells(finished, cast.known);
  return {
    truth: truthOf(plan, cast, report.cap),
    revenue: revenueOf(report),
    report,
    cells,
    ledgerAgrees: agrees(cells),
    uncounted: cast.uncounted,
  };
}

export const revenueOf = (report: MeasuredReport): Measured => metricOf(report, 'revenue');

function metricOf({ comparisons }: MeasuredReport, metric: Metric): Measured {
  const found = comparisons.find(({ cell }) => cell === SHOWN)?.metrics[metric];
  return found ?? { kind: 'unknown', why: 'too-early' };
}

/** One line a day, as the run goes. */
export function lookLine({ day, report }: Look): string {
  const visitors = report.cells.reduce((sum, cell) => sum + cell.visitors, 0);
  const orders = report.cells.reduce((sum, cell) => sum + cell.orders, 0);
  const found = revenueOf(report);
  const said =
    found.kind === 'unknown'
      ? 'unknown'
      : found.compared.kind === 'early'
        ? 'too early to say'
        : `${money(found.compared.difference)}  always ${between(found.compared.always, money)}`;
  return `day ${String(day).padStart(3)}  ${count(visitors).padStart(9)} visitors ${count(orders).padStart(7)} orders  ${said}`;
}

export function runLines(plan: ShopPlan, share: number, figures: RunFigures): string[] {
  const { truth, revenue, report, cells, ledgerAgrees, uncounted } = figures;
  const { effect, touches } = plan;
  return [
    `Planted: when shown, ${touches === 'conversion' ? 'each visitor’s chance of buying' : 'each order'} is ${percent(effect)} more. ${share} % are held out.`,
    '',
    'Revenue per visitor, shown less held out',
    row(
      'true, expected',
      `${money(truth.expected.difference)} on ${money(truth.expected.held)} (${percent(effect)})`,
    ),
    row('true, of these very visitors', money(truth.realised.difference)),
    ...(report.cap === null
      ? []
      : [
          row(
            `  totals capped at ${money(report.cap)}`,
            `${money(truth.capped.difference)} on ${money(truth.capped.held)}`,
          ),
        ]),
    ...estimateLines(revenue),
    '',
    ...(['conversion', 'order-value', 'profit', 'refunds'] as const).map((metric) =>
      row(metric, told(metricOf(report, metric))),
    ),
    '',
    row(
      'split',
      report.ratio === null ? 'nobody' : `p ${report.ratio.p.toPrecision(3)}, ${report.ratio.kind}`,
    ),
    ...cells.flatMap(({ cell, visitors, orders, revenue: goods, past }) => [
      row(`${cell}: visitors`, compared(visitors, count)),
      row(`${cell}: orders`, compared(orders, count)),
      row(`${cell}: revenue`, compared(goods, money)),
      row(`${cell}: bought the year before`, compared(past, money)),
    ]),
    row('the ledger is as it should be', ledgerAgrees ? 'yes' : 'NO'),
    row(
      'not counted',
      `${count(uncounted.withoutConsent)} without consent, ${count(uncounted.bots)} machines`,
    ),
    ...report.leftOut.map(({ why, orders }) => row(`  orders left out: ${why}`, count(orders))),
  ];
}

function estimateLines(revenue: Measured): string[] {
  if (revenue.kind === 'unknown') return [row('estimate', `unknown: ${revenue.why}`)];
  const { compared: found, verdict } = revenue;
  if (found.kind === 'early') return [row('estimate', 'too early to say'), row('verdict', verdict.kind)];
  const relative = found.relative;
  return [
    row('estimate', `${money(found.difference)} on ${money(found.control)}`),
    row('  for one look', between(found.fixed, money)),
    row('  however often one looks', between(found.always, money)),
    ...(relative === null
      ? []
      : [
          row(
            '  in parts of the held out',
            `${percent(relative.difference)}, ${between(relative.always, percent)}`,
          ),
        ]),
    row('  taken out by their past', percent(found.explained)),
    row('verdict', verdict.kind),
  ];
}

function told(measured: Measured): string {
  if (measured.kind === 'unknown') return `unknown: ${measured.why}`;
  const { compared: found } = measured;
  if (found.kind === 'early') return 'too early to say';
  const { relative } = found;
  return relative === null
    ? 'held out too few to compare with'
    : `${percent(relative.difference)}, always ${between(relative.always, percent)}`;
}

const row = (name: string, value: string) => name.padEnd(32) + value;
const count = (value: number) => value.toLocaleString('en-US');
const money = (minor: number) => `${sign(minor)}${(Math.abs(minor) / 100).toFixed(2)}`;
const percent = (share: number) => `${sign(share)}${(Math.abs(share) * 100).toFixed(1)} %`;
const sign = (value: number) => (value < 0 ? '−' : '');
const between = ({ low, high }: Interval, words: (value: number) => string) =>
  `${words(low)} to ${words(high)}`;
const compared = ([found, known]: readonly [number, number], words: (value: number) => string) =>
  found === known ? words(found) : `${words(found)}, but should be ${words(known)}`;
