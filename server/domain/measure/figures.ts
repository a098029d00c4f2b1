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
    let counted: CountedOrder[] | null = null;
    let all: Sums | null = null;
    let period: Sums | null = null;
    for (const order of orders) {
      if (order.at >= to || !isCounted(order, at)) continue;
      if (counted === null || all === null) {
        counted = [];
        all = noSums();
        // Most have bought in the period alone, and need no second sum.
        period = order.at >= from ? all : noSums();
      }
      counted.push(order);
      addOrder(all, order);
      if (order.at >= from && period !== null && period !== all) addOrder(period, order);
    }
    if (counted !== null) buyers.push({ cell, at, past, orders: counted, period: period!, all: all! });
  }
  return buyers;
}

/**
 * The most of a visitor's revenue that counts: by `capFrom` of what the first 200 buyers, whatever their cell, had ordered
 * by the time the last of them first bought. Refunds and later orders do not move it, so it stands for good.
 */
export function capOf(buyers: readonly Buyer[]): number | null {
  const times = new Float64Array(buyers.length);
  let found = 0;
  for (const { orders } of buyers) {
    const first = firstOf(orders);
    if (first !== null) times[found++] = first;
  }
  if (found < CAP_BUYERS) return null;
  const until = times.subarray(0, found).sort()[CAP_BUYERS - 1]!;
  // Those who first bought at that very moment are all among them: which came first nobody knows.
  const totals: number[] = [];
  for (const { orders } of buyers) {
    const first = firstOf(orders);
    if (first === null || first > until) continue;
    let total = 0;
    for (const order of orders) if (order.at <= until) total += order.money.ordered;
    totals.push(total);
  }
  return capFrom(totals);
}

function firstOf(orders: readonly CountedOrder[]): number | null {
  for (const { at, money } of orders) if (money.ordered > 0) return at;
  return null;
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

/**
 * A mean per visitor of one cell, whose buyers these are. `past`: whether the covariate goes along; unknown pasts count as
 * 0, which is known before anything was shown.
 */
export function sampleOf(
  units: CellUnits,
  buyers: readonly Buyer[],
  figure: (buyer: Buyer) => number,
  past: boolean,
): Sample {
  return {
    units: units.enrolled,
    values: figuresOf(buyers, figure),
    past: past
      ? { values: figuresOf(buyers, (buyer) => buyer.past ?? 0), sum: units.past, squares: units.squares }
      : null,
  };
}

/** A ratio of two figures per visitor of one cell. */
export function ratioOf(
  units: CellUnits,
  buyers: readonly Buyer[],
  top: (buyer: Buyer) => number,
  bottom: (buyer: Buyer) => number,
): RatioSample {
  return { units: units.enrolled, tops: figuresOf(buyers, top), bottoms: figuresOf(buyers, bottom) };
}

/** Many times quicker than `Float64Array.from` with a function. */
function figuresOf(buyers: readonly Buyer[], figure: (buyer: Buyer) => number): Float64Array {
  const figures = new Float64Array(buyers.length);
  for (let i = 0; i < buyers.length; i++) figures[i] = figure(buyers[i]!);
  return figures;
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
  for (const { cancelled, at } of orders) if (!cancelled) return at >= from && at + days * DAY_MS <= to;
  return false;
}

/** Whether they ordered again within so many days of their first order. */
export function returned({ orders }: Buyer, days: number): boolean {
  let first: number | null = null;
  for (const { cancelled, at } of orders) {
    if (cancelled) continue;
    if (first !== null) return at <= first + days * DAY_MS;
    first = at;
  }
  return false;
}
