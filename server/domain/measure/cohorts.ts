/** Visitors by the month in which they were enrolled, and what each month's have brought since. */
import type { CellName } from '../experiment/ledger.ts';
import type { Sample } from '../statistics/sample.ts';
import { type Buyer, type CellUnits, revenueOf, sampleOf } from './figures.ts';
import type { Cohort, Measured } from './report.ts';

const DAY_MS = 86_400_000;

/** The first day of the day's month, UTC; days since 1970-01-01. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
}

/** @param compare of the control with a treated cell, revenue per visitor since enrolment */
export function cohortsOf(
  { control, cells }: { readonly control: CellName; readonly cells: readonly { readonly cell: CellName }[] },
  counts: readonly (CellUnits & { readonly day: number })[],
  buyers: readonly Buyer[],
  cap: number | null,
  compare: (control: Sample, treated: Sample) => Measured,
): Cohort[] {
  const enrolled = Map.groupBy(counts, ({ day }) => monthOf(day));
  const monthOfDay = new Map([...enrolled].flatMap(([month, rows]) => rows.map(({ day }) => [day, month])));
  const bought = Map.groupBy(buyers, ({ at, cell }) => `${monthOfDay.get(Math.floor(at / DAY_MS))} ${cell}`);
  return [...enrolled.keys()]
    .sort((a, b) => a - b)
    .map((day) => {
      const samples = new Map(
        cells.map(({ cell }) => {
          const visitors = enrolled
            .get(day)!
            .reduce((sum, row) => sum + (row.cell === cell ? row.enrolled : 0), 0);
          const units = { cell, enrolled: visitors, known: 0, past: 0, squares: 0 };
          return [
            cell,
            sampleOf(units, bought.get(`${day} ${cell}`) ?? [], ({ all }) => revenueOf(all, cap), false),
          ] as const;
        }),
      );
      const differences = cells.flatMap(({ cell }) =>
        cell === control ? [] : [compare(samples.get(control)!, samples.get(cell)!)],
      );
      const [first] = differences;
      let next = 0;
      return {
        day,
        cells: cells.map(({ cell }) => {
          const own = cell === control ? first : differences[next++];
          const value = own?.kind === 'compared' ? own.compared[cell === control ? 'control' : 'treated'] : 0;
          // Nobody of this month is in this cell.
          return { cell, visitors: samples.get(cell)!.units, value: Number.isFinite(value) ? value : 0 };
        }),
        differences,
      };
    });
}
