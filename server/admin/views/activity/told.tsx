/** What one entry of the log says, in words: what was done, and each field before and after. */
import type { AuditEntry, FieldChange, ListChange } from '../../../domain/audit/audit.ts';
import { format } from '../../data/format.ts';
import { activityText as words } from '../../text/activity.ts';

/** More than this of one entry tires; the rest is counted. */
const MOST_SHOWN = 6;

export function Told({ entry: { did, detail } }: { entry: AuditEntry }) {
  const guarded = detail.changes?.some(({ field }) => field === 'guard');
  const changes = did === 'created' ? [] : (detail.changes ?? []).filter(({ field }) => field !== 'guard');
  const lists = detail.lists ?? [];
  const rest = Math.max(0, changes.length + lists.length - MOST_SHOWN);
  const { orders, visitors } = detail.figures ?? {};
  return (
    <div className="told">
      <p>
        {words.did[did]}
        {guarded && `: ${words.guard}`}
        {typeof orders === 'number' && ` (${format.number(orders)} ${words.orders})`}
        {typeof visitors === 'number' && ` (${format.number(visitors)} ${words.visitors})`}
      </p>
      {changes.length + lists.length > 0 && (
        <ul>
          {changes.slice(0, MOST_SHOWN).map((change) => (
            <li key={change.field}>
              <Change {...change} />
            </li>
          ))}
          {lists.slice(0, Math.max(0, MOST_SHOWN - changes.length)).map((list) => (
            <li key={list.field}>
              <List {...list} />
            </li>
          ))}
          {rest > 0 && <li>+ {format.number(rest)}</li>}
        </ul>
      )}
    </div>
  );
}

function Change({ field, from, to }: FieldChange) {
  const [before, after] = [shown(from), shown(to)];
  if (before === null || after === null) return labelOf(field);
  return (
    <>
      {labelOf(field)}: <del>{before}</del> → <ins>{after}</ins>
    </>
  );
}

function List({ field, from, to, added, removed }: ListChange) {
  return (
    <>
      {labelOf(field)}: {format.number(from)} → {format.number(to)}
      {added.length > 0 && ` · ${words.added}: ${format.list(added)}`}
      {removed.length > 0 && ` · ${words.removed}: ${format.list(removed)}`}
    </>
  );
}

/** A field that this page has no words for yet goes by its own name. */
function labelOf(field: string): string {
  return (words.field as Readonly<Record<string, string>>)[field] ?? field;
}

/** Null for what is no plain value: that it changed is said, not how. */
function shown(value: unknown): string | null {
  if (value === null) return words.nothing;
  if (typeof value === 'boolean') return value ? words.on : words.off;
  // Times of an offer are long numbers; days and shares are not.
  if (typeof value === 'number') return value > 1e11 ? format.instant(value) : format.number(value);
  return typeof value === 'string' && !/^[[{]/.test(value) ? value : null;
}
