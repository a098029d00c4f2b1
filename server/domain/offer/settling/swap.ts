/** An upgrade or downgrade with something off: for pieces that this very offer put into the cart. */
import type { OfferState, Terms } from '../terms.ts';
import { deductEach, type Ledger, take } from './ledger.ts';

export function settleSwap(ledger: Ledger, terms: Extract<Terms, { kind: 'swap' }>): OfferState {
  const taken = take(ledger, (line) => line.offer === terms.id && line.productId === terms.product);
  deductEach(ledger, terms.id, taken, terms.off);
  return {
    offer: terms.id,
    kind: 'swap',
    pieces: taken.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}
