/** The log of changes, what is stored, and how the app runs, for the fixture's API. */
import { HttpResponse, http } from 'msw';
import type { AuditEntry, AuditNote } from '../../domain/audit/audit.ts';
import type { DiagnosticsReport } from '../../domain/diagnostics.ts';
import type { PrivacyReport } from '../../domain/privacy.ts';

const NOW = new Date(2026, 10, 18, 12, 0).getTime();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PAGE = 50;

function entry(n: number, note: Partial<AuditNote> & Pick<AuditNote, 'subject' | 'did'>): AuditEntry {
  return { n, at: NOW - (100 - n) * HOUR, staff: '7', detail: {}, ...note };
}
const none = { id: '', name: '' };

export const SOME_CHANGES: readonly AuditEntry[] = [
  entry(99, {
    did: 'changed',
    subject: { kind: 'settings', ...none },
    detail: {
      changes: [
        { field: 'placements.exit', from: true, to: false },
        { field: 'tact.perVisit', from: 3, to: 5 },
        { field: 'measure.assumedMargin', from: null, to: 40 },
      ],
      lists: [
        { field: 'excludedProducts', from: 3, to: 4, added: ['Pour-over stand, oak and brass'], removed: [] },
      ],
    },
  }),
  entry(98, {
    staff: '81204733',
    did: 'created',
    subject: { kind: 'offer', id: 'obundle01', name: 'Autumn bundle with a very long name that goes on' },
  }),
  entry(97, {
    staff: '',
    did: 'changed',
    subject: { kind: 'offer', id: 'oharm0001', name: 'Gift from 800 kr' },
    detail: {
      changes: [
        { field: 'status', from: 'active', to: 'paused' },
        { field: 'guard', from: null, to: { figure: 'profit' } },
      ],
    },
  }),
  entry(96, { did: 'started', subject: { kind: 'sync', ...none } }),
  entry(95, {
    did: 'customer-forgotten',
    subject: { kind: 'privacy', ...none },
    detail: { figures: { orders: 3 } },
  }),
];

export const SOME_HELD: PrivacyReport = {
  customers: true,
  tables: [
    { table: 'audit', rows: 212, oldest: NOW - 90 * DAY },
    { table: 'counters', rows: 640, oldest: NOW - 90 * DAY },
    { table: 'enrolments', rows: 18_204, oldest: NOW - 90 * DAY },
    { table: 'inbox', rows: 812, oldest: NOW - 7 * DAY },
    { table: 'order_lines', rows: 31_200, oldest: null },
    { table: 'orders', rows: 12_000, oldest: NOW - 800 * DAY },
    { table: 'products', rows: 300, oldest: NOW - 60 * DAY },
    { table: 'redactions', rows: 0, oldest: null },
    { table: 'tokens', rows: 1, oldest: null },
  ],
};

export const HEALTHY: DiagnosticsReport = {
  at: NOW,
  shop: 'nordlys.myshopify.com',
  versions: { mersalg: '0.1.0', node: '24.4.0' },
  database: { engine: 'postgres', ms: 3 },
  scopes: { granted: ['read_products', 'read_orders'], wanted: ['read_products'], missing: [] },
  webhooks: [
    {
      ...{ name: 'orders/create', times: 1_204, at: NOW - 4 * 60_000, done: 1_204, doneAt: NOW - 4 * 60_000 },
      ...{ problems: 0, problem: null, problemAt: null },
    },
  ],
  waiting: { events: 0, since: null },
  storefrontAt: NOW - 20_000,
  sync: {
    phase: 'done',
    products: { done: 300, total: 300 },
    orders: { done: 12_000, total: 12_000 },
    startedAt: NOW - 3 * DAY,
    finishedAt: NOW - 3 * DAY + 90_000,
    problem: null,
  } as DiagnosticsReport['sync'],
  jobs: [
    { kind: 'measure', state: 'waiting', attempt: 0, error: null },
    { kind: 'train', state: 'running', attempt: 1, error: null },
  ],
  model: {
    ...{ version: 3, trainedAt: NOW - 5 * HOUR, orders: 12_000, products: 296, pairs: 4_210, trainMs: 1_830 },
    ...{ bytes: 2_400_000, behind: 14 },
  },
  accepted: { shown: 15_656, accepted: 321 },
  problems: [],
};

const REFUSED = 'Shopify did not accept the discount: the plan has no Functions.';
export const AILING: DiagnosticsReport = {
  ...HEALTHY,
  scopes: { ...HEALTHY.scopes, missing: ['read_customers'] },
  jobs: [
    { kind: 'promise', state: 'failed', attempt: 10, error: `platform-refused: ${REFUSED}` },
    { kind: 'reconcile', state: 'retrying', attempt: 2, error: 'platform-throttled: Wait.' },
  ],
  waiting: { events: 41, since: NOW - 20 * 60_000 },
  storefrontAt: null,
  model: null,
  problems: [
    { from: 'scopes', what: 'read_customers', code: null, message: '', at: null },
    { from: 'job', what: 'promise', code: 'platform-refused', message: REFUSED, at: null },
    {
      ...{ from: 'webhook', what: 'products/update', code: null },
      ...{ message: 'the product is incomplete here; the reconcile brings it whole', at: NOW - HOUR },
    },
  ],
};

export interface OperateState {
  changes: readonly AuditEntry[];
  held: PrivacyReport;
  running: DiagnosticsReport;
}

export const SOME_OPERATED: OperateState = { changes: SOME_CHANGES, held: SOME_HELD, running: HEALTHY };

export function operateHandlers(state: OperateState) {
  return [
    http.get('*/api/activity', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const [kind, before] = [searchParams.get('kind'), Number(searchParams.get('before') ?? Infinity)];
      const found = state.changes.filter(
        ({ n, subject }) => n < before && (kind === null || subject.kind === kind),
      );
      const entries = found.slice(0, PAGE);
      const next = found.length > PAGE ? entries.at(-1)!.n : null;
      return HttpResponse.json({ entries: [...entries], before: next, me: '7' });
    }),
    http.get('*/api/privacy', () => HttpResponse.json({ ...state.held })),
    http.get('*/api/privacy/export', () => HttpResponse.text('{"end":true,"rows":0}\n')),
    http.post('*/api/privacy/customer/export', () => HttpResponse.json({ orders: [] })),
    http.post('*/api/privacy/customer/forget', () => HttpResponse.json({ orders: 3 })),
    http.post('*/api/privacy/measuring/delete', () => {
      const gone = new Set(['counters', 'enrolments']);
      state.held = {
        ...state.held,
        tables: state.held.tables.map((one) =>
          gone.has(one.table) ? { ...one, rows: 0, oldest: null } : one,
        ),
      };
      return HttpResponse.json({ ...state.held });
    }),
    http.get('*/api/diagnostics', () => HttpResponse.json({ ...state.running })),
    http.get('*/api/diagnostics/bundle', () => HttpResponse.json({ what: 'bundle' })),
    http.post('*/api/diagnostics/jobs/:kind/retry', ({ params }) => {
      const jobs = state.running.jobs.map((job) =>
        job.kind === params.kind ? { ...job, state: 'waiting' as const, error: null } : job,
      );
      const problems = state.running.problems.filter(({ what }) => what !== params.kind);
      state.running = { ...state.running, jobs, problems };
      return HttpResponse.json({ ...state.running });
    }),
  ];
}
