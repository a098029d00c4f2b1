/** What one customer bought: one small read for suggestions, on the request's path, and one for their past in money. */
import { sql } from 'kysely';
import type { Purchase } from '../domain/basket.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import type { Engine } from './dialect/engine.ts';

/** Bounds a wholesale buyer's years, whatever their orders hold. */
const MOST_LINES = 2_000;

/** Newest `limit` orders of the customer, as for training: none that was cancelled, deleted or a test. */
export async function readPurchases(
  engine: Engine,
  shop: ShopDomain,
  customerKeys: readonly string[],
  limit: number,
): Promise<Purchase[]> {
  if (customerKeys.length === 0) return [];
  const lines = await engine.read
    .selectFrom((from) =>
      from
        .selectFrom('orders')
        .select(['id', 'created_at'])
        .where('shop', '=', shop)
        .where('customer_key', 'in', [...customerKeys])
        .where('cancelled', '=', 0)
        .where('test', '=', 0)
        .where('deleted_at', 'is', null)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .as('o'),
    )
    .innerJoin('order_lines as l', (on) => on.on('l.shop', '=', shop).onRef('l.order_id', '=', 'o.id'))
    .select(['o.id', 'o.created_at', 'l.product_id'])
    .distinct()
    .where('l.product_id', 'is not', null)
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id', 'desc')
    .orderBy('l.product_id')
    .limit(MOST_LINES)
    .execute();
  const times = new Map<ProductId, number[]>();
  for (const { product_id, created_at } of lines) {
    const id = product_id as number;
    const at = times.get(id);
    if (at === undefined) times.set(id, [created_at]);
    else at.push(created_at);
  }
  return [...times].sort(([a], [b]) => a - b).map(([productId, at]) => ({ productId, at: at.reverse() }));
}

/** See OrderStore.spent. */
export async function readSpent(
  engine: Engine,
  shop: ShopDomain,
  customerKeys: readonly string[],
  from: number,
  to: number,
): Promise<number> {
  if (customerKeys.length === 0) return 0;
  const { spent } = await engine.read
    .selectFrom('orders')
    .select(sql<number | null>`cast(sum(total) as bigint)`.as('spent'))
    .where('shop', '=', shop)
    .where('customer_key', 'in', [...customerKeys])
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .where('cancelled', '=', 0)
    .where('test', '=', 0)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return spent ?? 0;
}
