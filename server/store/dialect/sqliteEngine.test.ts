/** SQLite's own promises: durable when acknowledged, never a blocked reader, clear words when the file is away. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../flows/ports.ts';
import { anOrder, HandClock, newShop } from '../contract/samples.ts';
import { openStore } from '../open.ts';
import { QUIET } from '../testing.ts';
import { sqliteEngine } from './sqliteEngine.ts';

let folder: string;
let path: string;
const opened: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mersalg-sqlite-'));
  path = join(folder, 'deeper', 'mersalg.db');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

async function open(clock = new HandClock()): Promise<Store> {
  const store = await openStore({ url: `file:${path}`, clock, log: QUIET });
  opened.push(store);
  return store;
}

function holdWriteLock(): { release(): void } {
  const db = new DatabaseSync(path, { timeout: 5000 });
  db.exec('begin immediate');
  return {
    release() {
      db.exec('rollback');
      db.close();
    },
  };
}

test('the file is in WAL mode, each commit is forced to disk', async () => {
  await open();
  const db = new DatabaseSync(path);
  expect(db.prepare('pragma journal_mode').get()?.journal_mode).toBe('wal');
  db.close();
  const engine = sqliteEngine({ path, clock: new HandClock() });
  const { sql } = await import('kysely');
  const answer = await engine.write((trx) => sql<{ synchronous: number }>`pragma synchronous`.execute(trx));
  expect(answer.rows[0]?.synchronous).toBe(2);
  await engine.close();
});

test('leases follow the clock that was given', async () => {
  const clock = new HandClock();
  const store = await open(clock);
  await store.jobs.enqueue('a', 'sync', undefined, 5000);
  expect(await store.jobs.lease('w', ['sync'], 1000, 1)).toEqual([]);
  clock.time += 5000;
  expect(await store.jobs.lease('w', ['sync'], 1000, 1)).toHaveLength(1);
  clock.time += 999;
  expect(await store.jobs.lease('w', ['sync'], 1000, 1)).toEqual([]);
  clock.time += 1;
  expect(await store.jobs.lease('w', ['sync'], 1000, 1)).toHaveLength(1);
});

test('a writer waits for another without stopping the thread, and reads go on', async () => {
  const store = await open();
  const shop = newShop();
  await store.orders.upsert(shop, [anOrder(1)]);
  const lock = holdWriteLock();
  let done = false;
  const write = store.orders.upsert(shop, [anOrder(2)]).then(() => {
    done = true;
  });
  let ticks = 0;
  const begin = performance.now();
  while (performance.now() - begin < 300) {
    expect(await store.orders.count(shop)).toBe(1);
    await sleep(5);
    ticks += 1;
  }
  expect(done).toBe(false);
  // Blocked, the thread would come round only a few times in 300 ms.
  expect(ticks).toBeGreaterThan(8);
  lock.release();
  await write;
  expect(await store.orders.count(shop)).toBe(2);
});

test('a lock that is held for too long is named', async () => {
  await (await open()).close();
  const engine = sqliteEngine({ path, clock: new HandClock(), lockTimeoutMs: 50 });
  const lock = holdWriteLock();
  const thrown = await engine.write(async () => 1).catch((error: unknown) => error);
  expect(engine.explain(thrown)).toMatchObject({ code: 'store-locked', status: 503 });
  lock.release();
  expect(await engine.write(async () => 1)).toBe(1);
  await engine.close();
});

test('statements of others never slip into an open transaction', async () => {
  const store = await open();
  const shop = newShop();
  const bad = anOrder(1, { lines: [{ ...anOrder(1).lines[0]!, quantity: 0.5 }] });
  const answers = await Promise.allSettled([
    store.orders.upsert(shop, [bad]),
    store.inbox.put({ shop, webhookId: 'w', topic: 't', body: 'b', receivedAt: 1 }),
    store.orders.upsert(shop, [bad]),
    store.counters.add(shop, 1, [{ kind: 'shown', placement: 'cart', count: 1 }]),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await store.inbox.pending(shop, 9)).toHaveLength(1);
  expect(await store.counters.sum(shop, 0)).toHaveLength(1);
  expect(await store.orders.count(shop)).toBe(0);
});

test('what was acknowledged survives a SIGKILL, and nothing half-written does', async () => {
  const shop = newShop();
  const script = `
    import { openStore } from ${JSON.stringify(new URL('../open.ts', import.meta.url).href)};
    import { anOrder } from ${JSON.stringify(new URL('../contract/samples.ts', import.meta.url).href)};
    const log = { info() {}, warn() {}, error() {} };
    const store = await openStore({ url: 'file:' + process.argv[1], clock: { now: () => 1 }, log });
    for (let n = 1; ; n++) {
      await store.inbox.put({ shop: '${shop}', webhookId: 'w' + n, topic: 't', body: 'b', receivedAt: n });
      process.stdout.write('w' + n + '\\n');
      await store.orders.upsert('${shop}', Array.from({ length: 50 }, (_, i) => anOrder(n * 100 + i)));
      process.stdout.write('o' + n + '\\n');
    }`;
  for (let round = 0; round < 3; round++) {
    rmSync(join(folder, 'deeper'), { recursive: true, force: true });
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      acknowledged.push(line);
      if (acknowledged.length === 7 + round * 10) child.kill('SIGKILL');
    });
    await Promise.all([once(child, 'exit'), once(lines, 'close')]);
    const store = await open();
    const webhooks = new Set((await store.inbox.pending(shop, 1e6)).map((event) => event.webhookId));
    for (const line of acknowledged.filter((text) => text.startsWith('w'))) expect(webhooks).toContain(line);
    const batches = acknowledged.filter((text) => text.startsWith('o')).length;
    const count = await store.orders.count(shop);
    expect(count).toBeGreaterThanOrEqual(batches * 50);
    expect(count % 50).toBe(0);
    expect((await store.orders.history(shop)).productIds).toHaveLength(count * 2);
    await store.close();
  }
}, 60_000);

test('a webhook does not wait long behind a worker thread that writes without pause', async () => {
  const store = await open();
  const script = `
    const { workerData, parentPort } = require('node:worker_threads');
    (async () => {
      const { openStore } = await import(workerData.open);
      const { anOrder, aLine } = await import(workerData.samples);
      const log = { info() {}, warn() {}, error() {} };
      const store = await openStore({ url: workerData.url, clock: { now: () => 1 }, log });
      const lines = Array.from({ length: 27 }, (_, n) => aLine(n + 1));
      let stop = false;
      parentPort.on('message', () => { stop = true; });
      parentPort.postMessage('begun');
      for (let n = 0; !stop; n++) {
        await store.orders.upsert('bulk.myshopify.com', Array.from({ length: 500 }, (_, i) => anOrder(n * 500 + i + 1, { lines })));
        await new Promise(setImmediate);
      }
      await store.close();
      parentPort.close();
    })();`;
  const worker = new Worker(script, {
    eval: true,
    workerData: {
      url: `file:${path}`,
      open: new URL('../open.ts', import.meta.url).href,
      samples: new URL('../contract/samples.ts', import.meta.url).href,
    },
  });
  await once(worker, 'message');
  const waits: number[] = [];
  for (let n = 0; n < 40; n++) {
    const begin = performance.now();
    await store.inbox.put({ shop: 'a', webhookId: `w${n}`, topic: 't', body: 'b', receivedAt: n });
    waits.push(performance.now() - begin);
    await sleep(10);
  }
  worker.postMessage('stop');
  await once(worker, 'exit');
  waits.sort((a, b) => a - b);
  expect(await store.orders.count('bulk.myshopify.com')).toBeGreaterThan(0);
  expect(waits.at(-1)).toBeLessThan(1_000);
}, 60_000);

test('a file that is no database, or cannot be made, is refused with advice', async () => {
  mkdirSync(join(folder, 'deeper'));
  writeFileSync(path, 'this is not a database, however long it may be'.repeat(50));
  await expect(open()).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(open()).rejects.toThrow(/not an SQLite database/);
  path = join(path, 'below-a-file', 'x.db');
  await expect(open()).rejects.toMatchObject({ code: 'store-unavailable' });
});

test.skipIf(process.getuid?.() === 0)('a read-only folder is named', async () => {
  await (await open()).close();
  chmodSync(path, 0o444);
  chmodSync(join(folder, 'deeper'), 0o555);
  const store = await open();
  await expect(store.ping()).rejects.toMatchObject({ code: 'store-unavailable' });
  chmodSync(join(folder, 'deeper'), 0o755);
});

test('a full disk is named, and what was there before stays', async () => {
  const store = await open();
  const shop = newShop();
  await store.orders.upsert(shop, [anOrder(1)]);
  await store.close();
  const engine = sqliteEngine({ path, clock: new HandClock() });
  const { sql } = await import('kysely');
  // SQLite's own limit on a file's size answers as a full disk does, with SQLITE_FULL.
  const thrown = await engine
    .write(async (trx) => {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(trx);
      await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(trx);
      await trx
        .insertInto('settings')
        .values({ shop: 'big', body: 'x'.repeat(1_000_000) })
        .execute();
    })
    .catch((error: unknown) => error);
  expect(engine.explain(thrown)).toMatchObject({ code: 'store-unavailable' });
  expect(engine.explain(thrown)?.message).toMatch(/disk .* is full/);
  await engine.close();
  expect(await (await open()).orders.get(shop, 1)).toEqual(anOrder(1));
});
