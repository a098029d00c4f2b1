/** Which trials would disturb each other, and why: those share a lane and never a shopper; all others stand side by side. */
import type { OfferId, OfferKind } from '../offer/offer.ts';
import { PLACEMENTS, type Placement } from '../placement.ts';
import { SPOTS_OF } from '../proposals/propose.ts';
import { TRIAL_BUCKETS } from './assign.ts';
import type { TrialId } from './ledger.ts';
import { type Change, offerIn, type Trial, type TrialFields, type Variant } from './trial.ts';

/** Kinds of the shop's offers; undefined for one that is gone. */
export type KindOf = (offer: OfferId) => OfferKind | undefined;

/** Where the answer comes from the model. */
const BY_MODEL: readonly Placement[] = ['product', 'upgrade', 'cart', 'exit', 'checkout', 'thanks'];

/** Spots in which a change can be seen, or by which it moves what is seen there. */
export function spotsOf(change: Change, kindOf: KindOf): readonly Placement[] {
  switch (change.kind) {
    case 'none':
      return [];
    case 'offer':
    case 'offer-off': {
      const kind = kindOf(change.offer);
      return kind === undefined ? [] : SPOTS_OF[kind];
    }
    case 'text': {
      const named = new Set<string>(Object.values(change.texts).flatMap((texts) => Object.keys(texts)));
      return PLACEMENTS.filter((spot) => named.has(spot));
    }
    case 'strategy':
      return BY_MODEL;
    case 'settings': {
      // Rules and tact are one for the whole journey: what is spared here may be said there.
      if (change.patch.rules !== undefined || change.patch.tact !== undefined) return PLACEMENTS;
      const { placements = {} } = change.patch;
      return PLACEMENTS.filter((spot) => placements[spot] !== undefined);
    }
  }
}

/** Of all variants together, in the order of the placements. */
export function spotsTouched(
  { variants }: Pick<TrialFields, 'variants'>,
  kindOf: KindOf,
): readonly Placement[] {
  const touched = new Set(variants.flatMap(({ change }) => spotsOf(change, kindOf)));
  return PLACEMENTS.filter((spot) => touched.has(spot));
}

/**
 * The blocks by which a page qualifies a shopper for a trial. No page tells of checkout before somebody is there; whoever
 * comes there had something in the cart.
 */
export function spotsToQualify(fields: Pick<TrialFields, 'variants'>, kindOf: KindOf): readonly Placement[] {
  const touched = spotsTouched(fields, kindOf);
  const isAfterCart = touched.includes('checkout') || touched.includes('thanks');
  return PLACEMENTS.filter((spot) => touched.includes(spot) || (isAfterCart && spot === 'cart'));
}

export function offersTouched({ variants }: Pick<TrialFields, 'variants'>): readonly OfferId[] {
  return [...new Set(variants.flatMap(({ change }: Variant) => offerIn(change) ?? []))];
}

/** What two trials both change, for the merchant to read. */
export interface Shared {
  readonly trial: TrialId;
  readonly offers: readonly OfferId[];
  readonly spots: readonly Placement[];
}

type Of = Pick<Trial, 'variants' | 'why'>;

/**
 * Null where neither disturbs the other. A guard only takes its own offer away from a few, at random: that leaves all
 * others comparable, so it stands beside whatever speaks of other offers.
 */
export function conflictOf(one: Of, other: Trial, kindOf: KindOf): Shared | null {
  const offers = offersTouched(one).filter((id) => offersTouched(other).includes(id));
  const isGuard = one.why.kind === 'guard' || other.why.kind === 'guard';
  const elsewhere = spotsTouched(other, kindOf);
  const spots = isGuard ? [] : spotsTouched(one, kindOf).filter((spot) => elsewhere.includes(spot));
  return offers.length + spots.length === 0 ? null : { trial: other.id, offers, spots };
}

export type Placing =
  | { readonly kind: 'placed'; readonly lane: string; readonly from: number; readonly to: number }
  /** The trials that it must be kept from leave at most `free` buckets in one piece. */
  | { readonly kind: 'full'; readonly free: number; readonly shared: readonly Shared[] }
  /** They stand in lanes that know nothing of each other: from both at once it cannot be kept. */
  | { readonly kind: 'between'; readonly shared: readonly Shared[] };

/**
 * Where a trial that begins may stand: in a lane of its own (named by its id), or in the lane of those that it would
 * disturb, in the first place there that is large enough.
 */
export function placeTrial(trial: Trial, running: readonly Trial[], kindOf: KindOf): Placing {
  const others = running.filter(({ id }) => id !== trial.id);
  const shared = others.flatMap((other) => conflictOf(trial, other, kindOf) ?? []);
  if (shared.length === 0) return { kind: 'placed', lane: trial.id, from: 0, to: trial.size };
  const laneOf = (id: TrialId) => others.find((other) => other.id === id)!.lane;
  const lanes = new Set(shared.map((one) => laneOf(one.trial)));
  if (lanes.size > 1) return { kind: 'between', shared };
  const [lane] = lanes as Set<string>;
  let free = 0;
  let from = 0;
  for (const taken of takenIn(others, lane!)) {
    if (taken.from - from >= trial.size) return { kind: 'placed', lane: lane!, from, to: from + trial.size };
    free = Math.max(free, taken.from - from);
    from = Math.max(from, taken.to);
  }
  if (TRIAL_BUCKETS - from >= trial.size) return { kind: 'placed', lane: lane!, from, to: from + trial.size };
  return { kind: 'full', free: Math.max(free, TRIAL_BUCKETS - from), shared };
}

/** By their beginnings. */
function takenIn(trials: readonly Trial[], lane: string): Trial[] {
  return trials.filter((trial) => trial.lane === lane).sort((a, b) => a.from - b.from);
}

/** Whether two running trials stand where each spoils the other: no common lane, or no places of their own in it. */
export function isDisturbed(one: Trial, other: Trial, kindOf: KindOf): boolean {
  if (conflictOf(one, other, kindOf) === null) return false;
  return one.lane !== other.lane || (one.from < other.to && other.from < one.to);
}
