/** The estimate over time with the range that holds however often one looks: drawn, and the same as a table. */
import { lazy } from 'react';
import type { HistoryPoint } from '../../../domain/measure/told.ts';
import type { Total } from '../../../domain/statistics/total.ts';
import { format } from '../../data/format.ts';
import { useHistory } from '../../data/results.ts';
import type { ResultDays } from '../../data/resultsApi.ts';
import { Chart } from '../../parts/chart/chart.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { resultsText } from '../../text/results.ts';

const Plot = lazy(() => import('../../parts/chart/course-plot.tsx'));
const words = resultsText.measured.chart;

interface Told extends HistoryPoint {
  readonly total: Total;
}

export function Course({ days }: { days: ResultDays }) {
  const { data, error } = useHistory(days, true);
  if (error !== null && data === undefined) return <p className="soft">{words.failed}</p>;
  if (data === undefined) return <div className="chart-room" aria-hidden="true" />;
  const told = data.points.filter((point): point is Told => point.total !== null);
  // A line needs two ends.
  if (told.length < 2) return null;
  return <Drawn points={told} currency={data.currency} />;
}

function Drawn({ points, currency }: { points: readonly Told[]; currency: string }) {
  const now = Date.now();
  const dayOf = ({ day }: HistoryPoint) => format.date(day, now);
  const inWords = (value: number) => format.gain(value, currency);
  const columns: [Column<Told>, ...Column<Told>[]] = [
    { key: 'day', head: words.column.day, cell: dayOf },
    ...(['gained', 'low', 'high'] as const).map(
      (key): Column<Told> => ({
        key,
        head: words.column[key],
        figure: true,
        cell: ({ total }) => inWords(key === 'gained' ? total.gained : total.always[key]),
      }),
    ),
  ];
  return (
    <Chart
      title={words.title}
      label={words.label(dayOf(points[0]!), dayOf(points.at(-1)!))}
      keys={[
        { mark: 'line', words: words.column.gained },
        { mark: 'band', words: words.band },
      ]}
      failed={words.undrawn}
      table={{ words: words.table, columns, rows: points, keyOf: ({ day }) => day }}
    >
      <Plot
        points={points.map((point) => ({
          day: dayOf(point),
          guess: point.total.gained,
          ...point.total.always,
        }))}
        names={{ guess: words.column.gained, low: words.column.low, high: words.column.high }}
        inWords={inWords}
      />
    </Chart>
  );
}
