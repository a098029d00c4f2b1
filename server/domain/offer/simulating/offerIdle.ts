/** Why an offer takes nothing off a cart, of offers alone: the shop's other discounts are another matter. */
import { settle } from '../settle.ts';
import type { Deduction, OfferId, OfferState, PricedCart, Settlement, Terms } from '../terms.ts';

export type OfferIdle =
  | { readonly kind: 'another-market'; readonly countries: readonly string[] }
  | { readonly kind: 'ended'; readonly at: number }
  /** Alone it would have taken something off: these, which come first, took its pieces, or the order's one discount. */
  | { readonly kind: 'outranked'; readonly by: readonly OfferId[] }
  /** Pieces per part of a bundle; one number for volume. */
  | { readonly kind: 'missing-pieces'; readonly pieces: readonly number[] }
  /** Minor units of the cart's currency. */
  | { readonly kind: 'missing-sum'; readonly sum: number }
  /** The threshold is reached, but the gift is not in the cart. */
  | { readonly kind: 'gift-not-added' }
  /** Nothing in the cart was put there by this offer, or belongs to a line of the cart as it asks. */
  | { readonly kind: 'not-used' };

/** Null when it takes something off. */
export function offerIdle(
  one: Terms,
  state: OfferState,
  settled: Settlement,
  cart: PricedCart,
): OfferIdle | null {
  if (settled.deductions.some(({ offer }) => offer === one.id) || settled.order?.offer === one.id)
    return null;
  if (one.countries.length > 0 && (cart.country === null || !one.countries.includes(cart.country)))
    return { kind: 'another-market', countries: one.countries };
  if (one.until !== null && cart.now !== null && one.until <= cart.now)
    return { kind: 'ended', at: one.until };
  const alone = settle(cart, [one]);
  const by = inTheWay(alone, settled);
  if (by.length > 0) return { kind: 'outranked', by };
  switch (state.kind) {
    case 'bundle':
      return { kind: 'missing-pieces', pieces: state.missing };
    case 'volume':
      return state.missing === null
        ? { kind: 'not-used' }
        : { kind: 'missing-pieces', pieces: [state.missing] };
    case 'gift':
      return state.missing > 0 ? { kind: 'missing-sum', sum: state.missing } : { kind: 'gift-not-added' };
    case 'order':
      return state.missing === null ? { kind: 'not-used' } : { kind: 'missing-sum', sum: state.missing };
    case 'swap':
    case 'add-on':
      return { kind: 'not-used' };
  }
}

/** Offers that took pieces of the lines from which it would have taken, or the order's discount that it would have been. */
function inTheWay(alone: Settlement, settled: Settlement): OfferId[] {
  const wanted = new Set(alone.deductions.map(({ line }) => line));
  const on = ({ line }: Deduction) => wanted.has(line);
  const by = new Set(settled.deductions.filter(on).map(({ offer }) => offer));
  if (alone.order !== null && settled.order !== null) by.add(settled.order.offer);
  return [...by];
}
