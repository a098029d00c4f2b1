/** A product as the merchant's page shows it. */
import { isSellable, lowestPrice, type Product } from '../domain/catalog.ts';
import type { PickCard, ProductCard } from '../domain/report.ts';

export function toCard(product: Product): ProductCard {
  return {
    id: product.id,
    title: product.title,
    imageUrl: product.imageUrl,
    price: lowestPrice(product),
    currency: product.currency,
    sellable: isSellable(product),
  };
}

/** Likewise, with its variants to choose from. */
export function toPickCard(product: Product): PickCard {
  const variants = product.variants.map(({ id, title, price, available }) => ({
    id,
    title,
    price,
    available,
  }));
  return { ...toCard(product), variants };
}
