/** Finds products by title, id or SKU, for the merchant to pick from. */
import type { ShopDomain } from '../domain/ids.ts';
import type { ProductSearchReport } from '../domain/report.ts';
import { toPickCard } from './card.ts';
import type { Store } from './ports.ts';

const MOST_FOUND = 20;

export async function searchProducts(
  store: Store,
  shop: ShopDomain,
  query: string,
): Promise<ProductSearchReport> {
  const found = await store.products.search(shop, query.trim(), MOST_FOUND);
  return { products: found.map(toPickCard) };
}
