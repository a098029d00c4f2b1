/** Step one of a suggestion: which products the model proposes for a moment. */
import { lowestPrice, type Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import { TECHNIQUE } from '../placement.ts';
import type { PriceRatios } from '../rules.ts';
import type { Settings } from '../settings.ts';
import type { Candidate, SuggestRequest } from '../suggestion.ts';
import type { Model, Substitute } from './model.ts';

/** More are fetched than shown, since eligibility takes some away. */
const POOL = 60;

/** What suggestions complete: the cart where it stands, else the product in hand. */
export function contextOf({ placement, productId, cart }: SuggestRequest): readonly ProductId[] {
  if (placement === 'cart') return cart;
  return productId === null ? [] : [productId];
}

/**
 * Candidates for the moment, best first; null when the moment has nothing to go by. How much cheaper or dearer a
 * substitute may be, `settings.rules.priceRatio` says. What is `barred` takes no place in the pool of complements.
 */
export function candidatesFor(
  model: Model,
  catalog: ReadonlyMap<ProductId, Product>,
  settings: Settings,
  request: SuggestRequest,
  barred: ReadonlySet<ProductId> = new Set(),
): Candidate[] | null {
  switch (TECHNIQUE[request.placement]) {
    case 'cross-sell': {
      const context = contextOf(request);
      if (context.length === 0) return null;
      return model.complements({ context, barred: new Set([...request.cart, ...barred]), limit: POOL });
    }
    case 'downsell': {
      const product = request.productId === null ? undefined : catalog.get(request.productId);
      if (product === undefined) return null;
      const { downsell } = settings.rules.priceRatio;
      return cheaper(model.substitutes(product.id, POOL), product, catalog, downsell);
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
  limits: PriceRatios['downsell'],
): Candidate[] {
  const price = lowestPrice(product);
  return found.flatMap(({ productId, similarity, sibling }): Candidate[] => {
    const other = catalog.get(productId);
    if (other === undefined || sibling) return [];
    const ratio = lowestPrice(other) / price;
    if (ratio < limits.least || ratio > limits.most) return [];
    const less = price - lowestPrice(other);
    return [
      { productId, score: similarity, reason: { kind: 'similar-cheaper', to: product.id, less, shared: [] } },
    ];
  });
}
