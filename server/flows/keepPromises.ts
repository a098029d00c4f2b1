/**
 * Makes the platform agree with the shop's offers: what they promise is what checkout charges. It compares what is there
 * with what should be, so that a retry, a duplicate or a crash between two steps is mended by the next run.
 */
import { asMersalgError } from '../domain/errors.ts';
import { atCheckout } from '../domain/experiment/atCheckout.ts';
import { runningOf } from '../domain/experiment/running.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { breaksFloor, type Floors } from '../domain/offer/floor.ts';
import { changesPrice, type Keeping, type PromiseReport, type Unkept } from '../domain/offer/kept.ts';
import { freeDeliveryFrom } from '../domain/offer/native.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';
import { termsOfOffer } from '../domain/offer/termsOf.ts';
import { agree } from './agreePromises.ts';
import { shippingWarnings } from './checkPromises.ts';
import { type Control, DONE, type JobOutcome } from './control.ts';
import type { Deps, ShopRecord } from './ports.ts';
import type { PlanFor } from './promisePlan.ts';
import { type KnownFacts, shopFacts } from './shopFacts.ts';

/** The platform's list of discounts runs a little behind what was written: a double is found by looking once more. */
const LOOK_AGAIN_MS = 60_000;
/** A job is not put off further than this. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

export type PromiseDeps = Pick<Deps, 'store' | 'platform' | 'clock' | 'log'>;

/**
 * Runs once for a shop. Comes again at the next date on which an offer begins or ends. Throws what platform and store
 * throw; nothing is lost by that. A shop that lets the app write no discounts is told so in the report, offer by offer.
 */
export async function keepPromises(
  deps: PromiseDeps,
  shop: ShopDomain,
  control: Control,
): Promise<JobOutcome> {
  const { store, clock, log } = deps;
  const record = await store.shops.get(shop);
  // After an uninstall nothing remains to be done: the platform removes an app's discounts with it.
  if (record === null || record.uninstalledAt !== null) return DONE;
  const offers = await store.offers.list(shop);
  if (offers.length === 0 && (await store.promises.get(shop)) === null) return DONE;
  const now = clock.now();
  const due = offers.filter((offer) => isDue(offer, now));
  let wrote = 0;
  try {
    const trials = atCheckout(due, runningOf(await store.trials.list(shop)));
    const kept = await keep(deps, record, { due, trials, now }, control);
    if (kept === null) return DONE;
    wrote = kept.wrote;
    await store.promises.put(shop, kept.report);
    log.info({ shop, route: kept.report.route, offers: due.length, wrote }, 'promises are kept');
  } catch (thrown) {
    if (asMersalgError(thrown).data.code !== 'ACCESS_DENIED') throw thrown;
    log.warn({ shop }, 'The shop does not let the app write discounts: offers with a price are not shown.');
    await store.promises.put(shop, withoutScope(due, now));
  }
  const next = Math.min(nextDate(offers, now) - now, wrote > 0 ? LOOK_AGAIN_MS : Infinity);
  return next === Infinity ? DONE : { kind: 'again', delayMs: Math.min(next, LONGEST_WAIT_MS) };
}

/** Null when it was called off. */
async function keep(
  { store, platform }: PromiseDeps,
  { shop, currency, timezone }: ShopRecord,
  { due, trials, now }: Pick<PlanFor, 'due' | 'trials' | 'now'>,
  { signal }: Control,
): Promise<{ report: PromiseReport; wrote: number } | null> {
  const means = await platform.discountMeans(shop);
  const rates = due.some((offer) => freeDeliveryFrom(offer) !== null)
    ? await platform.freeShipping(shop)
    : null;
  const floors = (await store.shops.loadSettings(shop)).settings.tact;
  const all = [...due, ...trials.siblings.map(({ offer }) => offer)];
  const facts = await shopFacts(store, shop, all, currency, rates, floors);
  const barred = belowFloor(all, floors, facts);
  let why: PromiseReport['why'] = means.runsFunctions ? (means.deployed ? null : 'not-deployed') : 'plan';
  let wrote = 0;
  for (;;) {
    const route = why === null ? 'function' : 'native';
    const outcome = await agree(platform, shop, { due, trials, route, barred, facts, timezone, now }, signal);
    wrote += outcome.wrote;
    switch (outcome.kind) {
      case 'stopped':
        return null;
      case 'no-function':
        why = 'not-deployed';
        break;
      case 'refused':
        // Each turn bars at least one offer more: it comes to an end.
        for (const id of outcome.offers) barred.set(id, unkept(outcome.why, outcome.detail));
        break;
      case 'agreed': {
        const warnings = shippingWarnings(due, rates);
        return { report: { at: now, route, why, kept: outcome.kept, warnings }, wrote };
      }
    }
  }
}

/** What would bring a line below the merchant's floor is neither shown nor charged, by whatever route. */
function belowFloor(offers: readonly Offer[], floors: Floors, facts: KnownFacts): Map<OfferId, Keeping> {
  const barred = new Map<OfferId, Keeping>();
  for (const offer of offers) {
    const terms = termsOfOffer(offer);
    const product = terms === null ? null : breaksFloor(terms, floors, facts.product);
    if (product !== null) barred.set(offer.id, unkept('floor', facts.product(product)?.title));
  }
  return barred;
}

function unkept(why: Unkept, detail?: string): Keeping {
  return detail === undefined ? { kind: 'unkept', why } : { kind: 'unkept', why, detail };
}

function withoutScope(due: readonly Offer[], at: number): PromiseReport {
  const kept = due
    .filter(changesPrice)
    .map(({ id, version }) => ({ offer: id, version, keeping: unkept('scope') }));
  return { at, route: 'native', why: null, kept, warnings: [] };
}

function isDue({ status, startsAt, endsAt }: Offer, now: number): boolean {
  return status === 'active' && (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);
}

/** The next instant at which an active offer begins or ends; Infinity for none. */
function nextDate(offers: readonly Offer[], now: number): number {
  const dates = offers
    .filter(({ status }) => status === 'active')
    .flatMap(({ startsAt, endsAt }) => [startsAt ?? 0, endsAt ?? 0]);
  return Math.min(Infinity, ...dates.filter((date) => date > now));
}
