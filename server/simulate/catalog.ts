/** The made shop's products: only that each has a known cost matters here. */
import type { Product } from '../domain/catalog.ts';
import { COST_SHARE, USUAL_ORDER } from './madeShop.ts';
import { FIRST_PRODUCT, PRODUCTS, SHOP_CURRENCY, variantOf } from './webhookBody.ts';

/** Orders' lines cost what they cost whatever the product: what one piece costs the merchant is a part of the usual line. */
const COST = Math.round((USUAL_ORDER * COST_SHARE) / 2);

export function madeProducts(at: number): Product[] {
  return Array.from({ length: PRODUCTS }, (_, n) => {
    const id = FIRST_PRODUCT + n;
    return {
      id,
      handle: `product-${id}`,
      title: `Product ${id}`,
      type: '',
      vendor: '',
      tags: [],
      collections: [],
      status: 'active',
      published: true,
      imageUrl: null,
      variants: [
        {
          id: variantOf(id),
          title: '',
          sku: `P-${id}`,
          price: USUAL_ORDER,
          compareAt: null,
          available: true,
          cost: COST,
          stock: null,
          options: [],
        },
      ],
      currency: SHOP_CURRENCY,
      createdAt: at,
      updatedAt: at,
    };
  });
}
