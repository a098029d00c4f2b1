/** Under which keys a customer's orders stand: hashes, so that nothing personal is stored. */
import type { ShopDomain } from '../domain/ids.ts';

/** `keyedHash(secret)` of server/crypto.ts. */
export type CustomerKey = (shop: ShopDomain, id: string) => string;

/** For orders from the API and webhooks. */
export function keyOfCustomer(customerKey: CustomerKey, shop: ShopDomain, id: number): string {
  return customerKey(shop, `customer:${id}`);
}

/** For orders from CSV exports, which know customers only by e-mail. */
export function keyOfEmail(customerKey: CustomerKey, shop: ShopDomain, email: string): string {
  return customerKey(shop, `email:${email.trim().toLowerCase()}`);
}
