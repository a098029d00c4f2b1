/** A product as the merchant's page shows it. */
import { isSellable, lowestPrice, type Product } from '../domain/catalog.ts';
import type { ProductCard } from '../domain/report.ts';

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
