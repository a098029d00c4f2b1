/** The figures that merchants ask for, reckoned from counts and orders: none of them is a gain, and each says what it is of. */
import type { Order } from '../basket.ts';
import type { OfferId } from '../offer/terms.ts';
import { type Placement, TECHNIQUE, type Technique } from '../placement.ts';
import { type Accepted, acceptedLines } from '../results.ts';
import type { CountedEvent } from '../suggestion.ts';

/** So many events of one kind, as the counters hold them; technique and offer are '' where they were not told. */
export interface Count {
  readonly placement: Placement;
  readonly kind: CountedEvent['kind'];
  readonly technique?: Technique | '';
  readonly offer?: string;
  readonly count: number;
}

/** Orders made online that are neither tests nor cancelled, and whose money is known; minor units of the shop's currency. */
export interface OrderTotals {
  readonly orders: number;
  /** Goods kept, after all discounts, without delivery and tax: `OrderMoney.goods`. */
  readonly goods: number;
}

/** Answers on the thank-you page. */
export interface Answers {
  readonly helpful: number;
  readonly unhelpful: number;
  /** How many gave 0, 1, … 10 when asked whether they would recommend the shop. */
  readonly scores: readonly number[];
}

/** Of so many products for sale that were looked at, so many have something to suggest on their page. */
export interface Coverage {
  readonly looked: number;
  readonly covered: number;
}

/** All that the figures of one period are reckoned from. */
export interface Period {
  readonly counts: readonly Count[];
  /** With at least one line that carries a suggestion mark. */
  readonly orders: readonly Order[];
  /** Of all orders, those among them. */
  readonly totals: OrderTotals;
  readonly answers: Answers;
  /** As it is now; null where nobody can tell, as before the first training and for a period that is over. */
  readonly coverage: Coverage | null;
  /** Orders in another currency are left out, since their amounts cannot be added. */
  readonly currency: string;
}

/** `share`: of 1. `money`: minor units. `score`: -100 to 100. `points`: a difference of two shares. */
export type KpiUnit = 'share' | 'money' | 'count' | 'score' | 'points';

export interface Figure {
  /** Null while nobody can tell: there is nothing that it could be of. */
  readonly value: number | null;
  /** Of how many showings, orders, products or answers it is: what tells a figure of 3 from one of 3,000. */
  readonly of: number;
}

export interface Definition {
  readonly unit: KpiUnit;
  /** `before` is the period of the same length that ended when this one began. */
  readonly reckon: (period: Period, before: Period) => Figure;
}

/** By id, in the order in which the page shows them. How each is reckoned in words, and what it leaves out: text/en/kpis.ts. */
export const KPIS = {
  'cross-sell-acceptance': { unit: 'share', reckon: (period) => acceptance(period, 'cross-sell') },
  'upsell-acceptance': { unit: 'share', reckon: (period) => acceptance(period, 'upsell') },
  'downsell-acceptance': { unit: 'share', reckon: (period) => acceptance(period, 'downsell') },
  'order-value-with': { unit: 'money', reckon: (period) => orderValue(withSuggestion(period)) },
  'order-value-without': {
    unit: 'money',
    reckon: (period) => orderValue(withoutSuggestion(period)),
  },
  'attributed-revenue': { unit: 'money', reckon: attributedRevenue },
  'recovered-carts': { unit: 'count', reckon: recoveredCarts },
  dismissals: { unit: 'share', reckon: dismissals },
  fatigue: { unit: 'points', reckon: fatigue },
  coverage: { unit: 'share', reckon: ({ coverage }) => share(coverage?.covered ?? 0, coverage?.looked ?? 0) },
  helpful: {
    unit: 'share',
    reckon: ({ answers: { helpful, unhelpful } }) => share(helpful, helpful + unhelpful),
  },
  nps: { unit: 'score', reckon: ({ answers }) => promoterScore(answers.scores) },
} as const satisfies Readonly<Record<string, Definition>>;

export type KpiId = keyof typeof KPIS;
export const KPI_IDS = Object.keys(KPIS) as readonly KpiId[];

function share(top: number, bottom: number): Figure {
  return { value: bottom === 0 ? null : top / bottom, of: bottom };
}

/** Each line bought through a suggestion, with its order. */
function acceptedOf(period: Period): (Accepted & { readonly order: Order })[] {
  return period.orders.flatMap((order) =>
    acceptedLines(order, period.currency).map((line) => ({ ...line, order })),
  );
}

/** A widget that did not tell its technique spoke by its placement's first. */
function techniqueOf({ technique, placement }: Count): Technique {
  return technique === undefined || technique === '' ? TECHNIQUE[placement] : technique;
}

function countOf(period: Period, kind: Count['kind'], fits: (count: Count) => boolean = () => true): number {
  let sum = 0;
  for (const count of period.counts) if (count.kind === kind && fits(count)) sum += count.count;
  return sum;
}

