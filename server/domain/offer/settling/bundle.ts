/** A bundle: every complete set is cheaper, and only complete sets. */
import type { OfferState, PricedLine, Terms } from '../terms.ts';
import { deductTogether, type Ledger, piecesOf, take } from './ledger.ts';

/**
 * Sets take the dearest pieces of each part. A product that two parts name counts for the first of them. What goes off is
 * reckoned on all sets together.
 */
export function settleBundle(ledger: Ledger, terms: Extract<Terms, { kind: 'bundle' }>): OfferState {
  const parts = new Map(
    ledger.entries.map(({ line }): [PricedLine, number] => [
      line,
      terms.parts.findIndex(({ products }) => products.includes(line.productId)),
    ]),
  );
  const pieces = terms.parts.map((_, i) => piecesOf(ledger, (line) => parts.get(line) === i));
  const sets = Math.min(...terms.parts.map(({ quantity }, i) => Math.floor(pieces[i]! / quantity)));
  const taken = terms.parts.flatMap(({ quantity }, i) =>
    take(ledger, (line) => parts.get(line) === i, sets * quantity),
  );
  deductTogether(ledger, terms.id, taken, terms.off, sets);
  const missing = terms.parts.map(({ quantity }, i) => Math.max(0, quantity * (sets + 1) - pieces[i]!));
  return { offer: terms.id, kind: 'bundle', sets, missing };
}
