/** Watches new offers: a few shoppers are not shown one in its first weeks, and what is seen to harm the shop is paused. */
import type { AuditEntry } from '../domain/audit/audit.ts';
import { seeded } from '../domain/experiment/bandit.ts';
import { offersTouched } from '../domain/experiment/conflict.ts';
import { GUARD_LEVEL, type GuardFigures, type GuardHarm, guardVerdict } from '../domain/experiment/guard.ts';
import type { Trial, TrialEnd, TrialFields } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Measured, MeasuredReport } from '../domain/measure/report.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';
import { atLevel } from '../domain/statistics/atLevel.ts';
import { LEVEL, type Level } from '../domain/statistics/sequence.ts';
import type { Control } from './control.ts';
import type { MeasureDeps } from './measure.ts';
import { type MeasureTrial, measureTrial } from './measureTrial.ts';
import { beginTrial, draftOf, endTrial, insertTrial, MERSALG } from './trials.ts';

/** So many shoppers in a hundred are not shown a guarded offer. */
export const WITHOUT_PERCENT = 10;
const DAY_MS = 86_400_000;
/** So long an offer is watched. */
export const WATCHED_MS = 28 * DAY_MS;
/** An offer that was switched on longer ago is no new one: whoever gets this version has offers that proved themselves. */
export const NEW_MS = 2 * DAY_MS;
/** Each doubles the answers that are kept: more would be slow for all. Others wait for their turn while they are new. */
export const GUARDED_AT_ONCE = 4;

/** Of the offers' changes: more than two days bring. */
const MOST_READ = 2_000;

const LEVEL_OF_GUARD: Level = { ...LEVEL, alpha: 1 - GUARD_LEVEL };

/**
 * Once an hour for a shop. Safe to repeat: what was paused or ended already stays so, and the trial of an offer's guard has
 * an id that follows from the offer and the moment when it was switched on.
 */
export async function guardOffers(
  deps: MeasureDeps,
  shop: ShopDomain,
  { signal }: Pick<Control, 'signal'>,
  measure: MeasureTrial = measureTrial,
): Promise<void> {
  const { store } = deps;
  const [{ settings }, offers, trials] = await Promise.all([
    store.shops.loadSettings(shop),
    store.offers.list(shop),
    store.trials.list(shop),
  ]);
  const isWanted = settings.measure.guard;
  const running = trials.filter(({ status, why }) => status === 'running' && why.kind === 'guard');
  for (const trial of running) {
    if (signal.aborted) return;
    await look(deps, shop, trial, offers, isWanted, measure);
  }
  if (isWanted && !signal.aborted) await watchNew(deps, shop, offers);
}

/** One guard's look at its offer. */
async function look(
  deps: MeasureDeps,
  shop: ShopDomain,
  trial: Trial,
  offers: readonly Offer[],
  isWanted: boolean,
  measure: MeasureTrial,
): Promise<void> {
  const end = (how: TrialEnd) => endTrial(deps, shop, trial, how, MERSALG);
  const { why } = trial;
  if (why.kind !== 'guard') return;
  const offer = offers.find(({ id }) => id === why.offer);
  if (!isWanted) return void (await end({ kind: 'guard-off' }));
  if (offer === undefined || offer.status !== 'active') return void (await end({ kind: 'offer-gone' }));
  const verdict = guardVerdict(figuresOf(await measure(deps, shop, trial)));
  if (verdict.kind === 'harms') {
    // The offer first: should we fall between the two, a trial too many is the lesser harm.
    if (await pause(deps, shop, offer, verdict.harm)) await end({ kind: 'harm', harm: verdict.harm });
  } else if (deps.clock.now() - trial.startedAt! >= WATCHED_MS) await end({ kind: 'watched' });
}

/** What a guard's report says: `a` is without the offer, `b` with it. */
export function figuresOf({ comparisons, cells, ratio }: MeasuredReport): GuardFigures {
  const metrics = comparisons.find(({ cell }) => cell === 'b')?.metrics;
  const estimate = (measured: Measured | undefined) =>
    measured?.kind === 'compared' && measured.compared.kind === 'estimate'
      ? atLevel(measured.compared, LEVEL_OF_GUARD)
      : null;
  const count = (key: string, what: 'visitors' | 'checkoutsBegun') =>
    cells.find(({ cell }) => cell === key)?.[what] ?? 0;
  return {
    visitors: { without: count('a', 'visitors'), with: count('b', 'visitors') },
    checkouts: { without: count('a', 'checkoutsBegun'), with: count('b', 'checkoutsBegun') },
    completion: estimate(metrics?.checkout),
    profit: estimate(metrics?.profit),
    ratioP: ratio?.p ?? 1,
  };
}

