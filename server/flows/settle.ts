/** What suggestions earned in a period, read from orders. */
import type { ShopDomain } from '../domain/ids.ts';
import type { ResultsReport } from '../domain/report.ts';
import { summarise } from '../domain/results.ts';
import type { Clock, Store } from './ports.ts';

const DAY_MS = 86_400_000;
/** More orders with an accepted suggestion than any shop has in the longest period; bounds memory. */
const MOST_ORDERS = 200_000;

export const LONGEST_PERIOD_DAYS = 365;

/** Counters are kept by UTC day; this is the day's number. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** The last `days` UTC days including today, for orders and counters alike. */
export async function results(
  store: Store,
  clock: Clock,
  shop: ShopDomain,
  days: number,
): Promise<ResultsReport> {
  const firstDay = dayOf(clock.now()) - days + 1;
  const [record, orders, counters] = await Promise.all([
    store.shops.get(shop),
    store.orders.withSuggestions(shop, firstDay * DAY_MS, MOST_ORDERS),
    store.counters.sum(shop, firstDay),
  ]);
  return summarise({ days, currency: record?.currency ?? '', orders, counters });
}
