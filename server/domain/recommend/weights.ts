/** What each order counts: less for large baskets, less for old ones. */
import type { OrderHistory } from '../basket.ts';
import type { Interactions } from './interactions.ts';

export interface OrderWeighting {
  /** Exponent g of |B|^-g: one wholesale order of 200 products says little about any pair in it. */
  readonly sizeDamping: number;
  /** Age at which an order counts half, as a share of the history's orders; Infinity: all count alike. */
  readonly halfLife: number;
}

/**
 * Weight w_o = |B_o|^-g · 2^(-age_o / halfLife) of each order, where age is the share of orders that are newer: so a
 * half-life means the same in a shop with ten orders a day and in one with ten thousand. Orders ascend in time.
 */
export function orderWeights(
  { orders, orderPtr }: Pick<Interactions, 'orders' | 'orderPtr'>,
  { sizeDamping, halfLife }: OrderWeighting,
): Float32Array {
  const weights = new Float32Array(orders);
  for (let o = 0; o < orders; o++) {
    const age = (orders - 1 - o) / orders;
    weights[o] = weightOfSize(orderPtr[o + 1]! - orderPtr[o]!, sizeDamping) * 2 ** (-age / halfLife);
  }
  return weights;
}

/** |B|^-g; 1 for an empty basket. */
export function weightOfSize(size: number, sizeDamping: number): number {
  return Math.max(1, size) ** -sizeDamping;
}

/** False when all orders bear one time: then nothing says which is older, and decay would be invented. */
export function timesKnown({ createdAt }: Pick<OrderHistory, 'createdAt'>): boolean {
  return createdAt.length > 1 && createdAt[0]! < createdAt[createdAt.length - 1]!;
}
