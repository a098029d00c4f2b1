/** What PostgreSQL's failures mean for the person who runs the server. */
import pg from 'pg';
import { type ErrorCode, MersalgError } from '../../domain/errors.ts';
import { ConnectionLost } from './postgresPool.ts';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Two transactions stood in each other's way and this one was given up: begin it anew. */
export function isCollision(thrown: unknown): boolean {
  return (
    thrown instanceof pg.DatabaseError && (thrown.code === DEADLOCK || thrown.code === SERIALIZATION_FAILURE)
  );
}

/** By SQLSTATE, or by its class (two characters). */
const STATES: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  '08': [
    'store-unavailable',
    'The connection to PostgreSQL broke: try again, and check the server and the network.',
  ],
  '25006': ['store-unavailable', 'PostgreSQL is read-only (a standby?): connect to the primary.'],
  '28': ['store-unavailable', 'PostgreSQL refused the log-in: check user and password in DATABASE_URL.'],
  '3D000': ['store-unavailable', 'The database in DATABASE_URL does not exist: create it with `createdb`.'],
  '40001': ['store-locked', 'The data were being changed by others at the same time: try again.'],
  '40P01': ['store-locked', 'The data were being changed by others at the same time: try again.'],
  '42501': [
    'store-unavailable',
    'The user in DATABASE_URL lacks rights: it must own the database or its schema.',
  ],
  '53100': [
    'store-unavailable',
    'The disk of PostgreSQL is full: free some space. Nothing acknowledged is lost.',
  ],
  '53300': [
    'store-unavailable',
    'PostgreSQL has no connection left: raise max_connections or run fewer servers.',
  ],
  '53': ['store-unavailable', 'PostgreSQL is out of memory or other resources: see its log.'],
  '55P03': ['store-locked', 'The data were locked for too long by another transaction: try again.'],
  '57014': ['store-unavailable', 'PostgreSQL took too long to answer: see whether it is overloaded.'],
  '57': ['store-unavailable', 'PostgreSQL is stopping or starting: try again in a moment.'],
  '58': ['store-unavailable', 'PostgreSQL cannot read or write its files: check its disk.'],
  XX: ['store-unavailable', 'PostgreSQL reports damaged data or an internal error: see its log.'],
};

const SOCKET: readonly string[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EACCES',
  'ENOTFOUND',
  'EAI_AGAIN',
];

/** Messages of `pg` and its pool, which have no codes. */
const SILENT = /timeout|terminated|connection|not queryable|Cannot use a pool|already been destroyed/i;

/** Null for what is no failure of availability: a mistake of ours. */
export function explainPostgres(thrown: unknown): MersalgError | null {
  if (thrown instanceof pg.DatabaseError) {
    const state = thrown.code ?? '';
    const [code, message] = STATES[state] ?? STATES[state.slice(0, 2)] ?? [];
    if (code === undefined || message === undefined) return null;
    return new MersalgError(code, message, { state }, { cause: thrown });
  }
  if (!(thrown instanceof Error)) return null;
  const { code } = thrown as { code?: string };
  const socket = code !== undefined && SOCKET.includes(code);
  // Several addresses tried, all failed.
  const all = thrown instanceof AggregateError;
  if (!socket && !all && !(thrown instanceof ConnectionLost) && !SILENT.test(thrown.message)) return null;
  if (thrown instanceof MersalgError) return thrown;
  const message =
    'PostgreSQL cannot be reached: check that it runs and that DATABASE_URL names its host and port.';
  return new MersalgError('store-unavailable', message, { code: code ?? null }, { cause: thrown });
}
