/** Orders and their lines: guarded bulk upserts, tombstones, and the questions asked of single orders. */
import { sql } from 'kysely';
import type { Order, OrderLine } from '../domain/basket.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { OrderStore } from '../flows/ports.ts';
import type { Cell, Engine, Trx } from './dialect/engine.ts';
import { forgottenAmong, redactCustomer } from './forget.ts';
import { readHistory } from './history.ts';
import { basketsOf, countedBaskets, isNoted, noteChanges, readChanges } from './orderChanges.ts';
import { countUntold, MONEY_COLUMNS, moneyCells, moneyOf, orderTotals, unitCosts } from './orderMoney.ts';
import { purgeOrders } from './orderPurge.ts';
import { idsIn } from './products.ts';
import { readPurchases, readSpent } from './purchases.ts';
import type { OrderLinesTable, OrdersTable } from './schema.ts';
import { resolveSkus } from './skus.ts';
import { storable, storableOrNull } from './text.ts';
import { lockVersions } from './versions.ts';

const ORDER = {
  id: 'bigint',
  name: 'text',
  created_at: 'bigint',
  updated_at: 'bigint',
  customer_key: 'text',
  currency: 'text',
  total: 'bigint',
  cancelled: 'bigint',
  test: 'bigint',
  source: 'text',
  suggested: 'bigint',
  deleted_at: 'bigint',
  ...MONEY_COLUMNS,
} as const;

const LINE = {
  order_id: 'bigint',
  n: 'bigint',
  product_id: 'bigint',
  variant_id: 'bigint',
  sku: 'text',
  title: 'text',
  quantity: 'bigint',
  unit_price: 'bigint',
  suggestion: 'text',
  goods: 'bigint',
  unit_cost: 'bigint',
} as const;

const list = (columns: object) => sql.join(Object.keys(columns).map((name) => sql.ref(name)));
const ORDER_COLUMNS = list(ORDER);
const LINE_COLUMNS = list(LINE);
const REPLACE = sql.join(
  Object.keys(ORDER)
    .slice(1)
    .map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
);

/**
 * Whether what comes in (`excluded`) may replace what is there: the platform's word goes before an import's,
 * then the later before the earlier, and a deletion (whose `updated_at` is its time) before what is as old.
 */
const MAY_REPLACE = sql`(orders.source = 'import' or excluded.source <> 'import')
  and ((orders.source = 'import' and excluded.source <> 'import')
    or excluded.updated_at > orders.updated_at
    or (excluded.updated_at = orders.updated_at and (orders.deleted_at is null or excluded.deleted_at is not null)))`;

export function orderStore(engine: Engine): OrderStore {
  const live = (shop: ShopDomain) =>
    engine.read.selectFrom('orders').where('shop', '=', shop).where('deleted_at', 'is', null);

  return {
    upsert: (shop, orders) =>
      engine.write(async (trx) => {
        if (orders.length === 0) return 0;
        const versions = await lockVersions(engine, trx, shop);
        const incoming = strongest(orders);
        const noted = incoming.filter((order) => isNoted(order, versions));
        const before = await countedBaskets(engine, trx, shop, noted);
        const keys = incoming.flatMap(({ customerKey, visitor }) =>
          [customerKey ?? [], visitor ?? []].flat(),
        );
        const forgotten = await forgottenAmong(engine, trx, shop, keys);
        const rows = incoming.map((order) => orderCells(order, forgotten));
        const { rows: applied } = await putOrders(engine, shop, rows).execute(trx);
        const ids = new Set(applied.map((row) => row.id));
        await dropLines(engine, trx, shop, [...ids]);
        const lines = incoming.flatMap((order) => (ids.has(order.id) ? lineCells(order) : []));
        await sql`insert into order_lines (shop, ${LINE_COLUMNS})
          select ${shop}, ${LINE_COLUMNS} from ${engine.relation(LINE, lines)} as lines where true`.execute(
          trx,
        );
        await noteChanges(engine, trx, versions, ids, before, basketsOf(noted));
        return ids.size;
      }),

    remove: (shop, id, at) =>
      engine.write(async (trx) => {
        const versions = await lockVersions(engine, trx, shop);
        const before = await countedBaskets(engine, trx, shop, [{ id }]);
        const tombstone = [id, '', at, at, null, '', 0, 0, 0, 'webhook', 0, at, ...moneyCells({})];
        const { rows } = await putOrders(engine, shop, [tombstone]).execute(trx);
        await dropLines(
          engine,
          trx,
          shop,
          rows.map((row) => row.id),
        );
        await noteChanges(engine, trx, versions, new Set(rows.map((row) => row.id)), before, new Map());
      }),

    async get(shop, id) {
      const rows = await live(shop).selectAll().where('id', '=', id).execute();
      return (await withLines(engine, shop, rows))[0] ?? null;
    },

    async count(shop) {
      const { n } = await live(shop)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return n;
    },

    history: (shop) => engine.snapshot((trx) => readHistory(trx, shop)),

    changes: (shop, since) => readChanges(engine, shop, since),

    async withSuggestions(shop, since, limit) {
      const rows = await live(shop)
        .selectAll()
        .where('suggested', '=', 1)
        .where('created_at', '>=', since)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return await withLines(engine, shop, rows);
    },

    purchases: (shop, customerKeys, limit) => readPurchases(engine, shop, customerKeys, limit),

    spent: (shop, customerKeys, from, to) => readSpent(engine, shop, customerKeys, from, to),

    redactCustomer: (shop, customerKey) => redactCustomer(engine, shop, customerKey),

    purge: (shop, before) => purgeOrders(engine, shop, before),

    resolveSkus: (shop, bySku) => resolveSkus(engine, shop, bySku),

    unitCosts: (shop, orders) => unitCosts(engine, shop, orders),

    countUntold: (shop, since) => countUntold(engine, shop, since),

    totals: (shop, from, to) => orderTotals(engine, shop, from, to),
  };
}

