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

const NOBODY: ReadonlySet<ProductId> = new Set();

/**
 * What is for sale, not in hand, not in the cart, not barred, and within the merchant's rules; in the candidates'
 * order, each product once. A pin is the merchant's own choice: neither margin nor price hold it back. One by one,
 * as they are asked for: of some sixty candidates a handful are shown, and judging the others costs more than all
 * the rest of an answer.
 */
export function* eligible(
  candidates: Iterable<Candidate>,
  catalog: ReadonlyMap<ProductId, Product>,
  settings: Settings,
  request: SuggestRequest,
  barred: ReadonlySet<ProductId> = NOBODY,
): Generator<Eligible, void, undefined> {
  const ruleset = rulesetOf(settings);
  const ceiling = ruleset.ceiling(request, catalog);
  const taken = new Set<ProductId>(request.cart);
  if (request.productId !== null) taken.add(request.productId);
  for (const candidate of candidates) {
    if (taken.has(candidate.productId) || barred.has(candidate.productId)) continue;
    const product = catalog.get(candidate.productId);
    if (product === undefined || !ruleset.mayShow(product)) continue;
    const isPinned = candidate.reason.kind === 'pinned';
    if (!isPinned && !(ruleset.earnsEnough(product) && lowestPrice(product) <= ceiling)) continue;
    taken.add(product.id);
    yield { candidate, product };
  }
}
