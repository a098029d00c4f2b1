/** What was measured in the fixture's shop, in every state that the page must tell apart, and its figures and tables. */
import { HttpResponse, http } from 'msw';
import type { Verdict } from '../../domain/experiment/verdict.ts';
import { type Answers, EMPTY_PERIOD, type KpisReport, reckonKpis } from '../../domain/measure/kpis.ts';
import type { Measured, MeasuredReport, Metric } from '../../domain/measure/report.ts';
import type { ExportsReport, HistoryReport, MeasuredAnswer } from '../../domain/measure/told.ts';
import type { Estimate } from '../../domain/statistics/sample.ts';

export const TODAY = 20_775;
const HELD = 1_204;
const SHOWN = 22_870;

/** Held out and shown, and what the difference may be; the fixed interval is two thirds as wide. */
function estimate(control: number, treated: number, reach: number): Estimate {
  const difference = treated - control;
  const around = (width: number) => ({ low: difference - width, high: difference + width });
  const parts = (width: number) => ({
    low: (difference - width) / control,
    high: (difference + width) / control,
  });
  return {
    control,
    treated,
    difference,
    standardError: reach / 3,
    fixed: around((reach * 2) / 3),
    always: around(reach),
    relative: { difference: difference / control, fixed: parts((reach * 2) / 3), always: parts(reach) },
    explained: 0.18,
    units: HELD + SHOWN,
    information: 420,
  };
}

const told = (of: Estimate) => ({
  difference: of.difference,
  interval: of.always,
  relative: of.relative && { difference: of.relative.difference, interval: of.relative.always },
});
const undecided = (of: Estimate, days = 41): Verdict => ({
  kind: 'undecided',
  effect: 0.05,
  days,
  ...told(of),
});

function measured(metric: Metric, of: Estimate, verdict: Verdict = undecided(of)): Measured {
  const isMoney = metric === 'revenue' || metric === 'profit';
  const times = ({ low, high }: Estimate['always']) => ({ low: low * SHOWN, high: high * SHOWN });
  const total = isMoney
    ? { gained: of.difference * SHOWN, fixed: times(of.fixed), always: times(of.always) }
    : null;
  return { kind: 'compared', compared: { kind: 'estimate', ...of }, verdict, total };
}

/** Too little for any difference; `days` until there is enough. */
function early(days: number | null): Measured {
  const compared = { kind: 'early', control: 0, treated: 0, units: 74, information: 1, needed: 25 } as const;
  return { kind: 'compared', compared, verdict: { kind: 'early', days }, total: null };
}

function reportOf(revenue: Estimate, verdict: Verdict): MeasuredReport {
  const figures: Readonly<Record<Metric, Estimate | null>> = {
    revenue,
    profit: estimate(revenue.control * 0.4, revenue.treated * 0.4, 900),
    conversion: estimate(0.0412, 0.0431, 0.0121),
    'order-value': estimate(61_200, 62_950, 4_410),
    items: estimate(1.84, 1.97, 0.21),
    checkout: estimate(0.71, 0.714, 0.041),
    refunds: estimate(0.034, 0.031, 0.012),
    'return-30': estimate(0.112, 0.118, 0.044),
    'return-90': null,
  };
  const metrics = Object.fromEntries(
    Object.entries(figures).map(([metric, of]) => [
      metric,
      of === null
        ? { kind: 'unknown', why: 'too-early' }
        : measured(metric as Metric, of, metric === 'revenue' ? verdict : undefined),
    ]),
  ) as Record<Metric, Measured>;
  const cell = (name: string, share: number, visitors: number, of: 'control' | 'treated') => ({
    cell: name,
    share,
    visitors,
    buyers: Math.round(visitors * 0.04),
    orders: Math.round(visitors * 0.044),
    revenue: revenue[of] * visitors,
    profit: revenue[of] * visitors * 0.4,
    pieces: visitors,
    refunded: 0,
    ourDiscounts: 0,
    checkoutsBegun: Math.round(visitors * 0.06),
    checkoutsPaid: Math.round(visitors * 0.043),
  });
  return {
    trial: 'holdout-1',
    fromDay: TODAY - 29,
    toDay: TODAY,
    currency: 'SEK',
    at: TODAY * 86_400_000,
    control: 'held',
    cells: [cell('held', 0.05, HELD, 'control'), cell('shown', 0.95, SHOWN, 'treated')],
    comparisons: [{ cell: 'shown', metrics }],
    ratio: null,
    leftOut: [
      { why: 'test', orders: 3 },
      { why: 'not-joined', orders: 412 },
      { why: 'before', orders: 0 },
    ],
    costKnown: 0.86,
    assumedMargin: 40,
    cap: 1_249_000,
    capped: 3,
    cohorts: [
      {
        day: TODAY - 50,
        cells: [
          { cell: 'held', visitors: 610, value: 4_120 },
          { cell: 'shown', visitors: 11_420, value: 4_310 },
        ],
        differences: [measured('revenue', estimate(4_120, 4_310, 800))],
      },
      {
        day: TODAY - 20,
        cells: [
          { cell: 'held', visitors: 594, value: 2_610 },
          { cell: 'shown', visitors: 11_450, value: 2_690 },
        ],
        differences: [early(null)],
      },
    ],
  };
}

