/** Bodies that are no shopper's and no merchant's, over real sockets: refused, and the server lives on within its memory. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bearer, webhookHeaders } from '../../server/http/testing.ts';
import { noteFigure } from './figures.ts';
import { type ServerProcess, startServerProcess } from './server.ts';

vi.setConfig({ testTimeout: 60_000 });

const MB = 1 << 20;
/** What a hundred such bodies may leave behind. */
const MOST_GROWTH_MB = 150;

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mersalg-bodies-'));
  server = await startServerProcess(`file:${join(folder, 'mersalg.db')}`, folder);
});
afterAll(async () => {
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Status; 0 where the server cut the connection, as it may do with what it will not read. */
function post(path: string, headers: Record<string, string>, chunks: Iterable<Buffer>): Promise<number> {
  return new Promise((resolve) => {
    const sending = request(`${server.url}${path}`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sending.on('error', () => resolve(0));
    for (const chunk of chunks) if (!sending.write(chunk) && sending.destroyed) break;
    sending.end();
  });
}

const residentMb = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8'))![1]) / 1024;

function* endless(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, '[');
  for (let sent = 0; sent < bytes; sent += piece.length) yield piece;
}

const json = { 'content-type': 'application/json' };

describe('a body that no client of ours sends', () => {
  it.each([
    ['two megabytes that say how long they are', { ...json, 'content-length': String(2 * MB) }, 2 * MB],
    ['eight megabytes that do not', { ...json, 'transfer-encoding': 'chunked' }, 8 * MB],
  ])('%s, is refused', async (_what, headers, bytes) => {
    const token = await bearer(Date.now());
    expect([413, 0]).toContain(await post('/api/offers', { ...headers, ...token }, endless(bytes)));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('that blows up when unpacked is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MB, ' '));
    const token = await bearer(Date.now());
    const packed = { ...json, ...token, 'content-encoding': 'gzip' };
    expect([400, 401, 413, 415]).toContain(await post('/api/offers', packed, [bomb]));
    const signed = webhookHeaders(bomb.toString('latin1'), { 'content-encoding': 'gzip' });
    expect([400, 401, 413, 415]).toContain(await post('/webhooks', signed, [bomb]));
  });

  it.runIf(process.platform === 'linux')('comes a hundred times without filling the memory', async () => {
    const token = await bearer(Date.now());
    const before = residentMb();
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        Array.from({ length: 10 }, () =>
          post('/api/offers', { ...json, ...token, 'transfer-encoding': 'chunked' }, endless(4 * MB)),
        ),
      );
    }
    const grown = residentMb() - before;
    noteFigure(23, `400 MB sent, ${grown.toFixed(0)} MB more in memory`);
    expect(grown).toBeLessThan(MOST_GROWTH_MB);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});
