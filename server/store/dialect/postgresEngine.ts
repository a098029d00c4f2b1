/** PostgreSQL as an engine: parallel writers, arrays as parameters, the server's clock. */
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import { MersalgError } from '../../domain/errors.ts';
import type { Logger } from '../../flows/ports.ts';
import type { Database } from '../schema.ts';
import type { Cell, ColumnType, Engine, Trx } from './engine.ts';
import { explainPostgres, isCollision } from './postgresErrors.ts';
import { LIMITS, NO_LIMITS, type PoolLimits, RenewingPool } from './postgresPool.ts';

const OLDEST_VERSION = 150_000;
/** How often a transaction that collided with another is begun anew. */
const ATTEMPTS = 4;

export interface PostgresOptions {
  readonly url: string;
  readonly log: Logger;
  readonly limits?: PoolLimits;
}

/** @throws MersalgError `store-unavailable` when the server cannot be reached or is older than PostgreSQL 15. */
export async function postgresEngine({ url, log, limits = LIMITS }: PostgresOptions): Promise<Engine> {
  const connect = (own: PoolLimits) =>
    new Kysely<Database>({ dialect: new PostgresDialect({ pool: new RenewingPool(url, own, log) }) });
  const db = connect(limits);

  const engine: Engine = {
    name: 'postgres',
    read: db,
    async write<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
      for (let attempt = 1; ; attempt++) {
        try {
          return await db.transaction().execute(work);
        } catch (thrown) {
          if (!isCollision(thrown) || attempt >= ATTEMPTS) throw thrown;
        }
      }
    },
    snapshot: (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    joining: (read) =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute(async (trx) => {
          await sql`set local enable_nestloop = off`.execute(trx);
          return await read(trx);
        }),
    now: () => sql`cast(extract(epoch from statement_timestamp()) * 1000 as bigint)`,
    relation,
    oneOf(column, values) {
      const type = typeof values[0] === 'string' ? 'text' : 'bigint';
      return sql`${sql.ref(column)} = any(${arrayText(type, values)}::${sql.raw(type)}[])`;
    },
    listed: (column) => sql`cast(json_agg(${sql.ref(column)}) as text)`,
    forUpdate: sql`for update`,
    async migrating(run) {
      const unhurried = connect(NO_LIMITS);
      await run(unhurried).finally(() => unhurried.destroy());
    },
    async probe() {
      const { rows } = await sql<{
        off: string;
      }>`select current_setting('transaction_read_only') as off`.execute(db);
      if (rows[0]?.off === 'off') return;
      throw new MersalgError(
        'store-unavailable',
        'PostgreSQL is read-only (a standby?): connect to the primary.',
      );
    },
    explain: explainPostgres,
    close: () => db.destroy(),
  };
  try {
    await demandVersion(db);
  } catch (thrown) {
    await engine.close();
    throw explainPostgres(thrown) ?? thrown;
  }
  return engine;
}

async function demandVersion(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{
    n: number;
  }>`select cast(current_setting('server_version_num') as int) as n`.execute(db);
  const version = rows[0]?.n ?? 0;
  if (version >= OLDEST_VERSION) return;
  const message = 'This PostgreSQL is too old for Mersalg: version 15 or later is needed.';
  throw new MersalgError('store-unavailable', message, { version });
}

/** One array parameter per column, unpacked by `unnest`. */
function relation(
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly (readonly Cell[])[],
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const arrays = Object.values(columns).map((type, at) => {
    const cells = rows.map((row) => row[at] ?? null);
    return sql`${arrayText(type, cells)}::${sql.raw(type)}[]`;
  });
  const list = sql.join(names.map((name) => sql.ref(name)));
  return sql`(select * from unnest(${sql.join(arrays)}) as columns (${list}))`;
}

/** An array as PostgreSQL writes it. The driver's own way is general and slower, and this is the hot path of a sync. */
function arrayText(type: ColumnType, cells: readonly Cell[]): string {
  if (type === 'bigint') return `{${cells.map((cell) => cell ?? 'NULL').join(',')}}`;
  return `{${cells.map((cell) => (cell === null ? 'NULL' : quoted(String(cell)))).join(',')}}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
