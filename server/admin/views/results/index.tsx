/** Results: first what would not have been earned without Mersalg, then, kept apart, what was sold through suggestions. */
import { useState } from 'react';
import { useMeasured } from '../../data/results.ts';
import type { ResultDays } from '../../data/resultsApi.ts';
import { Segments } from '../../parts/choice.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import '../../style/measured.css';
import { resultsText } from '../../text/results.ts';
import { text } from '../../text.ts';
import { Attributed } from './attributed.tsx';
import { Earned } from './earned.tsx';
import { Exports } from './exports.tsx';
import { Kpis } from './kpis.tsx';
import { Guards, Side } from './side.tsx';

const RANGES = ['all', 7, 30, 90, 365] as const satisfies readonly ResultDays[];
const words = resultsText.measured;

export default function Results() {
  const [days, setDays] = useState<ResultDays>('all');
  return (
    <>
      <div className="view-head">
        <h1 tabIndex={-1}>{text.results.title}</h1>
        <Segments
          legend={text.results.range}
          quiet
          options={RANGES.map((value) => ({
            value,
            label: value === 'all' ? words.all : text.results.days(value),
          }))}
          value={days}
          onChange={setDays}
        />
      </div>
      <Measured days={days} />
      <Attributed days={days} />
      <Kpis days={days} />
      <Exports />
    </>
  );
}

function Measured({ days }: { days: ResultDays }) {
  const { data: answer, error, refetch, isFetching, isPlaceholderData } = useMeasured(days);
  return (
    <>
      {error !== null && (
        <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />
      )}
      {answer !== undefined ? (
        <div className={isPlaceholderData ? 'stack fading' : 'stack'} aria-busy={isPlaceholderData}>
          <Earned answer={answer} days={days} />
          <Guards answer={answer} />
          <Side answer={answer} />
        </div>
      ) : (
        error === null && (
          <Card title={words.title}>
            <Skeleton lines={5} kind="tall" />
          </Card>
        )
      )}
    </>
  );
}
