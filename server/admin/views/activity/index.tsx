/** Changes: who changed what in the shop, and when; by kind, a page at a time. */
import '../../style/operate.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { AUDIT_KINDS, type AuditEntry, type AuditKind } from '../../../domain/audit/audit.ts';
import { format } from '../../data/format.ts';
import { useApi, useNow } from '../../data/queries.ts';
import { navigate, useRoute } from '../../data/route.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { SettingsHead } from '../../parts/settings-page.tsx';
import { Card, Problem, Skeleton } from '../../parts/ui.tsx';
import { activityText as words } from '../../text/activity.ts';
import { Told } from './told.tsx';

export default function View() {
  const api = useApi();
  const asked = useRoute().parameters.get('kind');
  const kind = AUDIT_KINDS.find((known) => known === asked) ?? null;
  const now = useNow(false);
  const query = useInfiniteQuery({
    queryKey: ['activity', kind],
    queryFn: ({ signal, pageParam }) => api.operate.activity(kind, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.before,
    staleTime: 0,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries);
  const me = query.data?.pages[0]?.me;
  return (
    <>
      <SettingsHead title={words.title} lead={words.lead} />
      <Card title={kind === null ? words.all : words.kind[kind]} aside={<Filter kind={kind} />}>
        {query.error !== null && (
          <Problem
            title={words.failed}
            what={query.error.message}
            retry={() => void query.refetch()}
            busy={query.isFetching}
            loud
          />
        )}
        {entries === undefined ? (
          query.error === null && <Skeleton lines={6} />
        ) : entries.length === 0 ? (
          <p className="soft">{kind === null ? words.none : words.noneOf}</p>
        ) : (
          <DataTable
            caption={words.title}
            rows={entries}
            keyOf={({ n }) => n}
            columns={[
              { key: 'about', head: words.about, cell: (entry) => <About entry={entry} /> },
              { key: 'what', head: words.changed, width: 'wide', cell: (entry) => <Told entry={entry} /> },
              { key: 'who', head: words.who, width: 'half', cell: ({ staff }) => nameOf(staff, me) },
              { key: 'when', head: words.when, width: 'half', cell: ({ at }) => format.when(at, now) },
            ]}
          />
        )}
        {query.hasNextPage && (
          <div className="row-buttons">
            <button
              type="button"
              className="button"
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {words.more}
            </button>
          </div>
        )}
      </Card>
    </>
  );
}

function Filter({ kind }: { kind: AuditKind | null }) {
  return (
    <SelectField<AuditKind | ''>
      label={words.filter}
      options={[
        { value: '', label: words.all },
        ...AUDIT_KINDS.map((value) => ({ value, label: words.kind[value] })),
      ]}
      value={kind ?? ''}
      onChange={(value) => navigate('activity', value === '' ? {} : { kind: value })}
    />
  );
}

function nameOf(staff: string, me: string | undefined): string {
  if (staff === '') return words.itself;
  return staff === me ? words.you : words.staff(staff);
}

/** The thing, with a way to it where it may still be there. */
function About({ entry: { subject, did } }: { entry: AuditEntry }) {
  const name = subject.name === '' ? words.kind[subject.kind] : subject.name;
  const href = did === 'removed' ? null : placeOf(subject);
  return href === null ? name : <a href={href}>{name}</a>;
}

function placeOf({ kind, id }: AuditEntry['subject']): string | null {
  switch (kind) {
    case 'offer':
      return `#/offers?offer=${encodeURIComponent(id)}`;
    case 'trial':
      return `#/experiments?trial=${encodeURIComponent(id)}`;
    case 'settings':
      return '#/settings';
    case 'privacy':
      return '#/privacy';
    case 'job':
      return '#/diagnostics';
    case 'import':
    case 'self-test':
      return '#/setup';
    default:
      return null;
  }
}
