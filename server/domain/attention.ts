/** What needs the merchant's attention now: each thing that is wrong or waits, by plain rules over what the shop's tables say. */
import type { GuardedFigure } from './experiment/guard.ts';
import type { TrialId } from './experiment/ledger.ts';
import type { Trial } from './experiment/trial.ts';
import type { PromiseReport, Unkept } from './offer/kept.ts';
import type { Offer, OfferId } from './offer/offer.ts';
import type { SyncPhase } from './report.ts';
import type { SampleRatio } from './statistics/sampleRatio.ts';

export interface NamedOffer {
  readonly id: OfferId;
  readonly name: string;
}

/** What to do, and where, is worded by the page. Times are epoch milliseconds. */
export type Attention =
  /** Nothing has ever been shown, though there would be something: a block or the embed is missing. */
  | { readonly kind: 'setup' }
  /** `problem` tells what happened and what to do; null where it is not known. */
  | { readonly kind: 'sync-failed'; readonly problem: string | null }
  /** A sync that takes longer than any should. */
  | { readonly kind: 'sync-stuck'; readonly since: number }
  /** What the platform changed has not been fetched: the work that does it fails. */
  | { readonly kind: 'sync-behind' }
  /** Webhooks have come in and wait; the oldest since then. */
  | { readonly kind: 'webhooks-late'; readonly since: number }
  /** Other work that was given up. */
  | { readonly kind: 'work-stopped'; readonly jobs: readonly string[] }
  /** The sync is done, and there is no model: nothing can be suggested. */
  | { readonly kind: 'model-absent' }
  /** Orders have changed since, and it was not trained again. */
  | { readonly kind: 'model-old'; readonly trainedAt: number }
  /** The guard has seen harm and paused it. */
  | {
      readonly kind: 'offer-paused';
      readonly offer: NamedOffer;
      readonly figure: GuardedFigure;
      readonly at: number;
    }
  /** Shoppers are not shown these, since checkout could not charge what they promise. */
  | { readonly kind: 'promise-unkept'; readonly why: Unkept; readonly offers: readonly NamedOffer[] }
  /** Likewise, and an offer before them is what they stand in the way of. */
  | { readonly kind: 'offers-conflict'; readonly offers: readonly NamedOffer[] }
  /** A bar that names another sum for free delivery than the shop's rates. */
  | { readonly kind: 'shipping-differs'; readonly offers: readonly NamedOffer[] }
  /** The groups have not the sizes that they should have; `trial` null: the holdout's. */
  | { readonly kind: 'groups-uneven'; readonly trial: { readonly id: TrialId; readonly name: string } | null }
  /** Much is shown, and no shopper is measured: nobody consents, or no banner asks. */
  | { readonly kind: 'no-consent'; readonly shown: number };

export type AttentionKind = Attention['kind'];

