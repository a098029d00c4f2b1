/** The merchant makes and steers offers: each change is checked, kept apart from others' and logged. */
import type { FieldChange } from '../domain/audit/audit.ts';
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { refused } from '../domain/offer/kinds/fields.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';
import {
  fieldsOf,
  LONGEST_NAME,
  type OfferFields,
  parseOffer,
  STATUSES,
} from '../domain/offer/parseOffer.ts';
import { checkMentions } from './offerMentions.ts';
import { type Clock, MOST_OFFERS, type Store } from './ports.ts';

export interface OfferDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Uniform from 0 to 1, for ids. */
  readonly random: () => number;
}

/** Who asks, for which shop. */
export interface Editor {
  readonly shop: ShopDomain;
  /** The platform's number of a staff member. */
  readonly staff: string;
}

export type ChangeOutcome =
  | { readonly kind: 'saved'; readonly offer: Offer }
  /** Somebody else was faster; `now` is what holds, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: Offer | null };

/** @throws MersalgError `not-found` for an id that this shop does not have. */
export async function findOffer(store: Store, shop: ShopDomain, id: OfferId): Promise<Offer> {
  const offer = await store.offers.get(shop, id);
  if (offer === null) throw unknownOffer(id);
  return offer;
}

/**
 * Makes an offer from fields that came from outside, last in order. `under`: the id and place of one just removed, which
 * comes back.
 * @throws MersalgError `bad-input` naming the field.
 */
export async function createOffer(
  deps: OfferDeps,
  editor: Editor,
  input: unknown,
  under: { readonly id: OfferId; readonly priority: number } | null = null,
): Promise<ChangeOutcome> {
  const fields = parseOffer(input);
  await checkMentions(deps.store, editor.shop, fields);
  return insert(deps, editor, fields, under);
}

/** A copy, as a draft, last in order. */
export async function duplicateOffer(
  deps: OfferDeps,
  editor: Editor,
  id: OfferId,
  name: unknown,
): Promise<ChangeOutcome> {
  const fields = fieldsOf(await findOffer(deps.store, editor.shop, id));
  // The page words the copy's name; what it names was checked when it was saved, and is again when it is activated.
  const copy = { ...fields, name: typeof name === 'string' ? name.slice(0, LONGEST_NAME) : fields.name };
  return insert(deps, editor, parseOffer({ ...copy, status: 'draft' }), null);
}

async function insert(
  { store, clock, random }: OfferDeps,
  { shop, staff }: Editor,
  fields: OfferFields,
  under: { readonly id: OfferId; readonly priority: number } | null,
): Promise<ChangeOutcome> {
  const at = clock.now();
  const others = await store.offers.list(shop);
  const priority = under?.priority ?? Math.floor(others.at(-1)?.priority ?? 0) + 1;
  const id = under?.id ?? drawId(random);
  const offer: Offer = { ...fields, id, priority, version: 0, createdAt: at, updatedAt: at };
  const changes = changesBetween(null, offer);
  const outcome = await store.offers.put(shop, offer, null, { at, staff, did: 'created', changes });
  if (outcome.kind === 'full') {
    throw new MersalgError(
      'bad-input',
      `A shop may have ${MOST_OFFERS} offers. Delete one that is over to make another.`,
    );
  }
  if (offer.status === 'active') await guardSoon(store, shop);
  return outcome;
}

/**
 * Replaces what the merchant decides while `version` still holds.
 * @throws MersalgError `bad-input` naming the field, `not-found`.
 */
export async function updateOffer(
  deps: OfferDeps,
  editor: Editor,
  id: OfferId,
  input: unknown,
  version: unknown,
): Promise<ChangeOutcome> {
  const expected = versionIn(version);
  const before = await findOffer(deps.store, editor.shop, id);
  if (before.version !== expected) return { kind: 'conflict', now: before };
  const fields = parseOffer(input);
  if (fields.detail.kind !== before.detail.kind)
    throw refused('detail.kind', `${before.detail.kind}: make a new offer for another kind`);
  await checkMentions(deps.store, editor.shop, fields);
  return replace(deps, editor, before, fields);
}

/** Activates, pauses, or takes back to a draft. What is activated must name only what the shop still has. */
export async function setStatus(
  deps: OfferDeps,
  editor: Editor,
  id: OfferId,
  input: unknown,
  version: unknown,
): Promise<ChangeOutcome> {
  const status = STATUSES.find((known) => known === input);
  if (status === undefined) throw refused('status', `one of ${STATUSES.join(', ')}`);
  const expected = versionIn(version);
  const before = await findOffer(deps.store, editor.shop, id);
  if (before.version !== expected) return { kind: 'conflict', now: before };
  if (status === 'active') await checkMentions(deps.store, editor.shop, before);
  return replace(deps, editor, before, { status });
}

