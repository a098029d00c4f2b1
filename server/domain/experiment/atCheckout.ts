/** What checkout must know of running trials: each offer and its siblings, and for which buckets each of them holds. */
import { NO_BUCKET, writeBuckets } from '../offer/audience.ts';
import type { Offer, OfferId } from '../offer/offer.ts';
import type { Terms } from '../offer/terms.ts';
import { TRIAL_BUCKETS } from './assign.ts';
import { offersTouched } from './conflict.ts';
import { overlayOffers } from './overlay.ts';
import type { Running } from './running.ts';
import { siblingOf } from './sibling.ts';

export interface AtCheckout {
  /** Siblings that variants show, each with the offer in whose place it stands. */
  readonly siblings: readonly { readonly offer: Offer; readonly of: OfferId }[];
  /** By the ids of offers and siblings of which trials speak. */
  readonly only: ReadonlyMap<OfferId, NonNullable<Terms['only']>>;
}

export const NO_TRIALS: AtCheckout = { siblings: [], only: new Map() };

/**
 * By the very overlay that decides what is shown, bucket for bucket: what checkout charges and what the page shows cannot
 * differ. Shoppers without a bucket are shown the offers as they are.
 */
export function atCheckout(offers: readonly Offer[], running: Running | null): AtCheckout {
  if (running === null) return NO_TRIALS;
  const touched = new Set(running.trials.flatMap(offersTouched));
  const known = offers.filter(({ id }) => touched.has(id));
  if (known.length === 0) return NO_TRIALS;
  const siblings = running.trials.flatMap((trial) =>
    trial.variants.flatMap(({ key, change }) => {
      const offer = change.kind === 'offer' ? known.find(({ id }) => id === change.offer) : undefined;
      if (offer === undefined || change.kind !== 'offer') return [];
      return [{ offer: siblingOf(offer, trial, key, change.patch), of: offer.id }];
    }),
  );
  const shown = Array.from({ length: TRIAL_BUCKETS }, (_, bucket) => {
    const laid = running.combinationOf(bucket)?.laid ?? [];
    return new Set(overlayOffers(known, laid).map(({ id }) => id));
  });
  const everybodys = new Set(known.map(({ id }) => id));
  const onlyOf = (id: OfferId, of: OfferId) => {
    const holds = (bucket: number) => (bucket === NO_BUCKET ? everybodys : shown[bucket]!).has(id);
    return [id, { of, buckets: writeBuckets(holds) }] as const;
  };
  const only = [
    ...known.map(({ id }) => onlyOf(id, id)),
    ...siblings.map(({ offer, of }) => onlyOf(offer.id, of)),
  ];
  return { siblings, only: new Map(only) };
}
