/** Notices when a changed price, cost or floor changes which offers may be charged, and has checkout told. */
import type { ShopDomain } from '../domain/ids.ts';
import { breaksFloor, flooredBy } from '../domain/offer/floor.ts';
import { termsOfOffer } from '../domain/offer/termsOf.ts';
import type { Store } from './ports.ts';

/**
 * Enqueues the job `promise` where what is told to the platform is not what holds now. Shoppers are shown nothing that is
 * below a floor meanwhile. Reads only what offers with a price name. Throws what the store throws.
 */
export async function checkFloors(store: Store, shop: ShopDomain): Promise<void> {
  const offers = (await store.offers.list(shop)).filter(
    (offer) => offer.status === 'active' && flooredBy(offer).length > 0,
  );
  if (offers.length === 0) return;
  const [{ settings }, promises, products] = await Promise.all([
    store.shops.loadSettings(shop),
    store.promises.get(shop),
    store.products.getMany(shop, [...new Set(offers.flatMap(flooredBy))]),
  ]);
  const byId = new Map(products.map((product) => [product.id, product]));
  const isTold = new Map(promises?.kept.map(({ offer, keeping }) => [offer, keeping]));
  const differs = offers.some((offer) => {
    const keeping = isTold.get(offer.id);
    // Of an offer that is not due, or not told of yet, its own job takes care.
    if (keeping === undefined) return false;
    const isBarred = keeping.kind === 'unkept' && keeping.why === 'floor';
    return isBarred !== (breaksFloor(termsOfOffer(offer)!, settings.tact, (id) => byId.get(id)) !== null);
  });
  if (differs) await store.jobs.enqueue(shop, 'promise');
}