async function replace(
  { store, clock }: OfferDeps,
  { shop, staff }: Editor,
  before: Offer,
  change: Partial<Offer>,
): Promise<ChangeOutcome> {
  const at = clock.now();
  const offer: Offer = { ...before, ...change };
  const changes = changesBetween(before, offer);
  // Saving what holds already is no change: the log and other editors need not hear of it.
  if (changes.length === 0) return { kind: 'saved', offer: before };
  const note = { at, staff, did: 'changed', changes } as const;
  const outcome = await store.offers.put(shop, { ...offer, updatedAt: at }, before.version, note);
  if (offer.status === 'active' && before.status !== 'active') await guardSoon(store, shop);
  return outcome.kind === 'full' ? { kind: 'conflict', now: null } : outcome;
}

/** A new offer is guarded from its first shoppers on; should this be lost, the hour's own look does it. */
async function guardSoon(store: Store, shop: ShopDomain): Promise<void> {
  await store.jobs.enqueue(shop, 'measure');
}

/** Removes while `version` still holds; `saved` with the offer that is gone, from which it can be made again. */
export async function removeOffer(
  { store, clock }: OfferDeps,
  { shop, staff }: Editor,
  id: OfferId,
  version: unknown,
): Promise<ChangeOutcome> {
  const expected = versionIn(version);
  await findOffer(store, shop, id);
  const note = { at: clock.now(), staff, did: 'removed', changes: [] } as const;
  const outcome = await store.offers.remove(shop, id, expected, note);
  return outcome.kind === 'removed' ? { kind: 'saved', offer: outcome.offer } : outcome;
}

/** Attempts against people who save an offer just while it is put in its place. */
const ATTEMPTS = 5;

/**
 * Puts an offer at `place` among all of the shop's, 1 the first, beyond the last the last. An edit of the same offer
 * meanwhile stays, and gets the new place too.
 * @throws MersalgError `bad-input` unless it is a whole number from 1; `not-found`.
 */
export async function placeOffer(
  deps: OfferDeps,
  editor: Editor,
  id: OfferId,
  place: unknown,
): Promise<ChangeOutcome> {
  if (!Number.isSafeInteger(place) || (place as number) < 1) throw refused('place', 'a whole number from 1');
  for (let attempt = 1; ; attempt++) {
    const offers = await deps.store.offers.list(editor.shop);
    const before = offers.find((one) => one.id === id);
    if (before === undefined) throw unknownOffer(id);
    const others = offers.filter((one) => one !== before);
    const at = Math.min((place as number) - 1, others.length);
    if (offers[at] === before) return { kind: 'saved', offer: before };
    const priority = between(others[at - 1]?.priority, others[at]?.priority);
    if (priority === null) await spread(deps, editor, offers);
    else {
      const outcome = await replace(deps, editor, before, { priority });
      if (outcome.kind === 'saved' || attempt === ATTEMPTS) return outcome;
    }
    if (attempt === ATTEMPTS) return { kind: 'conflict', now: before };
  }
}

/** Equal numbers, or such as have no other between them, are made whole and distinct again: nearly never. */
async function spread(deps: OfferDeps, editor: Editor, offers: readonly Offer[]): Promise<void> {
  for (const [at, offer] of offers.entries()) await replace(deps, editor, offer, { priority: at + 1 });
}

/** A number between two: so that a move among a thousand writes one offer, not each that it passes. Null for none. */
function between(above: number | undefined, below: number | undefined): number | null {
  if (above === undefined) return below === undefined ? 1 : Math.ceil(below) - 1;
  if (below === undefined) return Math.floor(above) + 1;
  const middle = (above + below) / 2;
  return above < middle && middle < below ? middle : null;
}

/** Fields that say when and by whom, which the log says itself. */
const UNLOGGED: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** What differs, field by field; both were read by the same code, so equal things are written alike. */
export function changesBetween(before: Offer | null, after: Offer): FieldChange[] {
  return Object.entries(after).flatMap(([field, to]) => {
    const from: unknown = before === null ? null : before[field as keyof Offer];
    const isLogged = !UNLOGGED.has(field) && JSON.stringify(from) !== JSON.stringify(to);
    return isLogged ? [{ field, from, to }] : [];
  });
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `o` and eight letters or digits: 2.8 million million of them, so a thousand offers hardly ever meet. */
function drawId(random: () => number): OfferId {
  let id = 'o';
  for (let at = 0; at < 8; at++) id += LETTERS[Math.floor(random() * LETTERS.length)];
  return id;
}

function versionIn(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw refused('version', 'the number you were given');
  return value as number;
}

function unknownOffer(id: OfferId): MersalgError {
  return new MersalgError('not-found', 'This shop has no such offer. It may have been deleted meanwhile.', {
    id,
  });
}
