/** Makers of small catalogues and histories for tests; no part of the product. */
import type { OrderHistory } from './basket.ts';
import type { Product } from './catalog.ts';

/** A sellable product at 100.00 SEK, in no collection, of unknown cost and uncounted, unless told otherwise. */
export function makeProduct(
  id: number,
  over: Partial<Product> & {
    price?: number;
    available?: boolean;
    cost?: number | null;
    stock?: number | null;
  } = {},
): Product {
  const { price = 10_000, available = true, cost = null, stock = null, ...rest } = over;
  return {
    id,
    handle: `product-${id}`,
    title: `Product ${id}`,
    type: '',
    vendor: 'Nord',
    tags: [],
    collections: [],
    status: 'active',
    published: true,
    imageUrl: null,
    variants: [
      {
        id: id * 10,
        title: 'Default',
        sku: null,
        price,
        compareAt: null,
        available,
        cost,
        stock,
        options: [],
      },
    ],
    currency: 'SEK',
    createdAt: 0,
    updatedAt: 0,
    ...rest,
  };
}

/** Packs baskets of product ids into a history, one minute apart, by nobody known. */
export function makeHistory(baskets: readonly (readonly number[])[]): OrderHistory {
  const ptr = new Uint32Array(baskets.length + 1);
  const ids: number[] = [];
  baskets.forEach((basket, at) => {
    ids.push(...[...new Set(basket)].sort((a, b) => a - b));
    ptr[at + 1] = ids.length;
  });
  return {
    createdAt: Float64Array.from(baskets, (_, at) => at * 60_000),
    ptr,
    productIds: Float64Array.from(ids),
    customer: new Uint32Array(baskets.length),
  };
}

/** An order of a customer (0: unknown) on a day, for `makeCustomerHistory`. */
export type CustomerOrder = readonly [customer: number, day: number, basket: readonly number[]];

/** Packs orders of known customers, in any order, into a history; customers keep the numbers given. */
export function makeCustomerHistory(orders: readonly CustomerOrder[]): OrderHistory {
  const sorted = [...orders].sort((a, b) => a[1] - b[1]);
  return {
    ...makeHistory(sorted.map(([, , basket]) => basket)),
    createdAt: Float64Array.from(sorted, ([, day]) => day * 86_400_000),
    customer: Uint32Array.from(sorted, ([customer]) => customer),
  };
}

/** `times` copies of a basket. */
export function repeated(times: number, basket: readonly number[]): (readonly number[])[] {
  return Array.from({ length: times }, () => basket);
}