/** What the rules look at. */
export interface AttentionFacts {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly sync: {
    readonly phase: SyncPhase;
    readonly startedAt: number;
    readonly problem: string | null;
  } | null;
  /** `mark`: up to which change of orders it knows them. */
  readonly model: { readonly trainedAt: number; readonly pairs: number; readonly mark: number } | null;
  /** The latest change of orders. */
  readonly ordersMark: number;
  readonly jobs: readonly {
    readonly kind: string;
    readonly state: 'waiting' | 'running' | 'buried';
    readonly attempt: number;
  }[];
  /** When the oldest webhook that still waits came in; null for none. */
  readonly waitingSince: number | null;
  readonly offers: readonly Offer[];
  readonly trials: readonly Trial[];
  readonly promises: PromiseReport | null;
  readonly ratios: readonly { readonly trial: Trial | null; readonly ratio: SampleRatio | null }[];
  /** Of the last seven days. */
  readonly week: { readonly shown: number; readonly measured: number };
  /** Whether anything was ever shown or anybody measured, as far back as is kept. */
  readonly isSeen: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The largest shop that was measured syncs within an hour. */
const SYNC_MS = 6 * 60 * MINUTE_MS;
/** Webhooks are worked off within seconds; a restart of the server takes a minute. */
const WEBHOOK_MS = 15 * MINUTE_MS;
/** A training follows new orders within six hours. */
const MODEL_MS = 2 * DAY_MS;
/** A pause is told for so long: by then it was seen, and agreed with. */
const PAUSE_MS = 14 * DAY_MS;
/** Once or twice fails what the network does; the third time it is told. */
const ATTEMPTS = 3;
/** Of fewer showings it may be chance that none was to a consenting shopper. */
const LEAST_SHOWN = 300;
const FETCHING: readonly string[] = ['reconcile', 'ingest', 'sync'];
const CONFLICTS: readonly Unkept[] = ['overlap', 'combines'];

/** The most pressing first. Empty: all is well. */
export function attentionTo(facts: AttentionFacts): Attention[] {
  return [...ofSync(facts), ...ofModel(facts), ...ofOffers(facts), ...ofMeasuring(facts)];
}

function ofSync({ now, sync, jobs, waitingSince, model, isSeen }: AttentionFacts): Attention[] {
  const found: Attention[] = [];
  const isFailed = sync?.phase === 'failed';
  if (isFailed) found.push({ kind: 'sync-failed', problem: sync.problem });
  else if (sync !== null && sync.phase !== 'done' && now - sync.startedAt > SYNC_MS)
    found.push({ kind: 'sync-stuck', since: sync.startedAt });
  const failing = jobs.filter(
    ({ state, attempt }) => state === 'buried' || (state === 'waiting' && attempt >= ATTEMPTS),
  );
  // A sync that failed says itself what is wrong, and what is behind follows from it.
  if (!isFailed && failing.some(({ kind }) => FETCHING.includes(kind))) found.push({ kind: 'sync-behind' });
  if (waitingSince !== null && now - waitingSince > WEBHOOK_MS)
    found.push({ kind: 'webhooks-late', since: waitingSince });
  const others = failing.filter(({ kind, state }) => state === 'buried' && !FETCHING.includes(kind));
  if (others.length > 0) found.push({ kind: 'work-stopped', jobs: others.map(({ kind }) => kind) });
  // As long as there is nothing to show, a block would stand empty: the sync and its model come first.
  if (sync?.phase === 'done' && model !== null && !isSeen) found.push({ kind: 'setup' });
  return found;
}

function ofModel({ now, sync, model, ordersMark, jobs }: AttentionFacts): Attention[] {
  if (sync?.phase !== 'done') return [];
  if (model === null)
    return jobs.some(({ kind, state }) => kind === 'train' && state !== 'buried')
      ? []
      : [{ kind: 'model-absent' }];
  const isOld = ordersMark > model.mark && now - model.trainedAt > MODEL_MS;
  return isOld ? [{ kind: 'model-old', trainedAt: model.trainedAt }] : [];
}

function ofOffers({ now, offers, trials, promises }: AttentionFacts): Attention[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const named = ({ id, name }: Offer): NamedOffer => ({ id, name });
  const paused = trials.flatMap(({ why, end, stoppedAt }): Attention[] => {
    if (why.kind !== 'guard' || end?.kind !== 'harm' || stoppedAt === null || now - stoppedAt > PAUSE_MS)
      return [];
    const offer = byId.get(why.offer);
    // Who changed it since has seen it.
    if (offer?.status !== 'paused' || offer.updatedAt > stoppedAt) return [];
    return [{ kind: 'offer-paused', offer: named(offer), figure: end.harm.figure, at: stoppedAt }];
  });
  const isDue = ({ status, startsAt, endsAt }: Offer) =>
    status === 'active' && (startsAt ?? 0) <= now && (endsAt ?? Number.POSITIVE_INFINITY) > now;
  const unkept = (promises?.kept ?? []).flatMap(({ offer: id, version, keeping }) => {
    const offer = byId.get(id);
    // Of an offer that changed since, nothing is known yet.
    if (offer === undefined || offer.version !== version || !isDue(offer)) return [];
    return keeping.kind === 'unkept' ? [{ offer, why: keeping.why }] : [];
  });
  const conflicts = unkept.filter(({ why }) => CONFLICTS.includes(why));
  const others = Map.groupBy(
    unkept.filter(({ why }) => !CONFLICTS.includes(why)),
    ({ why }) => why,
  );
  const differing = new Set((promises?.warnings ?? []).map(({ offer }) => offer));
  const bars = offers.filter((offer) => differing.has(offer.id) && isDue(offer));
  return [
    ...paused,
    ...[...others].map(([why, all]): Attention => {
      return { kind: 'promise-unkept', why, offers: all.map(({ offer }) => named(offer)) };
    }),
    ...(conflicts.length === 0
      ? []
      : [{ kind: 'offers-conflict' as const, offers: conflicts.map(({ offer }) => named(offer)) }]),
    ...(bars.length === 0 ? [] : [{ kind: 'shipping-differs' as const, offers: bars.map(named) }]),
  ];
}

function ofMeasuring({ ratios, week }: AttentionFacts): Attention[] {
  const uneven = ratios
    .filter(({ ratio }) => ratio?.kind === 'broken')
    .map(({ trial }): Attention => {
      return { kind: 'groups-uneven', trial: trial && { id: trial.id, name: trial.name } };
    });
  const isBlind = week.measured === 0 && week.shown >= LEAST_SHOWN;
  return isBlind ? [...uneven, { kind: 'no-consent', shown: week.shown }] : uneven;
}
