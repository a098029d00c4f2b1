/** Under which keys customers and visitors stand: hashes, so that nothing personal is stored. */
import type { VisitorId } from '../domain/experiment/assign.ts';
import type { VisitorKey } from '../domain/experiment/ledger.ts';
import type { ShopDomain } from '../domain/ids.ts';

/** `keyedHash(secret)` of server/crypto.ts. */
export type CustomerKey = (shop: ShopDomain, id: string) => string;

/** Names a customer without saying who it is; null where customers may not be known. */
export type CustomerName = ((customerId: number) => string) | null;

/** How orders say whose they are. */
export interface OrderNames {
  readonly customer: CustomerName;
  /** Of a browser that consented to be counted: no scope is needed for it. */
  readonly visitor: (visitorId: VisitorId) => string;
}

/** For orders from the API and webhooks. */
export function keyOfCustomer(customerKey: CustomerKey, shop: ShopDomain, id: number): string {
  return customerKey(shop, `customer:${id}`);
}

/** For orders from CSV exports, which know customers only by e-mail. */
export function keyOfEmail(customerKey: CustomerKey, shop: ShopDomain, email: string): string {
  return customerKey(shop, `email:${email.trim().toLowerCase()}`);
}

/** For the ledger of exposures and the orders of its visitors. */
export function keyOfVisitor(customerKey: CustomerKey, shop: ShopDomain, id: VisitorId): VisitorKey {
  return customerKey(shop, `visitor:${id}`);
}
