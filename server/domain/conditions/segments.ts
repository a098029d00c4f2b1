/** Segments of customers by recency, frequency and value of what they bought: only of those who are logged in and consented. */
import type { Purchase } from '../basket.ts';
import { lowestPrice, type Product } from '../catalog.ts';
import type { ProductId } from '../ids.ts';
import type { Segment } from '../offer/offer.ts';

const DAY = 86_400_000;

/**
 * Where segments begin; judgements, told to the merchant. `recent`: days within which a first order makes somebody new;
 * `away`: days after which a customer sleeps; `orders` and `value` (in typical prices of the shop) that make a champion.
 */
export const SEGMENT_LIMITS = {
  recent: 60,
  away: 180,
  loyal: { orders: 3 },
  champion: { orders: 5, value: 10 },
} as const;

type Catalog = ReadonlyMap<ProductId, Product>;

/**
 * The one segment of a customer; null for somebody who never bought. Products of one order bear its time, so that
 * distinct times are orders. Value is what was bought at today's prices, one piece of each: enough to tell much from
 * little. `now` in epoch milliseconds.
 */
export function segmentOf(purchases: readonly Purchase[], catalog: Catalog, now: number): Segment | null {
  const times = new Set<number>();
  let value = 0;
  for (const { productId, at } of purchases) {
    const product = catalog.get(productId);
    const price = product === undefined ? 0 : lowestPrice(product);
    for (const time of at) times.add(time);
    value += price * at.length;
  }
  if (times.size === 0) return null;
  const days = (now - Math.max(...times)) / DAY;
  const { recent, away, loyal, champion } = SEGMENT_LIMITS;
  if (days > away) return 'sleeping';
  if (times.size >= champion.orders && value >= champion.value * typicalPrice(catalog)) return 'champion';
  if (times.size >= loyal.orders) return 'loyal';
  return times.size === 1 && days <= recent ? 'new' : 'occasional';
}

const typical = new WeakMap<Catalog, number>();

/** The median of the shop's lowest prices, in minor units; 0 for an empty shop. Catalogues never change: a change brings a new one. */
function typicalPrice(catalog: Catalog): number {
  let price = typical.get(catalog);
  if (price === undefined) {
    const prices = Float64Array.from(catalog.values(), lowestPrice).sort();
    price = prices[prices.length >> 1] ?? 0;
    typical.set(catalog, price);
  }
  return price;
}
