/** An add-on priced as a share of its line: what its own price exceeds that by goes off. */
import { shareOf } from '../price.ts';
import type { OfferState, Terms } from '../terms.ts';
import { deduct, type Ledger, parentOf, take } from './ledger.ts';

/** Only while the line it belongs to is in the cart, and for as many pieces as that line has, however many lines it fills. */
export function settleAddOn(ledger: Ledger, terms: Extract<Terms, { kind: 'add-on' }>): OfferState {
  const open = new Map<string, number>();
  let pieces = 0;
  for (const { line } of ledger.entries) {
    const parent = parentOf(ledger, line);
    if (parent === undefined || parent === line || line.variantId !== terms.variant) continue;
    const most = open.get(parent.key) ?? parent.quantity;
    for (const taken of take(ledger, (other) => other === line, most)) {
      open.set(parent.key, most - taken.quantity);
      pieces += taken.quantity;
      deduct(ledger, terms.id, taken, (line.price - shareOf(parent.price, terms.share)) * taken.quantity);
    }
  }
  return { offer: terms.id, kind: 'add-on', pieces };
}
