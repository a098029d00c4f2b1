/** Two counts per day, one above the other, each on its own scale: one axis for both would flatten the smaller to nothing. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { format } from '../../data/format.ts';
import { AXIS, GRID, STILL } from './look.ts';
import { Tip } from './tip.tsx';

export interface DayOfTwo {
  /** In words. */
  readonly day: string;
  /** Of the later days; the earlier ones are drawn fainter. */
  readonly isNow: boolean;
  readonly values: readonly [number, number];
}

const WEEK = 7;

export default function DaysPlot(props: {
  days: readonly DayOfTwo[];
  names: readonly [string, string];
  /** Holds for both, so that pointing at one shows the same day of the other. */
  id: string;
}) {
  const { days, names, id } = props;
  return ([0, 1] as const).map((at) => {
    const rows = days.map(({ day, isNow, values }) => ({ day, [isNow ? 'now' : 'before']: values[at] }));
    return (
      <div key={names[at]} className="chart-pane">
        <p className="chart-name soft">{names[at]}</p>
        <ResponsiveContainer width="100%" height={at === 0 ? 98 : 126}>
          <BarChart data={rows} syncId={id} margin={{ top: 4, right: 0, bottom: 0, left: 0 }} {...STILL}>
            <CartesianGrid vertical={false} {...GRID} />
            <XAxis dataKey="day" {...AXIS} interval={WEEK - 1} hide={at === 0} height={28} />
            <YAxis width={40} {...AXIS} tickCount={3} allowDecimals={false} tickFormatter={format.number} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--line)', fillOpacity: 0.5 }}
              content={({ active, label, payload }) =>
                active && payload.length > 0 ? (
                  <Tip
                    title={String(label)}
                    lines={[{ name: names[at], value: format.number(Number(payload[0]?.value ?? 0)) }]}
                  />
                ) : null
              }
            />
            <Bar
              dataKey="before"
              stackId="day"
              fill="var(--chart-faint)"
              radius={2}
              isAnimationActive={false}
            />
            <Bar dataKey="now" stackId="day" fill="var(--accent)" radius={2} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
    );
  });
}
