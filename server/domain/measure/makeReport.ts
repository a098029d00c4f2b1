/** Makes the report of a holdout or a trial from what the ledger holds: pure, so that a simulation makes the very same. */
import type { CellName, TrialId } from '../experiment/ledger.ts';
import { QUESTION, verdictOf } from '../experiment/verdict.ts';
import { compareMeans } from '../statistics/means.ts';
import { compareRatios } from '../statistics/ratios.ts';
import type { Compared } from '../statistics/sample.ts';
import { type SampleRatio, sampleRatio } from '../statistics/sampleRatio.ts';
import { type Level, levelAmong, levelSliding } from '../statistics/sequence.ts';
import { totalGain } from '../statistics/total.ts';
import { cohortsOf } from './cohorts.ts';
import { addSums, noSums, profitOf, type Sums, tellsProfit } from './counted.ts';
import {
  type Buyer,
  buyersOf,
  type CellUnits,
  capOf,
  cappedProfitOf,
  couldReturn,
  isCapped,
  type Outcome,
  ratioOf,
  returned,
  revenueOf,
  sampleOf,
  shareOf,
} from './figures.ts';
import { leftOutOf, type OrdersMade } from './leftOut.ts';
import type { CellTotals, Comparison, Measured, MeasuredReport, Metric } from './report.ts';

export const DAY_MS = 86_400_000;
/** The pace at which visitors come is that of so many last days. */
const PACE_DAYS = 14;

/** What is to be measured of whom. */
export interface Measurement {
  readonly trial: TrialId;
  readonly control: CellName;
  /** With the share of 1 that each was meant to get; the control among them. */
  readonly cells: readonly { readonly cell: CellName; readonly share: number }[];
  /** Days since 1970-01-01 UTC, inclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly currency: string;
  /** Percent; see `profitOf`. */
  readonly assumedMargin: number | null;
  /** Now, epoch milliseconds. */
  readonly at: number;
}

/** What the ledger holds of it; see the store's port. */
export interface Held {
  /** Of all days up to `toDay`. */
  readonly counts: readonly (CellUnits & { readonly day: number })[];
  /** With orders from the trial's begin up to the end of `toDay`. */
  readonly outcomes: readonly Outcome[];
  /** Of the period's days. */
  readonly steps: readonly { readonly cell: CellName; readonly began: number; readonly completed: number }[];
  /** Made in the period. */
  readonly orders: readonly OrdersMade[];
}

export function makeReport(asked: Measurement, held: Held): MeasuredReport {
  const { trial, control, fromDay, toDay, currency, assumedMargin, at } = asked;
  const [from, to] = [fromDay * DAY_MS, (toDay + 1) * DAY_MS];
  const units = asked.cells.map(({ cell }) => unitsOf(cell, held.counts));
  const buyers = buyersOf(held.outcomes, from, to);
  const cap = capOf(buyers);
  const ratio = ratioOfCells(asked, units);
  // A period that leaves out what the first visitors did slides along with the days: it asks for more.
  const grows = held.counts.every(({ day }) => day >= fromDay);
  const lasting = levelAmong(asked.cells.length - 1);
  const level = grows ? lasting : levelSliding(toDay - fromDay + 1, lasting);
  // What slides takes in no more than it forgets: told is by how many days the period would have to be longer.
  const enrolled = units.reduce((sum, one) => sum + one.enrolled, 0);
  const pace = paceOf(held.counts, toDay);
  const perDay = grows ? pace : enrolled / (toDay - fromDay + 1);
  const all = sumsOf(buyers);
  const byCell = Map.groupBy(buyers, ({ cell }) => cell);
  const profits = tellsProfit(all, assumedMargin);
  const shared = { asked, held, units, byCell, profits, cap, ratio, level, perDay, from, to };
  const treated = asked.cells.filter(({ cell }) => cell !== control);
  return {
    trial,
    fromDay,
    toDay,
    currency,
    at,
    control,
    cells: asked.cells.map(({ cell, share }) => totalsOf(shared, cell, share)),
    comparisons: treated.map(({ cell }) => compared(shared, cell)),
    ratio,
    leftOut: leftOutOf(held.orders, held.outcomes, from, to),
    costKnown: all.goods > 0 ? all.costedGoods / all.goods : 0,
    assumedMargin,
    cap,
    capped: buyers.filter((buyer) => isCapped(buyer, cap)).length,
    cohorts: cohortsOf(asked, held.counts, buyers, cap, (control, treated) =>
      judged(
        { ...shared, level: lasting, perDay: pace },
        compareMeans(control, treated, lasting),
        'revenue',
        null,
      ),
    ),
  };
}

interface Shared {
  readonly asked: Measurement;
  readonly held: Held;
  readonly units: readonly CellUnits[];
  readonly byCell: ReadonlyMap<CellName, readonly Buyer[]>;
  /** Whether profit is told. */
  readonly profits: boolean;
  readonly cap: number | null;
  readonly ratio: SampleRatio | null;
  readonly level: Level;
  readonly perDay: number;
  readonly from: number;
  readonly to: number;
}

function unitsOf(cell: CellName, counts: readonly CellUnits[]): CellUnits {
  const units = { cell, enrolled: 0, known: 0, past: 0, squares: 0 };
  for (const row of counts) {
    if (row.cell !== cell) continue;
    units.enrolled += row.enrolled;
    units.known += row.known;
    units.past += row.past;
    units.squares += row.squares;
  }
  return units;
}

