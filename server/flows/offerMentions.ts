/** What offers name, looked up in the shop: unknown things are refused by their field, known ones are shown by title. */
import type { ShopDomain } from '../domain/ids.ts';
import { refused } from '../domain/offer/kinds/fields.ts';
import type { Offer, OfferId } from '../domain/offer/offer.ts';
import { mentionsOf, type OfferFields } from '../domain/offer/parseOffer.ts';
import type { OfferBrief, OffersReport } from '../domain/offer/report.ts';
import { toPickCard } from './card.ts';
import type { Store } from './ports.ts';

/** @throws MersalgError `bad-input` naming the first field that names what the shop does not have. */
export async function checkMentions(store: Store, shop: ShopDomain, offer: OfferFields): Promise<void> {
  const mentions = mentionsOf(offer);
  const ids = new Set(mentions.flatMap((one) => (one.kind === 'product' ? [one.id] : [])));
  const [found, collections, offers] = await Promise.all([
    store.products.getMany(shop, [...ids]),
    mentions.some(({ kind }) => kind === 'collection') ? store.collections.all(shop) : [],
    mentions.some(({ kind }) => kind === 'gift') ? store.offers.list(shop) : [],
  ]);
  const products = new Map(found.map((product) => [product.id, product]));
  for (const mention of mentions) {
    switch (mention.kind) {
      case 'product':
        if (!products.has(mention.id)) throw refused(mention.field, 'a product that this shop has');
        break;
      case 'variant':
        if (!products.get(mention.of)?.variants.some(({ id }) => id === mention.id))
          throw refused(mention.field, 'a variant of the product that the offer names');
        break;
      case 'collection':
        if (!collections.some(({ id }) => id === mention.id))
          throw refused(mention.field, 'a collection that this shop has');
        break;
      case 'gift':
        if (!offers.some(({ id, detail }) => id === mention.id && detail.kind === 'gift'))
          throw refused(mention.field, 'an offer of this shop that gives a gift');
        break;
    }
  }
}

/** What these offers name, as far as the shop still has it. */
export async function namedBy(
  store: Store,
  shop: ShopDomain,
  offers: readonly OfferFields[],
): Promise<Pick<OffersReport, 'products' | 'collections' | 'gifts'>> {
  const products = new Set<number>();
  const collections = new Set<number>();
  const gifts = new Set<OfferId>();
  for (const mention of offers.flatMap(mentionsOf)) {
    if (mention.kind === 'product') products.add(mention.id);
    if (mention.kind === 'collection') collections.add(mention.id);
    if (mention.kind === 'gift') gifts.add(mention.id);
  }
  const [found, titles, given] = await Promise.all([
    store.products.getMany(shop, [...products]),
    collections.size === 0 ? [] : store.collections.all(shop),
    Promise.all([...gifts].map((id) => store.offers.get(shop, id))),
  ]);
  return {
    products: found.map(toPickCard),
    collections: titles.filter(({ id }) => collections.has(id)),
    gifts: given.flatMap((offer) => (offer === null ? [] : [briefOf(offer)])),
  };
}

export function briefOf({ id, name, status, detail }: Offer): OfferBrief {
  return { id, name, status, detail };
}
