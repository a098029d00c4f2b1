/** Finds the collections, tags or vendors of a shop by name, for the merchant to exclude. */
import type { Product } from '../domain/catalog.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { Group, GroupKind, GroupSearchReport } from '../domain/report.ts';
import { folded } from '../domain/rules.ts';
import type { Store } from './ports.ts';

const MOST_FOUND = 20;

/** Those with the most products first; names are compared without regard to case. */
export async function searchGroups(
  store: Pick<Store, 'collections'>,
  view: { readonly shop: { readonly shop: ShopDomain }; readonly catalog: ReadonlyMap<ProductId, Product> },
  kind: GroupKind,
  query: string,
): Promise<GroupSearchReport> {
  const groups = new Map<string, Group>();
  const add = (key: string, title: string, products: number) =>
    groups.set(key, { key, title, products: (groups.get(key)?.products ?? 0) + products });
  if (kind === 'collection') {
    for (const { id, title } of await store.collections.all(view.shop.shop)) add(String(id), title, 0);
  }
  for (const product of view.catalog.values()) {
    if (kind === 'collection') {
      for (const id of product.collections ?? []) {
        const known = groups.get(String(id));
        if (known !== undefined) add(known.key, known.title, 1);
      }
    } else if (kind === 'vendor') {
      if (product.vendor.trim() !== '') add(product.vendor.trim(), product.vendor.trim(), 1);
    } else {
      for (const tag of new Set(product.tags.map((one) => one.trim()))) if (tag !== '') add(tag, tag, 1);
    }
  }
  const wanted = folded(query.trim());
  const found = [...groups.values()].filter(({ title }) => folded(title).includes(wanted));
  found.sort((a, b) => b.products - a.products || (a.title < b.title ? -1 : 1));
  return { groups: found.slice(0, MOST_FOUND) };
}