function ratioOfCells({ cells }: Measurement, units: readonly CellUnits[]): SampleRatio | null {
  if (units.every(({ enrolled }) => enrolled === 0)) return null;
  return sampleRatio({
    counts: units.map(({ enrolled }) => enrolled),
    shares: cells.map(({ share }) => share),
  });
}

function sumsOf(buyers: readonly Buyer[]): Sums {
  const sums = noSums();
  for (const { period } of buyers) addSums(sums, period);
  return sums;
}

function totalsOf(shared: Shared, cell: CellName, share: number): CellTotals {
  const { units, byCell, profits, held, asked } = shared;
  const own = byCell.get(cell) ?? [];
  const sums = sumsOf(own);
  const steps = held.steps.find((row) => row.cell === cell);
  return {
    cell,
    share,
    visitors: units.find((row) => row.cell === cell)!.enrolled,
    buyers: own.filter(({ period }) => period.orders > 0).length,
    orders: sums.orders,
    revenue: sums.goods,
    profit: profits ? profitOf(sums, asked.assumedMargin) : null,
    pieces: sums.pieces,
    refunded: sums.refunded,
    ourDiscounts: sums.ourDiscounts,
    checkoutsBegun: steps?.began ?? 0,
    checkoutsPaid: steps?.completed ?? 0,
  };
}

interface Side {
  readonly units: CellUnits;
  readonly buyers: readonly Buyer[];
}

function compared(shared: Shared, cell: CellName): Comparison {
  const { asked, held, units, byCell, cap, level, from, to } = shared;
  const sides = [asked.control, cell].map((name) => {
    return { units: units.find((row) => row.cell === name)!, buyers: byCell.get(name) ?? [] };
  });
  const [control, treated] = sides as [Side, Side];
  const past = control.units.known > 0 && treated.units.known > 0;
  const mean = (metric: Metric, figure: (buyer: Buyer) => number) => {
    const sample = (side: Side) => sampleOf(side.units, side.buyers, figure, past);
    return judged(shared, compareMeans(sample(control), sample(treated), level), metric, treated.units);
  };
  const ratio = (
    metric: Metric,
    top: (buyer: Buyer) => number,
    bottom: (buyer: Buyer) => number,
    among: (buyer: Buyer) => boolean = () => true,
  ) => {
    const sample = (side: Side) => ratioOf(side.units, side.buyers.filter(among), top, bottom);
    return judged(shared, compareRatios(sample(control), sample(treated), level), metric, treated.units);
  };
  const back = (metric: Metric, days: number): Measured => {
    if (to - from < days * DAY_MS) return { kind: 'unknown', why: 'too-early' };
    return ratio(
      metric,
      (buyer) => (returned(buyer, days) ? 1 : 0),
      () => 1,
      (buyer) => couldReturn(buyer, from, to, days),
    );
  };
  const steps = ({ units: { cell: name, enrolled } }: Side) => {
    const row = held.steps.find((one) => one.cell === name);
    return shareOf(enrolled, row?.began ?? 0, row?.completed ?? 0);
  };
  return {
    cell,
    metrics: {
      revenue: mean('revenue', ({ period }) => revenueOf(period, cap)),
      profit: shared.profits
        ? mean('profit', ({ period }) => cappedProfitOf(period, cap, asked.assumedMargin))
        : { kind: 'unknown', why: 'cost-unknown' },
      conversion: mean('conversion', ({ period }) => (period.orders > 0 ? 1 : 0)),
      'order-value': ratio(
        'order-value',
        ({ period }) => revenueOf(period, cap),
        ({ period }) => period.orders,
      ),
      items: ratio(
        'items',
        ({ period }) => period.pieces,
        ({ period }) => period.orders,
      ),
      checkout:
        held.steps.length === 0
          ? { kind: 'unknown', why: 'no-steps' }
          : judged(shared, compareRatios(steps(control), steps(treated), level), 'checkout', treated.units),
      refunds: ratio(
        'refunds',
        ({ period }) => period.refunded,
        ({ period }) => period.ordered,
      ),
      'return-30': back('return-30', 30),
      'return-90': back('return-90', 90),
    },
  };
}

/** With its verdict; `total` only where `treated` is given and the metric is money. */
function judged(
  { ratio, level, perDay }: Shared,
  compared: Compared,
  metric: Metric,
  treated: CellUnits | null,
): Measured {
  const better = metric === 'refunds' ? 'less' : 'more';
  const isMoney = metric === 'revenue' || metric === 'profit';
  return {
    kind: 'compared',
    compared,
    verdict: verdictOf(compared, ratio, { ...QUESTION, better, perDay }, level),
    total:
      isMoney && treated !== null && compared.kind === 'estimate'
        ? totalGain(compared, treated.enrolled)
        : null,
  };
}

/** Newly enrolled visitors a day, lately. */
function paceOf(counts: Held['counts'], toDay: number): number {
  let [first, enrolled] = [toDay, 0];
  for (const row of counts) {
    if (row.day <= toDay - PACE_DAYS) continue;
    first = Math.min(first, row.day);
    enrolled += row.enrolled;
  }
  return enrolled / (toDay - first + 1);
}
