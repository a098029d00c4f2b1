/** The merchant makes and steers trials: each change is checked, kept apart from others' and logged. */

import type { FieldChange } from '../domain/audit/audit.ts';
import { MersalgError } from '../domain/errors.ts';
import {
  isDisturbed,
  type KindOf,
  offersTouched,
  type Placing,
  placeTrial,
  spotsToQualify,
} from '../domain/experiment/conflict.ts';
import type { TrialId } from '../domain/experiment/ledger.ts';
import { parseTrial, refused } from '../domain/experiment/parseTrial.ts';
import type { Trial, TrialEnd, TrialFields } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Offer } from '../domain/offer/offer.ts';
import type { Editor } from './offers.ts';
import { type Clock, MOST_TRIALS, type Store, type TrialNote } from './ports.ts';
import { checkTrial } from './trialCheck.ts';

export interface TrialDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Uniform from 0 to 1, for ids. */
  readonly random: () => number;
}

export type TrialOutcome =
  | { readonly kind: 'saved'; readonly trial: Trial }
  /** Somebody else was faster; `now` is what holds, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: Trial | null };

export type StartOutcome =
  | TrialOutcome
  /** Others that it would disturb leave it no room. */
  | { readonly kind: 'blocked'; readonly placing: Exclude<Placing, { kind: 'placed' }> };

/** Whom the log names where nobody asked for it. */
export const MERSALG = '';

/** @throws MersalgError `not-found` for an id that this shop does not have. */
export async function findTrial(store: Store, shop: ShopDomain, id: TrialId): Promise<Trial> {
  const trial = await store.trials.get(shop, id);
  if (trial === null)
    throw new MersalgError('not-found', 'This shop has no such trial. It may have been deleted meanwhile.', {
      id,
    });
  return trial;
}

/**
 * Makes a draft from fields that came from outside.
 * @throws MersalgError `bad-input` naming the field.
 */
export async function createTrial(
  deps: TrialDeps,
  { shop, staff }: Editor,
  input: unknown,
): Promise<TrialOutcome> {
  const fields = parseTrial(input);
  const offers = await deps.store.offers.list(shop);
  await checkTrial(deps.store, shop, fields, offers);
  const trial = draftOf(deps, fields, { kind: 'merchant' }, offers);
  return insertTrial(deps, shop, trial, { staff, did: 'created', why: null });
}

/** A draft that nothing has checked; `spots` as its offers are today. */
export function draftOf(
  { clock, random }: Pick<TrialDeps, 'clock' | 'random'>,
  fields: TrialFields,
  why: Trial['why'],
  offers: readonly Offer[],
): Trial {
  const at = clock.now();
  return {
    ...fields,
    id: drawId(random),
    status: 'draft',
    startedAt: null,
    stoppedAt: null,
    spots: spotsToQualify(fields, kindsOf(offers)),
    lane: '',
    from: 0,
    to: fields.size,
    why,
    end: null,
    version: 0,
    createdAt: at,
    updatedAt: at,
  };
}

/** @throws MersalgError `bad-input` where the shop has as many as it may. */
export async function insertTrial(
  { store, clock }: Pick<TrialDeps, 'store' | 'clock'>,
  shop: ShopDomain,
  trial: Trial,
  note: Pick<TrialNote, 'staff' | 'did' | 'why'>,
): Promise<TrialOutcome> {
  const changes = changesBetween(null, trial);
  const outcome = await store.trials.put(shop, trial, null, { ...note, at: clock.now(), changes });
  if (outcome.kind === 'full')
    throw new MersalgError(
      'bad-input',
      `A shop may have ${MOST_TRIALS} trials. Delete a draft to make another.`,
    );
  return outcome;
}

/**
 * Replaces what the merchant decides of a draft while `version` still holds.
 * @throws MersalgError `bad-input` naming the field, `not-found`.
 */
export async function updateTrial(
  deps: TrialDeps,
  { shop, staff }: Editor,
  id: TrialId,
  input: unknown,
  version: unknown,
): Promise<TrialOutcome> {
  const before = await current(deps.store, shop, id, version);
  if (before.kind === 'conflict') return before;
  if (before.trial.status !== 'draft')
    throw refused(
      'status',
      'draft: what has begun would compare two different things. Stop it and make another',
    );
  const fields = parseTrial(input);
  const offers = await deps.store.offers.list(shop);
  await checkTrial(deps.store, shop, fields, offers);
  const spots = spotsToQualify(fields, kindsOf(offers));
  const after = { ...before.trial, ...fields, spots, from: 0, to: fields.size };
  return replaceTrial(deps, shop, before.trial, after, { staff, did: 'changed', why: null });
}

/**
 * Begins a draft, in the lane and place where it disturbs no other. Guards of offers that it speaks of end: it shows
 * those to some and not to others itself.
 * @throws MersalgError `bad-input` naming what the shop does not have any more, or cannot keep; `not-found`.
 */
export async function startTrial(
  deps: TrialDeps,
  { shop, staff }: Editor,
  id: TrialId,
  version: unknown,
): Promise<StartOutcome> {
  const { store } = deps;
  const before = await current(store, shop, id, version);
  if (before.kind === 'conflict') return before;
  const { trial } = before;
  if (trial.status !== 'draft')
    throw refused('status', 'draft: what is over cannot go on. Make another like it');
  const offers = await store.offers.list(shop);
  await checkTrial(store, shop, trial, offers, 'to-begin');
  const touched = offersTouched(trial);
  for (const other of await store.trials.list(shop)) {
    const { why, status } = other;
    if (status === 'running' && why.kind === 'guard' && touched.includes(why.offer))
      await endTrial(deps, shop, other, { kind: 'replaced', by: id }, MERSALG);
  }
  return beginTrial(deps, shop, trial, offers, { staff, did: 'started', why: null });
}

