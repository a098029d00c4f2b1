/** What the fixture's shop would answer a shopper, for the live preview. */
import type { Placement } from '../../domain/placement.ts';
import type { PickCard, PreviewReport } from '../../domain/report.ts';
import type { ShownPage, ShownProduct } from '../../domain/shown.ts';
import type { ToldReason } from '../../domain/suggestion.ts';
import { PRODUCTS } from './products.ts';

export function shownOf(
  base: number,
  placement: Placement,
  suggestions: PreviewReport['suggestions'],
): ShownPage {
  const find = (id: number) => PRODUCTS.find((one) => one.id === id)!;
  return {
    placement,
    currency: 'SEK',
    base: shown(find(base)),
    items: suggestions.map(({ product, reason }) => ({
      ...shown(find(product.id)),
      reason: reason as ToldReason,
      spot: placement,
      offer: null,
    })),
    offers: [],
  };
}

function shown({ id, title, imageUrl, variants }: PickCard): ShownProduct {
  return {
    id,
    handle: `product-${id}`,
    title,
    img: imageUrl,
    variants: variants.map((variant) => ({ ...variant, compareAt: null })),
  };
}
