/** What of a shop's catalogue and rates decides which promises native discounts can keep. */
import type { Product } from '../domain/catalog.ts';
import type { CollectionId, ProductId, ShopDomain } from '../domain/ids.ts';
import { bearsOff, type Floors, flooredBy } from '../domain/offer/floor.ts';
import { type Covering, MOST_PRODUCTS, type ShopFacts } from '../domain/offer/native.ts';
import type { Offer } from '../domain/offer/offer.ts';
import { deliversFree } from './checkPromises.ts';
import type { FreeFrom } from './discountPort.ts';
import type { Store } from './ports.ts';

export interface KnownFacts extends ShopFacts {
  /** Of the products that the offers reduce; undefined for one that is gone. */
  product(id: ProductId): Product | undefined;
}

/** Reads only what these offers need: the products that they reduce, and the whole catalogue for a gift alone. */
export async function shopFacts(
  store: Pick<Store, 'products'>,
  shop: ShopDomain,
  offers: readonly Offer[],
  currency: string,
  rates: readonly FreeFrom[] | null,
  floors: Floors,
): Promise<KnownFacts> {
  const parts = offers.flatMap(flooredBy);
  const wholeCatalogue = offers.some(({ detail }) => detail.kind === 'gift');
  const products = wholeCatalogue
    ? await store.products.all(shop)
    : await store.products.getMany(shop, [...new Set(parts)]);
  const byId = new Map(products.map((product) => [product.id, product]));
  return {
    currency,
    product: (id) => byId.get(id),
    bears: (id, off) => bearsOff(byId.get(id), off, floors),
    leastPrice: (id) => {
      const variants = byId.get(id)?.variants ?? [];
      return variants.length === 0 ? null : Math.min(...variants.map(({ price }) => price));
    },
    deliversFree: (from, countries) => deliversFree(rates, from, countries),
    allSold: () => allSold(products),
  };
}

function allSold(products: readonly Product[]): Covering | null {
  const sold = products.filter((one) => one.status === 'active' && one.published);
  if (sold.length === 0) return null;
  let common: CollectionId[] | null = null;
  for (const { collections } of sold) {
    const those: readonly CollectionId[] = collections ?? [];
    common = common === null ? [...those] : common.filter((one) => those.includes(one));
  }
  const [collection] = (common ?? []).sort((a, b) => a - b);
  if (collection !== undefined) return { collection };
  return sold.length <= MOST_PRODUCTS ? { products: sold.map((one) => one.id) } : null;
}
