/** Gathers what the figures of a period are reckoned from, for it and for the period before it. */
import { parentsOf } from '../domain/experiment/sibling.ts';
import {
  type Answers,
  byOffer,
  type Coverage,
  EMPTY_PERIOD,
  type KpisReport,
  type Period,
  reckonKpis,
} from '../domain/measure/kpis.ts';
import { coverage } from './coverage.ts';
import type { Clock, FeedbackRow, Store } from './ports.ts';
import { dayOf } from './settle.ts';
import type { ShopView } from './views.ts';

const DAY_MS = 86_400_000;
/** More orders with an accepted suggestion than any shop has in the longest period; bounds memory. */
const MOST_ORDERS = 200_000;

/** The last `days` UTC days including today, beside as many days before them unless `compares` is false. */
export async function kpis(
  { store, clock }: { store: Store; clock: Clock },
  view: ShopView,
  days: number,
  compares = true,
): Promise<KpisReport> {
  const today = dayOf(clock.now());
  const firstDay = today - days + 1;
  const [now, before, offers, trials] = await Promise.all([
    periodOf(store, view, firstDay, today, coverage(view, clock.now())),
    compares ? periodOf(store, view, firstDay - days, firstDay - 1, null) : null,
    store.offers.list(view.shop.shop),
    store.trials.list(view.shop.shop),
  ]);
  const names = new Map(offers.map(({ id, name }) => [id, name]));
  return {
    days,
    currency: view.shop.currency,
    kpis:
      before !== null
        ? reckonKpis(now, before)
        : reckonKpis(now, EMPTY_PERIOD).map((one) => ({ ...one, before: null })),
    offers: byOffer(now, parentsOf(trials)).map((one) => ({ ...one, name: names.get(one.offer) ?? null })),
  };
}

async function periodOf(
  store: Store,
  { shop: { shop, currency } }: ShopView,
  fromDay: number,
  toDay: number,
  covered: Coverage | null,
): Promise<Period> {
  const [from, to] = [fromDay * DAY_MS, (toDay + 1) * DAY_MS];
  const [counts, orders, totals, feedback] = await Promise.all([
    store.counters.split(shop, fromDay, toDay),
    store.orders.withSuggestions(shop, from, MOST_ORDERS),
    store.orders.totals(shop, from, to),
    store.feedback.sum(shop, fromDay, toDay),
  ]);
  return {
    counts,
    orders: orders.filter(({ createdAt }) => createdAt < to),
    totals,
    answers: answersIn(feedback),
    coverage: covered,
    currency,
  };
}

function answersIn(rows: readonly FeedbackRow[]): Answers {
  const scores = Array.from({ length: 11 }, () => 0);
  let [helpful, unhelpful] = [0, 0];
  for (const { question, answer, count } of rows) {
    if (question === 'nps') scores[answer] = (scores[answer] ?? 0) + count;
    else if (answer === 1) helpful += count;
    else unhelpful += count;
  }
  return { helpful, unhelpful, scores };
}
