/** Step four of a suggestion: whether and how much to show at this moment, so that no placement turns pushy. */
import type { Placement } from '../placement.ts';
import type { Suggestion } from '../suggestion.ts';

/** Most cards per placement. At the door one honest alternative: a list there would be begging. */
export const MOST_CARDS: Readonly<Record<Placement, number>> = {
  product: 8,
  upgrade: 1,
  bundle: 4,
  extras: 4,
  cart: 4,
  exit: 1,
  checkout: 1,
  thanks: 1,
};

/** Cuts to what the placement may show; the order is the model's. */
export function arbitrate(
  suggestions: readonly Suggestion[],
  placement: Placement,
  limit: number,
): readonly Suggestion[] {
  return suggestions.slice(0, Math.max(0, Math.min(limit, MOST_CARDS[placement])));
}
