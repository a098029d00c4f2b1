/** The catalogue as Mersalg keeps it: enough to recommend and to judge eligibility, nothing shown to shoppers. */
import type { ProductId, VariantId } from './ids.ts';

export interface Variant {
  readonly id: VariantId;
  readonly title: string;
  readonly sku: string | null;
  /** Minor units, in the shop's own currency. */
  readonly price: number;
  readonly compareAt: number | null;
  /** What the platform calls available for sale: tracked stock above zero, or sold when out of stock. */
  readonly available: boolean;
  readonly options: readonly string[];
}

export interface Product {
  readonly id: ProductId;
  readonly handle: string;
  readonly title: string;
  readonly type: string;
  readonly vendor: string;
  readonly tags: readonly string[];
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

/** Lowest variant price in minor units; 0 for a product without variants. */
export function lowestPrice(product: Pick<Product, 'variants'>): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const variant of product.variants) if (variant.price < lowest) lowest = variant.price;
  return lowest === Number.POSITIVE_INFINITY ? 0 : lowest;
}

/** True when a shopper could buy it now: active, published, at least one variant available. */
export function isSellable(product: Pick<Product, 'status' | 'published' | 'variants'>): boolean {
  return product.status === 'active' && product.published && product.variants.some((v) => v.available);
}
