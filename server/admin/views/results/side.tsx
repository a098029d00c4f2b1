/** Shown and held out, side by side: every measure with its difference and range, what must not suffer, what was left out. */
import type { CellTotals, Measured, MeasuredReport, Metric } from '../../../domain/measure/report.ts';
import { METRICS } from '../../../domain/measure/report.ts';
import type { MeasuredAnswer } from '../../../domain/measure/told.ts';
import type { Estimate } from '../../../domain/statistics/sample.ts';
import { format } from '../../data/format.ts';
import {
  differenceInWords,
  estimateIn,
  figureInWords,
  isConcluding,
  rangeInWords,
  unknownInWords,
  verdictIn,
  visitorsOf,
} from '../../data/measuredWords.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Card } from '../../parts/ui.tsx';
import { resultsText } from '../../text/results.ts';
import { Cohorts } from './cohorts.tsx';

const words = resultsText.measured;
const GUARDS = ['checkout', 'refunds'] as const satisfies readonly Metric[];

/** Checkout completion and refunds: what selling more must not cost. */
export function Guards({ answer }: { answer: MeasuredAnswer }) {
  const { report } = answer;
  if (!isConcluding(answer)) return null;
  return (
    <Card title={words.guard.title} lead={words.guard.lead}>
      <dl className="guards">
        {GUARDS.map((metric) => {
          const measured = report.comparisons[0]!.metrics[metric];
          const isHarmed = verdictIn(measured)?.kind === 'loss';
          const estimate = estimateIn(measured);
          return (
            <div key={metric}>
              <dt>{words.metric[metric].name}</dt>
              <dd>
                <span className={isHarmed ? 'chip verdict loss leading' : 'chip leading'}>
                  {isHarmed ? words.guard.harm : estimate !== null ? words.guard.fine : words.guard.unknown}
                </span>
                {estimate !== null && (
                  <span className="figure">
                    {words.guard.told(
                      figureInWords(metric, estimate.control, report.currency),
                      figureInWords(metric, estimate.treated, report.currency),
                      rangeInWords(metric, estimate.always, report.currency),
                    )}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}

type Row = { readonly metric: Metric; readonly measured: Measured };

export function Side({ answer }: { answer: MeasuredAnswer }) {
  const { report } = answer;
  const { held, shown } = visitorsOf(report);
  if (held + shown === 0) return null;
  // Where the cells are not what they should be, any figure beside another would be read as a difference.
  if (report.ratio?.kind === 'broken') return <Withheld report={report} />;
  const [comparison] = report.comparisons;
  if (comparison === undefined) return null;
  const { currency } = report;
  const told = (of: (metric: Metric, estimate: Estimate) => string) =>
    function cell({ metric, measured }: Row) {
      const estimate = estimateIn(measured);
      return estimate === null ? '–' : of(metric, estimate);
    };
  const columns: [Column<Row>, ...Column<Row>[]] = [
    { key: 'metric', head: words.side.column.metric, cell: ({ metric }) => words.metric[metric].name },
    {
      key: 'held',
      head: words.side.column.held,
      figure: true,
      cell: told((metric, { control }) => figureInWords(metric, control, currency)),
    },
    {
      key: 'shown',
      head: words.side.column.shown,
      figure: true,
      cell: told((metric, { treated }) => figureInWords(metric, treated, currency)),
    },
    {
      key: 'difference',
      head: words.side.column.difference,
      figure: true,
      cell: told((metric, { difference }) => differenceInWords(metric, difference, currency)),
    },
    {
      key: 'interval',
      head: words.side.column.interval,
      figure: true,
      width: 'wide',
      cell: ({ metric, measured }) => {
        const estimate = estimateIn(measured);
        return estimate === null ? (
          <span className="soft">{unknownInWords(measured)}</span>
        ) : (
          rangeInWords(metric, estimate.always, currency)
        );
      },
    },
  ];
  return (
    <Card title={words.side.title} lead={words.side.lead}>
      <Counted report={report} />
      <DataTable
        caption={words.side.title}
        columns={columns}
        rows={METRICS.map((metric) => ({ metric, measured: comparison.metrics[metric] }))}
        keyOf={({ metric }) => metric}
      />
      <details className="definitions">
        <summary>
          <span className="more">{words.definitions}</span>
        </summary>
        <dl>
          {METRICS.map((metric) => (
            <div key={metric}>
              <dt>{words.metric[metric].name}</dt>
              <dd>{words.metric[metric].what}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Cohorts report={report} />
      <LeftOut report={report} />
    </Card>
  );
}

/** How many there are of each, so that nobody takes a figure of ten shoppers for one of ten thousand. */
function Counted({ report }: { report: MeasuredReport }) {
  return (
    <p className="soft">
      {report.cells
        .map((cell) => words.side.counted(nameOf(cell, report), cell.visitors, cell.buyers, cell.orders))
        .join(' · ')}
    </p>
  );
}

function nameOf({ cell }: CellTotals, { control }: MeasuredReport): string {
  return cell === control ? words.side.column.held : words.side.column.shown;
}

function Withheld({ report }: { report: MeasuredReport }) {
  return (
    <Card title={words.side.title} lead={words.side.withheld}>
      <Counted report={report} />
      <LeftOut report={report} />
    </Card>
  );
}

function LeftOut({ report: { leftOut } }: { report: MeasuredReport }) {
  const told = leftOut.filter(({ orders }) => orders > 0);
  return (
    <details className="definitions">
      <summary>
        <span className="more">{words.leftOut.title}</span>
      </summary>
      {told.length === 0 ? (
        <p>{words.leftOut.none}</p>
      ) : (
        <ul>
          {told.map(({ why, orders }) => (
            <li key={why}>{words.leftOut.line(format.number(orders), words.leftOut.why[why])}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
