/** The ledger of exposures, trials, feedback, and counters that know technique and offer; what was counted before stays. */
import { type Kysely, sql } from 'kysely';
import type { EngineTypes } from './index.ts';

type Column = readonly [name: string, type: 'text' | 'bigint' | 'real', nullable?: 'null'];

const TABLES: Readonly<Record<string, { key: readonly string[]; columns: readonly Column[] }>> = {
  // By visitor first: what a visitor is enrolled for is asked at every order and step; nobody asks for all of a trial at once.
  enrolments: {
    key: ['shop', 'visitor', 'trial'],
    columns: [
      ['visitor', 'text'],
      ['trial', 'text'],
      ['cell', 'text'],
      ['at', 'bigint'],
      ['past', 'bigint', 'null'],
    ],
  },
  order_joins: {
    key: ['shop', 'order_id'],
    columns: [
      ['order_id', 'bigint'],
      ['visitor', 'text'],
      ['joined_by', 'text'],
      ['noted_at', 'bigint'],
    ],
  },
  visitor_steps: {
    key: ['shop', 'visitor', 'day', 'step'],
    columns: [
      ['visitor', 'text'],
      ['day', 'bigint'],
      ['step', 'text'],
    ],
  },
  trial_orders: {
    key: ['shop', 'trial', 'order_id'],
    columns: [
      ['trial', 'text'],
      ['order_id', 'bigint'],
      ['visitor', 'text'],
      ['cell', 'text'],
      ['at', 'bigint'],
      ['past', 'bigint', 'null'],
    ],
  },
  trial_steps: {
    key: ['shop', 'trial', 'visitor', 'day', 'step'],
    columns: [
      ['trial', 'text'],
      ['visitor', 'text'],
      ['day', 'bigint'],
      ['step', 'text'],
      ['cell', 'text'],
    ],
  },
  roll_ups: {
    key: ['shop', 'trial', 'day', 'cell'],
    columns: [
      ['trial', 'text'],
      ['day', 'bigint'],
      ['cell', 'text'],
      ['enrolled', 'bigint'],
      ['known', 'bigint'],
      ['past', 'bigint'],
      // A shop whose money has large numbers would overflow an integer.
      ['squares', 'real'],
    ],
  },
  trials: {
    key: ['shop', 'id'],
    columns: [
      ['id', 'text'],
      ['version', 'bigint'],
      ['body', 'text'],
    ],
  },
  trial_log: {
    key: ['shop', 'n'],
    columns: [
      ['n', 'bigint'],
      ['trial', 'text'],
      ['name', 'text'],
      ['at', 'bigint'],
      ['staff', 'text'],
      ['did', 'text'],
      ['changes', 'text'],
      ['why', 'text'],
    ],
  },
  feedback: {
    key: ['shop', 'day', 'question', 'answer'],
    columns: [
      ['day', 'bigint'],
      ['question', 'text'],
      ['answer', 'bigint'],
      ['answers', 'bigint'],
    ],
  },
  asked: {
    key: ['shop', 'customer_key'],
    columns: [
      ['customer_key', 'text'],
      ['at', 'bigint'],
    ],
  },
  counters_split: {
    key: ['shop', 'day', 'placement', 'kind', 'technique', 'offer'],
    columns: [
      ['day', 'bigint'],
      ['placement', 'text'],
      ['kind', 'text'],
      ['technique', 'text'],
      ['offer', 'text'],
      ['events', 'bigint'],
      ['cards', 'bigint'],
    ],
  },
};

/** As in 0001: what a planner without statistics should believe. */
const EXPECTED_ROWS: readonly (readonly [table: string, index: string, rows: string])[] = [
  ['enrolments', 'enrolments', '1000000 1000000 2 1'],
  ['order_joins', 'order_joins', '50000 50000 1'],
  ['order_joins', 'order_joins_visitor', '50000 50000 2'],
  ['visitor_steps', 'visitor_steps', '1000000 1000000 3 2 1'],
  ['trial_orders', 'trial_orders', '50000 50000 25000 1'],
  ['trial_orders', 'trial_orders_order', '50000 50000 2'],
  ['trial_steps', 'trial_steps', '100000 100000 50000 2 2 1'],
];

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  await db.schema
    .alterTable('versions')
    .addColumn('trials', types.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  const own = { text: types.text, bigint: types.integer, real: types.real };
  for (const [table, { key, columns }] of Object.entries(TABLES)) {
    const end = types.tableEnd(table);
    let create = db.schema.createTable(table).addColumn('shop', types.text, (c) => c.notNull());
    for (const [name, type, nullable] of columns) {
      create = create.addColumn(name, own[type], (c) => (nullable ? c : c.notNull()));
    }
    await create
      .addPrimaryKeyConstraint(`${table}_pk`, key as [never, ...never[]])
      .$call((c) => (end ? c.modifyEnd(end) : c))
      .execute();
  }
  await sql`insert into counters_split (shop, day, placement, kind, technique, offer, events, cards)
    select shop, day, placement, kind, '', '', events, cards from counters`.execute(db);
  await db.schema.dropTable('counters').execute();
  await db.schema.alterTable('counters_split').renameTo('counters').execute();
  await sql`create index order_joins_visitor on order_joins (shop, visitor)`.execute(db);
  await sql`create index trial_orders_order on trial_orders (shop, order_id)`.execute(db);
  await types.expect?.(db, EXPECTED_ROWS);
}
