/** What shoppers are told of every offer alike: when it ends, how many are left, and the terms that checkout keeps. */
import { type Product, stockOf } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { Offer } from '../offer/offer.ts';
import type { Terms } from '../offer/terms.ts';
import { termsOfOffer } from '../offer/termsOf.ts';
import type { ToldOffer } from '../offer/told.ts';
import type { Placement } from '../placement.ts';

const known = new WeakMap<Offer, Terms | null>();

/**
 * The terms of one offer, null when it changes no price; those of an upgrade only where they speak of `product`. Offers never change: a change brings a new object.
 */
export function ownTerms(offer: Offer, product: ProductId | null): Terms | null {
  let terms = known.get(offer);
  if (terms === undefined) {
    terms = termsOfOffer(offer);
    known.set(offer, terms);
  }
  if (terms?.kind === 'swap' && !terms.products.some((one) => one === product)) return null;
  return terms;
}

/** `about`: the products whose stock is spoken of, of a swap the one that it offers. A deadline is never told where it would hurry a shopper who pays. */
export function commonOf(
  offer: Offer,
  spot: Placement,
  about: readonly Product[],
): Pick<ToldOffer, 'id' | 'spot' | 'ends' | 'left' | 'terms'> {
  const terms = ownTerms(offer, about[0]?.id ?? null);
  const left = piecesLeft(offer, about);
  const tellsEnd = offer.tellsEnd && offer.endsAt !== null && spot !== 'checkout';
  return {
    id: offer.id,
    spot,
    ...(tellsEnd ? { ends: new Date(offer.endsAt!).toISOString() } : {}),
    ...(left === null ? {} : { left }),
    ...(terms === null ? {} : { terms }),
  };
}

/** Of the scarcest product, when it is at or below the merchant's number; null when it is not, or nobody counts. */
function piecesLeft({ stockNote }: Offer, about: readonly Product[]): number | null {
  if (stockNote === null) return null;
  let least: number | null = null;
  for (const product of about) {
    const stock = stockOf(product);
    if (stock !== null && (least === null || stock < least)) least = stock;
  }
  return least !== null && least > 0 && least <= stockNote ? least : null;
}
