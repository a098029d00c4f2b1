/** What the merchant reads first, gathered in one answer: measured, attributed, and what needs attention. */
import { parentsOf } from '../domain/experiment/sibling.ts';
import type { HomeReport } from '../domain/home.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { WEEK_DAYS, weeksOf } from '../domain/measure/weeks.ts';
import { attention } from './attention.ts';
import { earnedEach } from './earned.ts';
import type { Clock, ShopRecord, Store } from './ports.ts';
import { dayOf } from './settle.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;
/** More orders with an accepted suggestion than any shop has in two weeks; bounds memory. */
const MOST_ORDERS = 50_000;
/** So many offers are told of by name; all of them stand in Results. */
export const MOST_OFFERS = 6;
/** Figures are told again for so long unless something of the shop changed; showings alone change nothing that is told. */
const KEPT_MS = 60_000;

type Figures = Omit<HomeReport, 'attention' | 'isNew'>;

interface KeptFigures {
  readonly of: string;
  readonly until: number;
  readonly figures: Promise<Figures>;
}

/** Answers for many shops, each from its own tables alone. What needs attention is looked up at every call. */
export function createHome(deps: Deps): (shop: ShopRecord) => Promise<HomeReport> {
  const { store, clock } = deps;
  const kept = new Map<ShopDomain, KeptFigures>();

  async function figuresFor(record: ShopRecord): Promise<Figures> {
    const { shop, generation, currency } = record;
    const [versions] = await store.versions([shop]);
    const { orders, settings, offers, trials } = versions!;
    const of = [generation, currency, orders, settings, offers, trials].join(':');
    const now = clock.now();
    const found = kept.get(shop);
    if (found?.of === of && found.until > now) return found.figures;
    for (const [other, { until }] of kept) if (until <= now) kept.delete(other);
    const figures = reckon(deps, record);
    kept.set(shop, { of, until: now + KEPT_MS, figures });
    // A failure is told to who asked, and to nobody after.
    figures.catch(() => kept.get(shop)?.figures === figures && kept.delete(shop));
    return figures;
  }

  return async (record) => {
    const [figures, needed] = await Promise.all([figuresFor(record), attention(deps, record.shop)]);
    const { total } = figures.done;
    const isMeasured = figures.measured.since.report.cells.some(({ visitors }) => visitors > 0);
    const isShown = total.now.shown > 0 || figures.done.placements.length > 0;
    return { ...figures, isNew: !isMeasured && !isShown, attention: needed };
  };
}

async function reckon({ store, clock }: Deps, record: ShopRecord): Promise<Figures> {
  const { shop, currency, installedAt } = record;
  const today = dayOf(clock.now());
  const firstDay = today - 2 * WEEK_DAYS + 1;
  const [[since, week], counts, orders, offers, trials] = await Promise.all([
    earnedEach({ store, clock }, shop, ['all', WEEK_DAYS]),
    store.counters.days(shop, firstDay, today),
    store.orders.withSuggestions(shop, firstDay * DAY_MS, MOST_ORDERS),
    store.offers.list(shop),
    store.trials.list(shop),
  ]);
  const begunDay = dayOf(installedAt);
  const parents = parentsOf(trials);
  const { offers: sold, ...done } = weeksOf({ today, begunDay, currency, counts, orders, parents });
  const names = new Map(offers.map(({ id, name }) => [id, name]));
  return {
    currency,
    at: clock.now(),
    measured: { since: since!, week: week! },
    done: {
      ...done,
      offers: sold.slice(0, MOST_OFFERS).map((one) => ({ ...one, name: names.get(one.offer) ?? null })),
      moreOffers: Math.max(0, sold.length - MOST_OFFERS),
    },
  };
}
