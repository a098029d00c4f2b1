/** What was sold through suggestions: shown, accepted, dismissed, and revenue plainly called attributed, apart from any gain. */
import type { PlacementResult, ResultsReport } from '../../../domain/report.ts';
import { format } from '../../data/format.ts';
import { useResults } from '../../data/queries.ts';
import type { ResultDays } from '../../data/resultsApi.ts';
import { useSettings } from '../../data/settings.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { resultsText } from '../../text/results.ts';
import { text } from '../../text.ts';
import { RecentOrders } from './recent-orders.tsx';

const words = text.results;
const { attributed } = resultsText.measured;

export function Attributed({ days }: { days: ResultDays }) {
  const { data: report, error, refetch, isFetching, isPlaceholderData } = useResults(days);
  return (
    <>
      {error !== null && (
        <Unread title={text.errors.results} error={error} refetch={refetch} isFetching={isFetching} />
      )}
      {report !== undefined ? (
        <div className={isPlaceholderData ? 'stack fading' : 'stack'} aria-busy={isPlaceholderData}>
          {isEmpty(report) ? (
            <Empty title={days === 'all' ? attributed.emptyAll : words.emptyTitle(report.days)} />
          ) : (
            <Figures report={report} isAll={days === 'all'} />
          )}
        </div>
      ) : (
        error === null && (
          <Card title={attributed.title}>
            <Skeleton lines={5} kind="tall" />
          </Card>
        )
      )}
    </>
  );
}

function isEmpty({ total, recent }: ResultsReport): boolean {
  return total.shown === 0 && total.orders === 0 && recent.length === 0;
}

function Figures({ report, isAll }: { report: ResultsReport; isAll: boolean }) {
  const { total, currency } = report;
  return (
    <>
      <Card title={attributed.title} lead={isAll ? attributed.leadAll : attributed.lead(report.days)}>
        <dl className="tiles">
          <Tile
            name={words.shown}
            value={format.number(total.shown)}
            note={words.dismissed(total.dismissed)}
          />
          <Tile
            name={words.accepted}
            value={format.number(total.accepted)}
            note={
              total.shown > 0
                ? words.acceptedShare(total.accepted / total.shown)
                : words.inOrders(total.orders)
            }
          />
          <Tile
            name={words.lineRevenue}
            value={format.money(total.lineRevenue, currency)}
            note={words.inOrders(total.orders)}
            attributed
          />
          <Tile
            name={words.orderRevenue}
            value={format.money(total.orderRevenue, currency)}
            note={words.whole}
            attributed
          />
        </dl>
        <details className="definitions">
          <summary>
            <span className="more">{words.definitionsTitle}</span>
          </summary>
          <dl>
            {words.definitions.map(([term, meaning]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </details>
      </Card>
      <Card title={words.byPlacement}>
        <Placements report={report} />
      </Card>
      <RecentOrders orders={report.recent} />
    </>
  );
}

function Tile(props: { name: string; value: string; note: string; attributed?: boolean }) {
  return (
    <div className="tile">
      <dt>{props.name}</dt>
      <dd>
        <span className="tile-value">{props.value}</span>
        <span className="soft">
          {props.attributed && <span className="chip leading">{words.attributed}</span>}
          <span className="note">{props.note}</span>
        </span>
      </dd>
    </div>
  );
}

type Row = Omit<PlacementResult, 'placement'> & { placement: PlacementResult['placement'] | null };

function Placements({ report }: { report: ResultsReport }) {
  const { saved } = useSettings();
  const money = (minor: number) => format.money(minor, report.currency);
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'placement',
      head: words.column.placement,
      cell: ({ placement }) =>
        placement === null ? (
          words.total
        ) : (
          <>
            {text.placement[placement]}
            {saved?.placements[placement] === false && <span className="chip">{words.off}</span>}
          </>
        ),
    },
    { key: 'shown', head: words.column.shown, figure: true, cell: (row) => format.number(row.shown) },
    {
      key: 'accepted',
      head: words.column.accepted,
      figure: true,
      cell: (row) => format.number(row.accepted),
    },
    {
      key: 'share',
      head: words.column.share,
      figure: true,
      cell: (row) => (row.shown === 0 ? '–' : format.percent(row.accepted / row.shown)),
    },
    {
      key: 'dismissed',
      head: words.column.dismissed,
      figure: true,
      cell: (row) => format.number(row.dismissed),
    },
    { key: 'orders', head: words.column.orders, figure: true, cell: (row) => format.number(row.orders) },
    {
      key: 'line',
      width: 'half',
      head: words.column.lineRevenue,
      figure: true,
      cell: (row) => money(row.lineRevenue),
    },
    {
      key: 'order',
      width: 'half',
      head: words.column.orderRevenue,
      figure: true,
      cell: (row) => money(row.orderRevenue),
    },
  ];
  return (
    <DataTable
      caption={words.byPlacement}
      columns={columns}
      rows={report.placements}
      keyOf={(row) => row.placement ?? 'total'}
      last={{ ...report.total, placement: null }}
    />
  );
}

function Empty({ title }: { title: string }) {
  return (
    <Card title={title} lead={words.empty}>
      <ol className="todo">
        <li>
          <a href="#/setup">{words.emptySteps.blocks}</a>
        </li>
        <li>
          <a href="#/placements">{words.emptySteps.switches}</a>
        </li>
        <li>
          <a href="#/recommendations">{words.emptySteps.try}</a>
        </li>
      </ol>
    </Card>
  );
}