/** Places and starts. What stands in its way is told, not thrown. */
export async function beginTrial(
  deps: Pick<TrialDeps, 'store' | 'clock'>,
  shop: ShopDomain,
  draft: Trial,
  offers: readonly Offer[],
  note: Pick<TrialNote, 'staff' | 'did' | 'why'>,
): Promise<StartOutcome> {
  const { store, clock } = deps;
  const kindOf = kindsOf(offers);
  const running = (await store.trials.list(shop)).filter(({ status }) => status === 'running');
  const placing = placeTrial(draft, running, kindOf);
  if (placing.kind !== 'placed') return { kind: 'blocked', placing };
  const { lane, from, to } = placing;
  const spots = spotsToQualify(draft, kindOf);
  const started: Trial = { ...draft, status: 'running', startedAt: clock.now(), lane, from, to, spots };
  const outcome = await replaceTrial(deps, shop, draft, started, note);
  if (outcome.kind !== 'saved') return outcome;
  // Another may have begun at the same instant, placed without knowing of this one. Whoever sees both gives way: two
  // that begin late are better than two that spoil each other unseen.
  const now = (await store.trials.list(shop)).filter(({ status }) => status === 'running');
  const beside = now.filter((other) => other.id !== draft.id && isDisturbed(outcome.trial, other, kindOf));
  if (beside.length > 0) {
    const back = await replaceTrial(deps, shop, outcome.trial, { ...draft }, { ...note, did: 'stopped' });
    if (back.kind === 'conflict') return back;
    const again = placeTrial(back.trial, now, kindOf);
    return again.kind === 'placed'
      ? { kind: 'conflict', now: back.trial }
      : { kind: 'blocked', placing: again };
  }
  if (offersTouched(draft).length > 0) await store.jobs.enqueue(shop, 'promise');
  return outcome;
}

/** Stops a running trial: from now on everybody sees the shop as it is. @throws MersalgError `not-found`. */
export async function stopTrial(
  deps: TrialDeps,
  { shop, staff }: Editor,
  id: TrialId,
  version: unknown,
): Promise<TrialOutcome> {
  const before = await current(deps.store, shop, id, version);
  if (before.kind === 'conflict') return before;
  if (before.trial.status !== 'running') throw refused('status', 'running, to be stopped');
  return endTrial(deps, shop, before.trial, { kind: 'merchant' }, staff);
}

export async function endTrial(
  deps: Pick<TrialDeps, 'store' | 'clock'>,
  shop: ShopDomain,
  trial: Trial,
  end: TrialEnd,
  staff: string,
): Promise<TrialOutcome> {
  const stopped: Trial = { ...trial, status: 'stopped', stoppedAt: deps.clock.now(), end };
  const why = end.kind === 'merchant' ? null : end;
  const outcome = await replaceTrial(deps, shop, trial, stopped, { staff, did: 'stopped', why });
  if (outcome.kind === 'saved' && offersTouched(trial).length > 0)
    await deps.store.jobs.enqueue(shop, 'promise');
  return outcome;
}

/** Removes a draft: what has run stays, with what was learnt. @throws MersalgError `bad-input`, `not-found`. */
export async function removeTrial(
  { store, clock }: TrialDeps,
  { shop, staff }: Editor,
  id: TrialId,
  version: unknown,
): Promise<TrialOutcome> {
  const before = await current(store, shop, id, version);
  if (before.kind === 'conflict') return before;
  if (before.trial.status !== 'draft') throw refused('status', 'draft, to be deleted');
  const note = { at: clock.now(), staff, did: 'removed', changes: [], why: null } as const;
  const outcome = await store.trials.remove(shop, id, before.trial.version, note);
  return outcome.kind === 'removed' ? { kind: 'saved', trial: outcome.trial } : outcome;
}

export async function replaceTrial(
  { store, clock }: Pick<TrialDeps, 'store' | 'clock'>,
  shop: ShopDomain,
  before: Trial,
  after: Trial,
  note: Pick<TrialNote, 'staff' | 'did' | 'why'>,
): Promise<TrialOutcome> {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return { kind: 'saved', trial: before };
  const at = clock.now();
  const outcome = await store.trials.put(shop, { ...after, updatedAt: at }, before.version, {
    ...note,
    at,
    changes,
  });
  return outcome.kind === 'full' ? { kind: 'conflict', now: null } : outcome;
}

export function kindsOf(offers: readonly Offer[]): KindOf {
  const kinds = new Map(offers.map(({ id, detail }) => [id, detail.kind]));
  return (id) => kinds.get(id);
}

/** The trial while `version` still holds. */
async function current(store: Store, shop: ShopDomain, id: TrialId, version: unknown): Promise<TrialOutcome> {
  if (!Number.isSafeInteger(version)) throw refused('version', 'the number you were given');
  const trial = await findTrial(store, shop, id);
  return trial.version === version ? { kind: 'saved', trial } : { kind: 'conflict', now: trial };
}

/** Fields that say when and by whom, which the log says itself. */
const UNLOGGED: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

function changesBetween(before: Trial | null, after: Trial): FieldChange[] {
  return Object.entries(after).flatMap(([field, to]) => {
    const from: unknown = before === null ? null : before[field as keyof Trial];
    const isLogged = !UNLOGGED.has(field) && JSON.stringify(from) !== JSON.stringify(to);
    return isLogged ? [{ field, from, to }] : [];
  });
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

function drawId(random: () => number): TrialId {
  let id = 't';
  for (let at = 0; at < 8; at++) id += LETTERS[Math.floor(random() * LETTERS.length)];
  return id;
}
