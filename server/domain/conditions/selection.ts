/** Whether a merchant's selection speaks of a product: by itself, by its collections, or by its tags. */
import type { Product } from '../catalog.ts';
import type { Selection } from '../offer/offer.ts';
import { folded } from '../rules.ts';

/** True for a selection that names nothing: it speaks of every product. */
export function isEverything({ products, collections, tags }: Selection): boolean {
  return products.length + collections.length + tags.length === 0;
}

/** Tags are compared as Shopify does, without regard to case. Unknown collections hold nothing. */
export function selects(selection: Selection, product: Product): boolean {
  const { products, collections, tags } = selection;
  return (
    isEverything(selection) ||
    products.includes(product.id) ||
    collections.some((id) => product.collections?.includes(id)) ||
    tags.some((tag) => product.tags.some((own) => folded(own.trim()) === folded(tag.trim())))
  );
}
