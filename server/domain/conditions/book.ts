/** The book of offers at a moment: those that hold for this shopper, and why the others do not. */
import type { Offer } from '../offer/offer.ts';
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

/** Opens the book for one shopper; `offers` are the active ones, by priority. */
export function openBook(offers: readonly Offer[], shopper: Shopper): Book {
  if (offers.length === 0) return EMPTY;
  const holding: Offer[] = [];
  const refused: Refused[] = [];
  for (const offer of offers) {
    const verdict = verdictOn(offer, shopper);
    if (verdict.kind === 'holds') holding.push(offer);
    else {
      const { kind: _, ...refusal } = verdict;
      refused.push({ offer, refusal });
    }
  }
  return { holding, refused };
}
