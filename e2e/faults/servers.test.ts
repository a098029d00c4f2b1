/** Two servers on one database: each webhook has one effect, and what a dead server had begun the other ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW, SHOP, TOKEN } from '../../server/flows/testing.ts';
import { engines, type TestDatabase } from '../../server/store/testing.ts';
import { inFull, noteFigure } from './figures.ts';
import { orderBody, type ServerProcess, sendWebhook, startServerProcess } from './server.ts';

// Whole processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const ORDERS = inFull ? 400 : 40;

describe.each(engines())('on $name', ({ name, database }) => {
  let db: TestDatabase;
  let folder: string;
  const servers: ServerProcess[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mersalg-servers-'));
    db = await database();
    const store = await db.open();
    await store.shops.install(SHOP, ['read_orders'], TOKEN, NOW);
    await store.shops.setInfo(SHOP, { name: 'Nordlys', currency: 'SEK', timezone: 'UTC' });
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.end('SIGKILL')));
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('two servers share one database: nothing lost, nothing done twice, also when one is killed', async () => {
    servers.push(...(await Promise.all([1, 2].map(() => startServerProcess(db.url, folder)))));
    const [first, second] = servers as [ServerProcess, ServerProcess];
    const acknowledged = new Set<number>();
    const send = async (id: number) => {
      const at = Date.now();
      const body = orderBody(id, at, '100.00');
      // Both hear of each, at once: the platform repeats what it is not sure of.
      const answers = await Promise.all(
        [first, second].map(({ url }) => sendWebhook(url, `w${id}`, 'orders/create', body)),
      );
      expect(answers.every((status) => status === 200 || status === 0)).toBe(true);
      if (answers.includes(200)) acknowledged.add(id);
    };
    for (let id = 1; id <= ORDERS; id += 8) {
      if (id > ORDERS / 2) await first.end('SIGKILL');
      await Promise.all(Array.from({ length: 8 }, (_, at) => send(id + at)));
    }
    expect(acknowledged.size).toBe(ORDERS);
    const store = await db.open();
    for (let tries = 0; (await store.inbox.pending(SHOP, 1)).length > 0; tries += 1) {
      if (tries > 1_200) throw new Error('What was acknowledged is never worked off.');
      await sleep(50);
    }
    expect(await store.orders.count(SHOP)).toBe(ORDERS);
    noteFigure(
      16,
      `${ORDERS} orders told to both, one killed: ${await store.orders.count(SHOP)} there (${name})`,
    );
  });
});
