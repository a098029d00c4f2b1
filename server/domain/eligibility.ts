/** Step two of a suggestion: which candidates may be shown at all. */
import { lowestPrice, type Product } from './catalog.ts';
import type { ProductId } from './ids.ts';
import { rulesetOf } from './ruleset.ts';
import type { Settings } from './settings.ts';
import type { Candidate, SuggestRequest } from './suggestion.ts';

/** A candidate that may be shown, with the product as we last knew it. */
export interface Eligible {
  readonly candidate: Candidate;
  readonly product: Product;
}

/**
 * Keeps what is for sale, not in hand, not in the cart and within the merchant's rules; order is kept, and each
 * product stands once. A pin is the merchant's own choice: neither margin nor price hold it back.
 */
export function eligible(
  candidates: readonly Candidate[],
  catalog: ReadonlyMap<ProductId, Product>,
  settings: Settings,
  request: SuggestRequest,
): Eligible[] {
  const barred = new Set<ProductId>(request.cart);
  if (request.productId !== null) barred.add(request.productId);
  const ruleset = rulesetOf(settings);
  const ceiling = ruleset.ceiling(request, catalog);
  const kept: Eligible[] = [];
  for (const candidate of candidates) {
    if (barred.has(candidate.productId)) continue;
    const product = catalog.get(candidate.productId);
    if (product === undefined || !ruleset.mayShow(product)) continue;
    const isPinned = candidate.reason.kind === 'pinned';
    if (!isPinned && (!ruleset.earnsEnough(product) || lowestPrice(product) > ceiling)) continue;
    barred.add(product.id);
    kept.push({ candidate, product });
  }
  return kept;
}
