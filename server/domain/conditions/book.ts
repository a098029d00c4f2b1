/** The book of offers at a moment: those that hold for this shopper, and why the others do not. */
import { type Floors, isBelowFloor } from '../offer/floor.ts';
import { isKept, type Kept } from '../offer/kept.ts';
import type { Offer } from '../offer/offer.ts';
import type { OfferId } from '../offer/terms.ts';
import { type Refusal, type Shopper, verdictOn } from './holds.ts';

export interface Refused {
  readonly offer: Offer;
  readonly refusal: Refusal;
}

export interface Book {
  /** By priority, equal ones by id: in the order given. */
  readonly holding: readonly Offer[];
  readonly refused: readonly Refused[];
}

const EMPTY: Book = { holding: [], refused: [] };

/**
 * Opens the book for one shopper; `offers` are the active ones, by priority, `promises` what the platform keeps of them:
 * what checkout would not charge is shown to nobody, nor what is below the merchant's `floors`.
 */
export function openBook(
  offers: readonly Offer[],
  promises: ReadonlyMap<OfferId, Kept>,
  shopper: Shopper,
  floors: Floors | null = null,
): Book {
  if (offers.length === 0) return EMPTY;
  const holding: Offer[] = [];
  const refused: Refused[] = [];
  for (const offer of offers) {
    const verdict = verdictOn(offer, shopper);
    if (verdict.kind === 'holds') {
      // At once, though checkout hears of it a moment later: a price or a cost has changed.
      if (floors !== null && isBelowFloor(offer, floors, shopper.catalog))
        refused.push({ offer, refusal: { why: 'unkept', unkept: 'floor' } });
      else if (isKept(offer, promises)) holding.push(offer);
      else refused.push({ offer, refusal: unkept(offer, promises.get(offer.id)) });
    } else {
      const { kind: _, ...refusal } = verdict;
      refused.push({ offer, refusal });
    }
  }
  return { holding, refused };
}

/** `pending`: the promise is on its way to the platform, as after each change of the offer. */
function unkept({ version }: Offer, kept: Kept | undefined): Refusal {
  const { keeping } = kept?.version === version ? kept : { keeping: null };
  return { why: 'unkept', unkept: keeping?.kind === 'unkept' ? keeping.why : 'pending' };
}
