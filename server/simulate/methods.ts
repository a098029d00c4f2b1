/** The ways of estimating that a batch tries on the same experiments. */
import { compareMeans } from '../domain/statistics/means.ts';
import { compareRatios } from '../domain/statistics/ratios.ts';
import type { Compared, Sample } from '../domain/statistics/sample.ts';
import { CAP_BUYERS, capFrom, winsorise } from '../domain/statistics/winsorise.ts';
import type { Cell, CellState, Experiment } from './experiment.ts';

export const METHODS = ['revenue', 'cuped', 'capped', 'capped-cuped', 'conversion', 'order-value'] as const;
export type Method = (typeof METHODS)[number];

/** What the method says of the experiment as far as it was told. `cap`: minor units per visitor; null caps nothing. */
export function compare(method: Method, experiment: Experiment, cap: number | null): Compared {
  const of = (sample: (cell: Cell) => Sample) => compareMeans(sample(0), sample(1));
  switch (method) {
    case 'revenue':
      return of((cell) => ({ ...experiment.revenue(cell), past: null }));
    case 'cuped':
      return of((cell) => experiment.revenue(cell));
    case 'capped':
      return of((cell) => ({ ...winsorise(experiment.revenue(cell), cap).sample, past: null }));
    case 'capped-cuped':
      return of((cell) => winsorise(experiment.revenue(cell), cap).sample);
    case 'conversion':
      return of((cell) => bought(experiment.cells[cell]));
    case 'order-value': {
      const ratio = ({ units, rows, goods, orders }: CellState) => ({
        units,
        tops: goods.subarray(0, rows),
        bottoms: orders.subarray(0, rows),
      });
      return compareRatios(ratio(experiment.cells[0]), ratio(experiment.cells[1]));
    }
  }
}

const bought = ({ units, rows, orders }: CellState): Sample => ({
  units,
  values: orders.subarray(0, rows).map((count) => (count > 0 ? 1 : 0)),
  past: null,
});

/** As `winsorise.ts` says: chosen once, from the first buyers of both cells that are enough; null until then. */
export function chooseCap({ cells }: Experiment): number | null {
  if (cells[0].rows + cells[1].rows < CAP_BUYERS) return null;
  return capFrom(cells.flatMap(({ goods, rows }) => [...goods.subarray(0, rows)]));
}
