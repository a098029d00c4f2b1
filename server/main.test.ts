/** The real server as a process of its own: it starts, serves, is killed, and stops without losing anything. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHOP, TOKEN } from './flows/testing.ts';
import { SECRET, webhookHeaders } from './http/testing.ts';
import { engines, type TestDatabase } from './store/testing.ts';

// Each starts whole processes, which a busy machine may take its time for.
vi.setConfig({ testTimeout: 60_000 });

const entry = fileURLToPath(new URL('./main.ts', import.meta.url));

describe.each(engines())('the server on $name', ({ database }) => {
  let db: TestDatabase;
  let folder: string;
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mersalg-main-'));
    db = await database();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    }
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(over: Record<string, string> = {}) {
    const env = {
      PATH: process.env.PATH,
      // Nobody listens there: the platform is away.
      SHOPIFY_ORIGIN: 'http://127.0.0.1:9',
      SHOPIFY_CLIENT_SECRET: SECRET,
      DATABASE_URL: db.url,
      PORT: '0',
      ...over,
    };
    const child = spawn(process.execPath, [entry], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (out += text));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const found = /listens on (http:\S+)/.exec(out)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error(out)));
    });
    return { child, url, out: () => out };
  }

  async function ready(url: string): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await fetch(`${url}/readyz`)).ok) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('never ready');
  }

  async function stopped(child: ChildProcess, signal: NodeJS.Signals) {
    const begun = performance.now();
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    return { code, ms: performance.now() - begun };
  }

  const webhook = (url: string, id: string) => {
    const body = JSON.stringify({ id: 1 });
    return fetch(`${url}/webhooks`, {
      method: 'POST',
      body,
      headers: webhookHeaders(body, { 'x-shopify-webhook-id': id }),
    });
  };

  it('starts, is ready, takes a webhook and works it off, and stops gracefully', async () => {
    const { child, url, out } = await start();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await ready(url);
    expect((await webhook(url, 'w-1')).status).toBe(200);
    const store = await db.open();
    const waiting = async () => (await store.inbox.pending(SHOP, 10)).length;
    for (let tries = 0; tries < 600 && (await waiting()) > 0; tries += 1)
      await new Promise((done) => setTimeout(done, 50));
    expect(await waiting()).toBe(0);
    const { code, ms } = await stopped(child, 'SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(out().match(/listens on/g)).toHaveLength(1);
    expect(out()).not.toContain(SECRET);
  });

  it('finishes a request under way before it stops, and takes no new one', async () => {
    const { child, url } = await start();
    await ready(url);
    const body = JSON.stringify({ id: 1 });
    const slow = request(`${url}/webhooks`, {
      method: 'POST',
      headers: { ...webhookHeaders(body), 'content-length': body.length },
    });
    const answer = once(slow, 'response');
    slow.write(body.slice(0, 4));
    await new Promise((done) => setTimeout(done, 200));
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await new Promise((done) => setTimeout(done, 200));
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    slow.end(body.slice(4));
    const [response] = await answer;
    expect(response.statusCode).toBe(200);
    expect((await ended)[0]).toBe(0);
    const repeat = { shop: SHOP, webhookId: 'w-1', topic: 'x/y', body, receivedAt: 1 };
    expect(await (await db.open()).inbox.put(repeat)).toBe('duplicate');
  });

  it('stops within ten seconds although a client never ends its request', async () => {
    const { child, url } = await start();
    await ready(url);
    const stuck = request(`${url}/webhooks`, { method: 'POST', headers: { 'content-length': 100 } });
    stuck.on('error', () => {});
    stuck.write('{');
    await new Promise((done) => setTimeout(done, 200));
    const { code, ms } = await stopped(child, 'SIGINT');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
  });

  it('loses nothing that it acknowledged when it is killed', async () => {
    const { child, url } = await start();
    const acknowledged = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => ((await webhook(url, `w-${n}`)).ok ? n : -1)),
    );
    await stopped(child, 'SIGKILL');
    expect(acknowledged.filter((n) => n >= 0)).toHaveLength(20);
    const store = await db.open();
    const body = '{}';
    const repeats = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.inbox.put({ shop: SHOP, webhookId: `w-${n}`, topic: 'x/y', body, receivedAt: 1 }),
      ),
    );
    expect(new Set(repeats)).toEqual(new Set(['duplicate']));
  });

  it('takes up after a kill what its jobs had begun', async () => {
    const store = await db.open();
    await store.shops.install(SHOP, [], TOKEN, Date.now());
    await store.jobs.enqueue(SHOP, 'ingest');
    expect(await store.jobs.lease('a server that was killed', ['ingest'], 500, 1)).toHaveLength(1);
    await start();
    for (let tries = 0; tries < 600; tries += 1) {
      if (!(await store.jobs.list(SHOP)).some((job) => job.kind === 'ingest')) break;
      await new Promise((done) => setTimeout(done, 50));
    }
    expect((await store.jobs.list(SHOP)).map((job) => job.kind)).not.toContain('ingest');
  });
});

describe('a server that cannot start', () => {
  const run = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, [entry], {
      env: { PATH: process.env.PATH, ...env },
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (out += text));
    const [code] = await once(child, 'exit');
    return { code, out };
  };

  it('names every setting that is missing', async () => {
    const { code, out } = await run({});
    expect(code).toBe(1);
    expect(out).toMatch(
      /APP_URL is not set[\s\S]*ENCRYPTION_KEY is not set. Make one with: openssl rand -hex 32/,
    );
    expect(out).not.toMatch(/at .*\.ts:\d/);
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const folder = mkdtempSync(join(tmpdir(), 'mersalg-main-'));
    const { code, out } = await run({
      SHOPIFY_ORIGIN: 'http://127.0.0.1:9',
      PORT: String(port),
      DATABASE_URL: `file:${folder}/x.db`,
    });
    other.close();
    rmSync(folder, { recursive: true, force: true });
    expect(code).toBe(1);
    expect(out).toMatch(/cannot listen on 127\.0\.0\.1:\d+\. Another program uses it: choose another PORT\./);
  });

  it('says that the database cannot be reached', async () => {
    const { code, out } = await run({
      SHOPIFY_ORIGIN: 'http://127.0.0.1:9',
      PORT: '0',
      DATABASE_URL: `file:${entry}/x.db`,
    });
    expect(code).toBe(1);
    expect(out).toMatch(/database/i);
  });
});
