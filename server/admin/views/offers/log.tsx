/** Who changed what of which offer. */
import type { GuardHarm } from '../../../domain/experiment/guard.ts';
import type { OfferLogReport } from '../../../domain/offer/report.ts';
import { format } from '../../data/format.ts';
import { useOfferLog } from '../../data/offers.ts';
import { useNow } from '../../data/queries.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { Head } from './head.tsx';

export function Log() {
  const { data, error, refetch, isFetching } = useOfferLog();
  const now = useNow(false);
  const entries = data?.entries.map((entry, at) => ({ ...entry, key: `${at}` }));
  return (
    <>
      <Head title={offersText.logTitle} lead={offersText.logLead} />
      {error !== null ? (
        <Unread title={offersText.failed} error={error} refetch={refetch} isFetching={isFetching} />
      ) : (
        <Card title={offersText.log}>
          {entries === undefined ? (
            <Skeleton lines={4} />
          ) : entries.length === 0 ? (
            <p className="soft">{offersText.logNone}</p>
          ) : (
            <DataTable
              caption={offersText.logTitle}
              rows={entries}
              keyOf={({ key }) => key}
              columns={[
                { key: 'offer', head: offersText.logColumn.offer, cell: ({ name }) => name },
                {
                  key: 'did',
                  head: offersText.logColumn.did,
                  width: 'wide',
                  cell: ({ did, changes }) =>
                    guarded(changes) ??
                    offersText.did[did](changes.map(({ field }) => offersText.field[field] ?? field)),
                },
                {
                  key: 'who',
                  head: offersText.logColumn.who,
                  cell: ({ staff }) => staff || offersText.byItself,
                },
                { key: 'when', head: offersText.logColumn.when, cell: ({ at }) => format.when(at, now) },
              ]}
            />
          )}
        </Card>
      )}
    </>
  );
}

/** In words, what the guard saw when it paused an offer; null for all other changes. */
function guarded(changes: OfferLogReport['entries'][number]['changes']): string | null {
  const harm = changes.find(({ field }) => field === 'guard')?.to as GuardHarm | undefined;
  if (harm === undefined) return null;
  const { figure, without, difference } = harm;
  if (figure === 'completion')
    return offersText.guarded.completion(format.percent(harm.with), format.percent(without));
  return offersText.guarded.profit(format.percent(-difference / Math.abs(without)));
}
