/** The first view's part of the fixture: a usual week, a new shop, and a shop in which everything waits. */
import { HttpResponse, http } from 'msw';
import type { Attention } from '../../domain/attention.ts';
import type { DayDone, Done, HomeReport } from '../../domain/home.ts';
import { GAIN, NOBODY, TODAY, UNDECIDED } from './measuredFixture.ts';

const done = (shown: number, accepted: number, dismissed: number): Done => ({
  shown,
  accepted,
  dismissed,
  revenue: accepted * 14_900,
});
const NOTHING = done(0, 0, 0);

/** Less at weekends, and today is not over. */
const SHOWN = [412, 398, 441, 467, 520, 301, 288, 431, 455, 470, 512, 548, 322, 140];
const days: readonly DayDone[] = SHOWN.map((shown, at) => ({
  day: TODAY - 13 + at,
  ...done(shown, Math.round(shown * (0.018 + (at % 3) * 0.004)), Math.round(shown * 0.02)),
}));

export const WEEK: HomeReport = {
  currency: 'SEK',
  at: TODAY * 86_400_000,
  measured: { since: UNDECIDED, week: weekOf(UNDECIDED) },
  done: {
    total: { now: done(2_878, 63, 58), before: done(2_827, 61, 56) },
    placements: [
      { placement: 'product', now: done(1_910, 38, 4), before: done(1_870, 37, 2) },
      { placement: 'cart', now: done(844, 22, 8), before: done(850, 22, 9) },
      { placement: 'exit', now: done(124, 3, 46), before: done(107, 2, 45) },
      { placement: 'thanks', now: NOTHING, before: done(12, 0, 0) },
    ],
    offers: [
      { offer: 'omugs0001', name: 'Three mugs', ...done(604, 14, 2) },
      { offer: 'upgrade', name: null, ...done(340, 5, 21) },
      { offer: 'ogone0001', name: null, ...done(12, 0, 1) },
    ],
    moreOffers: 2,
    days,
  },
  isNew: false,
  attention: [],
};

function weekOf({ report, ...rest }: typeof UNDECIDED): typeof UNDECIDED {
  return { ...rest, days: 7, report: { ...report, fromDay: TODAY - 6 } };
}

export const GOOD_WEEK: HomeReport = { ...WEEK, measured: { since: GAIN, week: weekOf(UNDECIDED) } };

/** One of each kind. */
export const EVERYTHING: readonly Attention[] = [
  { kind: 'sync-stuck', since: TODAY * 86_400_000 },
  { kind: 'sync-behind' },
  { kind: 'webhooks-late', since: TODAY * 86_400_000 },
  { kind: 'work-stopped', jobs: ['promise', 'rooms'] },
  { kind: 'setup' },
  { kind: 'model-absent' },
  { kind: 'model-old', trainedAt: (TODAY - 9) * 86_400_000 },
  {
    kind: 'offer-paused',
    offer: { id: 'omugs0001', name: 'Three mugs' },
    figure: 'completion',
    at: (TODAY - 1) * 86_400_000,
  },
  {
    kind: 'promise-unkept',
    why: 'countries',
    offers: [
      { id: 'ocoffee01', name: 'Coffee set, for whoever has guests more often than cups in the cupboard' },
    ],
  },
  {
    kind: 'promise-unkept',
    why: 'limit',
    offers: ['Spring', 'Summer', 'Autumn', 'Winter'].map((name, at) => ({ id: `oseason0${at}`, name })),
  },
  { kind: 'offers-conflict', offers: [{ id: 'omugs0001', name: 'Three mugs' }] },
  { kind: 'shipping-differs', offers: [{ id: 'obar00001', name: 'The bar' }] },
  { kind: 'groups-uneven', trial: null },
  { kind: 'groups-uneven', trial: { id: 'tcart0001', name: 'Is the cart better without it?' } },
  { kind: 'no-consent', shown: 2_878 },
];
export const NEEDED: HomeReport = { ...WEEK, attention: EVERYTHING };

export const NEW_SHOP: HomeReport = {
  ...WEEK,
  measured: { since: NOBODY, week: NOBODY },
  done: {
    total: { now: NOTHING, before: null },
    placements: [],
    offers: [],
    moreOffers: 0,
    days: days.map(({ day }) => ({ day, ...NOTHING })),
  },
  isNew: true,
  attention: [{ kind: 'setup' }],
};

export interface HomeState {
  home: HomeReport;
}
export const SOME_HOME: HomeState = { home: WEEK };

export function homeHandlers(state: HomeState) {
  return [http.get('*/api/home', () => HttpResponse.json({ ...state.home }))];
}
