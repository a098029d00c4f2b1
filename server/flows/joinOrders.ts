/** Joins orders to the visitors whose carts they were, by the cart's own word. */
import type { Order } from '../domain/basket.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Store } from './ports.ts';

/**
 * Doing it twice does no harm, so whoever takes orders for done only afterwards repeats it when killed in between. Made
 * even of an order that is stored already: it may have been stored by a version that knew of no visitors.
 */
export async function joinOrders(
  store: Pick<Store, 'ledger'>,
  shop: ShopDomain,
  orders: readonly Order[],
): Promise<void> {
  const joins = orders.flatMap(({ id, visitor }) =>
    visitor === null || visitor === undefined ? [] : [{ order: id, visitor, by: 'cart' as const }],
  );
  if (joins.length > 0) await store.ledger.join(shop, joins);
}
