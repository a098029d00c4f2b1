/** Finds the product that a line of an old export means: by SKU first, by title where that is unmistakable. */
import type { Product } from './catalog.ts';
import type { ProductId } from './ids.ts';

/** What a products export knows of a product; it has handles, but no ids. */
export interface ProductHint {
  readonly handle: string;
  readonly title: string;
  readonly skus: readonly string[];
}

export interface Matcher {
  /** Null when no product, or more than one, answers to it: a wrong product would teach the model nonsense. */
  find(line: { readonly sku: string | null; readonly title: string }): ProductId | null;
  /** Every SKU that means one product. */
  readonly bySku: ReadonlyMap<string, ProductId>;
}

/** Several products under one name: none of them. */
const AMBIGUOUS = -1;

/**
 * `hints` tell SKUs and titles that a product had when the export was made; they join by handle and count
 * only where today's catalogue says nothing. A line's title is `product - variant` or the product's alone.
 */
export function createMatcher(products: Iterable<Product>, hints: Iterable<ProductHint> = []): Matcher {
  const bySku = new Map<string, ProductId>();
  const byTitle = new Map<string, ProductId>();
  const byHandle = new Map<string, ProductId>();
  for (const product of products) {
    byHandle.set(product.handle, product.id);
    learn(byTitle, plain(product.title), product.id);
    for (const { sku, title } of product.variants) {
      if (sku !== null && sku.trim() !== '') learn(bySku, sku.trim(), product.id);
      learn(byTitle, plain(`${product.title} - ${title}`), product.id);
    }
  }
  const olderSkus = new Map<string, ProductId>();
  const olderTitles = new Map<string, ProductId>();
  for (const { handle, title, skus } of hints) {
    const id = byHandle.get(handle);
    if (id === undefined) continue;
    learn(olderTitles, plain(title), id);
    for (const sku of skus) learn(olderSkus, sku.trim(), id);
  }
  for (const [sku, id] of olderSkus) if (!bySku.has(sku)) bySku.set(sku, id);
  for (const [title, id] of olderTitles) if (!byTitle.has(title)) byTitle.set(title, id);
  for (const [sku, id] of bySku) if (id === AMBIGUOUS) bySku.delete(sku);

  const titled = (title: string): ProductId | null => {
    const id = byTitle.get(plain(title));
    return id === undefined || id === AMBIGUOUS ? null : id;
  };
  return {
    bySku,
    find({ sku, title }) {
      const found = sku === null ? undefined : bySku.get(sku.trim());
      if (found !== undefined) return found;
      // The variant is what stands behind the last dash; it may have been renamed since.
      const dash = title.lastIndexOf(' - ');
      return titled(title) ?? (dash > 0 ? titled(title.slice(0, dash)) : null);
    },
  };
}

function learn(map: Map<string, ProductId>, name: string, id: ProductId): void {
  const known = map.get(name);
  map.set(name, known === undefined || known === id ? id : AMBIGUOUS);
}

function plain(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}
