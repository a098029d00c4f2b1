/** From an exported order to the basket's. */
import { createHash } from 'node:crypto';
import type { Order } from '../../domain/basket.ts';
import type { OrderId, ProductId, ShopDomain } from '../../domain/ids.ts';
import { type CustomerKey, keyOfEmail } from '../customers.ts';
import type { ExportOrder } from './orders.ts';

export interface ToOrderOptions {
  readonly shop: ShopDomain;
  readonly customerKey: CustomerKey;
  /** Products by SKU, as far as they are known; `OrderStore.resolveSkus` can do it afterwards. */
  readonly bySku?: ReadonlyMap<string, ProductId>;
}

/**
 * The id is the file's `Id`, so that the same order is met again when the API gives it too. Without one it is a
 * negative number drawn from the order's name: stable, so that importing twice does no harm, and never one of
 * Shopify's; but should the API ever give that order, it would stand there twice.
 */
export function toOrder(exported: ExportOrder, { shop, customerKey, bySku }: ToOrderOptions): Order {
  const sold = exported.lines.reduce((sum, line) => sum + line.price * line.quantity - line.discount, 0);
  return {
    id: exported.id ?? idOfName(shop, exported.name),
    name: exported.name,
    createdAt: exported.createdAt,
    // Whatever the platform itself says later is newer.
    updatedAt: Math.max(exported.createdAt, exported.cancelledAt ?? 0),
    customerKey: exported.email === null ? null : keyOfEmail(customerKey, shop, exported.email),
    currency: exported.currency,
    total: exported.cancelledAt !== null ? 0 : Math.max(0, (exported.total ?? sold) - exported.refunded),
    cancelled: exported.cancelledAt !== null,
    test: false,
    source: 'import',
    lines: exported.lines.map((line) => ({
      productId: (line.sku === null ? undefined : bySku?.get(line.sku)) ?? null,
      variantId: null,
      sku: line.sku,
      title: line.name,
      quantity: line.quantity,
      unitPrice: Math.max(0, Math.round((line.price * line.quantity - line.discount) / line.quantity)),
      suggestion: null,
    })),
  };
}

/** 52 bits of a hash, negative: among a million orders two share one with a chance of 1 in 9,000. */
export function idOfName(shop: ShopDomain, name: string): OrderId {
  const digest = createHash('sha256').update(`${shop}\0${name}`).digest();
  return -1 - Number(digest.readBigUInt64BE() >> 12n);
}
