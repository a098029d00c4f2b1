/** Customer value by the month of a shopper's first visit: what each has brought since, shown and held out. */
import type { Cohort, MeasuredReport } from '../../../domain/measure/report.ts';
import { format } from '../../data/format.ts';
import { differenceInWords, estimateIn, figureInWords, unknownInWords } from '../../data/measuredWords.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { resultsText } from '../../text/results.ts';

const words = resultsText.measured.cohorts;

export function Cohorts({ report: { cohorts, control, currency } }: { report: MeasuredReport }) {
  const now = Date.now();
  const value = (isControl: boolean) => (cohort: Cohort) => {
    const cell = cohort.cells.find((one) => (one.cell === control) === isControl);
    return cell === undefined || cell.visitors === 0
      ? '–'
      : words.value(figureInWords('revenue', cell.value, currency), format.number(cell.visitors));
  };
  const columns: [Column<Cohort>, ...Column<Cohort>[]] = [
    { key: 'month', head: words.column.month, cell: ({ day }) => format.date(day, now) },
    { key: 'held', head: words.column.held, figure: true, cell: value(true) },
    { key: 'shown', head: words.column.shown, figure: true, cell: value(false) },
    {
      key: 'difference',
      head: words.column.difference,
      figure: true,
      cell: ({ differences: [difference] }) => {
        const estimate = estimateIn(difference);
        return estimate === null
          ? unknownInWords(difference)
          : differenceInWords('revenue', estimate.difference, currency);
      },
    },
  ];
  return (
    <details className="definitions">
      <summary>
        <span className="more">{words.title}</span>
      </summary>
      {cohorts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p className="soft">{words.lead}</p>
          <DataTable caption={words.title} columns={columns} rows={cohorts} keyOf={({ day }) => day} />
        </>
      )}
    </details>
  );
}
