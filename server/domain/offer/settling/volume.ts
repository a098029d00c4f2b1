/** Volume: more pieces, each of them cheaper. */
import type { OfferState, PricedLine, Terms } from '../terms.ts';
import { deductEach, type Ledger, piecesOf, take } from './ledger.ts';
import { tierAt } from './tier.ts';

/** Pieces that other offers took do not count. Below the first tier nothing is taken. */
export function settleVolume(ledger: Ledger, terms: Extract<Terms, { kind: 'volume' }>): OfferState {
  const fits = ({ productId }: PricedLine) => terms.products.includes(productId);
  const pieces = piecesOf(ledger, fits);
  const { tier, missing } = tierAt(
    terms.tiers.map(({ quantity }) => quantity),
    pieces,
  );
  if (tier >= 0) deductEach(ledger, terms.id, take(ledger, fits), terms.tiers[tier]!.off);
  return { offer: terms.id, kind: 'volume', pieces, tier, missing };
}