function answer(revenue: Estimate, verdict: Verdict): MeasuredAnswer {
  return { days: 30, share: 5, report: reportOf(revenue, verdict) };
}

/** The same with other figures for a metric, in all comparisons. */
function withMetrics(
  { report, ...rest }: MeasuredAnswer,
  change: (metric: Metric, found: Measured) => Measured,
): MeasuredAnswer {
  const comparisons = report.comparisons.map(({ cell, metrics }) => ({
    cell,
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([metric, found]) => [metric, change(metric as Metric, found)]),
    ) as Record<Metric, Measured>,
  }));
  return { ...rest, report: { ...report, comparisons } };
}

const OPEN = estimate(2_520, 2_598, 231);
export const UNDECIDED = answer(OPEN, undecided(OPEN));
const GOOD = estimate(2_520, 2_760, 171);
export const GAIN = answer(GOOD, { kind: 'gain', ...told(GOOD) });
const POOR = estimate(2_520, 2_310, 171);
const HARMED = estimate(0.71, 0.64, 0.03);
export const LOSS = withMetrics(answer(POOR, { kind: 'loss', ...told(POOR) }), (metric, found) =>
  metric === 'checkout' ? measured('checkout', HARMED, { kind: 'loss', ...told(HARMED) }) : found,
);
const SMALL = estimate(2_520, 2_521, 12);
export const SAME = answer(SMALL, { kind: 'same', margin: 0.01, ...told(SMALL) });

const P = 0.0002;
const withheld = withMetrics(UNDECIDED, (_, found) =>
  found.kind === 'compared' ? { ...found, verdict: { kind: 'withheld', p: P } } : found,
);
export const WITHHELD: MeasuredAnswer = {
  ...withheld,
  report: {
    ...withheld.report,
    cells: withheld.report.cells.map((cell) => ({
      ...cell,
      visitors: cell.cell === 'held' ? HELD - 300 : SHOWN + 300,
    })),
    ratio: {
      kind: 'broken',
      p: P,
      once: 1e-6,
      counts: [HELD - 300, SHOWN + 300],
      expected: [HELD, SHOWN],
    },
  },
};

const nobody = (counts: readonly [held: number, shown: number]): MeasuredAnswer => {
  const { report, ...rest } = withMetrics(UNDECIDED, () => early(counts[0] === 0 ? null : 12));
  const cells = report.cells.map((cell, at) => ({
    ...cell,
    visitors: counts[at]!,
    buyers: 0,
    orders: 0,
    revenue: 0,
  }));
  return { ...rest, report: { ...report, cells, cohorts: [], leftOut: [] } };
};
export const NOBODY = nobody([0, 0]);
export const FEW = nobody([3, 71]);

