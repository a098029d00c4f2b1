/** An experiment's variants side by side: what each changes, who saw it, and its difference to the control. */
import type { Trial, Variant } from '../../../domain/experiment/trial.ts';
import type { MeasuredReport } from '../../../domain/measure/report.ts';
import { format } from '../../data/format.ts';
import { differenceInWords, estimateIn, figureInWords, rangeInWords } from '../../data/measuredWords.ts';
import { changeInWords, type KnownOffers, shareOf } from '../../data/trialWords.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { trialsText } from '../../text/trials.ts';

const words = trialsText.results;

export function Variants(props: { trial: Trial; known: KnownOffers; report: MeasuredReport | null }) {
  const { trial, known, report } = props;
  const { currency } = known;
  const { allocation } = trial;
  const leaning = allocation.kind === 'thompson' ? allocation.leaning : null;
  const totals = ({ key }: Variant) => report?.cells.find(({ cell }) => cell === key);
  const estimateOf = ({ key }: Variant) =>
    estimateIn(report?.comparisons.find(({ cell }) => cell === key)?.metrics.revenue);
  const share = (variant: Variant) => {
    const leans = leaning?.[trial.variants.indexOf(variant)];
    const meant = format.percent(shareOf(trial, variant));
    return leans === undefined ? meant : `${meant}, ${words.leaning(format.percent(leans / 1_000))}`;
  };
  const revenue = (variant: Variant) => {
    const cell = totals(variant);
    if (report?.ratio?.kind === 'broken' || cell === undefined || cell.visitors === 0) return '–';
    return figureInWords('revenue', estimateOf(variant)?.treated ?? cell.revenue / cell.visitors, currency);
  };
  const head = words.column;
  const columns: [Column<Variant>, ...Column<Variant>[]] = [
    { key: 'variant', head: head.variant, cell: ({ key, name }) => words.variant(key.toUpperCase(), name) },
    { key: 'share', head: head.share, figure: true, cell: share },
    {
      key: 'visitors',
      head: head.visitors,
      figure: true,
      cell: (variant) => format.number(totals(variant)?.visitors ?? 0),
    },
    {
      key: 'orders',
      head: head.orders,
      figure: true,
      cell: (variant) => format.number(totals(variant)?.orders ?? 0),
    },
    { key: 'revenue', head: head.revenue, figure: true, width: 'half', cell: revenue },
    {
      key: 'difference',
      head: head.difference,
      figure: true,
      width: 'half',
      cell: (variant) => {
        const estimate = estimateOf(variant);
        return estimate === null ? '–' : differenceInWords('revenue', estimate.difference, currency);
      },
    },
    {
      key: 'range',
      head: head.range,
      figure: true,
      width: 'wide',
      cell: (variant) => {
        const estimate = estimateOf(variant);
        return estimate === null ? '–' : rangeInWords('revenue', estimate.always, currency);
      },
    },
  ];
  return (
    <>
      <dl className="changes">
        {trial.variants.map(({ key, name, change }) => (
          <div key={key}>
            <dt>{words.variant(key.toUpperCase(), name)}</dt>
            <dd>{changeInWords(change, known)}</dd>
          </div>
        ))}
      </dl>
      <DataTable caption={words.title} columns={columns} rows={trial.variants} keyOf={({ key }) => key} />
    </>
  );
}
