/** Reports of a trial as far as guard and bandit look at them, for their tests; no part of the product. */
import type { MeasuredReport } from '../domain/measure/report.ts';
import type { Estimate } from '../domain/statistics/sample.ts';
import { around } from '../domain/statistics/sequence.ts';

export const estimate = (difference: number, standardError: number, information = 500): Estimate => ({
  control: 10,
  treated: 10 + difference,
  difference,
  standardError,
  fixed: around(difference, 1.96 * standardError),
  always: around(difference, 3.04 * standardError),
  relative: null,
  explained: 0,
  units: 10_000,
  information,
});

export function reportOf(profit: Estimate, over: Partial<MeasuredReport> = {}): MeasuredReport {
  const cell = (name: string, visitors: number, buyers: number) => ({
    cell: name,
    visitors,
    buyers,
    checkoutsBegun: visitors / 5,
  });
  const estimated = (one: Estimate) => ({ kind: 'compared', compared: { kind: 'estimate', ...one } });
  const metrics = { profit: estimated(profit), checkout: estimated(estimate(0, 0.1)) };
  return {
    cells: [cell('a', 1_000, 50), cell('b', 9_000, 900)],
    comparisons: [{ cell: 'b', metrics }],
    ratio: { kind: 'fine', p: 0.5 },
    ...over,
  } as unknown as MeasuredReport;
}
