/** Kysely's SQLite dialect on `node:sqlite`: one connection, writers that wait for each other without blocking. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';

const BUSY = 5;
const CACHED_STATEMENTS = 200;
/** How often a waiting writer asks for the lock, and how long a busy one leaves it free in between. Milliseconds. */
const ASK_EVERY = 3;
const COURTESY = 3 * ASK_EVERY;

/** How long to go on asking for the write lock before giving up, and how to wait in between. */
export interface BusyPolicy {
  readonly timeoutMs: number;
  sleep(ms: number): Promise<void>;
}

/** True for SQLITE_BUSY and its extended codes. */
export function isBusy(thrown: unknown): boolean {
  const code = (thrown as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && (code & 0xff) === BUSY;
}

/** DDL is transactional in SQLite: telling Kysely so lets the migrator run under the write lock. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

export class NodeSqliteDialect implements Dialect {
  readonly #open: () => DatabaseSync;
  readonly #busy: BusyPolicy;

  constructor(open: () => DatabaseSync, busy: BusyPolicy) {
    this.#open = open;
    this.#busy = busy;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#open, this.#busy);
  }
  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }
  createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
  // biome-ignore lint/suspicious/noExplicitAny: Kysely's own signature.
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class NodeSqliteDriver implements Driver {
  readonly #open: () => DatabaseSync;
  readonly #busy: BusyPolicy;
  #connection: NodeSqliteConnection | null = null;
  #begunAt = 0;
  #endedAt = Number.NEGATIVE_INFINITY;

  constructor(open: () => DatabaseSync, busy: BusyPolicy) {
    this.#open = open;
    this.#busy = busy;
  }

  async init(): Promise<void> {
    this.#connection = new NodeSqliteConnection(this.#open(), this.#busy);
  }

  /** Kysely hands the one connection out behind a mutex, so a transaction's statements are never mixed with others. */
  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#connection) throw new Error('the connection was not opened');
    return this.#connection;
  }

  /** Takes the write lock at once: a lock taken half-way through can fail where nothing can be retried. */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const readOnly = settings.accessMode === 'read only';
    // SQLite has no queue for its lock. Whoever writes batch after batch would win it each time, and a webhook
    // would wait for seconds: so after a long transaction we leave room for others to come in.
    const free = performance.now() - this.#endedAt;
    const long = this.#endedAt - this.#begunAt > COURTESY;
    if (!readOnly && long && free < COURTESY) await this.#busy.sleep(COURTESY - free);
    await connection.executeQuery(CompiledQuery.raw(readOnly ? 'begin' : 'begin immediate'));
    this.#begunAt = performance.now();
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
    this.#endedAt = performance.now();
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After a full disk SQLite may have rolled back by itself; a second one must not hide the first error.
    if ((connection as NodeSqliteConnection).inTransaction) {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    }
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#connection?.close();
    this.#connection = null;
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #db: DatabaseSync;
  readonly #busy: BusyPolicy;
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  constructor(db: DatabaseSync, busy: BusyPolicy) {
    this.#db = db;
    this.#busy = busy;
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Nothing happened yet when a statement outside a transaction finds the database busy: ask again, and
    // leave the thread to others meanwhile. SQLite's own waiting would block the event loop.
    for (let waited = 0; ; waited += ASK_EVERY) {
      try {
        return this.#run<R>(query);
      } catch (thrown) {
        if (!isBusy(thrown) || this.#db.isTransaction || waited >= this.#busy.timeoutMs) throw thrown;
      }
      await this.#busy.sleep(ASK_EVERY);
    }
  }

  // biome-ignore lint/correctness/useYield: nothing streams; large reads are paged by key instead.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not supported: page by key');
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const { statement, reads } = this.#prepare(query.sql);
    const parameters = query.parameters as (string | number | bigint | null | Uint8Array)[];
    if (reads) return { rows: statement.all(...parameters) as R[] };
    const { changes } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  #prepare(sql: string): { statement: StatementSync; reads: boolean } {
    let known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
    } else {
      const statement = this.#db.prepare(sql);
      known = { statement, reads: statement.columns().length > 0 };
      if (this.#statements.size >= CACHED_STATEMENTS) {
        this.#statements.delete(this.#statements.keys().next().value as string);
      }
    }
    this.#statements.set(sql, known);
    return known;
  }
}