/** Inserts or replaces where the guard allows; returns the ids that were written. Ids must be unique and ascending. */
function putOrders(engine: Engine, shop: ShopDomain, rows: readonly (readonly Cell[])[]) {
  return sql<{ id: number }>`insert into orders (shop, ${ORDER_COLUMNS})
    select ${shop}, ${ORDER_COLUMNS} from ${engine.relation(ORDER, rows)} as incoming where true
    on conflict (shop, id) do update set ${REPLACE} where ${MAY_REPLACE} returning id`;
}

async function dropLines(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  orderIds: readonly number[],
): Promise<void> {
  if (orderIds.length === 0) return;
  await trx
    .deleteFrom('order_lines')
    .where('shop', '=', shop)
    .where('order_id', 'in', idsIn(engine, orderIds))
    .execute();
}

/** One order per id, ascending: the one that would remain if they came one after another. */
function strongest(orders: readonly Order[]): Order[] {
  const rank = (order: Order) => (order.source === 'import' ? 0 : 1);
  const sorted = [...orders].sort((a, b) => a.id - b.id || rank(a) - rank(b) || a.updatedAt - b.updatedAt);
  return [...new Map(sorted.map((order) => [order.id, order])).values()];
}

function orderCells(order: Order, forgotten: ReadonlySet<string>): Cell[] {
  const known = (key: string | null | undefined) => (key == null || forgotten.has(key) ? null : key);
  return [
    order.id,
    storable(order.name),
    order.createdAt,
    order.updatedAt,
    storableOrNull(known(order.customerKey)),
    storable(order.currency),
    order.total,
    order.cancelled ? 1 : 0,
    order.test ? 1 : 0,
    order.source,
    order.lines.some((line) => line.suggestion !== null) ? 1 : 0,
    null,
    ...moneyCells({ ...order, visitor: known(order.visitor) }),
  ];
}

function lineCells(order: Order): Cell[][] {
  return order.lines.map((line, n) => [
    order.id,
    n,
    line.productId,
    line.variantId,
    storableOrNull(line.sku),
    storable(line.title),
    line.quantity,
    line.unitPrice,
    storableOrNull(line.suggestion),
    line.goods ?? null,
    line.unitCost ?? null,
  ]);
}

async function withLines(engine: Engine, shop: ShopDomain, rows: readonly OrdersTable[]): Promise<Order[]> {
  if (rows.length === 0) return [];
  const lines = await engine.read
    .selectFrom('order_lines')
    .selectAll()
    .where('shop', '=', shop)
    .where(
      'order_id',
      'in',
      idsIn(
        engine,
        rows.map((row) => row.id),
      ),
    )
    .orderBy('order_id')
    .orderBy('n')
    .execute();
  const byOrder = Map.groupBy(lines, (line) => line.order_id);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    customerKey: row.customer_key,
    currency: row.currency,
    total: row.total,
    cancelled: row.cancelled === 1,
    test: row.test === 1,
    source: row.source,
    ...moneyOf(row),
    lines: (byOrder.get(row.id) ?? []).map(line),
  }));
}

function line(row: OrderLinesTable): OrderLine {
  return {
    productId: row.product_id,
    variantId: row.variant_id,
    sku: row.sku,
    title: row.title,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    suggestion: row.suggestion,
    ...(row.goods === null ? {} : { goods: row.goods }),
    ...(row.unit_cost === null ? {} : { unitCost: row.unit_cost }),
  };
}
