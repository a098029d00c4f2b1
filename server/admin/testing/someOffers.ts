/** The offers of the fixture's shop, one of each sort, what checkout keeps of them, and their log. */
import type { GuardHarm } from '../../domain/experiment/guard.ts';
import type { PromiseReport } from '../../domain/offer/kept.ts';
import { KINDS } from '../../domain/offer/kinds/index.ts';
import { ANYBODY, type Offer } from '../../domain/offer/offer.ts';
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type { OfferLogReport } from '../../domain/offer/report.ts';

export interface OffersState {
  offers: readonly Offer[];
  promises: PromiseReport | null;
  offerLog: OfferLogReport['entries'];
}

export const FIELDS: OfferFields = {
  name: '',
  status: 'draft',
  conditions: ANYBODY,
  startsAt: null,
  endsAt: null,
  tellsEnd: false,
  stockNote: null,
  combines: { products: false, orders: false, shipping: true },
  detail: KINDS.bundle.blank,
};

export function offer(id: string, priority: number, over: Partial<Offer>): Offer {
  return { ...FIELDS, id, priority, version: priority, createdAt: 0, updatedAt: 0, ...over };
}

export const percent = (hundredths: number) => ({ kind: 'percent' as const, hundredths });

/** One of each sort: kept, drafted, unkept, warned about. */
export const OFFERS: readonly Offer[] = [
  offer('ocoffee01', 1, {
    name: 'Coffee set',
    status: 'active',
    detail: {
      kind: 'bundle',
      parts: [
        { products: [102], quantity: 2 },
        { products: [103, 104], quantity: 1 },
      ],
      off: percent(1_250),
    },
  }),
  offer('omugs0001', 2, {
    name: 'Mugs, the more the better, for whoever has guests more often than cups in the cupboard',
    status: 'active',
    conditions: { ...ANYBODY, countries: ['SE'], visitor: 'returning' },
    stockNote: 5,
    detail: {
      kind: 'volume',
      products: [108, 109],
      tiers: [
        { quantity: 2, off: percent(500) },
        { quantity: 4, off: percent(1_000) },
      ],
    },
  }),
  offer('ogift0001', 3, {
    name: 'Towel for large orders',
    status: 'paused',
    detail: { kind: 'gift', product: 106, variant: 1060, threshold: 80_000 },
  }),
  offer('obar00001', 4, {
    name: 'The bar',
    status: 'active',
    detail: {
      kind: 'progress',
      tiers: [
        { at: 50_000, gives: { kind: 'shipping' } },
        { at: 80_000, gives: { kind: 'gift', offer: 'ogift0001' } },
      ],
    },
  }),
];

export const PROMISES: PromiseReport = {
  at: 0,
  route: 'native',
  why: 'plan',
  kept: [
    { offer: 'ocoffee01', version: 1, keeping: { kind: 'unkept', why: 'bundle-percent' } },
    { offer: 'omugs0001', version: 2, keeping: { kind: 'native' } },
    { offer: 'obar00001', version: 4, keeping: { kind: 'nothing' } },
  ],
  warnings: [
    {
      kind: 'shipping-differs',
      offer: 'obar00001',
      tier: 50_000,
      shop: [
        { country: 'SE', from: 69_900 },
        { country: '*', from: null },
      ],
    },
  ],
};

/** Three quarters of what others bring. */
const HARM: GuardHarm = {
  figure: 'profit',
  without: 400,
  with: 300,
  difference: -100,
  low: -160,
  high: -40,
  visitors: { without: 1_000, with: 9_000 },
};

export const NO_OFFERS: OffersState = { offers: [], promises: null, offerLog: [] };
export const SOME_OFFERS: OffersState = {
  offers: OFFERS,
  promises: PROMISES,
  offerLog: [
    {
      offer: 'omugs0001',
      name: 'Mugs',
      at: 0,
      staff: '42',
      did: 'changed',
      changes: [{ field: 'stockNote', from: null, to: 5 }],
    },
    { offer: 'ogone0001', name: 'Summer', at: 0, staff: '7', did: 'removed', changes: [] },
    {
      offer: 'omugs0001',
      name: 'Mugs',
      at: 0,
      staff: '',
      did: 'changed',
      changes: [
        { field: 'status', from: 'active', to: 'paused' },
        { field: 'guard', from: null, to: HARM },
      ],
    },
  ],
};
