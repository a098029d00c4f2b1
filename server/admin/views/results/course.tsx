/** The estimate over time with the range that holds however often one looks: a small drawing, and the same as a table. */
import type { HistoryPoint } from '../../../domain/measure/told.ts';
import { format } from '../../data/format.ts';
import { useHistory } from '../../data/results.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { resultsText } from '../../text/results.ts';
import { scaleOf, type Told } from './scale.ts';

const words = resultsText.measured.chart;
const WIDTH = 600;
const HEIGHT = 160;

export function Course({ days }: { days: number }) {
  const { data, error } = useHistory(days, true);
  if (error !== null && data === undefined) return <p className="soft">{words.failed}</p>;
  if (data === undefined) return <div className="course" aria-hidden="true" />;
  const told = data.points.filter((point): point is HistoryPoint & Told => point.total !== null);
  // A line needs two ends.
  if (told.length < 2) return null;
  return <Drawn points={told} currency={data.currency} />;
}

function Drawn({ points, currency }: { points: readonly (HistoryPoint & Told)[]; currency: string }) {
  const now = Date.now();
  const dayOf = (point: HistoryPoint) => format.date(point.day, now);
  const [first, last] = [points[0]!, points.at(-1)!];
  const { low, high, y } = scaleOf(points, HEIGHT);
  const span = Math.max(1, last.day - first.day);
  const x = ({ day }: HistoryPoint) => ((day - first.day) / span) * WIDTH;
  const path = (value: (point: Told) => number, list = points) =>
    list.map((point) => `${x(point).toFixed(1)},${y(value(point)).toFixed(1)}`).join(' ');
  const upper = path(({ total }) => total.always.high);
  const lower = path(({ total }) => total.always.low, [...points].reverse());
  const columns: [Column<HistoryPoint & Told>, ...Column<HistoryPoint & Told>[]] = [
    { key: 'day', head: words.column.day, cell: dayOf },
    ...(['gained', 'low', 'high'] as const).map(
      (key): Column<HistoryPoint & Told> => ({
        key,
        head: words.column[key],
        figure: true,
        cell: ({ total }) => format.gain(key === 'gained' ? total.gained : total.always[key], currency),
      }),
    ),
  ];
  return (
    <figure className="course">
      <figcaption className="soft">{words.title}</figcaption>
      <div className="course-plot">
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words.label(dayOf(first), dayOf(last))}
        >
          <polygon points={`${upper} ${lower}`} />
          <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
          <polyline points={path(({ total }) => total.gained)} />
        </svg>
        <span className="course-top">{format.gain(high, currency)}</span>
        <span className="course-bottom">{format.gain(low, currency)}</span>
      </div>
      <div className="course-days soft" aria-hidden="true">
        <span>{dayOf(first)}</span>
        <span className="course-key">{words.key}</span>
        <span>{dayOf(last)}</span>
      </div>
      <details>
        <summary>
          <span className="more">{words.table}</span>
        </summary>
        <DataTable caption={words.title} columns={columns} rows={points} keyOf={({ day }) => day} />
      </details>
    </figure>
  );
}
