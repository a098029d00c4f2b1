/** What went wrong and has not come right, each with what to do. */
import type { DiagnosticsReport, Problem } from '../../../domain/diagnostics.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { Card } from '../../parts/ui.tsx';
import { diagnosticsText as words } from '../../text/diagnostics.ts';
import { jobName } from './queue.tsx';

export function Problems(props: {
  report: DiagnosticsReport;
  busy: boolean;
  onRetry: (kind: string) => void;
}) {
  const now = useNow(false);
  const { problems } = props.report;
  return (
    <Card title={words.problems}>
      {problems.length === 0 ? (
        <p className="soft">{words.problemsNone}</p>
      ) : (
        <ul className="plain-list">
          {problems.map((problem) => (
            <li key={`${problem.from} ${problem.what}`}>
              <p className="held-head">
                <span className="strong">{titleOf(problem)}</span>
                {problem.at !== null && <span className="soft">{format.when(problem.at, now)}</span>}
              </p>
              {problem.from !== 'scopes' && problem.message !== '' && (
                <p className="soft">{problem.message}</p>
              )}
              <p>{todo(problem)}</p>
              {problem.from === 'job' && (
                <div className="row-buttons">
                  <button
                    type="button"
                    className="button"
                    disabled={props.busy}
                    onClick={() => props.onRetry(problem.what)}
                  >
                    {words.retry}
                    <span className="sr">: {jobName(problem.what)}</span>
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function titleOf({ from, what }: Problem): string {
  if (from === 'job') return `${words.of.job}: ${jobName(what)}`;
  return from === 'webhook' ? `${words.of.webhook}: ${what}` : words.of[from];
}

function todo({ from, what, code }: Problem): string {
  if (from === 'scopes') return words.missing(what);
  const known = words.todo as Readonly<Record<string, string>>;
  return known[code ?? 'other'] ?? words.todo.other;
}
