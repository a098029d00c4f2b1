/** The figures that merchants ask for, each with its definition one click away. */
import type { KpiReport, KpisReport } from '../../../domain/measure/kpis.ts';
import { format } from '../../data/format.ts';
import { kpiInWords } from '../../data/kpiWords.ts';
import { useKpis } from '../../data/results.ts';
import type { ResultDays } from '../../data/resultsApi.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { resultsText } from '../../text/results.ts';
import { text } from '../../text.ts';

const words = resultsText.kpis;
/** Those that are nothing but sales of suggestions: marked so, that nobody adds them to a gain. */
const ATTRIBUTED: readonly string[] = ['attributed-revenue', 'recovered-carts'];

export function Kpis({ days }: { days: ResultDays }) {
  const { data: report, error, refetch, isFetching, isPlaceholderData } = useKpis(days);
  if (error !== null && report === undefined)
    return <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />;
  if (report === undefined)
    return (
      <Card title={words.title}>
        <Skeleton lines={4} kind="tall" />
      </Card>
    );
  return (
    <div className={isPlaceholderData ? 'stack fading' : 'stack'} aria-busy={isPlaceholderData}>
      <Card title={words.title} lead={words.lead}>
        <ul className="kpis">
          {report.kpis.map((kpi) => (
            <Kpi key={kpi.id} kpi={kpi} currency={report.currency} />
          ))}
        </ul>
      </Card>
      <ByOffer report={report} />
    </div>
  );
}

function Kpi({ kpi, currency }: { kpi: KpiReport; currency: string }) {
  const { name, how, leavesOut, of } = words.of[kpi.id];
  return (
    <li className="kpi">
      <h3>{name}</h3>
      <p className={kpi.value === null ? 'kpi-value unknown' : 'kpi-value'}>
        {kpi.value === null ? words.unknown : kpiInWords(kpi.unit, kpi.value, currency)}
        {ATTRIBUTED.includes(kpi.id) && <span className="chip">{text.results.attributed}</span>}
      </p>
      <p className="soft">
        {kpi.of > 0 && of(kpi.of)}
        {kpi.before !== null && (
          <span className="item">{words.before(kpiInWords(kpi.unit, kpi.before, currency))}</span>
        )}
      </p>
      <details>
        <summary>
          <span className="more">{words.definition}</span>
          <span className="sr">: {name}</span>
        </summary>
        <p>
          <span className="strong">{words.how}:</span> {how}
        </p>
        <p>
          <span className="strong">{words.leavesOut}:</span> {leavesOut}
        </p>
      </details>
    </li>
  );
}

type OfferRow = KpisReport['offers'][number];

function ByOffer({ report: { offers, currency } }: { report: KpisReport }) {
  const columns: [Column<OfferRow>, ...Column<OfferRow>[]] = [
    {
      key: 'offer',
      head: words.offers.column.offer,
      cell: ({ offer, name }) => name ?? words.offers.builtIn[offer] ?? words.offers.gone(offer),
    },
    ...(['shown', 'accepted', 'dismissed'] as const).map(
      (key): Column<OfferRow> => ({
        key,
        head: words.offers.column[key],
        figure: true,
        cell: (row) => format.number(row[key]),
      }),
    ),
    {
      key: 'line',
      head: words.offers.column.lineRevenue,
      figure: true,
      width: 'half',
      cell: ({ lineRevenue }) => format.money(lineRevenue, currency),
    },
  ];
  return (
    <Card title={words.offers.title} lead={words.offers.lead}>
      {offers.length === 0 ? (
        <p className="soft">{words.offers.none}</p>
      ) : (
        <DataTable
          caption={words.offers.title}
          columns={columns}
          rows={offers}
          keyOf={({ offer }) => offer}
        />
      )}
    </Card>
  );
}
