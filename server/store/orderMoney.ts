/** An order's money and visitor as columns of its row. Rows of before they were kept have none, and none is made up. */
import { sql } from 'kysely';
import type { Order } from '../domain/basket.ts';
import type { OrderId, ShopDomain } from '../domain/ids.ts';
import type { OrderTotals } from '../domain/measure/kpis.ts';
import type { UnitCost } from '../flows/ports.ts';
import type { Cell, Engine } from './dialect/engine.ts';
import { idsIn } from './products.ts';
import type { OrdersTable } from './schema.ts';
import { storableOrNull } from './text.ts';

/** In the order of `moneyCells`. */
export const MONEY_COLUMNS = {
  visitor: 'text',
  channel: 'text',
  goods: 'bigint',
  ordered: 'bigint',
  refunded: 'bigint',
  discounts: 'bigint',
  our_discounts: 'bigint',
  shipping: 'bigint',
  tax: 'bigint',
  cost: 'bigint',
  costed_goods: 'bigint',
  pieces: 'bigint',
} as const;

export function moneyCells({ visitor = null, money = null }: Pick<Order, 'visitor' | 'money'>): Cell[] {
  return [
    storableOrNull(visitor),
    money?.channel ?? null,
    money?.goods ?? null,
    money?.ordered ?? null,
    money?.refunded ?? null,
    money?.discounts ?? null,
    money?.ourDiscounts ?? null,
    money?.shipping ?? null,
    money?.tax ?? null,
    money?.cost ?? null,
    money?.costedGoods ?? null,
    money?.pieces ?? null,
  ];
}

/** Absent where the row has none. */
export function moneyOf(
  row: Pick<OrdersTable, keyof typeof MONEY_COLUMNS>,
): Pick<Order, 'visitor' | 'money'> {
  const { visitor, channel } = row;
  const told = visitor === null ? {} : { visitor };
  if (channel === null) return told;
  // Written together with the channel, always.
  const column = (value: number | null) => value as number;
  const money = {
    channel,
    goods: column(row.goods),
    ordered: column(row.ordered),
    refunded: column(row.refunded),
    discounts: column(row.discounts),
    ourDiscounts: column(row.our_discounts),
    shipping: column(row.shipping),
    tax: column(row.tax),
    cost: column(row.cost),
    costedGoods: column(row.costed_goods),
    pieces: column(row.pieces),
  };
  return { ...told, money };
}

/** What lines of these orders are known to have cost, one row per line. */
export async function unitCosts(
  engine: Engine,
  shop: ShopDomain,
  orders: readonly OrderId[],
): Promise<UnitCost[]> {
  if (orders.length === 0) return [];
  const rows = await engine.read
    .selectFrom('order_lines')
    .select(['order_id', 'variant_id', 'unit_cost'])
    .where('shop', '=', shop)
    .where('order_id', 'in', idsIn(engine, orders))
    .where('unit_cost', 'is not', null)
    .orderBy('order_id')
    .orderBy('n')
    .execute();
  return rows.flatMap(({ order_id: order, variant_id: variant, unit_cost: cost }) =>
    variant === null || cost === null ? [] : [{ order, variant, cost }],
  );
}

/** The platform's orders of `since` and later whose money is not told, though they are known. */
export async function countUntold(engine: Engine, shop: ShopDomain, since: number): Promise<number> {
  const { n } = await engine.read
    .selectFrom('orders')
    .where('shop', '=', shop)
    .where('deleted_at', 'is', null)
    .where('created_at', '>=', since)
    .where('channel', 'is', null)
    .where('source', '<>', 'import')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** See `OrderTotals` for what is left out. */
export async function orderTotals(
  engine: Engine,
  shop: ShopDomain,
  from: number,
  to: number,
): Promise<OrderTotals> {
  const { n, goods } = await engine.read
    .selectFrom('orders')
    .where('shop', '=', shop)
    .where('deleted_at', 'is', null)
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .where('channel', '=', 'online')
    .where('test', '=', 0)
    .where('cancelled', '=', 0)
    .select((e) => [
      e.fn.countAll<number>().as('n'),
      sql<number | null>`cast(sum(goods) as bigint)`.as('goods'),
    ])
    .executeTakeFirstOrThrow();
  return { orders: n, goods: goods ?? 0 };
}
