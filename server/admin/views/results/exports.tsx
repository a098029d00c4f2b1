/** Whole tables to take away, as CSV or JSON. */
import { useState } from 'react';
import { EXPORT_FORMS, type ExportForm, type ExportTable } from '../../../domain/measure/told.ts';
import { saveFile } from '../../data/download.ts';
import { useNotify } from '../../data/notify.ts';
import { useApi } from '../../data/queries.ts';
import { useExports } from '../../data/results.ts';
import { Card, Problem, Skeleton, Unread } from '../../parts/ui.tsx';
import { resultsText } from '../../text/results.ts';

const words = resultsText.measured.exports;

export function Exports() {
  const { data, error, refetch, isFetching } = useExports();
  return (
    <Card title={words.title} lead={words.lead}>
      {data !== undefined ? (
        <Tables tables={data.tables} />
      ) : error !== null ? (
        <Unread title={words.listFailed} error={error} refetch={refetch} isFetching={isFetching} quiet />
      ) : (
        <Skeleton lines={4} kind="tall" />
      )}
    </Card>
  );
}

function Tables({ tables }: { tables: readonly ExportTable[] }) {
  const api = useApi();
  const notify = useNotify();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ title: string; what: string } | null>(null);

  async function get({ id }: ExportTable, form: ExportForm) {
    setBusy(id);
    setProblem(null);
    try {
      saveFile(`mersalg-${id}.${form}`, await api.measured.table(id, form));
      notify(words.done(nameOf(id)));
    } catch (thrown) {
      setProblem({ title: words.failed(nameOf(id)), what: (thrown as Error).message });
    } finally {
      setBusy(null);
    }
  }

  return (
    <>
      {problem !== null && <Problem {...problem} loud />}
      <p className="sr" role="status">
        {busy !== null && words.busy(nameOf(busy))}
      </p>
      <ul className="tables">
        {tables.map((table) => (
          <li key={table.id}>
            <div>
              <p className="strong">{nameOf(table.id)}</p>
              <p className="soft">{words.table[table.id]?.[1] ?? table.what}</p>
            </div>
            <span className="table-buttons">
              {EXPORT_FORMS.map((form) => (
                <button
                  key={form}
                  type="button"
                  className="button"
                  aria-label={words.get(nameOf(table.id), words[form])}
                  disabled={busy !== null}
                  onClick={() => void get(table, form)}
                >
                  {words[form]}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A table that this page has no words for yet goes by its id. */
function nameOf(id: string): string {
  return words.table[id]?.[0] ?? id;
}