/** False where somebody changed the offer just now: an hour later it is looked at again. */
async function pause(
  { store, clock, log }: MeasureDeps,
  shop: ShopDomain,
  offer: Offer,
  harm: GuardHarm,
): Promise<boolean> {
  const at = clock.now();
  const changes = [
    { field: 'status', from: offer.status, to: 'paused' },
    { field: 'guard', from: null, to: harm },
  ];
  const note = { at, staff: MERSALG, did: 'changed', changes } as const;
  const paused: Offer = { ...offer, status: 'paused', updatedAt: at };
  const { kind } = await store.offers.put(shop, paused, offer.version, note);
  if (kind === 'saved')
    log.warn({ shop, offer: offer.id, ...harm }, 'An offer was paused: it harms the shop.');
  return kind === 'saved';
}

/** Begins to watch offers that were switched on a short while ago, the first of them first. */
async function watchNew(deps: MeasureDeps, shop: ShopDomain, offers: readonly Offer[]): Promise<void> {
  const { store, clock } = deps;
  const trials = await store.trials.list(shop);
  const log = await store.audit.list(shop, { before: null, limit: MOST_READ, kind: 'offer' });
  const since = clock.now() - NEW_MS;
  const running = trials.filter(({ status }) => status === 'running');
  const busy = new Set(running.flatMap(offersTouched));
  let room = GUARDED_AT_ONCE - running.filter(({ why }) => why.kind === 'guard').length;
  const fresh = offers
    .filter(({ id, status }) => status === 'active' && !busy.has(id))
    .map((offer) => ({ offer, at: switchedOn(log, offer.id) }))
    .filter(({ offer, at }) => at >= since && !wasWatched(trials, offer.id, at))
    .sort((a, b) => a.at - b.at);
  for (const { offer, at } of fresh) {
    if (room <= 0) return;
    if (await watch(deps, shop, offer, at, offers)) room -= 1;
  }
}

async function watch(
  deps: MeasureDeps,
  shop: ShopDomain,
  offer: Offer,
  at: number,
  offers: readonly Offer[],
): Promise<boolean> {
  const why = { kind: 'guard' as const, offer: offer.id };
  // By the moment: two servers at once make one trial, and a next time another.
  const random = seeded(`${shop} ${offer.id} ${at}`);
  const draft = draftOf({ clock: deps.clock, random }, guardFields(offer), why, offers);
  const made = await insertTrial(deps, shop, draft, { staff: MERSALG, did: 'created', why });
  const trial = made.kind === 'saved' ? made.trial : made.now;
  if (trial === null || trial.status !== 'draft') return false;
  const begun = await beginTrial(deps, shop, trial, offers, { staff: MERSALG, did: 'started', why });
  return begun.kind === 'saved';
}

/** Named as the offer; what it is for, the page words. */
function guardFields(offer: Offer): TrialFields {
  return {
    name: offer.name,
    size: 1_000,
    variants: [
      { key: 'a', name: 'Without', weight: WITHOUT_PERCENT, change: { kind: 'offer-off', offer: offer.id } },
      { key: 'b', name: 'With', weight: 100 - WITHOUT_PERCENT, change: { kind: 'none' } },
    ],
    allocation: { kind: 'fixed' },
  };
}

/** When it was last switched on, epoch milliseconds; -1 where the log does not reach so far back. */
function switchedOn(log: readonly AuditEntry[], id: OfferId): number {
  const entry = log.find(
    ({ subject, detail }) =>
      subject.id === id && detail.changes?.some(({ field, to }) => field === 'status' && to === 'active'),
  );
  return entry?.at ?? -1;
}

/** Whether a guard has been set on it since then: it is not watched twice for one beginning. */
function wasWatched(trials: readonly Trial[], id: OfferId, since: number): boolean {
  return trials.some(
    ({ why, createdAt, status }) =>
      why.kind === 'guard' && why.offer === id && status !== 'draft' && createdAt >= since,
  );
}
