/** PostgreSQL's own promises: collisions are begun anew, and a server that is away, silent or back is handled. */
import { once } from 'node:events';
import net from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { startPostgres, type ThrowAwayPostgres } from '../../../e2e/postgres.ts';
import { anOrder, newShop } from '../contract/samples.ts';
import { openStore } from '../open.ts';
import { engines, QUIET, type TestDatabase } from '../testing.ts';
import type { Engine } from './engine.ts';
import { postgresEngine } from './postgresEngine.ts';
import { explainPostgres } from './postgresErrors.ts';
import { LIMITS } from './postgresPool.ts';

const clock = { now: () => 1 };
const installed = inject('postgresUrl') !== null;
const AWAY = { code: 'store-unavailable', status: 503 };

describe.skipIf(!installed)('PostgreSQL', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await engines()[1]!.database();
  });
  afterEach(() => database.drop());

  test('two transactions that lock each other out are both done in the end', async () => {
    await (await database.open()).close();
    const engine = await postgresEngine({ url: database.url, log: QUIET });
    let tries = 0;
    const gate = Promise.withResolvers<void>();
    const cross = (first: string, second: string) =>
      engine.write(async (trx) => {
        tries += 1;
        const bump = (file: string) =>
          sql`insert into imports values ('a', ${file}, 1, 0, 0, null)
            on conflict (shop, file) do update set rows = imports.rows + 1`.execute(trx);
        await bump(first);
        if (tries === 2) gate.resolve();
        await gate.promise;
        await bump(second);
      });
    await Promise.all([cross('x', 'y'), cross('y', 'x')]);
    expect(tries).toBe(3);
    const rows = await engine.read.selectFrom('imports').select(['file', 'rows']).orderBy('file').execute();
    expect(rows.map((row) => row.rows)).toEqual([2, 2]);
    await engine.close();
  });

  test('a number beyond a safe integer is an error, never a wrong number', async () => {
    const engine = await postgresEngine({ url: database.url, log: QUIET });
    const ask = (n: string) => sql<{ n: number }>`select cast(${n} as bigint) as n`.execute(engine.read);
    expect((await ask(String(2 ** 53 - 1))).rows[0]?.n).toBe(2 ** 53 - 1);
    await expect(ask(String(2n ** 53n))).rejects.toThrow(RangeError);
    await engine.close();
  });

  test('large tables are joined otherwise than row by row, and only where that is asked for', async () => {
    await (await database.open()).close();
    const engine = await postgresEngine({ url: database.url, log: QUIET });
    // Without statistics both are taken for small.
    const plan = async (db: Engine['read']) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select max(goods) from orders
        where shop = 'a' and id in (select order_id from trial_orders where shop = 'a' and trial = 't')`.execute(
        db,
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    expect(await plan(engine.read)).toContain('Nested Loop');
    expect(await engine.joining(plan)).toMatch(/Hash .*Join|Merge .*Join/);
    expect(await plan(engine.read)).toContain('Nested Loop');
    await engine.close();
  });

  test('a statement that takes too long is ended and named', async () => {
    const limits = { ...LIMITS, statement: 100 };
    const engine = await postgresEngine({ url: database.url, log: QUIET, limits });
    const thrown = await sql`select pg_sleep(5)`.execute(engine.read).catch((error: unknown) => error);
    expect(engine.explain(thrown)).toMatchObject(AWAY);
    await engine.probe();
    await engine.close();
  });

  test('a standby is refused as read-only', async () => {
    const store = await database.open();
    await store.close();
    const url = new URL(database.url);
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    const standby = await openStore({ url: url.href, clock, log: QUIET });
    await expect(standby.ping()).rejects.toMatchObject(AWAY);
    await expect(standby.orders.upsert('a', [anOrder(1)])).rejects.toMatchObject(AWAY);
    await standby.close();
  });

  test('a wrong database, user or host is refused with advice and without the password', async () => {
    const wrong = async (change: (url: URL) => void) => {
      const url = new URL(database.url);
      change(url);
      const error = (await openStore({ url: url.href, clock, log: QUIET }).catch(
        (thrown: unknown) => thrown,
      )) as Error;
      expect(error).toMatchObject(AWAY);
      expect(JSON.stringify(error) + error.message).not.toContain('hunter2');
      return error.message;
    };
    expect(await wrong((url) => (url.pathname = '/nowhere'))).toMatch(/createdb/);
    expect(await wrong((url) => (url.username = 'nobody-knows'))).toMatch(/log-in/);
    expect(await wrong((url) => url.searchParams.set('host', '/nowhere'))).toMatch(/cannot be reached/);
    const closedPort = 'postgres://me:hunter2@127.0.0.1:1/db';
    expect(await wrong((url) => (url.href = closedPort))).toMatch(/cannot be reached/);
  });
});

describe.skipIf(!installed)('a PostgreSQL that goes away', () => {
  let server: ThrowAwayPostgres;
  let proxy: Proxy;
  beforeEach(async () => {
    server = await startPostgres();
    proxy = await startProxy(join(new URL(server.url).searchParams.get('host')!, '.s.PGSQL.5432'));
  });
  afterEach(async () => {
    await proxy.close();
    await server.stop();
  });

  test('stopped: every verb says so at once, and the process lives on', async () => {
    const store = await openStore({ url: server.url, clock, log: QUIET });
    const shop = newShop();
    await store.orders.upsert(shop, [anOrder(1)]);
    await server.stop();
    const event = { shop, webhookId: 'w', topic: 't', body: 'b', receivedAt: 1 };
    await expect(store.inbox.put(event)).rejects.toMatchObject(AWAY);
    await expect(store.orders.get(shop, 1)).rejects.toMatchObject(AWAY);
    await expect(store.jobs.lease('w', ['sync'], 1, 1)).rejects.toMatchObject(AWAY);
    await expect(store.ping()).rejects.toMatchObject(AWAY);
    await store.close();
  });

  test('its connections cut: the next verb works on new ones', async () => {
    const store = await openStore({ url: proxy.url, clock, log: QUIET });
    const shop = newShop();
    await Promise.all(Array.from({ length: 6 }, (_, n) => store.orders.upsert(shop, [anOrder(n + 1)])));
    proxy.cut();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => store.orders.count(shop)));
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject(AWAY);
    expect(await store.orders.count(shop)).toBe(6);
    await store.close();
  });

  test('half-open: one wait per request, then all connections are replaced', async () => {
    const limits = { connect: 500, statement: 300, lock: 300, answer: 400 };
    const engine: Engine = await postgresEngine({ url: proxy.url, log: QUIET, limits });
    const ask = () => sql`select 1`.execute(engine.read);
    await Promise.all(Array.from({ length: 8 }, ask));
    let begin = 0;
    const thrown = await engine
      .write(async (trx) => {
        await sql`select 1`.execute(trx);
        proxy.blackHole();
        begin = performance.now();
        await sql`select 1`.execute(trx);
      })
      .catch((error: unknown) => error);
    expect(engine.explain(thrown)).toMatchObject(AWAY);
    // A second wait, for the rollback on the dead connection, would double this.
    expect(performance.now() - begin).toBeLessThan(750);
    const back = performance.now();
    for (let n = 0; n < 8; n++) await ask();
    expect(performance.now() - back).toBeLessThan(400);
    await engine.close();
  }, 20_000);
});

test('the real limits let a half-open connection recover within 30 seconds', () => {
  expect(LIMITS.answer + LIMITS.connect).toBeLessThan(30_000);
  expect(LIMITS.answer).toBeGreaterThan(LIMITS.statement);
});

test('mistakes of ours are not called an outage', () => {
  expect(explainPostgres(new TypeError('x is not a function'))).toBeNull();
  expect(explainPostgres('text')).toBeNull();
});

interface Proxy {
  readonly url: string;
  /** Resets every connection. */
  cut(): void;
  /** Connections that exist stay open, but nothing passes any more, ever. New ones work. */
  blackHole(): void;
  close(): Promise<void>;
}

async function startProxy(socketPath: string): Promise<Proxy> {
  const sockets = new Set<net.Socket>();
  const swallowed = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(socketPath);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!swallowed.has(from)) to.destroy();
      });
      from.on('data', (data) => {
        if (!swallowed.has(from)) to.write(data);
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    cut: destroyAll,
    blackHole: () => {
      for (const socket of sockets) swallowed.add(socket);
    },
    async close() {
      destroyAll();
      for (const socket of swallowed) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