/** The range narrows as shoppers come. */
export const HISTORY: HistoryReport = {
  currency: 'SEK',
  points: [29, 25, 21, 17, 13, 9, 5, 0].map((ago, at) => {
    const gained = 160_000 + at * 230_000 + (at % 2) * 190_000;
    const reach = 5_300_000 + 9_000_000 / (at + 1);
    const around = (width: number) => ({ low: gained - width, high: gained + width });
    const total = at === 0 ? null : { gained, fixed: around((reach * 2) / 3), always: around(reach) };
    return { day: TODAY - ago, total };
  }),
};

const ANSWERS: Answers = { helpful: 41, unhelpful: 6, scores: [1, 0, 0, 1, 0, 2, 1, 3, 6, 9, 14] };
export const KPIS_REPORT: KpisReport = {
  days: 30,
  currency: 'SEK',
  kpis: reckonKpis(
    {
      ...EMPTY_PERIOD,
      currency: 'SEK',
      counts: [
        { placement: 'product', kind: 'shown', technique: 'cross-sell', count: 11_204 },
        { placement: 'upgrade', kind: 'shown', technique: 'upsell', count: 1_840 },
        { placement: 'exit', kind: 'shown', technique: 'downsell', count: 642 },
        { placement: 'exit', kind: 'dismissed', technique: 'downsell', count: 301 },
      ],
      totals: { orders: 1_012, goods: 61_930_000 },
      answers: ANSWERS,
      coverage: { looked: 300, covered: 271 },
    },
    {
      ...EMPTY_PERIOD,
      currency: 'SEK',
      counts: [
        { placement: 'exit', kind: 'shown', count: 700 },
        { placement: 'exit', kind: 'dismissed', count: 12 },
      ],
    },
  ),
  offers: [
    {
      offer: 'omugs0001',
      name: 'Three mugs',
      shown: 1_204,
      accepted: 31,
      dismissed: 4,
      lineRevenue: 1_340_000,
    },
    { offer: 'upgrade', name: null, shown: 1_840, accepted: 12, dismissed: 210, lineRevenue: 640_000 },
    { offer: 'ogone0001', name: null, shown: 12, accepted: 0, dismissed: 1, lineRevenue: 0 },
  ],
};

export const EXPORTS: ExportsReport = {
  tables: [
    { id: 'counters', what: 'What widgets reported, day by day.', columns: ['day', 'placement', 'events'] },
    { id: 'enrolments', what: 'Who was enrolled for what, and when.', columns: ['trial', 'visitor', 'cell'] },
  ],
};

export interface MeasuredState {
  measured: MeasuredAnswer;
  history: HistoryReport;
  kpis: KpisReport;
  exports: ExportsReport;
}

export const SOME_MEASURED: MeasuredState = {
  measured: UNDECIDED,
  history: HISTORY,
  kpis: KPIS_REPORT,
  exports: EXPORTS,
};

const daysIn = (request: Request) => Number(new URL(request.url).searchParams.get('days'));

export function measuredHandlers(state: MeasuredState) {
  return [
    http.get('*/api/results/measured', ({ request }) =>
      HttpResponse.json({ ...state.measured, days: daysIn(request) }),
    ),
    http.get('*/api/results/history', () => HttpResponse.json({ ...state.history })),
    http.get('*/api/results/kpis', ({ request }) =>
      HttpResponse.json({ ...state.kpis, days: daysIn(request) }),
    ),
    http.get('*/api/exports', () => HttpResponse.json({ ...state.exports })),
    http.get('*/api/exports/:file', ({ params }) => {
      const [id, form] = String(params.file).split('.');
      const table = state.exports.tables.find((one) => one.id === id);
      if (table === undefined || (form !== 'csv' && form !== 'json'))
        return HttpResponse.json(
          { error: { code: 'not-found', message: 'No such table.' } },
          { status: 404 },
        );
      return new HttpResponse(form === 'csv' ? `${table.columns.join()}\r\n` : '[]');
    }),
  ];
}
