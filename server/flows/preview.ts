/** Shows the merchant what a shopper would be offered with a product in hand, and why. */
import { MersalgError } from '../domain/errors.ts';
import type { ProductId } from '../domain/ids.ts';
import type { Placement } from '../domain/placement.ts';
import type { PreviewReport } from '../domain/report.ts';
import { toCard } from './card.ts';
import { suggest } from './suggest.ts';
import type { ShopView } from './views.ts';

/** As many as any placement shows; the arbiter cuts to the placement's own number. */
const LIMIT = 12;

/** The same decision as the storefront's, by the same code. Throws `not-found` for a product the shop does not have. */
export function preview(view: ShopView, productId: ProductId, placement: Placement): PreviewReport {
  const product = view.catalog.get(productId);
  if (product === undefined) {
    throw new MersalgError('not-found', 'This shop has no such product. Search for one by its title.', {
      productId,
    });
  }
  const inCart = placement === 'cart';
  const outcome = suggest(view, {
    placement,
    productId: inCart ? null : productId,
    cart: inCart ? [productId] : [],
    limit: LIMIT,
  });
  const head = { product: toCard(product), placement };
  if (outcome.kind === 'nothing') return { ...head, suggestions: [], why: outcome.why };
  const suggestions = outcome.suggestions.flatMap(({ productId: id, reason, technique, score }) => {
    const found = view.catalog.get(id);
    return found === undefined ? [] : [{ product: toCard(found), reason, technique, score }];
  });
  return { ...head, suggestions, why: null };
}
