/** One experiment: what may be said of it, each variant against the control, and what happened. */
import type { Trial } from '../../../domain/experiment/trial.ts';
import { format } from '../../data/format.ts';
import { useNow, useStatus } from '../../data/queries.ts';
import { open } from '../../data/route.ts';
import { useTrial, useTrialLog, useTrialResults } from '../../data/trials.ts';
import { endInWords, type KnownOffers, verdictInWords, verdictsOf } from '../../data/trialWords.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { trialsText } from '../../text/trials.ts';
import { Head } from './head.tsx';
import { When } from './list.tsx';
import { Variants } from './variants.tsx';
import { useVerbs, VerbButtons } from './verbs.tsx';

const words = trialsText;

export function OneTrial({ id }: { id: string }) {
  const { data, error, refetch, isFetching } = useTrial(id);
  const currency = useStatus().data?.currency ?? '';
  const verbs = useVerbs(() => {
    open('#/experiments');
  });
  if (data === undefined)
    return (
      <>
        <Head title={words.title} />
        {error === null ? (
          <section className="card" aria-label={words.title}>
            <Skeleton lines={4} kind="tall" />
          </section>
        ) : (
          <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />
        )}
      </>
    );
  const { trial, offers, unkept } = data;
  const nameOf = (key: string) => trial.variants.find((one) => one.key === key)?.name ?? key;
  return (
    <>
      <Head title={trial.name} lead={<When trial={trial} />}>
        <span className={trial.status === 'running' ? 'chip on' : 'chip'}>{words.status[trial.status]}</span>
        <VerbButtons trial={trial} verbs={verbs} />
      </Head>
      {verbs.said}
      {trial.end !== null && (
        <div className="notice">
          <Icon name={trial.end.kind === 'harm' ? 'warn' : 'check'} />
          <p>{endInWords(trial.end, currency)}</p>
        </div>
      )}
      {unkept.map(({ variant }) => (
        <div key={variant} className="notice">
          <Icon name="warn" />
          <p>{words.unkept(nameOf(variant))}</p>
        </div>
      ))}
      <Outcome trial={trial} known={{ offers, currency }} />
      <Log id={id} />
    </>
  );
}

function Outcome({ trial, known }: { trial: Trial; known: KnownOffers }) {
  const { data, error, refetch, isFetching } = useTrialResults(trial);
  const nameOf = (cell: string) => trial.variants.find(({ key }) => key === cell)?.name ?? cell;
  const isNobody = data?.report.cells.every(({ visitors }) => visitors === 0) ?? true;
  return (
    <Card title={words.results.title} lead={words.results.lead}>
      {error !== null && data === undefined && (
        <Unread title={words.verdict.failed} error={error} refetch={refetch} isFetching={isFetching} quiet />
      )}
      {(trial.status === 'draft' || (data !== undefined && isNobody)) && <p>{words.verdict.none}</p>}
      {!isNobody &&
        verdictsOf(data?.report).map(({ cell, verdict }) => (
          <p key={cell} className="earned-words">
            <span className="strong">{words.verdict.of(nameOf(cell))}</span>{' '}
            {verdictInWords(verdict, known.currency, trial.status === 'running').join(' ')}
          </p>
        ))}
      <Variants trial={trial} known={known} report={data?.report ?? null} />
    </Card>
  );
}

function Log({ id }: { id: string }) {
  const { data } = useTrialLog(id);
  const now = useNow(false);
  if (data === undefined) return null;
  const entries = data.entries.map((entry, at) => ({ ...entry, key: `${at}` }));
  return (
    <Card title={words.log}>
      {entries.length === 0 ? (
        <p className="soft">{words.logNone}</p>
      ) : (
        <DataTable
          caption={words.log}
          rows={entries}
          keyOf={({ key }) => key}
          columns={[
            { key: 'when', head: words.logColumn.when, cell: ({ at }) => format.when(at, now) },
            { key: 'did', head: words.logColumn.did, cell: ({ did }) => words.did[did] },
            {
              key: 'who',
              head: words.logColumn.who,
              cell: ({ staff }) => (staff === '' ? words.byMersalg : staff),
            },
          ]}
        />
      )}
    </Card>
  );
}
