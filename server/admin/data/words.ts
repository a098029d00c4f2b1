/** Puts what the model and the suggest flow say into sentences that a merchant can check. */
import type { Placement } from '../../domain/placement.ts';
import type { ProductCard } from '../../domain/report.ts';
import type { Reason } from '../../domain/suggestion.ts';
import { type Explanation, text, type Why } from '../text.ts';
import { format } from './format.ts';

/** The reason for suggesting `product` beside `inHand`, e.g. "Bought together in 38 of 212 orders (18%)". */
export function reasonInWords(reason: Reason, product: ProductCard, inHand: ProductCard): string {
  switch (reason.kind) {
    case 'bought-together': {
      // The share is orders ÷ all orders with the other product, so their number can be had back exactly.
      const base = reason.share > 0 ? Math.max(reason.orders, Math.round(reason.orders / reason.share)) : 0;
      const say = reason.with === inHand.id ? text.try.together : text.try.togetherWith;
      return say(reason.orders, base, reason.share);
    }
    case 'like-bought-together':
    case 'similar-better':
    case 'again':
    case 'popular':
    case 'pinned':
      return '';
    case 'similar-cheaper': {
      const less = inHand.price - product.price;
      const comparable = reason.to === inHand.id && product.currency === inHand.currency && less > 0;
      return comparable ? text.try.cheaper(format.money(less, product.currency)) : text.try.similar;
    }
  }
}

/** Why nothing would be shown, and what would change it. */
export function explain(why: Why, placement: Placement): Explanation {
  return why === 'no-support' && placement === 'exit' ? text.whyExit : text.why[why];
}
