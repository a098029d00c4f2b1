/** Puts what the model and the suggest flow say into sentences that a merchant can check. */
import type { Placement } from '../../domain/placement.ts';
import type { ProductCard } from '../../domain/report.ts';
import type { Reason, Shared } from '../../domain/suggestion.ts';
import { type Explanation, text, type Why } from '../text.ts';
import { format } from './format.ts';

/** The reason for suggesting `product` beside `inHand`, e.g. "Bought together in 38 of 212 orders (18%)". */
export function reasonInWords(reason: Reason, product: ProductCard, inHand: ProductCard): string {
  const say = text.try;
  switch (reason.kind) {
    case 'bought-together':
    case 'like-bought-together': {
      // The share is orders ÷ all orders with the other product, so their number can be had back exactly.
      const base = reason.share > 0 ? Math.max(reason.orders, Math.round(reason.orders / reason.share)) : 0;
      const here = reason.with === inHand.id;
      if (reason.kind === 'bought-together') {
        return (here ? say.together : say.togetherWith)(reason.orders, base, reason.share);
      }
      return (here ? say.like : say.likeWith)(reason.orders, base, reason.share);
    }
    case 'similar-cheaper': {
      const less = difference(inHand, product);
      const comparable = reason.to === inHand.id && less !== null;
      return (comparable ? say.cheaper(less) : say.similar) + inCommon(reason.shared);
    }
    case 'similar-better': {
      const more = difference(product, inHand);
      const comparable = reason.than === inHand.id && more !== null;
      const gains = reason.gains.map(({ what, from, to }) => say.gain(what, from, to));
      return (comparable ? say.better(more, gains) : say.betterAnyhow(gains)) + inCommon(reason.shared);
    }
    case 'again':
      return say.again(reason.times, reason.daysAgo);
    case 'popular':
      return say.popular(reason.orders, reason.days);
    case 'pinned':
      return say.pinned;
  }
}

/** How much more `dear` costs than `cheap`, as money; null when it does not, or nobody can tell. */
function difference(dear: ProductCard, cheap: ProductCard): string | null {
  const more = dear.price - cheap.price;
  return more > 0 && dear.currency === cheap.currency ? format.money(more, dear.currency) : null;
}

function inCommon(shared: readonly Shared[]): string {
  return shared.length === 0 ? '' : text.try.inCommon(shared.map(({ by, value }) => text.try.by[by](value)));
}

/** Why nothing would be shown, and what would change it. */
export function explain(why: Why, placement: Placement): Explanation {
  return why === 'no-support' && placement === 'exit' ? text.whyExit : text.why[why];
}
