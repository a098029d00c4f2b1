/** The merchant's experiments with what may be said of each, and what the guard saw. */
import type { Trial } from '../../../domain/experiment/trial.ts';
import { format } from '../../data/format.ts';
import { useNow, useStatus } from '../../data/queries.ts';
import { useTrialResults, useTrials } from '../../data/trials.ts';
import {
  endInWords,
  type KnownOffers,
  triedInWords,
  verdictInWords,
  verdictsOf,
} from '../../data/trialWords.ts';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { trialsText } from '../../text/trials.ts';
import { Guards } from './guards.tsx';
import { Head } from './head.tsx';
import { useVerbs, VerbButtons, type Verbs } from './verbs.tsx';

const words = trialsText;

export function TrialList() {
  const { data, error, refetch, isFetching } = useTrials();
  const currency = useStatus().data?.currency ?? '';
  const verbs = useVerbs();
  const known = { offers: data?.offers ?? [], currency };
  const own = data?.trials.filter(({ why }) => why.kind === 'merchant') ?? [];
  const guards = data?.trials.filter(({ why }) => why.kind === 'guard') ?? [];
  return (
    <>
      <Head isList title={words.title} lead={words.lead}>
        <a className="button primary" href="#/experiments?new">
          {words.create}
        </a>
      </Head>
      {verbs.said}
      {data !== undefined ? (
        <>
          {own.length === 0 ? (
            <Card title={words.none} lead={words.noneWhat}>
              <p>
                <a className="button" href="#/experiments?new">
                  {words.create}
                </a>
              </p>
            </Card>
          ) : (
            <section className="card" aria-label={words.title}>
              <ul className="trials">
                {own.map((trial) => (
                  <Row key={trial.id} trial={trial} known={known} verbs={verbs} />
                ))}
              </ul>
            </section>
          )}
          <Guards trials={guards} known={known} />
        </>
      ) : error !== null ? (
        <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />
      ) : (
        <section className="card" aria-label={words.title}>
          <Skeleton lines={4} kind="tall" />
        </section>
      )}
    </>
  );
}

function Row({ trial, known, verbs }: { trial: Trial; known: KnownOffers; verbs: Verbs }) {
  return (
    <li className="trial">
      <div className="offer-text">
        <p>
          <a href={`#/experiments?trial=${trial.id}`} className="offer-name">
            {trial.name}
          </a>
          <span className={trial.status === 'running' ? 'chip on' : 'chip'}>
            {words.status[trial.status]}
          </span>
        </p>
        <p>{triedInWords(trial, known)}</p>
        <p className="soft">
          <When trial={trial} />
        </p>
        <Said trial={trial} currency={known.currency} />
        {trial.end !== null && trial.end.kind !== 'merchant' && (
          <p className="offer-warning">{endInWords(trial.end, known.currency)}</p>
        )}
      </div>
      <VerbButtons trial={trial} verbs={verbs} />
    </li>
  );
}

export function When({ trial: { startedAt, stoppedAt, size } }: { trial: Trial }) {
  const now = useNow(false);
  const share = words.share(format.percent(size / 1_000));
  if (startedAt === null) return share;
  const from = format.day(startedAt, now);
  return `${stoppedAt === null ? words.since(from) : words.ran(from, format.day(stoppedAt, now))}, ${share}`;
}

/** The verdict of each variant, by name where there are several. */
function Said({ trial, currency }: { trial: Trial; currency: string }) {
  const { data, error } = useTrialResults(trial);
  if (trial.status === 'draft') return null;
  if (data === undefined) return error === null ? null : <p className="soft">{words.verdict.failed}</p>;
  const isNobody = data.report.cells.every(({ visitors }) => visitors === 0);
  if (isNobody) return <p>{words.verdict.none}</p>;
  const nameOf = (cell: string) => trial.variants.find(({ key }) => key === cell)?.name ?? cell;
  const verdicts = verdictsOf(data.report);
  return verdicts.map(({ cell, verdict }) => (
    <p key={cell}>
      {verdicts.length > 1 && <span className="strong">{words.verdict.of(nameOf(cell))} </span>}
      {verdictInWords(verdict, currency, trial.status === 'running').join(' ')}
    </p>
  ));
}
