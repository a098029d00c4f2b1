/** Step two of a suggestion: which candidates may be shown at all. */
import { isSellable, type Product } from './catalog.ts';
import type { ProductId } from './ids.ts';
import type { Settings } from './settings.ts';
import type { Candidate, SuggestRequest } from './suggestion.ts';

/** A candidate that may be shown, with the product as we last knew it. */
export interface Eligible {
  readonly candidate: Candidate;
  readonly product: Product;
}

/** Keeps what is sellable, not in hand, not in the cart and not excluded by the merchant; order is kept. */
export function eligible(
  candidates: readonly Candidate[],
  catalog: ReadonlyMap<ProductId, Product>,
  settings: Settings,
  request: SuggestRequest,
): Eligible[] {
  const barred = new Set<ProductId>(request.cart);
  if (request.productId !== null) barred.add(request.productId);
  for (const id of settings.excludedProducts) barred.add(id);
  const kept: Eligible[] = [];
  for (const candidate of candidates) {
    if (barred.has(candidate.productId)) continue;
    const product = catalog.get(candidate.productId);
    if (product !== undefined && isSellable(product)) kept.push({ candidate, product });
  }
  return kept;
}
