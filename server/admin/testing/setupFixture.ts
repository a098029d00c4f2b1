/** The fixture's shop while it is being set up, and what a look at it finds. */
import { HttpResponse, http } from 'msw';
import type { ImportReportTold } from '../../domain/importTold.ts';
import type { SetupReport, SetupStep, StorefrontLook } from '../../domain/setup.ts';
import { PRODUCTS } from './products.ts';

export interface SetupState {
  setup: SetupReport;
  /** What the next look finds. */
  look: StorefrontLook;
  /** What the next import comes to. */
  imported: ImportReportTold;
}

export function setupReport(done: readonly SetupStep[], over: Partial<SetupReport> = {}): SetupReport {
  const steps = (['connected', 'sync', 'suggestions', 'theme', 'offer'] as const).map((step) => ({
    step,
    done: done.includes(step),
  }));
  return {
    steps,
    granted: { allOrders: true, customers: true },
    best: done.includes('suggestions') ? [102, 107, 103] : [],
    look: null,
    ...over,
  };
}

const [first] = PRODUCTS;

/** All that is needed stands, and nothing is wrong. */
export const GOOD_LOOK: StorefrontLook = {
  at: new Date(2026, 10, 18, 11, 58).getTime(),
  product: first!,
  parts: {
    'goes-well-with': 'active',
    'mersalg-embed': 'active',
    bundle: 'active',
    upgrade: 'missing',
    extras: 'missing',
    'progress-bar': 'missing',
  },
  findings: (['block', 'embed', 'double', 'drawer', 'prices', 'proxy'] as const).map((check) => ({
    check,
    kind: 'ok',
  })),
};

/** Of each kind of finding some. */
export const BAD_LOOK: StorefrontLook = {
  ...GOOD_LOOK,
  parts: { ...GOOD_LOOK.parts, 'goes-well-with': 'doubled', 'mersalg-embed': 'missing', extras: 'unseen' },
  findings: [
    { check: 'block', kind: 'ok' },
    { check: 'embed', kind: 'wrong', why: 'no-embed' },
    { check: 'double', kind: 'wrong', why: 'doubled' },
    { check: 'drawer', kind: 'wrong', why: 'drawer-silent' },
    { check: 'prices', kind: 'unseen', why: 'other-currency' },
    { check: 'proxy', kind: 'wrong', why: 'proxy-missing' },
  ],
};

export const SOME_SETUP: SetupState = {
  setup: setupReport(['connected', 'sync', 'suggestions']),
  look: GOOD_LOOK,
  imported: {
    kind: 'finished',
    orders: 48_210,
    refused: 2,
    resumedAfter: 0,
    lines: 120_400,
    unknownLines: 311,
    rows: [
      { line: 17, reason: 'order #1009: its date cannot be read' },
      { line: 18, reason: 'it belongs to order #1009, which was refused at line 17' },
    ],
  },
};

export function setupHandlers(state: SetupState) {
  return [
    http.get('*/api/setup', () => HttpResponse.json({ ...state.setup })),
    http.post('*/api/import', () => HttpResponse.json({ ...state.imported })),
    http.post('*/api/self-test', () => {
      const { look, setup } = state;
      const isIn = look.parts['goes-well-with'] !== 'missing' && look.parts['mersalg-embed'] !== 'missing';
      const steps = setup.steps.map((one) => (one.step === 'theme' ? { ...one, done: isIn } : one));
      state.setup = { ...setup, steps, look };
      return HttpResponse.json({ ...look });
    }),
  ];
}
