/** Siblings: the offers that variants show in an offer's place, each with an id of its own by which checkout knows it. */
import type { Offer, OfferId } from '../offer/offer.ts';
import { hash1 } from './assign.ts';
import type { TrialId } from './ledger.ts';
import type { OfferPatch, Trial, VariantKey } from './trial.ts';

/** Of the form of all offers' ids; the same for the same variant, so that nothing needs to be remembered. */
export function siblingId(trial: TrialId, key: VariantKey): OfferId {
  return `o${key}${hash1('sibling', trial + key)
    .toString(36)
    .padStart(7, '0')}`;
}

/**
 * The offer as the variant shows it. Its version grows with each change of the offer or the trial, so that what the
 * platform keeps of it is known to be of today.
 */
export function siblingOf(offer: Offer, trial: Trial, key: VariantKey, patch: OfferPatch): Offer {
  const detail = patch.detail?.kind === offer.detail.kind ? patch.detail : offer.detail;
  return {
    ...offer,
    ...patch,
    detail,
    tellsEnd: (patch.tellsEnd ?? offer.tellsEnd) && offer.endsAt !== null,
    id: siblingId(trial.id, key),
    version: offer.version + trial.version,
  };
}

/** Of each sibling that these trials show or showed, in whose place it stands: counters and orders know it by its own id. */
export function parentsOf(trials: readonly Trial[]): ReadonlyMap<OfferId, OfferId> {
  return new Map(
    trials.flatMap(({ id, variants }) =>
      variants.flatMap(({ key, change }) =>
        change.kind === 'offer' ? [[siblingId(id, key), change.offer] as const] : [],
      ),
    ),
  );
}
