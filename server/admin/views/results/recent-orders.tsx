/** The latest orders that hold an accepted suggestion, each with a way to the order itself. */
import type { AcceptedOrder } from '../../../domain/report.ts';
import { format } from '../../data/format.ts';
import { adminOrigin, orderUrl } from '../../data/platform.ts';
import { useNow, useStatus } from '../../data/queries.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { AdminLink, Card } from '../../parts/ui.tsx';
import { text } from '../../text.ts';

const words = text.results;

export function RecentOrders({ orders }: { orders: readonly AcceptedOrder[] }) {
  const shop = useStatus().data?.shop;
  const now = useNow(true, 60_000);
  const head = words.recentColumn;
  const columns: [Column<AcceptedOrder>, ...Column<AcceptedOrder>[]] = [
    {
      key: 'order',
      head: head.order,
      cell: ({ id, name }) =>
        shop === undefined ? name : <AdminLink href={orderUrl(adminOrigin(shop), id)}>{name}</AdminLink>,
    },
    {
      key: 'time',
      width: 'half',
      head: head.time,
      cell: ({ createdAt }) => (
        <time dateTime={new Date(createdAt).toISOString()} title={format.instant(createdAt)}>
          {format.when(createdAt, now)}
        </time>
      ),
    },
    {
      key: 'placement',
      width: 'half',
      head: head.placement,
      cell: ({ placements }) =>
        placements.map((placement) => (
          <span key={placement} className="item one-line">
            {text.placement[placement]}
          </span>
        )),
    },
    {
      key: 'bought',
      head: head.bought,
      width: 'wide',
      cell: ({ titles }) =>
        titles.map((title, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a title may stand twice, and the list never changes
          <span key={index} className="item">
            {title}
          </span>
        )),
    },
    {
      key: 'line',
      width: 'half',
      head: head.lineRevenue,
      figure: true,
      cell: ({ lineRevenue, currency }) => format.money(lineRevenue, currency),
    },
    {
      key: 'total',
      width: 'half',
      head: head.total,
      figure: true,
      cell: ({ total, currency }) => format.money(total, currency),
    },
  ];
  return (
    <Card title={words.recent}>
      {orders.length === 0 ? (
        <p className="soft">{words.noRecent}</p>
      ) : (
        <DataTable caption={words.recent} columns={columns} rows={orders} keyOf={({ id }) => id} />
      )}
    </Card>
  );
}
