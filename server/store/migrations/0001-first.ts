/** The first set of tables. A migration that has been released is never changed. */
import { type ColumnDataType, type Kysely, sql } from 'kysely';
import type { EngineTypes } from './index.ts';

type Column = readonly [name: string, type: ColumnDataType | 'bytes', nullable?: 'null'];

const TABLES: Readonly<Record<string, { key: readonly string[]; columns: readonly Column[] }>> = {
  shops: {
    key: ['shop'],
    columns: [
      ['name', 'text'],
      ['currency', 'text'],
      ['timezone', 'text'],
      ['scopes', 'text'],
      ['installed_at', 'bigint'],
      ['uninstalled_at', 'bigint', 'null'],
      ['generation', 'bigint'],
    ],
  },
  tokens: {
    key: ['shop'],
    columns: [
      ['access', 'bytes'],
      ['access_expires_at', 'bigint'],
      ['refresh', 'bytes', 'null'],
      ['refresh_expires_at', 'bigint', 'null'],
    ],
  },
  settings: { key: ['shop'], columns: [['body', 'text']] },
  versions: {
    key: ['shop'],
    columns: [
      ['catalog', 'bigint'],
      ['settings', 'bigint'],
      ['model', 'bigint'],
      ['swept', 'bigint'],
    ],
  },
  products: {
    key: ['shop', 'id'],
    columns: [
      ['id', 'bigint'],
      ['title_folded', 'text'],
      ['skus_folded', 'text'],
      ['body', 'text'],
      ['updated_at', 'bigint'],
      ['seen_at', 'bigint'],
      ['changed', 'bigint'],
      ['deleted_at', 'bigint', 'null'],
    ],
  },
  orders: {
    key: ['shop', 'id'],
    columns: [
      ['id', 'bigint'],
      ['name', 'text'],
      ['created_at', 'bigint'],
      ['updated_at', 'bigint'],
      ['customer_key', 'text', 'null'],
      ['currency', 'text'],
      ['total', 'bigint'],
      ['cancelled', 'bigint'],
      ['test', 'bigint'],
      ['source', 'text'],
      ['suggested', 'bigint'],
      ['deleted_at', 'bigint', 'null'],
    ],
  },
  order_lines: {
    key: ['shop', 'order_id', 'n'],
    columns: [
      ['order_id', 'bigint'],
      ['n', 'bigint'],
      ['product_id', 'bigint', 'null'],
      ['variant_id', 'bigint', 'null'],
      ['sku', 'text', 'null'],
      ['title', 'text'],
      ['quantity', 'bigint'],
      ['unit_price', 'bigint'],
      ['suggestion', 'text', 'null'],
    ],
  },
  redactions: { key: ['shop', 'key_hash'], columns: [['key_hash', 'text']] },
  inbox: {
    key: ['shop', 'webhook_id'],
    columns: [
      ['webhook_id', 'text'],
      ['topic', 'text'],
      ['body', 'text'],
      ['received_at', 'bigint'],
      ['settled_at', 'bigint', 'null'],
      ['problem', 'text', 'null'],
    ],
  },
  jobs: {
    key: ['shop', 'kind'],
    columns: [
      ['kind', 'text'],
      ['id', 'bigint'],
      ['payload', 'text'],
      ['due_at', 'bigint'],
      ['ready_at', 'bigint', 'null'],
      ['attempt', 'bigint'],
      ['lease', 'text', 'null'],
      ['owner', 'text', 'null'],
      ['again_at', 'bigint', 'null'],
      ['error', 'text', 'null'],
    ],
  },
  syncs: {
    key: ['shop'],
    columns: [
      ['phase', 'text'],
      ['generation', 'bigint'],
      ['started_at', 'bigint'],
      ['finished_at', 'bigint', 'null'],
      ['bulk_id', 'text', 'null'],
      ['line', 'bigint'],
      ['products_done', 'bigint'],
      ['products_total', 'bigint', 'null'],
      ['orders_done', 'bigint'],
      ['orders_total', 'bigint', 'null'],
      ['problem', 'text', 'null'],
    ],
  },
  models: {
    key: ['shop', 'version'],
    columns: [
      ['version', 'bigint'],
      ['trained_at', 'bigint'],
      ['orders', 'bigint'],
      ['products', 'bigint'],
      ['pairs', 'bigint'],
      ['train_ms', 'bigint'],
      ['bytes', 'bytes'],
    ],
  },
  counters: {
    key: ['shop', 'day', 'placement', 'kind'],
    columns: [
      ['day', 'bigint'],
      ['placement', 'text'],
      ['kind', 'text'],
      ['events', 'bigint'],
      ['cards', 'bigint'],
    ],
  },
  imports: {
    key: ['shop', 'file'],
    columns: [
      ['file', 'text'],
      ['rows', 'bigint'],
      ['imported', 'bigint'],
      ['refused', 'bigint'],
      ['finished_at', 'bigint', 'null'],
    ],
  },
};

/**
 * What a planner without statistics should believe: rows in all, then rows that share the first column of the
 * key or index, the first two, and so on. Left to itself SQLite takes a shop for ten rows and scans it instead
 * of looking up its rows one by one: resolving 400,000 lines then takes not seconds but hours.
 */
const EXPECTED_ROWS: readonly (readonly [table: string, index: string, rows: string])[] = [
  ['products', 'products', '10000 10000 1'],
  ['products', 'products_changed', '10000 10000 100'],
  ['orders', 'orders', '100000 100000 1'],
  ['orders', 'orders_suggested', '1000 1000 1'],
  ['orders', 'orders_customer', '100000 100000 3'],
  ['order_lines', 'order_lines', '500000 500000 5 1'],
  ['inbox', 'sqlite_autoindex_inbox_1', '10000 10000 1'],
  ['inbox', 'inbox_pending', '1000 1000 1 1'],
  ['inbox', 'inbox_settled', '10000 1'],
];

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  for (const [table, { key, columns }] of Object.entries(TABLES)) {
    let create = db.schema.createTable(table).addColumn('shop', types.text, (c) => c.notNull());
    for (const [name, type, nullable] of columns) {
      const own = type === 'text' ? types.text : type === 'bigint' ? types.integer : types.bytes;
      create = create.addColumn(name, own, (c) => (nullable ? c : c.notNull()));
    }
    await create
      .addPrimaryKeyConstraint(`${table}_pk`, key as [never, ...never[]])
      .$call((c) =>
        types.tableEnd(table) ? c.modifyEnd(types.tableEnd(table) as ReturnType<typeof sql>) : c,
      )
      .execute();
  }
  const index = (name: string, on: string) =>
    sql`create index ${sql.ref(name)} on ${sql.raw(on)}`.execute(db);
  await index('products_changed', 'products (shop, changed)');
  await index('orders_suggested', 'orders (shop, created_at) where suggested = 1');
  await index('orders_customer', 'orders (shop, customer_key) where customer_key is not null');
  await index('inbox_pending', 'inbox (shop, received_at, webhook_id) where settled_at is null');
  await index('inbox_settled', 'inbox (received_at) where settled_at is not null');
  await index('jobs_ready', 'jobs (ready_at)');
  await types.expect?.(db, EXPECTED_ROWS);
}
