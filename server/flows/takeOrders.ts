/** Takes orders in, however they came: with what their goods cost when it is first asked, and whose carts they were. */
import type { Order } from '../domain/basket.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { withCosts } from '../domain/measure/costs.ts';
import { joinOrders } from './joinOrders.ts';
import type { Deps } from './ports.ts';

/**
 * Upserts. A cost that is known of an order's variant stays: a refund half a year later must not be reckoned with what
 * the goods cost by then. One that was not known is looked for anew each time. Resolves to how many orders were written.
 */
export async function takeOrders(
  { store }: Pick<Deps, 'store'>,
  shop: ShopDomain,
  orders: readonly Order[],
): Promise<number> {
  const applied = await store.orders.upsert(shop, await priced(store, shop, orders));
  await joinOrders(store, shop, orders);
  return applied;
}

async function priced(
  store: Deps['store'],
  shop: ShopDomain,
  orders: readonly Order[],
): Promise<readonly Order[]> {
  const told = orders.filter(({ money }) => money !== null && money !== undefined);
  if (told.length === 0) return orders;
  const ids = told.map(({ id }) => id);
  const before = new Map<string, number>();
  for (const { order, variant, cost } of await store.orders.unitCosts(shop, ids)) {
    const key = `${order}:${variant}`;
    if (!before.has(key)) before.set(key, cost);
  }
  // Only what is not known: a sync that reads everything anew need not read the catalogue for it.
  const asked = new Set(
    told.flatMap(({ id, lines }) =>
      lines.flatMap(({ productId, variantId }) =>
        productId === null || before.has(`${id}:${variantId}`) ? [] : productId,
      ),
    ),
  );
  const catalogue = await store.products.getMany(shop, [...asked]);
  const now = new Map(
    catalogue.flatMap(({ currency, variants }) =>
      variants.flatMap(({ id, cost }) => (cost === null ? [] : [[id, { cost, currency }] as const])),
    ),
  );
  return orders.map((order) =>
    withCosts(order, ({ variantId }) => {
      if (variantId === null) return null;
      const found = now.get(variantId);
      const cost = found?.currency === order.currency ? found.cost : null;
      return before.get(`${order.id}:${variantId}`) ?? cost;
    }),
  );
}
