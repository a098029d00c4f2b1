/** Step one of a suggestion: which products the model proposes for a moment. */
import type { Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import { TECHNIQUE } from '../placement.ts';
import type { Settings } from '../settings.ts';
import type { Candidate, SuggestRequest } from '../suggestion.ts';
import type { Model } from './model.ts';
import { alternativesOf, upgradesOf } from './upgrades.ts';

/**
 * More are fetched than shown, since eligibility takes some away: usually few. Where it takes nearly all, as rules of
 * a whole collection may, it is worth asking again for more; that costs twice the time, so nobody else pays it.
 */
export const POOLS = [24, 300] as const;

/** As many as a model keeps of a product, about. */
const SUBSTITUTES = 60;

/** What suggestions complete: the cart where it stands, else the product in hand. */
export function contextOf({ placement, productId, cart }: SuggestRequest): readonly ProductId[] {
  // After a purchase and in checkout, what was bought stands for the cart.
  if (placement === 'cart' || placement === 'checkout' || placement === 'thanks') return cart;
  return productId === null ? [] : [productId];
}

/**
 * Candidates for the moment, best first; null when the moment has nothing to go by. How much cheaper or dearer a
 * substitute may be, `settings.rules.priceRatio` says. What is `barred` takes no place in the `pool`
 * of complements.
 */
export function candidatesFor(
  model: Model,
  catalog: ReadonlyMap<ProductId, Product>,
  settings: Settings,
  request: SuggestRequest,
  barred: ReadonlySet<ProductId> = new Set(),
  pool: number = POOLS[0],
): Candidate[] | null {
  switch (TECHNIQUE[request.placement]) {
    case 'cross-sell': {
      const context = contextOf(request);
      if (context.length === 0) return null;
      return model.complements({
        context,
        barred: new Set([...request.cart, ...barred]),
        limit: pool,
        cart: context === request.cart,
      });
    }
    case 'downsell': {
      const product = inHand(request, catalog);
      if (product === null) return null;
      const { downsell } = settings.rules.priceRatio;
      return alternativesOf(product, model.substitutes(product.id, SUBSTITUTES), catalog, downsell);
    }
    case 'upsell': {
      const product = inHand(request, catalog);
      if (product === null) return null;
      const gains = (a: Product, b: Product) => model.gains?.(a, b) ?? [];
      const { upsell } = settings.rules.priceRatio;
      return upgradesOf(product, model.substitutes(product.id, SUBSTITUTES), catalog, gains, upsell);
    }
  }
}

function inHand({ productId }: SuggestRequest, catalog: ReadonlyMap<ProductId, Product>): Product | null {
  return productId === null ? null : (catalog.get(productId) ?? null);
}
