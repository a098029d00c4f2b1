/** Step one of a suggestion: which products the model proposes for a moment. */
import { lowestPrice, type Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import { TECHNIQUE } from '../placement.ts';
import type { Candidate, SuggestRequest } from '../suggestion.ts';
import type { Model } from './model.ts';

/** More are fetched than shown, since eligibility takes some away. */
const POOL = 60;

/**
 * A cheaper alternative must save enough to matter and still do the job: 0.5 to 0.9 of the price. A judgement,
 * not a measurement: below half the price it is another kind of thing.
 */
export const DOWNSELL_RATIO = { least: 0.5, most: 0.9 } as const;

/** Candidates for the moment, best first; null when the moment has nothing to go by. */
export function candidatesFor(
  model: Model,
  catalog: ReadonlyMap<ProductId, Product>,
  request: SuggestRequest,
): Candidate[] | null {
  switch (TECHNIQUE[request.placement]) {
    case 'cross-sell': {
      const context =
        request.placement === 'cart' ? request.cart : request.productId === null ? [] : [request.productId];
      return context.length === 0 ? null : model.complements(context, POOL + request.cart.length);
    }
    case 'downsell': {
      const product = request.productId === null ? undefined : catalog.get(request.productId);
      return product === undefined ? null : cheaper(model.substitutes(product.id, POOL), product, catalog);
    }
    // No placement upsells yet: an upgrade is offered with its differences or not at all.
    case 'upsell':
      return null;
  }
}

function cheaper(
  found: Candidate[],
  product: Product,
  catalog: ReadonlyMap<ProductId, Product>,
): Candidate[] {
  const price = lowestPrice(product);
  return found.filter(({ productId }) => {
    const other = catalog.get(productId);
    if (other === undefined) return false;
    const ratio = lowestPrice(other) / price;
    return ratio >= DOWNSELL_RATIO.least && ratio <= DOWNSELL_RATIO.most;
  });
}
