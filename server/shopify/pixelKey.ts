/** The key by which a shop's web pixel is known: pixels are given no session token, only the settings that we write. */
import { timingSafeEqual } from 'node:crypto';
import type { ShopDomain } from '../domain/ids.ts';

const KEY = /^[0-9a-f]{64}$/;

/**
 * 64 hex digits, made from the app's secret and the shop alone: nothing to store, and one shop's key says nothing of
 * another's. It lies in the settings of a pixel that runs in every consenting shopper's browser, so whoever looks can
 * read it. A forger could inflate counts of one shop, within its rate limit; never revenue, which comes from orders,
 * nor read anything: the route answers nothing.
 */
export function pixelKey(sign: (text: string) => Buffer, shop: ShopDomain): string {
  // No other text that this secret signs begins so: webhooks are JSON, queries are sorted pairs.
  return sign(`mersalg pixel 1: ${shop}`).toString('hex');
}

/** Compares in constant time. */
export function isPixelKey(sign: (text: string) => Buffer, shop: ShopDomain, key: string): boolean {
  return KEY.test(key) && timingSafeEqual(Buffer.from(key), Buffer.from(pixelKey(sign, shop)));
}
