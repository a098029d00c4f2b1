/** Shows the merchant what a shopper would be offered at any moment, and why that and nothing else. */

import type { Product } from '../domain/catalog.ts';
import { MersalgError } from '../domain/errors.ts';
import type { ProductId } from '../domain/ids.ts';
import type { Decision } from '../domain/journey/decision.ts';
import type { Placement } from '../domain/placement.ts';
import type { ExplainedDecision, ExplainedPage, PreviewReport } from '../domain/report.ts';
import { shownItem, shownProduct } from '../domain/shown.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { toCard } from './card.ts';
import { leftOut } from './leftOut.ts';
import { type Decided, explain } from './suggest.ts';
import type { ShopView } from './views.ts';

/** As many as any placement shows; the arbiter cuts to the placement's own number. */
const LIMIT = 12;

/** Where what is in the cart counts, or was just bought. */
const BY_CART: readonly Placement[] = ['cart', 'checkout', 'thanks'];

/**
 * The same decision as the storefront's, by the same code. `asked`: what else the merchant would know of: cart, spots,
 * memory, surroundings, past. Where a cart is looked at, the product is in it. Throws `not-found` for a product the
 * shop does not have.
 */
export function preview(
  view: ShopView,
  productId: ProductId,
  placement: Placement,
  asked: Partial<SuggestRequest> = {},
): PreviewReport {
  return reportOf(view, decideOn(view, productId, placement, asked));
}

/** What was decided of a product, before it is told: to look for one among many, the telling would be in vain. */
export interface Looked {
  readonly product: Product;
  readonly request: SuggestRequest;
  readonly decided: Decided;
}

/** As `preview`, untold. */
export function decideOn(
  view: ShopView,
  productId: ProductId,
  placement: Placement,
  asked: Partial<SuggestRequest>,
): Looked {
  const product = view.catalog.get(productId);
  if (product === undefined) {
    throw new MersalgError('not-found', 'This shop has no such product. Search for one by its title.', {
      productId,
    });
  }
  const inCart = BY_CART.includes(placement);
  const { cart = [] } = asked;
  const request: SuggestRequest = {
    limit: LIMIT,
    ...asked,
    placement,
    productId: inCart ? null : productId,
    cart: inCart && !cart.includes(productId) ? [productId, ...cart] : cart,
  };
  return { product, request, decided: explain(view, request) };
}

export function reportOf(view: ShopView, { product, request, decided }: Looked): PreviewReport {
  const { placement } = request;
  const { outcome } = decided;
  const isNothing = outcome.kind === 'nothing';
  const shown = {
    placement,
    currency: product.currency,
    base: shownProduct(product),
    items: isNothing ? [] : outcome.suggestions.flatMap((one) => shownItem(one, view.catalog) ?? []),
    offers: isNothing ? [] : outcome.offers,
  };
  const head = { product: toCard(product), placement, explained: pageOf(view, request, decided), shown };
  if (outcome.kind === 'nothing') return { ...head, suggestions: [], why: outcome.why };
  const suggestions = outcome.suggestions.flatMap(({ productId: id, reason, technique, score }) => {
    const found = view.catalog.get(id);
    return found === undefined ? [] : [{ product: toCard(found), reason, technique, score }];
  });
  return { ...head, suggestions, why: null };
}

function pageOf(
  view: ShopView,
  request: SuggestRequest,
  { decisions, unproposed, empty }: Decided,
): ExplainedPage {
  const { offers } = view;
  const { placement, spots = [placement] } = request;
  const spoken = decisions.flatMap(({ proposed }) => proposed.cards.map(({ product }) => product.id));
  const own = new Map(offers.map(({ id, priority }) => [id, priority]));
  return {
    spots,
    decisions: decisions.map((decision) => told(decision, own)),
    unproposed,
    empty,
    offers: offers.map(({ id, name, priority }) => ({ id, name, priority })),
    left: leftOut(view, request, new Set(spoken)),
  };
}

function told({ proposed, ...decision }: Decision, own: ReadonlyMap<string, number>): ExplainedDecision {
  const { spot, technique, offer, cards } = proposed;
  return {
    ...decision,
    spot,
    technique,
    offer,
    priority: (offer === null ? null : own.get(offer)) ?? null,
    products: cards.map(({ product }) => toCard(product)),
    told: proposed.told,
  };
}
