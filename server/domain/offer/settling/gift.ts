/** A gift: one free piece while all else comes to a threshold. */
import { converted } from '../price.ts';
import type { OfferState, PricedCart, PricedLine, Terms } from '../terms.ts';
import { deduct, type Ledger, type Taken, take } from './ledger.ts';

type Gift = Extract<Terms, { kind: 'gift' }>;

/** In the shopper's currency; at least one minor unit, so that nothing is ever given for nothing. */
export function thresholdOf(terms: Gift, cart: PricedCart): number {
  return Math.max(1, converted(terms.threshold, cart));
}

/** Sets aside the piece that this gift's own widget put into the cart, before any other offer can take it. */
export function setAside(ledger: Ledger, terms: Gift): Taken | undefined {
  return takeOne(ledger, (line) => line.variantId === terms.variant && line.offer === terms.id);
}

/**
 * Gives exactly one piece, the one set aside or another that no offer took. "All else" is what the cart costs without
 * that piece, after discounts on lines and without gifts already given: hence gifts are settled from the lowest
 * threshold up, so that each that is given still stands when all are.
 */
export function settleGift(ledger: Ledger, terms: Gift, aside: Taken | undefined): OfferState {
  const piece = aside ?? takeOne(ledger, (line) => line.variantId === terms.variant);
  const price = piece?.line.price ?? 0;
  const threshold = thresholdOf(terms, ledger.cart);
  const missing = Math.max(0, threshold - (ledger.paid - price));
  const given = piece !== undefined && missing === 0;
  if (given) deduct(ledger, terms.id, piece, price);
  return { offer: terms.id, kind: 'gift', threshold, missing, given };
}

function takeOne(ledger: Ledger, fits: (line: PricedLine) => boolean): Taken | undefined {
  return take(ledger, fits, 1)[0];
}
