/** What offers name, looked up in the shop: unknown things are refused by their field, known ones are shown by title. */
import type { ShopDomain } from '../domain/ids.ts';
import { refused } from '../domain/offer/kinds/fields.ts';
import { mentionsOf, type OfferFields } from '../domain/offer/parseOffer.ts';
import type { OffersReport } from '../domain/offer/report.ts';
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

/** The products and collections that these offers name, as far as the shop still has them. */
export async function namedBy(
  store: Store,
  shop: ShopDomain,
  offers: readonly OfferFields[],
): Promise<Pick<OffersReport, 'products' | 'collections'>> {
  const products = new Set<number>();
  const collections = new Set<number>();
  for (const mention of offers.flatMap(mentionsOf)) {
    if (mention.kind === 'product') products.add(mention.id);
    if (mention.kind === 'collection') collections.add(mention.id);
  }
  const [found, titles] = await Promise.all([
    store.products.getMany(shop, [...products]),
    collections.size === 0 ? [] : store.collections.all(shop),
  ]);
  return { products: found.map(toPickCard), collections: titles.filter(({ id }) => collections.has(id)) };
}
