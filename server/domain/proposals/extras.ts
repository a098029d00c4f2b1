/** Extras of the product in hand: quantity prices, services that go with it, a subscription instead of one purchase. */
import type { Product } from '../catalog.ts';
import { selects } from '../conditions/selection.ts';
import { type Eligible, eligible } from '../eligibility.ts';
import type { Offer } from '../offer/offer.ts';
import { type Asked, inHand, type Proposed } from './proposal.ts';
import { commonOf } from './told.ts';

/** By the offers' priority. */
export function extrasFor(asked: Asked): Proposed[] {
  const base = inHand(asked);
  if (base === null) return [];
  return asked.offers.flatMap((offer) => extraOf(asked, base, offer) ?? []);
}

function extraOf(asked: Asked, base: Product, offer: Offer): Proposed | null {
  const { detail } = offer;
  const common = (about: Product) => commonOf(offer, 'extras', [about]);
  switch (detail.kind) {
    case 'volume':
      if (!detail.products.includes(base.id)) return null;
      return extra(offer, [], base, { ...common(base), kind: 'volume' });
    case 'subscription':
      if (detail.products.length > 0 && !detail.products.includes(base.id)) return null;
      return extra(offer, [], base, { ...common(base), kind: 'subscription' });
    case 'add-on': {
      if (detail.product === base.id || !selects(detail.to, base)) return null;
      const card = serviceOf(asked, detail.product);
      if (card === null) return null;
      const share = detail.price.kind === 'share' ? { share: detail.price.hundredths } : {};
      const { product, variant } = detail;
      return extra(offer, [card], base, {
        ...common(card.product),
        kind: 'add-on',
        product,
        variant,
        ...share,
      });
    }
    default:
      return null;
  }
}

function extra(
  offer: Offer,
  cards: readonly Eligible[],
  base: Product,
  told: NonNullable<Proposed['told']>,
): Proposed {
  const { id, priority } = offer;
  // Quantity prices are the shop's own, open to everybody: no discount that urges.
  return {
    spot: 'extras',
    technique: 'cross-sell',
    offer: id,
    cards,
    beside: [base],
    told,
    discount: false,
    standing: true,
    priority,
  };
}

/** The service itself, if it may be sold now; in the cart already it may be wanted for another line. */
function serviceOf(asked: Asked, productId: number): Eligible | null {
  const candidates = [{ productId, score: 1, reason: { kind: 'pinned' as const } }];
  const request = { ...asked.request, placement: 'extras' as const, cart: [] };
  for (const card of eligible(candidates, asked.catalog, asked.settings, request)) return card;
  return null;
}
