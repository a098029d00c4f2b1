/** From enrolled visitors and their orders to a figure per visitor: what the estimators of domain/statistics are given. */
import type { CellName } from '../experiment/ledger.ts';
import type { RatioSample, Sample } from '../statistics/sample.ts';
import { CAP_BUYERS, capFrom } from '../statistics/winsorise.ts';
import {
  addOrder,
  type CountedOrder,
  isCounted,
  type JoinedOrder,
  noSums,
  profitOf,
  type Sums,
} from './counted.ts';

const DAY_MS = 86_400_000;

/** An enrolled visitor with joined orders; see `VisitorOutcome` of the store's port. */
export interface Outcome {
  readonly cell: CellName;
  readonly at: number;
  readonly past: number | null;
  readonly orders: readonly JoinedOrder[];
}

/** A visitor with at least one counted order since enrolment. */
export interface Buyer {
  readonly cell: CellName;
  /** When enrolled. */
  readonly at: number;
  readonly past: number | null;
  /** Counted ones since enrolment, in the order in which they were made. */
  readonly orders: readonly CountedOrder[];
  /** Those of the period. */
  readonly period: Sums;
  /** All since enrolment. */
  readonly all: Sums;
}

export function buyersOf(outcomes: readonly Outcome[], from: number, to: number): Buyer[] {
  const buyers: Buyer[] = [];
  for (const { cell, at, past, orders } of outcomes) {
    const counted = orders.filter((order) => order.at < to && isCounted(order, at)) as CountedOrder[];
    if (counted.length === 0) continue;
    const [period, all] = [noSums(), noSums()];
    for (const order of counted) {
      addOrder(all, order);
      if (order.at >= from) addOrder(period, order);
    }
    buyers.push({ cell, at, past, orders: counted, period, all });
  }
  return buyers;
}

/**
 * The most of a visitor's revenue that counts: by `capFrom` of what the first 200 buyers, whatever their cell, had ordered
 * by the time the last of them first bought. Refunds and later orders do not move it, so it stands for good.
 */
export function capOf(buyers: readonly Buyer[]): number | null {
  const bought = buyers.flatMap(({ orders }, buyer) =>
    orders.map(({ at, money }) => ({ buyer, at, ordered: money.ordered })),
  );
  bought.sort((a, b) => a.at - b.at || a.buyer - b.buyer);
  const totals = new Map<number, number>();
  for (const { buyer, ordered } of bought) {
    if (ordered <= 0) continue;
    totals.set(buyer, (totals.get(buyer) ?? 0) + ordered);
    if (totals.size === CAP_BUYERS) break;
  }
  return capFrom(totals.values());
}

/** Beyond the cap a visitor's revenue counts as the cap, and their profit in the same proportion. */
function capped(goods: number, cap: number | null): number {
  return cap !== null && goods > cap ? cap / goods : 1;
}

export function isCapped({ period }: Buyer, cap: number | null): boolean {
  return cap !== null && period.goods > cap;
}

export function revenueOf(sums: Sums, cap: number | null): number {
  return cap === null ? sums.goods : Math.min(sums.goods, cap);
}

export function cappedProfitOf(sums: Sums, cap: number | null, assumedMargin: number | null): number {
  return profitOf(sums, assumedMargin) * capped(sums.goods, cap);
}

/** What is known of all visitors of a cell, buyers or not. */
export interface CellUnits {
  readonly cell: CellName;
  readonly enrolled: number;
  readonly known: number;
  readonly past: number;
  readonly squares: number;
}

/** A mean per visitor. `past`: whether the covariate goes along; unknown pasts count as 0, before anything was shown. */
export function sampleOf(
  units: CellUnits,
  buyers: readonly Buyer[],
  figure: (buyer: Buyer) => number,
  past: boolean,
): Sample {
  const rows = buyers.filter(({ cell }) => cell === units.cell);
  return {
    units: units.enrolled,
    values: Float64Array.from(rows, figure),
    past: past
      ? { values: Float64Array.from(rows, (row) => row.past ?? 0), sum: units.past, squares: units.squares }
      : null,
  };
}

export function ratioOf(
  units: CellUnits,
  buyers: readonly Buyer[],
  top: (buyer: Buyer) => number,
  bottom: (buyer: Buyer) => number,
): RatioSample {
  const rows = buyers.filter(({ cell }) => cell === units.cell);
  return {
    units: units.enrolled,
    tops: Float64Array.from(rows, top),
    bottoms: Float64Array.from(rows, bottom),
  };
}

/** Of `began` visitors `completed` did: a ratio of counts, one for each who began. */
export function shareOf(units: number, began: number, completed: number): RatioSample {
  return {
    units,
    tops: new Float64Array(began).fill(1, 0, completed),
    bottoms: new Float64Array(began).fill(1),
  };
}

/** Whether a buyer first bought at least `days` before the period's end, and within the period: who can have come back. */
export function couldReturn({ orders }: Buyer, from: number, to: number, days: number): boolean {
  const first = orders.find(({ cancelled }) => !cancelled);
  return first !== undefined && first.at >= from && first.at + days * DAY_MS <= to;
}

/** Whether they ordered again within so many days of their first order. */
export function returned({ orders }: Buyer, days: number): boolean {
  const [first, second] = orders.filter(({ cancelled }) => !cancelled);
  return first !== undefined && second !== undefined && second.at <= first.at + days * DAY_MS;
}
