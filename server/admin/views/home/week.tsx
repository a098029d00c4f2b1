/** What shoppers did with suggestions in the last seven days: in all, by day, by placement, by offer. Attributed throughout. */

import type { Done, HomeReport } from '../../../domain/home.ts';
import { type Compared, WEEK_DAYS } from '../../../domain/measure/weeks.ts';
import { format } from '../../data/format.ts';
import { DaysChart } from '../../parts/chart/days.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Card } from '../../parts/ui.tsx';
import { homeText } from '../../text/home.ts';
import { text } from '../../text.ts';

const words = homeText.week;
type WeekDone = HomeReport['done'];

export function Week({ done, currency, now }: { done: WeekDone; currency: string; now: number }) {
  return (
    <>
      <Card title={words.title} lead={words.lead} aside={<a href="#/results">{words.more}</a>}>
        <Tiles total={done.total} currency={currency} />
        <DaysChart
          days={done.days}
          weekDays={WEEK_DAYS}
          now={now}
          words={{ ...homeText.chart, shown: words.shown, accepted: words.accepted }}
        />
      </Card>
      <div className="home-halves">
        <ByPlacement done={done} currency={currency} />
        <ByOffer done={done} currency={currency} />
      </div>
    </>
  );
}

function Tiles({ total: { now, before }, currency }: { total: Compared; currency: string }) {
  const tile = (key: keyof Done, inWords: (value: number) => string) => (
    <div className="tile">
      <dt>{words[key]}</dt>
      <dd>
        <span className="tile-value">{inWords(now[key])}</span>
        <span className="soft">
          {key === 'revenue' && <span className="chip leading">{words.attributed}</span>}
          {before !== null && <span className="note">{words.before(inWords(before[key]))}</span>}
        </span>
      </dd>
    </div>
  );
  return (
    <dl className="tiles">
      {tile('revenue', (value) => format.money(value, currency))}
      {tile('shown', format.number)}
      {tile('accepted', format.number)}
      {tile('dismissed', format.number)}
    </dl>
  );
}

/** Columns of both tables, after the one that names the row. */
function figures<Row>(doneOf: (row: Row) => Done, currency: string): Column<Row>[] {
  return [
    ...(['shown', 'accepted', 'dismissed'] as const).map(
      (key): Column<Row> => ({
        key,
        head: words[key],
        figure: true,
        width: 'half',
        cell: (row) => format.number(doneOf(row)[key]),
      }),
    ),
    {
      key: 'revenue',
      head: homeText.places.revenue,
      figure: true,
      width: 'half',
      cell: (row) => format.money(doneOf(row).revenue, currency),
    },
  ];
}

function ByPlacement({ done, currency }: { done: WeekDone; currency: string }) {
  const rows = done.placements.filter(({ now }) => now.shown > 0 || now.accepted > 0);
  type Row = (typeof rows)[number];
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'placement',
      head: homeText.places.placement,
      cell: ({ placement }) => text.placement[placement],
    },
    ...figures<Row>(({ now }) => now, currency),
  ];
  return (
    <Card title={homeText.places.title}>
      {rows.length === 0 ? (
        <p className="soft">{homeText.places.none}</p>
      ) : (
        <DataTable
          caption={homeText.places.title}
          columns={columns}
          rows={rows}
          keyOf={({ placement }) => placement}
        />
      )}
    </Card>
  );
}

function ByOffer({ done: { offers, moreOffers }, currency }: { done: WeekDone; currency: string }) {
  const of = homeText.offers;
  type Row = (typeof offers)[number];
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'offer',
      head: of.offer,
      cell: ({ offer, name }) =>
        name === null ? (
          (of.builtIn[offer] ?? of.gone(offer))
        ) : (
          <a href={`#/offers?offer=${offer}`}>{name}</a>
        ),
    },
    ...figures<Row>((row) => row, currency),
  ];
  return (
    <Card title={of.title}>
      {offers.length === 0 ? (
        <p className="soft">
          {of.none} <a href="#/offers?new">{of.make}</a>
        </p>
      ) : (
        <DataTable caption={of.title} columns={columns} rows={offers} keyOf={({ offer }) => offer} />
      )}
      {moreOffers > 0 && (
        <p>
          <a href="#/results">{of.more(moreOffers)}</a>
        </p>
      )}
    </Card>
  );
}
