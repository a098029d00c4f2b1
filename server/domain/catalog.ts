/** The catalogue as Mersalg keeps it: enough to recommend and to judge eligibility, nothing shown to shoppers. */
import type { CollectionId, ProductId, VariantId } from './ids.ts';

export interface Variant {
  readonly id: VariantId;
  readonly title: string;
  readonly sku: string | null;
  /** Minor units, in the shop's own currency. */
  readonly price: number;
  readonly compareAt: number | null;
  /** What the platform calls available for sale: tracked stock above zero, or sold when out of stock. */
  readonly available: boolean;
  /** What one piece costs the merchant, in minor units; null when it is not known. */
  readonly cost: number | null;
  /** Pieces left to sell; null when nobody counts them, or when it sells on beyond zero. */
  readonly stock: number | null;
  readonly options: readonly string[];
}

export interface Product {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: string;
  readonly type: string;
  readonly vendor: string;
  readonly tags: readonly string[];
  /**
   * The collections that hold it, ascending. Null as long as only webhooks have told of the product: they name
   * neither collections nor costs.
   */
  readonly collections: readonly CollectionId[] | null;
  readonly status: 'active' | 'draft' | 'archived' | 'unlisted';
  /** Published on the online store. */
  readonly published: boolean;
  readonly imageUrl: string | null;
  readonly variants: readonly Variant[];
  /** ISO 4217 of every price here. */
  readonly currency: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; an upsert with an older value is ignored. */
  readonly updatedAt: number;
}

/** A collection by the title that the merchant gave it. Which products it holds, they say themselves. */
export interface Collection {
  readonly id: CollectionId;
  readonly title: string;
}

/** Lowest variant price in minor units; 0 for a product without variants. */
export function lowestPrice(product: Pick<Product, 'variants'>): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const variant of product.variants) if (variant.price < lowest) lowest = variant.price;
  return lowest === Number.POSITIVE_INFINITY ? 0 : lowest;
}

/** Whether shoppers may meet its page, sold out or not. */
export function isMet({ status, published }: Pick<Product, 'status' | 'published'>): boolean {
  return published && status === 'active';
}

/** Pieces left over all variants that can be bought; null when one of them is not counted. */
export function stockOf(product: Pick<Product, 'variants'>): number | null {
  let pieces = 0;
  for (const { available, stock } of product.variants) {
    if (!available) continue;
    if (stock === null) return null;
    pieces += stock;
  }
  return pieces;
}

/**
 * What a webhook `told`, completed with what is `known` of the product: its collections and costs, and whether
 * its stock is counted (an uncounted variant tells 0). A product that knows its collections needs no completion.
 */
export function completed(told: Product, known: Product | null): Product {
  if (told.collections !== null) return told;
  const variants = told.variants.map((variant): Variant => {
    const before = known?.variants.find(({ id }) => id === variant.id);
    if (before === undefined || known?.collections == null) {
      return { ...variant, stock: variant.stock === null || variant.stock > 0 ? variant.stock : null };
    }
    return { ...variant, cost: before.cost, stock: before.stock === null ? null : variant.stock };
  });
  return { ...told, collections: known?.collections ?? null, variants };
}

/** True when a shopper could buy it now: active, published, at least one variant available. */
export function isSellable(product: Pick<Product, 'status' | 'published' | 'variants'>): boolean {
  return product.status === 'active' && product.published && product.variants.some((v) => v.available);
}
