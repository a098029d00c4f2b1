/** What is stored of a shop, table by table: counted, read out by key, and a customer's part of it. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { CustomerHoldings, HoldingStore, StoredRow } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { purgeLedger } from './ledgerPurge.ts';
import { type Database, TABLES } from './schema.ts';

const DAY_MS = 86_400_000;
/** A day that no row is older than. */
const FOREVER = 10_000_000;
/** A customer with more orders than this is a shop of its own; bounds memory. */
const MOST_ORDERS = 10_000;

interface Shape {
  /** The primary key's columns after the shop. */
  readonly key: readonly string[];
  /** The column that says when a row is of; days where `day`. */
  readonly at?: string;
}

/** The compiler finds a table that is forgotten here, a contract test a key that is wrong. */
export const SHAPES: Readonly<Record<keyof Database, Shape>> = {
  shops: { key: [], at: 'installed_at' },
  tokens: { key: [] },
  settings: { key: [] },
  versions: { key: [] },
  products: { key: ['id'], at: 'updated_at' },
  collections: { key: ['id'] },
  orders: { key: ['id'], at: 'created_at' },
  order_lines: { key: ['order_id', 'n'] },
  order_changes: { key: ['n'], at: 'created_at' },
  redactions: { key: ['key_hash'] },
  inbox: { key: ['webhook_id'], at: 'received_at' },
  jobs: { key: ['kind'], at: 'due_at' },
  syncs: { key: [], at: 'started_at' },
  models: { key: ['version'], at: 'trained_at' },
  counters: { key: ['day', 'placement', 'kind', 'technique', 'offer'], at: 'day' },
  imports: { key: ['file'], at: 'finished_at' },
  offers: { key: ['id'] },
  audit: { key: ['n'], at: 'at' },
  signals: { key: ['name'], at: 'at' },
  promises: { key: [], at: 'at' },
  looks: { key: [], at: 'at' },
  enrolments: { key: ['visitor', 'trial'], at: 'at' },
  order_joins: { key: ['order_id'], at: 'noted_at' },
  visitor_steps: { key: ['visitor', 'day', 'step'], at: 'day' },
  trial_orders: { key: ['trial', 'order_id'], at: 'at' },
  step_roll_ups: { key: ['trial', 'day', 'step', 'previous', 'cell'], at: 'day' },
  roll_ups: { key: ['trial', 'day', 'cell'], at: 'day' },
  trials: { key: ['id'] },
  feedback: { key: ['day', 'question', 'answer'], at: 'day' },
  firsts: { key: ['product'] },
  asked: { key: ['customer_key'], at: 'at' },
};

/** Secrets stay on the server, sealed as they are. */
const OPEN_TABLES = TABLES.filter((table) => table !== 'tokens').sort();

export function holdingStore(engine: Engine): HoldingStore {
  return {
    tables: async () => OPEN_TABLES,

    async inventory(shop) {
      const holdings = [];
      for (const table of [...TABLES].sort()) {
        const { at } = SHAPES[table];
        const oldest = at === undefined ? sql`null` : sql`min(${sql.ref(at)})`;
        const { rows } = await sql<{ rows: number; oldest: number | null }>`select count(*) as rows,
          cast(${oldest} as bigint) as oldest from ${sql.table(table)} where shop = ${shop}`.execute(
          engine.read,
        );
        const [found] = rows;
        const unit = at === 'day' ? DAY_MS : 1;
        holdings.push({
          table,
          rows: Number(found!.rows),
          oldest: found!.oldest === null ? null : Number(found!.oldest) * unit,
        });
      }
      return holdings;
    },

    async page(shop, table, after, limit) {
      const known = OPEN_TABLES.find((one) => one === table);
      if (known === undefined) return [];
      const { key } = SHAPES[known];
      // A table with one row per shop has no second page.
      if (key.length === 0 && after !== null) return [];
      const columns = sql.join(key.map((name) => sql.ref(name)));
      const beyond =
        after === null
          ? sql``
          : sql`and (${columns}) > (${sql.join(key.map((name) => sql`${after[name] ?? null}`))})`;
      const order = key.length === 0 ? sql`` : sql`order by ${columns}`;
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(known)}
        where shop = ${shop} ${beyond} ${order} limit ${sql.lit(limit)}`.execute(engine.read);
      return rows.map(plain);
    },

    customer: (shop, keys) => customerHoldings(engine, shop, keys),

    async forgetMeasuring(shop) {
      while ((await purgeLedger(engine, shop, FOREVER)) > 0);
      await engine.write(async (trx) => {
        for (const table of ['counters', 'feedback', 'asked'] as const)
          await trx.deleteFrom(table).where('shop', '=', shop).execute();
      });
    },
  };
}

async function customerHoldings(
  engine: Engine,
  shop: ShopDomain,
  keys: readonly string[],
): Promise<CustomerHoldings> {
  const none: StoredRow[] = [];
  if (keys.length === 0)
    return { orders: none, lines: none, joins: none, enrolments: none, steps: none, asked: none };
  const read = async (table: keyof Database, which: ReturnType<typeof sql>) => {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}
      where shop = ${shop} and ${which} limit ${sql.lit(MOST_ORDERS)}`.execute(engine.read);
    return rows.map(plain);
  };
  const orders = await read('orders', sql`${engine.oneOf('customer_key', [...keys])}`);
  const ids = orders.map(({ id }) => id as number);
  const lines = ids.length === 0 ? none : await read('order_lines', sql`${engine.oneOf('order_id', ids)}`);
  const joins = ids.length === 0 ? none : await read('order_joins', sql`${engine.oneOf('order_id', ids)}`);
  const visitors = [...new Set(joins.map(({ visitor }) => visitor as string))];
  const theirs = sql`${engine.oneOf('visitor', visitors)}`;
  return {
    orders,
    lines,
    joins,
    enrolments: visitors.length === 0 ? none : await read('enrolments', theirs),
    steps: visitors.length === 0 ? none : await read('visitor_steps', theirs),
    asked: await read('asked', sql`${engine.oneOf('customer_key', [...keys])}`),
  };
}

/** Bytes are left out: a model's, the only ones in an open table. */
function plain(row: Record<string, unknown>): StoredRow {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      if (value instanceof Uint8Array) return [];
      return [[name, typeof value === 'bigint' ? Number(value) : (value as string | number | null)]];
    }),
  );
}
