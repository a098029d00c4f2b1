/** Brings the tables up to date, once, however many servers start at the same time. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { MersalgError } from '../../domain/errors.ts';
import type { Engine } from '../dialect/engine.ts';
import { up as first } from './0001-first.ts';
import { up as collections } from './0002-collections.ts';
import { up as orderChanges } from './0003-order-changes.ts';
import { up as offers } from './0004-offers.ts';
import { up as promises } from './0005-promises.ts';
import { up as measuring } from './0006-measuring.ts';
import { up as orderMoney } from './0007-order-money.ts';
import { up as ordersMade } from './0008-orders-made.ts';
import { up as steps } from './0009-steps.ts';
import { up as audit } from './0010-audit.ts';
import { up as signals } from './0011-signals.ts';
import { up as setup } from './0012-setup.ts';
import { up as firsts } from './0013-firsts.ts';

/** Where the engines' column types differ. */
export interface EngineTypes {
  readonly text: RawBuilder<unknown>;
  readonly integer: RawBuilder<unknown>;
  readonly bytes: RawBuilder<unknown>;
  readonly real: RawBuilder<unknown>;
  /** What ends a `create table`. */
  tableEnd(table: string): RawBuilder<unknown> | null;
  /** Tells the planner how many rows to expect, where it does not find out by itself. */
  expect?(db: Kysely<unknown>, rows: readonly (readonly string[])[]): Promise<void>;
}

/** Rows with long blobs or bodies are better off outside the key's tree. */
const LONG_ROWS = [
  'models',
  'inbox',
  'offers',
  'offer_log',
  'promises',
  'trials',
  'trial_log',
  'audit',
  'looks',
];

/** Text compares by bytes on both engines, so that keys and sorting agree. */
const TYPES: Readonly<Record<Engine['name'], EngineTypes>> = {
  sqlite: {
    text: sql`text`,
    integer: sql`integer`,
    bytes: sql`blob`,
    real: sql`real`,
    tableEnd: (table) => (LONG_ROWS.includes(table) ? sql`strict` : sql`strict, without rowid`),
    async expect(db, rows) {
      // The first makes the table of statistics, the last makes open connections read it.
      await sql`analyze sqlite_schema`.execute(db);
      for (const row of rows) await sql`insert into sqlite_stat1 values (${sql.join(row)})`.execute(db);
      await sql`analyze sqlite_schema`.execute(db);
    },
  },
  postgres: {
    text: sql`text collate "C"`,
    integer: sql`bigint`,
    bytes: sql`bytea`,
    real: sql`double precision`,
    tableEnd: () => null,
  },
};

const STEPS: Readonly<Record<string, (db: Kysely<unknown>, types: EngineTypes) => Promise<void>>> = {
  '0001-first': first,
  '0002-collections': collections,
  '0003-order-changes': orderChanges,
  '0004-offers': offers,
  '0005-promises': promises,
  '0006-measuring': measuring,
  '0007-order-money': orderMoney,
  '0008-orders-made': ordersMade,
  '0009-steps': steps,
  '0010-audit': audit,
  '0011-signals': signals,
  '0012-setup': setup,
  '0013-firsts': firsts,
};

/** @throws MersalgError `store-unavailable` when the database was written by a newer Mersalg. */
export async function migrate(engine: Engine): Promise<void> {
  const applied = await appliedSteps(engine);
  const newer = applied.find((name) => !(name in STEPS));
  if (newer !== undefined) {
    throw new MersalgError(
      'store-unavailable',
      'The database was written by a newer version of Mersalg: start that version, or restore a backup.',
      { migration: newer },
    );
  }
  // The usual start, also of every worker thread: nothing to do, and no lock to wait for.
  if (applied.length === Object.keys(STEPS).length) return;

  const types = TYPES[engine.name];
  const migrations: Record<string, Migration> = {};
  for (const [name, up] of Object.entries(STEPS)) migrations[name] = { up: (db) => up(db, types) };
  await engine.migrating(async (db) => {
    const provider = { getMigrations: async () => migrations };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

async function appliedSteps(engine: Engine): Promise<string[]> {
  const tables = await engine.read.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(engine.read);
  return rows.map((row) => row.name);
}
