/** Background work: what waits, runs, is tried again or was given up. */
import type { DiagnosticsReport } from '../../../domain/diagnostics.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Card } from '../../parts/ui.tsx';
import { diagnosticsText as words } from '../../text/diagnostics.ts';

/** A kind that this page has no words for yet goes by its own name. */
export function jobName(kind: string): string {
  return (words.job as Readonly<Record<string, string>>)[kind] ?? kind;
}

export function Queue(props: { report: DiagnosticsReport; busy: boolean; onRetry: (kind: string) => void }) {
  const { jobs } = props.report;
  return (
    <Card title={words.queue}>
      {jobs.length === 0 ? (
        <p className="soft">{words.queueNone}</p>
      ) : (
        <DataTable
          caption={words.queue}
          rows={jobs}
          keyOf={({ kind }) => kind}
          columns={[
            { key: 'work', head: words.work, cell: ({ kind }) => jobName(kind) },
            {
              key: 'now',
              head: words.now,
              width: 'wide',
              cell: ({ kind, state, attempt }) => (
                <>
                  {words.state[state]}
                  {state === 'retrying' && ` · ${words.attempt(attempt)}`}
                  {(state === 'failed' || state === 'retrying') && (
                    <>
                      {' '}
                      <button
                        type="button"
                        className="button plain"
                        disabled={props.busy}
                        onClick={() => props.onRetry(kind)}
                      >
                        {words.retry}
                        <span className="sr">: {jobName(kind)}</span>
                      </button>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
