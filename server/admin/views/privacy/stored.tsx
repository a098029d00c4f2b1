/** What is stored, by kind, in plain words with counts; each table by its name for who wants to know. */
import type { PrivacyReport } from '../../../domain/privacy.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { privacyText as words } from '../../text/privacy.ts';
import { GROUPS, heldBy, oldestOf, rowsOf } from './groups.ts';

export function Stored({ report }: { report: PrivacyReport }) {
  const now = useNow(false);
  const told = (rows: number, oldest: number | null) => {
    if (rows === 0) return words.empty;
    const since = oldest === null ? [] : [words.since(format.day(oldest, now))];
    return [words.entries(rows), ...since].join(' · ');
  };
  return (
    <>
      <ul className="held-list">
        {GROUPS.map((group) => {
          const tables = heldBy(report, group);
          return (
            <li key={group}>
              <p className="held-head">
                <span className="strong">{words.group[group]}</span>
                <span className="soft">{told(rowsOf(tables), oldestOf(tables))}</span>
              </p>
              <p className="soft">{words.groupWhat[group]}</p>
            </li>
          );
        })}
      </ul>
      <details>
        <summary>{words.details}</summary>
        <dl className="facts">
          {report.tables.map(({ table, rows, oldest }) => (
            <div key={table}>
              <dt>{table}</dt>
              <dd>{told(rows, oldest)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
