/** An upgrade or downgrade with something off: for pieces that this very offer put into the cart. */
import type { OfferState, PricedLine, Terms } from '../terms.ts';
import { deductEach, type Ledger, piecesOf, take } from './ledger.ts';

export function settleSwap(ledger: Ledger, terms: Extract<Terms, { kind: 'swap' }>): OfferState {
  const fits = ({ offer, productId }: PricedLine) => offer === terms.id && terms.products.includes(productId);
  const pieces = piecesOf(ledger, fits);
  deductEach(ledger, terms.id, take(ledger, fits), terms.off);
  return { offer: terms.id, kind: 'swap', pieces };
}
