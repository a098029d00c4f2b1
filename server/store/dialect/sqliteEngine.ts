/** SQLite as an engine: a file in WAL mode, one connection that reads and one that writes. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, type RawBuilder, sql } from 'kysely';
import { MersalgError } from '../../domain/errors.ts';
import type { Clock } from '../../flows/ports.ts';
import type { Database } from '../schema.ts';
import type { Cell, ColumnType, Engine } from './engine.ts';
import { isBusy, NodeSqliteDialect } from './sqlite.ts';

/** A webhook must be answered within 5 s, so waiting longer than this for another writer helps nobody. */
const LOCK_TIMEOUT_MS = 4_000;
/** SQLite's own wait, which blocks the thread: none for writers, who wait in sqlite.ts; readers only ever meet a recovery. */
const BLOCKING_MS = { writer: 0, reader: 1_000 };

const JOURNAL_BYTES = 64 * 2 ** 20;

export interface SqliteOptions {
  /** A file's path, or `:memory:`. */
  readonly path: string;
  readonly clock: Clock;
  readonly lockTimeoutMs?: number;
}

/** @throws MersalgError `store-unavailable` when the file cannot be opened. */
export function sqliteEngine({ path, clock, lockTimeoutMs = LOCK_TIMEOUT_MS }: SqliteOptions): Engine {
  const inMemory = path === ':memory:';
  const connect = (readOnly: boolean) => {
    const open = () => openDatabase(path, readOnly);
    const busy = { timeoutMs: lockTimeoutMs, sleep: (ms: number) => sleep(ms) };
    return new Kysely<Database>({ dialect: new NodeSqliteDialect(open, busy) });
  };
  const writer = connect(false);
  // Reads have their own connection, so that a suggestion never waits behind a transaction that waits for the lock.
  const reader = inMemory ? writer : connect(true);

  return {
    name: 'sqlite',
    read: reader,
    write: (work) => writer.transaction().execute(work),
    snapshot: (work) => reader.transaction().setAccessMode('read only').execute(work),
    joining: (read) => read(reader),
    now: () => sql`${sql.val(clock.now())}`,
    relation,
    oneOf: (column, values) =>
      sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`,
    listed: (column) => sql`json_group_array(${sql.ref(column)})`,
    forUpdate: sql``,
    // All of it under the write lock: tables are made in transactions here, too.
    migrating: (run) => writer.transaction().execute(run),
    async probe() {
      // Rewrites the header with what it holds: finds a full disk or a read-only folder, changes nothing.
      await writer.transaction().execute(async (trx) => {
        const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(trx);
        await sql`pragma user_version = ${sql.lit(rows[0]?.user_version ?? 0)}`.execute(trx);
      });
      await sql`select 1`.execute(reader);
    },
    explain: (thrown) => explain(thrown, path),
    async close() {
      await writer.destroy();
      if (reader !== writer) await reader.destroy();
    },
  };
}

function openDatabase(path: string, readOnly: boolean): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path, { timeout: readOnly ? BLOCKING_MS.reader : BLOCKING_MS.writer });
  try {
    // No foreign keys: every write of a child goes through its parent's transaction, and erasing is by shop.
    db.exec('pragma foreign_keys = off');
    if (!readOnly) setJournal(db);
    db.exec('pragma synchronous = full; pragma cache_size = -32000; pragma temp_store = memory');
    // After a large sync the journal gives its space back.
    db.exec(`pragma journal_size_limit = ${JOURNAL_BYTES}`);
    if (readOnly) db.exec('pragma query_only = on');
  } catch (thrown) {
    db.close();
    throw thrown;
  }
  return db;
}

/** Two processes that open a new file at once both want to change its mode; the second must wait its turn. */
function setJournal(db: DatabaseSync): void {
  const mode = db.prepare('pragma journal_mode').get()?.journal_mode;
  if (mode === 'wal' || mode === 'memory') return;
  db.exec('pragma busy_timeout = 5000; pragma journal_mode = wal');
  db.exec(`pragma busy_timeout = ${BLOCKING_MS.writer}`);
}

/** One JSON parameter, unpacked by `json_each`: measured 330,000 order lines/s against 660,000 with a statement per row. */
function relation(
  columns: Readonly<Record<string, ColumnType>>,
  rows: readonly (readonly Cell[])[],
): RawBuilder<unknown> {
  const cells = Object.keys(columns).map((name, at) => sql`value ->> ${sql.lit(at)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(cells)} from json_each(${JSON.stringify(rows)}))`;
}

const PRIMARY: Readonly<Record<number, string>> = {
  8: 'The database file or its folder is read-only: give the server write access to it.',
  10: 'The disk under the database failed to read or write: check the disk and the file system.',
  11: 'The database file is damaged: stop the server and restore it from a backup.',
  13: 'The disk of the database is full: free some space. Nothing that was acknowledged is lost.',
  14: 'The database file cannot be opened: check that its folder exists and that the server may write there.',
  26: 'The database file is not an SQLite database: check DATABASE_URL.',
};

function explain(thrown: unknown, path: string): MersalgError | null {
  const cause = { cause: thrown };
  if (isBusy(thrown) || (thrown as { errcode?: number } | null)?.errcode === 6) {
    const message =
      'The database was locked for too long by another process: try again, or run one server only.';
    return new MersalgError('store-locked', message, { path }, cause);
  }
  const { errcode, code } = (thrown ?? {}) as { errcode?: number; code?: string };
  if (typeof errcode === 'number') {
    const message = PRIMARY[errcode & 0xff];
    return message === undefined
      ? null
      : new MersalgError('store-unavailable', message, { path, errcode }, cause);
  }
  if (
    code === 'ERR_INVALID_STATE' ||
    (thrown instanceof Error && /already been destroyed/.test(thrown.message))
  ) {
    return new MersalgError(
      'store-unavailable',
      'The database was closed: the server is stopping.',
      { path },
      cause,
    );
  }
  const folder = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC', 'EEXIST'].includes(code ?? '');
  return folder ? new MersalgError('store-unavailable', PRIMARY[14] as string, { path, code }, cause) : null;
}
