/** Holds a run's report against what is known of the made shop: its truth, and the ledger that should have come of it. */
import { HELD, SHOWN } from '../domain/experiment/ledger.ts';
import type { Cast } from './cast.ts';
import type { Cell, Experiment } from './experiment.ts';
import type { ShopPlan } from './madeShop.ts';
import type { Finished } from './run.ts';
import { truthAt } from './truth.ts';

/** Minor units per visitor. */
export interface KnownTruth {
  /** Of a held out visitor, and what being shown adds: reckoned from the shop's figures. */
  readonly expected: { readonly held: number; readonly difference: number };
  /** The same of these very visitors: the mean of their two lives' difference. */
  readonly realised: { readonly held: number; readonly difference: number };
  /** With visitors' totals capped as the report caps them: what its interval is about. */
  readonly capped: { readonly held: number; readonly difference: number };
}

/** Call it once all days of the cast's experiments have been told. */
export function truthOf(plan: ShopPlan, { lives }: Cast, cap: number | null): KnownTruth {
  const mean = (cell: Cell, most: number) => {
    const { units, values } = lives.revenue(cell);
    return values.reduce((sum, value) => sum + Math.min(value, most), 0) / units;
  };
  const real = (most: number) => ({ held: mean(0, most), difference: mean(1, most) - mean(0, most) });
  const realised = real(Number.POSITIVE_INFINITY);
  return {
    expected: truthAt(plan, plan.days - 1),
    realised,
    capped: cap === null ? realised : real(cap),
  };
}

/** A cell as the store told it, and as it should be. */
export interface CellCheck {
  readonly cell: string;
  readonly visitors: readonly [found: number, known: number];
  readonly orders: readonly [found: number, known: number];
  /** Minor units. */
  readonly revenue: readonly [found: number, known: number];
  /** What its visitors had paid for in the year before, minor units. */
  readonly past: readonly [found: number, known: number];
}

/** Two cells; every pair must be of one number twice, or the store lost or invented something. */
export function checkCells({ report, counts }: Finished, known: Experiment): CellCheck[] {
  return ([0, 1] as const).map((cell) => {
    const name = cell === 0 ? HELD : SHOWN;
    const found = report.cells.find((one) => one.cell === name);
    const { units, rows, goods, orders, pastSum } = known.cells[cell];
    const sum = (column: Float64Array) => column.subarray(0, rows).reduce((all, one) => all + one, 0);
    return {
      cell: name,
      visitors: [found?.visitors ?? 0, units],
      orders: [found?.orders ?? 0, sum(orders)],
      revenue: [found?.revenue ?? 0, sum(goods)],
      past: [counts.reduce((all, day) => all + (day.cell === name ? day.past : 0), 0), pastSum],
    };
  });
}

export function agrees(checks: readonly CellCheck[]): boolean {
  return checks.every(({ visitors, orders, revenue, past }) =>
    [visitors, orders, revenue, past].every(([found, known]) => found === known),
  );
}