/** Lines bought through suggestions of the technique, for each time that one was shown. */
function acceptance(period: Period, technique: Technique): Figure {
  const shown = countOf(period, 'shown', (count) => techniqueOf(count) === technique);
  const accepted = acceptedOf(period).filter((line) => line.technique === technique).length;
  return share(accepted, shown);
}

/** Of the orders with an accepted line: the same orders that `totals` counts, and no others. */
function withSuggestion({ orders, currency }: Period): OrderTotals {
  let [counted, goods] = [0, 0];
  for (const order of orders) {
    if (order.money?.channel !== 'online' || acceptedLines(order, currency).length === 0) continue;
    counted += 1;
    goods += order.money.goods;
  }
  return { orders: counted, goods };
}

function withoutSuggestion(period: Period): OrderTotals {
  const those = withSuggestion(period);
  return {
    orders: Math.max(0, period.totals.orders - those.orders),
    goods: Math.max(0, period.totals.goods - those.goods),
  };
}

function orderValue({ orders, goods }: OrderTotals): Figure {
  return { value: orders === 0 ? null : goods / orders, of: orders };
}

function attributedRevenue(period: Period): Figure {
  const accepted = acceptedOf(period);
  const orders = new Set(accepted.map(({ order }) => order.id)).size;
  return { value: accepted.reduce((sum, { revenue }) => sum + revenue, 0), of: orders };
}

/** Orders with a line that was bought at the door, for so many showings there. */
function recoveredCarts(period: Period): Figure {
  const shown = countOf(period, 'shown', ({ placement }) => placement === 'exit');
  const accepted = acceptedOf(period).filter(({ placement }) => placement === 'exit');
  const orders = new Set(accepted.map(({ order }) => order.id)).size;
  return { value: shown === 0 && orders === 0 ? null : orders, of: shown };
}

function dismissals(period: Period): Figure {
  return share(countOf(period, 'dismissed'), countOf(period, 'shown'));
}

/** By how much more of what is shown is dismissed than in the period before. */
function fatigue(period: Period, before: Period): Figure {
  const [now, then] = [dismissals(period), dismissals(before)];
  return { value: now.value === null || then.value === null ? null : now.value - then.value, of: now.of };
}

/** Promoters (9, 10) less detractors (0 to 6), in percent of all who answered. Reichheld, HBR December 2003. */
function promoterScore(scores: readonly number[]): Figure {
  const sum = (part: readonly number[]) => part.reduce((all, count) => all + count, 0);
  const all = sum(scores);
  if (all === 0) return { value: null, of: 0 };
  return { value: (100 * (sum(scores.slice(9)) - sum(scores.slice(0, 7)))) / all, of: all };
}

/** What each offer did: of those that told their id, in the order in which they sold most. */
export interface OfferFigures {
  readonly offer: string;
  readonly shown: number;
  readonly dismissed: number;
  readonly accepted: number;
  /** Minor units: the accepted lines alone. Attributed. */
  readonly lineRevenue: number;
}

/** @param parents of offers that stood in another's place in an experiment, whose: they count as that one. */
export function byOffer(period: Period, parents: ReadonlyMap<OfferId, OfferId> = new Map()): OfferFigures[] {
  const offers = new Map<string, { -readonly [Key in keyof OfferFigures]: OfferFigures[Key] }>();
  const of = (id: OfferId) => {
    const offer = parents.get(id) ?? id;
    const known = offers.get(offer) ?? { offer, shown: 0, dismissed: 0, accepted: 0, lineRevenue: 0 };
    offers.set(offer, known);
    return known;
  };
  for (const { kind, offer, count } of period.counts) {
    if (offer === undefined || offer === '') continue;
    if (kind === 'shown' || kind === 'dismissed') of(offer)[kind] += count;
  }
  for (const { offer, revenue } of acceptedOf(period)) {
    if (offer === null) continue;
    of(offer).accepted += 1;
    of(offer).lineRevenue += revenue;
  }
  return [...offers.values()].sort(
    (a, b) => b.lineRevenue - a.lineRevenue || b.shown - a.shown || (a.offer < b.offer ? -1 : 1),
  );
}

export interface KpiReport extends Figure {
  readonly id: KpiId;
  readonly unit: KpiUnit;
  /** The same figure of the period before; null where nobody can tell. */
  readonly before: number | null;
}

/** `GET /api/results/kpis?days=`. */
export interface KpisReport {
  readonly days: number;
  readonly currency: string;
  readonly kpis: readonly KpiReport[];
  /** `name` is null for what is built in, and for an offer that is gone. */
  readonly offers: readonly (OfferFigures & { readonly name: string | null })[];
}

/** What a period has where nothing is known of it. */
export const EMPTY_PERIOD: Period = {
  counts: [],
  orders: [],
  totals: { orders: 0, goods: 0 },
  answers: { helpful: 0, unhelpful: 0, scores: [] },
  coverage: null,
  currency: '',
};

export function reckonKpis(period: Period, before: Period): KpiReport[] {
  return KPI_IDS.map((id) => {
    const { unit, reckon }: Definition = KPIS[id];
    return { id, unit, ...reckon(period, before), before: reckon(before, EMPTY_PERIOD).value };
  });
}
