/** Tiers on the order: the more it comes to after discounts on lines, the more goes off it. */
import { converted, offOf } from '../price.ts';
import type { OfferState, Settlement, Terms } from '../terms.ts';
import type { Ledger } from './ledger.ts';
import { tierAt } from './tier.ts';

export function settleOrder(
  { cart, paid }: Ledger,
  terms: Extract<Terms, { kind: 'order' }>,
): { readonly state: OfferState; readonly order: Settlement['order'] } {
  // At least one minor unit, so that an empty cart reaches nothing.
  const steps = terms.tiers.map(({ subtotal }) => Math.max(1, converted(subtotal, cart)));
  const { tier, missing } = tierAt(steps, paid);
  const amount = tier < 0 ? 0 : offOf(terms.tiers[tier]!.off, paid, cart);
  return {
    state: { offer: terms.id, kind: 'order', tier, missing },
    order: amount > 0 ? { offer: terms.id, amount } : null,
  };
}
