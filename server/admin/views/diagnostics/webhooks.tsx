/** What the platform told us, by topic: when it last came and how that ended. */
import type { DiagnosticsReport, Signal } from '../../../domain/diagnostics.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Card } from '../../parts/ui.tsx';
import { diagnosticsText as words } from '../../text/diagnostics.ts';

/** So long a webhook may wait without a word about it. */
const QUIET_MS = 60_000;

export function Webhooks({ report }: { report: DiagnosticsReport }) {
  const now = useNow(false);
  const { webhooks, waiting } = report;
  const isLate = waiting.since !== null && report.at - waiting.since > QUIET_MS;
  return (
    <Card title={words.webhooks} lead={words.webhooksLead}>
      {isLate && <p>{words.waiting(waiting.events, format.when(waiting.since!, now))}</p>}
      {webhooks.length === 0 ? (
        <p className="soft">{words.webhooksNone}</p>
      ) : (
        <DataTable
          caption={words.webhooks}
          rows={webhooks}
          keyOf={({ name }) => name}
          columns={[
            { key: 'topic', head: words.column.topic, cell: ({ name }) => name },
            { key: 'last', head: words.column.last, width: 'half', cell: ({ at }) => format.when(at, now) },
            {
              key: 'times',
              head: words.column.times,
              figure: true,
              cell: ({ times }) => format.number(times),
            },
            { key: 'outcome', head: words.column.outcome, width: 'wide', cell: (one) => outcomeOf(one, now) },
          ]}
        />
      )}
    </Card>
  );
}

function outcomeOf({ times, done, problem, problemAt, doneAt }: Signal, now: number): string {
  // Of the last that were worked off.
  if (problem !== null && problemAt !== null && problemAt === doneAt)
    return words.problem(problem, format.when(problemAt, now));
  return done < times ? words.pending : words.worked;
}
