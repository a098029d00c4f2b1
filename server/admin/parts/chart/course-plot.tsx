/** An estimate over time: a line in the band of what it may be, and the line of nothing. */
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS, GRID, STILL } from './look.ts';
import { reachOf } from './reach.ts';
import { Tip } from './tip.tsx';

export interface CoursePoint {
  /** In words. */
  readonly day: string;
  readonly guess: number;
  readonly low: number;
  readonly high: number;
}

export default function CoursePlot(props: {
  points: readonly CoursePoint[];
  names: { readonly guess: string; readonly low: string; readonly high: string };
  inWords: (value: number) => string;
}) {
  const { points, names, inWords } = props;
  const rows = points.map((point) => ({ ...point, band: [point.low, point.high] }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} {...STILL}>
        <CartesianGrid vertical={false} {...GRID} />
        <XAxis dataKey="day" {...AXIS} minTickGap={24} height={28} />
        <YAxis
          width="auto"
          {...AXIS}
          domain={reachOf(points)}
          allowDataOverflow
          tickCount={5}
          tickFormatter={inWords}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => {
            const point = points.find(({ day }) => day === label);
            if (!active || point === undefined) return null;
            const lines = (['high', 'guess', 'low'] as const).map((key) => ({
              name: names[key],
              value: inWords(point[key]),
            }));
            return <Tip title={point.day} lines={lines} />;
          }}
        />
        <Area
          dataKey="band"
          stroke="none"
          fill="var(--chart-band)"
          fillOpacity={1}
          isAnimationActive={false}
          activeDot={false}
        />
        <ReferenceLine y={0} stroke="var(--line-strong)" strokeDasharray="4 4" />
        <Line
          dataKey="guess"
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          activeDot={{ r: 4, fill: 'var(--accent)', stroke: 'var(--card)' }}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
