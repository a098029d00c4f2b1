/** Single HTTP exchanges over a real socket: stalls, resets, pages instead of JSON, waits. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange } from './exchange.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const NOW = Date.parse('2026-11-21T12:00:00Z');
async function against(listener: RequestListener, timeoutMs = 2_000) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return exchange(
    (url, init) => fetch(url, init),
    `http://127.0.0.1:${port}/x`,
    { method: 'POST', body: '{}' },
    timeoutMs,
    NOW,
  );
}
const json = { 'content-type': 'application/json' };

describe('exchange', () => {
  it('gives JSON with its status, also of refusals', async () => {
    expect(await against((_, res) => res.writeHead(200, json).end('{"a":1}'))).toEqual({
      kind: 'answer',
      status: 200,
      body: { a: 1 },
    });
    expect(await against((_, res) => res.writeHead(401, json).end('{"errors":"no"}'))).toMatchObject({
      kind: 'answer',
      status: 401,
    });
    expect(await against((_, res) => res.writeHead(404).end('<html>'))).toEqual({
      kind: 'answer',
      status: 404,
      body: null,
    });
  });

  it.each<[string, RequestListener]>([
    ['503', (_, res) => res.writeHead(503, json).end('{}')],
    [
      'a page instead of JSON',
      (_, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'),
    ],
    ['a reset before the answer', (req) => req.socket.destroy()],
    [
      'a reset within the answer',
      (_, res) => res.writeHead(200, { ...json, 'content-length': 100 }).write('{"a":', () => res.destroy()),
    ],
    ['half a JSON', (_, res) => res.writeHead(200, json).end('{"a":')],
  ])('finds Shopify unavailable: %s', async (_name, listener) => {
    expect(await against(listener)).toMatchObject({ kind: 'unavailable' });
  });

  it.each<[string, RequestListener]>([
    ['before the answer', () => {}],
    ['within the answer', (_, res) => res.writeHead(200, json).write('{"a":')],
  ])('does not wait for an answer that stalls %s', async (_name, listener) => {
    expect(await against(listener, 150)).toEqual({ kind: 'unavailable', why: 'no answer in 150 ms' });
  });

  it.each<[string | undefined, number]>([
    ['2', 2000],
    ['2.0', 2000],
    ['0.5', 500],
    ['Sat, 21 Nov 2026 12:00:05 GMT', 5000],
    ['soon', 2000],
    [undefined, 2000],
  ])('reads Retry-After %s as %i ms', async (header, ms) => {
    const headers = header === undefined ? json : { ...json, 'retry-after': header };
    expect(await against((_, res) => res.writeHead(429, headers).end('{}'))).toEqual({
      kind: 'throttled',
      ms,
    });
  });

  it('follows no redirect, which would take the access token elsewhere', async () => {
    let requests = 0;
    const result = await against((_, res) => {
      requests += 1;
      res.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(result).toMatchObject({ kind: 'answer', status: 307 });
    expect(requests).toBe(1);
  });
});
