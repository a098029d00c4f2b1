/** Where sync and training stand: bars while they run, one quiet line when all is in step. */
import { type ReactNode, useEffect, useState } from 'react';
import type { StatusReport } from '../../domain/report.ts';
import { format } from '../data/format.ts';
import { isRunning, isSettled, milestone, type Step, stepsOf } from '../data/progress.ts';
import { useNow, useStartSync, useStatus } from '../data/queries.ts';
import { roughly, useTimeLeft } from '../data/timeLeft.ts';
import { Icon } from '../parts/icons.tsx';
import { Card, Problem, Skeleton, Unread } from '../parts/ui.tsx';
import { text } from '../text.ts';

export function Progress() {
  const { data: status, error, refetch, isFetching } = useStatus();
  if (status === undefined) {
    if (error === null) return <Skeleton lines={1} />;
    return (
      <Unread title={text.errors.status_title} error={error} refetch={refetch} isFetching={isFetching} />
    );
  }
  return (
    <>
      {error !== null && (
        <p className="notice warn" role="status">
          <Icon name="warn" />
          {text.errors.lost}
        </p>
      )}
      {isSettled(status) ? <Quiet status={status} /> : <Live status={status} />}
      <Announcer status={status} />
    </>
  );
}

function Live({ status }: { status: StatusReport }) {
  const { phase, startedAt, problem } = status.sync;
  const running = isRunning(status);
  const now = useNow(running);
  const start = useStartSync();
  const lead =
    phase === 'failed'
      ? text.progress.kept
      : phase === 'waiting'
        ? text.progress.waiting
        : text.progress.running;
  const elapsed =
    running && startedAt !== null && phase !== 'waiting' ? (
      <span className="soft figure">{text.progress.elapsed(format.duration(now - startedAt))}</span>
    ) : null;
  return (
    <Card title={text.progress.title} lead={lead} aside={elapsed}>
      <ol className="steps">
        {stepsOf(status).map((step) => (
          <StepRow key={step.key} step={step} now={now} />
        ))}
      </ol>
      {(phase === 'failed' || problem !== null) && (
        <Problem
          title={text.progress.failed}
          what={problem === null ? text.progress.unknownProblem : text.progress.problem(problem)}
          retry={() => start.mutate()}
          busy={start.isPending}
          loud
        />
      )}
      {start.error !== null && <Problem title={text.progress.startFailed} what={start.error.message} loud />}
    </Card>
  );
}

function StepRow({ step, now }: { step: Step; now: number }) {
  const { key, state, done, total } = step;
  const left = useTimeLeft(state === 'running' ? key : null, now, done, total);
  const id = `step-${key}`;
  const counted =
    state === 'waiting' || key === 'training'
      ? text.progress.state[state]
      : total === null
        ? text.progress.soFar(done)
        : text.progress.nOfM(Math.min(done, total), total);
  // A full bar for what is done, a moving one where the whole is unknown, an empty one for what waits.
  const value =
    state === 'done'
      ? 1
      : state === 'waiting'
        ? 0
        : total
          ? Math.min(1, done / total)
          : state === 'failed'
            ? 0
            : undefined;
  return (
    <li className={`step ${state}`}>
      <span className="step-mark">
        {state === 'done' && <Icon name="check" />}
        {state === 'failed' && <Icon name="close" />}
      </span>
      <span id={id} className="strong">
        {text.progress.step[key]}
        <span className="sr">, {text.progress.state[state]}</span>
      </span>
      <span className="soft figure">
        {counted}
        {left !== null && ` · ${text.progress.left(format.duration(roughly(left)))}`}
      </span>
      <progress aria-labelledby={id} max={1} value={value} />
    </li>
  );
}

function Quiet({ status }: { status: StatusReport }) {
  const { model, counts, sync } = status;
  const now = useNow(true, 60_000);
  const start = useStartSync();
  const line =
    model === null
      ? text.progress.quietNoModel(counts.products, counts.orders)
      : text.progress.quiet(counts.products, counts.orders, format.when(model.trainedAt, now));
  const hint = model === null ? text.progress.noModel : model.pairs === 0 ? text.progress.noPairs : null;
  const words = text.progress.detail;
  const details: [string, ReactNode][] = [];
  if (model !== null) {
    details.push([words.trained, format.instant(model.trainedAt)]);
    details.push([
      words.from,
      `${text.common.orders(model.orders)}, ${text.common.products(model.products)}`,
    ]);
    details.push([words.pairs, format.number(model.pairs)], [words.took, format.duration(model.trainMs)]);
  }
  if (sync.finishedAt !== null) details.push([words.synced, format.instant(sync.finishedAt)]);
  return (
    <>
      <details className="quiet">
        <summary>
          <span className="dot" />
          <span>
            <span className="strong">{text.progress.inStep}: </span>
            {line}
            {status.training && <span className="soft"> · {text.progress.learning}</span>}
          </span>
          <span className="quiet-more">{text.progress.details}</span>
        </summary>
        <dl className="facts">
          {details.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <button type="button" className="button" onClick={() => start.mutate()} disabled={start.isPending}>
          {start.isPending ? text.progress.retrying : text.progress.again}
        </button>
        {start.error !== null && (
          <Problem title={text.progress.startFailed} what={start.error.message} loud />
        )}
      </details>
      {hint !== null && (
        <p className="notice warn">
          <Icon name="warn" />
          <span>
            {hint} {model !== null && <a href="#/setup">{text.progress.importOlder}</a>}
          </span>
        </p>
      )}
    </>
  );
}

/** Tells a screen reader of each step and quarter, and of the end. Silent at first: the page itself says where it stands. */
function Announcer({ status }: { status: StatusReport }) {
  const now = milestone(status);
  const words =
    now !== null
      ? text.progress.announce(text.progress.step[now.key], now.quarter)
      : status.sync.phase === 'done'
        ? text.progress.announceDone
        : '';
  const [first] = useState(words);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (words !== first || said !== '') setSaid(words);
  }, [words, first, said]);
  return (
    <p className="sr" role="status">
      {said}
    </p>
  );
}
