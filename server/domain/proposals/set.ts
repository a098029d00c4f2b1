/** Bundles: the product in hand with the other parts of a set that the merchant has priced. */
import type { Product } from '../catalog.ts';
import { type Eligible, eligible } from '../eligibility.ts';
import type { Offer } from '../offer/offer.ts';
import type { Part } from '../offer/terms.ts';
import type { Candidate } from '../suggestion.ts';
import { type Asked, inHand, ownedOf, type Proposed } from './proposal.ts';
import { commonOf } from './told.ts';

/** Sets that hold the product in hand, each whole or not at all: a set with a part missing is no set. */
export function setsFor(asked: Asked): Proposed[] {
  const base = inHand(asked);
  if (base === null) return [];
  return asked.offers.flatMap((offer) => setOf(asked, base, offer) ?? []);
}

function setOf(asked: Asked, base: Product, offer: Offer): Proposed | null {
  if (offer.detail.kind !== 'bundle') return null;
  const { parts } = offer.detail;
  const own = parts.findIndex(({ products }) => products.includes(base.id));
  if (own < 0) return null;
  const taken = new Set([base.id]);
  const cards: Eligible[] = [];
  for (const [at, part] of parts.entries()) {
    if (at === own) continue;
    const card = partOf(asked, base, part, taken);
    if (card === null) return null;
    taken.add(card.product.id);
    cards.push(card);
  }
  const products = parts.map((_, at) => (at === own ? base.id : cards[at < own ? at : at - 1]!.product.id));
  return {
    spot: 'bundle',
    technique: 'cross-sell',
    offer: offer.id,
    cards,
    beside: [base],
    told: {
      ...commonOf(offer, 'bundle', [base, ...cards.map(({ product }) => product)]),
      kind: 'bundle',
      products,
    },
    discount: false,
    standing: false,
    priority: offer.priority,
  };
}

/** The first product of a part that may be shown; what is in the cart counts as well, since the set takes it in. */
function partOf(asked: Asked, base: Product, part: Part, taken: ReadonlySet<number>): Eligible | null {
  // As the merchant's own choice, which neither margin nor price hold back.
  const candidates = part.products
    .filter((id) => !taken.has(id))
    .map((productId): Candidate => ({ productId, score: 1, reason: { kind: 'pinned' } }));
  const request = { ...asked.request, placement: 'bundle' as const, cart: [] };
  for (const card of eligible(candidates, asked.catalog, asked.settings, request, ownedOf(asked))) {
    return { ...card, candidate: { ...card.candidate, reason: reasonOf(asked, base, card.product.id) } };
  }
  return null;
}

/** What orders say of the two, where they say anything; else it is the merchant's choice, and called so. */
function reasonOf({ model }: Asked, base: Product, productId: number): Candidate['reason'] {
  const known = model?.complements({ context: [base.id], barred: new Set(), limit: 24 }) ?? [];
  return known.find((one) => one.productId === productId)?.reason ?? { kind: 'pinned' };
}
