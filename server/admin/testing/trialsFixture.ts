/** Experiments of the fixture's shop, in every state, and the routes that change them. */
import { HttpResponse, http } from 'msw';
import type { TrialReport } from '../../domain/experiment/report.ts';
import type { Trial, TrialFields, Variant } from '../../domain/experiment/trial.ts';
import type { TrialAnswer } from '../../domain/measure/told.ts';
import { UNDECIDED, WITHHELD } from './measuredFixture.ts';

const DAY_MS = 86_400_000;
/** Noon on a weekday, as the fixture's own. */
const NOW = Date.UTC(2026, 10, 18, 11, 0);

const variant = (key: Variant['key'], name: string, change: Variant['change'], weight = 1): Variant => ({
  key,
  name,
  weight,
  change,
});
const control = variant('a', 'As it is', { kind: 'none' });

function trial(id: string, name: string, b: Variant, over: Partial<Trial> = {}): Trial {
  return {
    id,
    name,
    size: 1_000,
    variants: [control, b],
    allocation: { kind: 'fixed' },
    status: 'running',
    startedAt: NOW - 20 * DAY_MS,
    stoppedAt: null,
    spots: ['cart'],
    lane: id,
    from: 0,
    to: 1_000,
    why: { kind: 'merchant' },
    end: null,
    version: 1,
    createdAt: NOW - 21 * DAY_MS,
    updatedAt: NOW - 20 * DAY_MS,
    ...over,
  };
}

export const TRIALS: readonly Trial[] = [
  trial(
    'tcart0001',
    'Is the cart better without it?',
    variant('b', 'Without', { kind: 'settings', patch: { placements: { cart: false } } }),
  ),
  trial(
    'thead0001',
    'Warmer words',
    variant('b', 'Warm', {
      kind: 'text',
      texts: { sv: { product: 'Det här hör ihop' }, en: { product: 'These belong together' } },
    }),
    {
      variants: [
        control,
        variant('b', 'Warm', {
          kind: 'text',
          texts: { sv: { product: 'Det här hör ihop' }, en: { product: 'These belong together' } },
        }),
        variant('c', 'Plain', { kind: 'text', texts: { en: { product: 'You may need' } } }),
      ],
      allocation: { kind: 'thompson', fixedShare: 50, goal: 'conversion', leaning: [210, 640, 150] },
      size: 500,
    },
  ),
  trial(
    'tdraf0001',
    'A larger discount on mugs',
    variant('b', 'Without', { kind: 'offer-off', offer: 'omugs0001' }),
    {
      status: 'draft',
      startedAt: null,
      lane: '',
    },
  ),
  trial(
    'tover0001',
    'Another way of choosing',
    variant('b', 'Damped', { kind: 'strategy', strategy: 'damped' }),
    {
      status: 'stopped',
      stoppedAt: NOW - 2 * DAY_MS,
      end: { kind: 'merchant' },
    },
  ),
  trial('tguar0001', 'Guard', variant('b', 'Without', { kind: 'offer-off', offer: 'omugs0001' }), {
    why: { kind: 'guard', offer: 'omugs0001' },
    size: 100,
  }),
  trial('tguar0002', 'Guard', variant('b', 'Without', { kind: 'offer-off', offer: 'obar00001' }), {
    why: { kind: 'guard', offer: 'obar00001' },
    status: 'stopped',
    stoppedAt: NOW - 4 * DAY_MS,
    end: {
      kind: 'harm',
      harm: {
        figure: 'completion',
        without: 0.71,
        with: 0.64,
        difference: -0.07,
        low: -0.11,
        high: -0.02,
        visitors: { without: 812, with: 7_240 },
      },
    },
  }),
];

/** As the holdout's, with the trial's own cells. */
function resultsOf({ variants }: Trial, isWithheld: boolean): TrialAnswer {
  const { report } = isWithheld ? WITHHELD : UNDECIDED;
  const [held, shown] = report.cells;
  const others = variants.slice(1);
  return {
    report: {
      ...report,
      control: 'a',
      cells: [
        { ...held!, cell: 'a', visitors: 4_100 },
        ...others.map(({ key }) => ({ ...shown!, cell: key, visitors: 4_080 })),
      ],
      comparisons: others.map(({ key }) => ({ ...report.comparisons[0]!, cell: key })),
    },
  };
}

