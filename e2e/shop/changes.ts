/** What a merchant does in the admin. Each change is heard by the webhooks; what is done with orders stands in orderChanges.ts. */
import type { TwinProduct, TwinShop } from './state.ts';

export function deleteOrder(shop: TwinShop, id: number): void {
  const order = shop.orderById.get(id);
  if (!order) throw new Error(`${shop.data.domain} has no order ${id}.`);
  shop.data.orders.splice(shop.data.orders.indexOf(order), 1);
  shop.orderById.delete(id);
  shop.emit({ topic: 'orders/delete', id });
}

/** Changes a product's own fields, e.g. `{status: 'DRAFT'}` or `{title: '…'}`. */
export function updateProduct(
  shop: TwinShop,
  id: number,
  patch: Partial<Omit<TwinProduct, 'id'>>,
  now: number,
): void {
  const product = shop.productById.get(id);
  if (!product) throw new Error(`${shop.data.domain} has no product ${id}.`);
  if (patch.handle !== undefined) {
    shop.productByHandle.delete(product.handle);
    shop.productByHandle.set(patch.handle, product);
  }
  Object.assign(product, patch, { updatedAt: new Date(now).toISOString() });
  for (const variant of product.variants) shop.variantById.set(variant.id, variant);
  shop.emit({ topic: 'products/update', product });
}

export function deleteProduct(shop: TwinShop, id: number): void {
  const product = shop.productById.get(id);
  if (!product) throw new Error(`${shop.data.domain} has no product ${id}.`);
  shop.data.products.splice(shop.data.products.indexOf(product), 1);
  shop.productById.delete(id);
  shop.productByHandle.delete(product.handle);
  for (const variant of product.variants) shop.variantById.delete(variant.id);
  shop.emit({ topic: 'products/delete', id });
}
