/** What Mersalg earned, and what a trial's variants did: the ledger's reports of the periods that a page asks for. */
import type { Trial } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { HistoryPoint, HistoryReport, MeasuredAnswer, TrialAnswer } from '../domain/measure/told.ts';
import { type Compared, measured, measuredUntil, ofHoldout } from './measured.ts';
import type { Clock, Store } from './ports.ts';
import { dayOf } from './settle.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

/** So many reports make the course of the estimate: each reads the ledger anew. */
const POINTS = 8;

/** So many UTC days up to today; `all`: since measuring began. */
export type Days = number | 'all';

/** The last `days` UTC days, as far as the holdout's epoch reaches back. */
export async function earned(deps: Deps, shop: ShopDomain, days: Days): Promise<MeasuredAnswer> {
  const [answer] = await earnedEach(deps, shop, [days]);
  return answer!;
}

/** The same of several periods at once, in their order. */
export async function earnedEach(
  deps: Deps,
  shop: ShopDomain,
  wanted: readonly Days[],
): Promise<MeasuredAnswer[]> {
  const { compared, share, margin, begunDay, toDay } = await holdoutOf(deps, shop);
  const fromDays = wanted.map((days) => firstDayOf(days, begunDay, toDay));
  const reports = await measuredUntil(deps, shop, compared, { fromDays, toDay }, margin);
  return reports.map((report, at) => {
    const days = wanted[at]!;
    return { days: days === 'all' ? toDay - report.fromDay + 1 : days, share, report };
  });
}

/** How many days measuring goes back, today among them. */
export async function daysMeasured(deps: Deps, shop: ShopDomain): Promise<number> {
  const { begunDay, toDay } = await holdoutOf(deps, shop);
  return toDay - begunDay + 1;
}

/** The same period as it stood at the end of a few of its days; money as it stands now. */
export async function earnedHistory(deps: Deps, shop: ShopDomain, days: Days): Promise<HistoryReport> {
  const { compared, margin, begunDay, toDay } = await holdoutOf(deps, shop);
  const fromDay = firstDayOf(days, begunDay, toDay);
  const length = toDay - fromDay + 1;
  const steps = Math.min(POINTS, length);
  const points: HistoryPoint[] = [];
  let currency = '';
  // One after the other: all at once, a large shop's would take the whole database.
  for (let step = 1; step <= steps; step++) {
    const day = fromDay + Math.round((length * step) / steps) - 1;
    const report = await measured(deps, shop, compared, { fromDay, toDay: day }, margin);
    const revenue = report.comparisons[0]?.metrics.revenue;
    // Where the cells are not what they should be, no figure is told.
    const isTold = revenue?.kind === 'compared' && revenue.verdict.kind !== 'withheld';
    points.push({ day, total: isTold ? revenue.total : null });
    currency = report.currency;
  }
  return { currency, points };
}

/** Since the trial began, up to its end; of a draft, a report of nobody. */
export async function trialEarned(deps: Deps, shop: ShopDomain, trial: Trial): Promise<TrialAnswer> {
  const { startedAt, stoppedAt, variants } = trial;
  const now = deps.clock.now();
  const period = { fromDay: dayOf(startedAt ?? now), toDay: dayOf(stoppedAt ?? now) };
  const weights = variants.reduce((sum, { weight }) => sum + weight, 0);
  const compared: Compared = {
    trial: trial.id,
    control: variants[0]!.key,
    cells: variants.map(({ key, weight }) => ({ cell: key, share: weight / weights })),
  };
  const { settings } = await deps.store.shops.loadSettings(shop);
  return { report: await measured(deps, shop, compared, period, settings.measure.assumedMargin) };
}

/** `begunDay`: figures of two epochs are never mixed, since the new share moved visitors from one cell to the other. */
async function holdoutOf({ store, clock }: Deps, shop: ShopDomain) {
  const [{ settings }, record] = await Promise.all([store.shops.loadSettings(shop), store.shops.get(shop)]);
  const { share, epoch, startedAt, assumedMargin: margin } = settings.measure;
  const toDay = dayOf(clock.now());
  const begun = dayOf(startedAt === 0 ? (record?.installedAt ?? 0) : startedAt);
  const begunDay = Math.min(toDay, Math.max(begun, toDay - settings.keep.visitors + 1));
  return { compared: ofHoldout({ share, epoch }), share, margin, begunDay, toDay };
}

function firstDayOf(days: Days, begunDay: number, toDay: number): number {
  return days === 'all' ? begunDay : Math.max(toDay - days + 1, begunDay);
}
