/** What was shown and accepted on each day of two weeks; the drawing comes after the page. */
import { lazy, useId } from 'react';
import type { DayDone } from '../../../domain/home.ts';
import { format } from '../../data/format.ts';
import type { Column } from '../data-table.tsx';
import { Chart } from './chart.tsx';

const Plot = lazy(() => import('./days-plot.tsx'));

export interface DaysWords {
  readonly title: string;
  /** Of so many shown and accepted in the later week. */
  readonly label: (shown: number, accepted: number) => string;
  readonly now: string;
  readonly before: string;
  readonly today: string;
  readonly day: string;
  readonly shown: string;
  readonly accepted: string;
  readonly table: string;
  readonly failed: string;
}

/** `weekDays`: so many days at the end are this week's. */
export function DaysChart(props: {
  days: readonly DayDone[];
  weekDays: number;
  words: DaysWords;
  now: number;
}) {
  const { days, weekDays, words, now } = props;
  const id = useId();
  const nameOf = ({ day }: DayDone) => {
    const name = format.date(day, now);
    return day === days.at(-1)?.day ? `${name} (${words.today})` : name;
  };
  const columns: [Column<DayDone>, ...Column<DayDone>[]] = [
    { key: 'day', head: words.day, cell: nameOf },
    { key: 'shown', head: words.shown, figure: true, cell: ({ shown }) => format.number(shown) },
    { key: 'accepted', head: words.accepted, figure: true, cell: ({ accepted }) => format.number(accepted) },
  ];
  const week = days.slice(-weekDays);
  const sum = (of: (day: DayDone) => number) => week.reduce((all, day) => all + of(day), 0);
  return (
    <Chart
      title={words.title}
      label={words.label(
        sum(({ shown }) => shown),
        sum(({ accepted }) => accepted),
      )}
      keys={[
        { mark: 'now', words: words.now },
        { mark: 'before', words: words.before },
      ]}
      failed={words.failed}
      table={{ words: words.table, columns, rows: days, keyOf: ({ day }) => day }}
    >
      <Plot
        id={id}
        names={[words.shown, words.accepted]}
        days={days.map((one, at) => ({
          day: format.date(one.day, now),
          isNow: at >= days.length - weekDays,
          values: [one.shown, one.accepted],
        }))}
      />
    </Chart>
  );
}
