/** A pool of PostgreSQL connections that gets rid of dead ones, for Kysely's own dialect. */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Logger } from '../../flows/ports.ts';

/** Milliseconds. The client's limit is above the server's: it only strikes when the server is not heard any more. */
export interface PoolLimits {
  readonly connect: number;
  readonly statement: number;
  readonly lock: number;
  readonly answer: number;
}

export const LIMITS: PoolLimits = { connect: 5_000, statement: 12_000, lock: 5_000, answer: 15_000 };
/** For migrations, which may take as long as they take. */
export const NO_LIMITS: PoolLimits = { connect: 10_000, statement: 0, lock: 0, answer: 0 };

const MAX_CONNECTIONS = 10;

/** Thrown for what is asked of a connection after it was found dead, so that nobody waits a second time. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** What `int8` looks like to us: ids, times and money are all safe integers. And bytes are plain bytes. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8) return safeInteger;
    if (oid === pg.types.builtins.BYTEA) return ownBytes;
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/** In memory of their own, so that a model's typed arrays can be laid over them. */
function ownBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex'));
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`${text} from the database is beyond a safe integer`);
  return value;
}

export class RenewingPool implements PostgresPool {
  readonly options: pg.PoolConfig;
  readonly #log: Logger;
  #pool: pg.Pool;

  constructor(url: string, limits: PoolLimits, log: Logger) {
    this.options = {
      connectionString: url,
      application_name: 'mersalg',
      types,
      max: MAX_CONNECTIONS,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: limits.connect,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      ...(limits.answer > 0 && {
        statement_timeout: limits.statement,
        lock_timeout: limits.lock,
        idle_in_transaction_session_timeout: limits.answer,
        query_timeout: limits.answer,
      }),
    };
    this.#log = log;
    this.#pool = this.#create();
  }

  async connect(): Promise<PostgresPoolClient> {
    const pool = this.#pool;
    const client = await pool.connect();
    let lost = false;
    const query = async (text: string, values: unknown[]) => {
      if (lost) throw new ConnectionLost('the connection to the database was lost');
      try {
        return await client.query(text, values);
      } catch (thrown) {
        // An SQL error is an answer; anything else means that the connection's state is unknown.
        if (!(thrown instanceof pg.DatabaseError)) {
          lost = true;
          if (isSilence(thrown)) this.#renew(pool);
        }
        throw thrown;
      }
    };
    const release = (destroy?: boolean) => client.release(destroy === true || lost);
    const { processID } = client as { processID?: number };
    return { query, release, processID } as unknown as PostgresPoolClient;
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }

  /** One connection that has gone silent means that the others have, too: waiting for each would take minutes. */
  #renew(pool: pg.Pool): void {
    if (pool !== this.#pool) return;
    this.#log.warn({}, 'PostgreSQL does not answer: all its connections are replaced.');
    this.#pool = this.#create();
    // Not awaited, not even by `end`: saying goodbye to a silent server can take as long as it likes.
    pool.end().catch(() => {});
  }

  #create(): pg.Pool {
    const pool = new pg.Pool(this.options);
    const heard = (error: Error) =>
      this.#log.warn({ error: error.message }, 'A connection to PostgreSQL was lost.');
    // Idle clients tell the pool, busy ones their own listeners: without one of each the process would end.
    pool.on('error', heard);
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }
}

function isSilence(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === 'Query read timeout';
}
