/** The store's engines for tests, here and in other folders: real files, and a real PostgreSQL where there is one. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Clock, Logger, Store } from '../flows/ports.ts';
import { type OpenOptions, openStore } from './open.ts';

export const QUIET: Logger = { info() {}, warn() {}, error() {} };
const SYSTEM: Clock = { now: () => Date.now() };

export interface TestDatabase {
  readonly url: string;
  /** Opens one more store on it, as another thread or server would. */
  open(options?: Partial<OpenOptions>): Promise<Store>;
  /** Closes what was opened and deletes the database. */
  drop(): Promise<void>;
}

export interface TestEngine {
  readonly name: Store['engine'];
  /** A store on an empty database of its own, which its `close` deletes. */
  open(options?: Partial<OpenOptions>): Promise<Store>;
  /** An empty database that several stores can be opened on. */
  database(): Promise<TestDatabase>;
}

/** For `describe.each(engines())`. PostgreSQL is left out where it is not installed; the test run says so. */
export function engines(): TestEngine[] {
  const postgres = inject('postgresUrl');
  const list = [engine('sqlite', sqliteDatabase)];
  if (postgres !== null) list.push(engine('postgres', () => postgresDatabase(postgres)));
  return list;
}

interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

function engine(name: Store['engine'], create: () => Promise<Place>): TestEngine {
  const database = async (): Promise<TestDatabase> => {
    const place = await create();
    const opened = new Set<Store>();
    return {
      url: place.url,
      async open(options) {
        const store = await openStore({ url: place.url, clock: SYSTEM, log: QUIET, ...options });
        opened.add(store);
        return { ...store, close: () => (opened.delete(store) ? store.close() : Promise.resolve()) };
      },
      async drop() {
        await Promise.all([...opened].map((store) => store.close()));
        await place.remove();
      },
    };
  };
  return {
    name,
    database,
    async open(options) {
      const own = await database();
      return { ...(await own.open(options)), close: () => own.drop() };
    },
  };
}

async function sqliteDatabase(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'mersalg-store-'));
  const remove = async () => rmSync(folder, { recursive: true, force: true });
  return { url: `file:${join(folder, 'mersalg.db')}`, remove };
}

async function postgresDatabase(server: string): Promise<Place> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const run = async (command: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(command).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => run(`drop database ${name} with (force)`) };
}