export interface TrialsState {
  trials: readonly Trial[];
  /** Trials that cannot begin, and the names of those in their way. */
  blocked: ReadonlyMap<string, string>;
  /** Those whose groups have not the sizes that they should have. */
  withheld: ReadonlySet<string>;
}

export const SOME_TRIALS: TrialsState = { trials: TRIALS, blocked: new Map(), withheld: new Set() };
export const NO_TRIALS: TrialsState = { ...SOME_TRIALS, trials: [] };

const OFFERS = [
  { id: 'omugs0001', name: 'Three mugs' },
  { id: 'obar00001', name: 'Free shipping bar' },
];

export function trialsHandlers(state: TrialsState) {
  let made = 0;
  const reportOf = (one: Trial): TrialReport => ({ trial: one, offers: OFFERS, unkept: [] });
  const find = (id: unknown) => state.trials.find((one) => one.id === id);
  const gone = () =>
    HttpResponse.json(
      { error: { code: 'not-found', message: 'This shop has no such trial.' } },
      { status: 404 },
    );
  const conflict = (now: Trial) =>
    HttpResponse.json(
      { error: { code: 'conflict', message: 'Changed elsewhere.' }, now: { ...reportOf(now) } },
      { status: 409 },
    );
  /** Makes a change while its version holds. */
  const change = (id: unknown, version: number, to: (before: Trial) => Trial | null) => {
    const before = find(id);
    if (before === undefined) return gone();
    if (before.version !== version) return conflict(before);
    const after = to(before);
    state.trials = state.trials.flatMap((one) => (one !== before ? [one] : after === null ? [] : [after]));
    return HttpResponse.json({ ...reportOf(after ?? before) });
  };
  return [
    http.get('*/api/trials', () => HttpResponse.json({ trials: [...state.trials], offers: OFFERS })),
    http.post('*/api/trials', async ({ request }) => {
      const { trial: fields } = (await request.json()) as { trial: TrialFields };
      made += 1;
      const one: Trial = {
        ...trial(`tnew0000${made}`, fields.name, control),
        ...fields,
        status: 'draft',
        startedAt: null,
      };
      state.trials = [one, ...state.trials];
      return HttpResponse.json({ ...reportOf(one) });
    }),
    http.get('*/api/trials/log', () =>
      HttpResponse.json({
        entries: [
          { trial: 't', name: '', at: NOW - DAY_MS, staff: '', did: 'allocated', changes: [], why: null },
          {
            trial: 't',
            name: '',
            at: NOW - 20 * DAY_MS,
            staff: '42',
            did: 'started',
            changes: [],
            why: null,
          },
        ],
      }),
    ),
    http.get('*/api/trials/:id', ({ params }) => {
      const one = find(params.id);
      return one === undefined ? gone() : HttpResponse.json({ ...reportOf(one) });
    }),
    http.put('*/api/trials/:id', async ({ params, request }) => {
      const { trial: fields, version } = (await request.json()) as { trial: TrialFields; version: number };
      return change(params.id, version, (before) => ({ ...before, ...fields, version: version + 1 }));
    }),
    http.post('*/api/trials/:id/start', async ({ params, request }) => {
      const { version } = (await request.json()) as { version: number };
      const inWay = state.blocked.get(String(params.id));
      if (inWay !== undefined)
        return HttpResponse.json(
          {
            error: { code: 'conflict', message: 'The trial was not started: it would disturb others.' },
            blocked: { kind: 'full', free: 0, shared: [] },
            names: { t: inWay },
          },
          { status: 409 },
        );
      return change(params.id, version, (before) => ({
        ...before,
        status: 'running',
        startedAt: NOW,
        version: version + 1,
      }));
    }),
    http.post('*/api/trials/:id/stop', async ({ params, request }) => {
      const { version } = (await request.json()) as { version: number };
      return change(params.id, version, (before) => ({
        ...before,
        status: 'stopped',
        stoppedAt: NOW,
        end: { kind: 'merchant' },
        version: version + 1,
      }));
    }),
    http.delete('*/api/trials/:id', ({ params, request }) =>
      change(params.id, Number(new URL(request.url).searchParams.get('version')), () => null),
    ),
    http.get('*/api/results/trials/:id', ({ params }) => {
      const one = find(params.id);
      return one === undefined
        ? gone()
        : HttpResponse.json({ ...resultsOf(one, state.withheld.has(one.id)) });
    }),
  ];
}
