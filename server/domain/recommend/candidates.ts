/** Step one of a suggestion: which products the model proposes for a moment. */
import { lowestPrice, type Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import { TECHNIQUE } from '../placement.ts';
import type { Candidate, SuggestRequest } from '../suggestion.ts';
import type { Model, Substitute } from './model.ts';

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
      if (context.length === 0) return null;
      return model.complements({ context, barred: new Set(request.cart), limit: POOL });
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
  found: Substitute[],
  product: Product,
  catalog: ReadonlyMap<ProductId, Product>,
): Candidate[] {
  const price = lowestPrice(product);
  return found.flatMap(({ productId, similarity, sibling }): Candidate[] => {
    const other = catalog.get(productId);
    if (other === undefined || sibling) return [];
    const ratio = lowestPrice(other) / price;
    if (ratio < DOWNSELL_RATIO.least || ratio > DOWNSELL_RATIO.most) return [];
    const less = price - lowestPrice(other);
    return [
      { productId, score: similarity, reason: { kind: 'similar-cheaper', to: product.id, less, shared: [] } },
    ];
  });
}
