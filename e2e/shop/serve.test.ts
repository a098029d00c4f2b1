/** The HTTP side keeps what a handler says: bytes, streams, statuses, cookies, redirects, broken connections. */
import { HttpResponse, http } from 'msw';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sampleApp, sampleShop } from './sample.ts';
import { type ServedTwin, serveTwin } from './serve.ts';
import { Twin } from './twin.ts';

let served: ServedTwin;
let cancelled = 0;
const onCancel = (): void => {
  cancelled += 1;
};

beforeAll(async () => {
  const twin = new Twin({ app: sampleApp(), data: sampleShop() });
  served = await serveTwin(twin, {
    extraHandlers: [
      http.post('*/echo', async ({ request }) => {
        const headers = {
          'x-host': String(request.headers.get('host')),
          'x-cookie': String(request.headers.get('cookie')),
        };
        return new Response(await request.arrayBuffer(), { status: 201, headers });
      }),
      http.get('*/cookies', ({ cookies }) => {
        const headers = new Headers({ 'x-seen': JSON.stringify(cookies) });
        headers.append('set-cookie', 'a=1; Path=/; HttpOnly');
        headers.append('set-cookie', 'b=2, with comma');
        return new Response('ok', { headers });
      }),
      http.get('*/away', () => new Response(null, { status: 302, headers: { location: '/cookies' } })),
      http.get('*/thrown', () => {
        throw HttpResponse.json({ errors: 'Not Found' }, { status: 404 });
      }),
      http.get('*/broken', () => {
        throw new Error('a bug in a handler');
      }),
      http.get('*/reset', () => HttpResponse.error()),
      http.get('*/short', () => new Response('abc', { headers: { 'content-length': '10' } })),
      http.get('*/endless', () => {
        const pull = (controller: ReadableStreamDefaultController) =>
          controller.enqueue(new Uint8Array(65_536));
        const stream = new ReadableStream({ pull, cancel: onCancel });
        return new Response(stream);
      }),
    ],
  });
});
afterAll(() => served.close());

test('bodies go through untouched both ways', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
  const headers = { cookie: 'q=1' };
  const response = await fetch(`${served.url}/echo`, { method: 'POST', body: bytes, headers });
  expect(response.status).toBe(201);
  expect(response.headers.get('x-host')).toBe(new URL(served.url).host);
  expect(response.headers.get('x-cookie')).toBe('q=1');
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});

test('every cookie is its own header, and one client’s never reach another', async () => {
  const first = await fetch(`${served.url}/cookies`);
  expect(first.headers.getSetCookie()).toEqual(['a=1; Path=/; HttpOnly', 'b=2, with comma']);
  expect((await fetch(`${served.url}/cookies`)).headers.get('x-seen')).toBe('{}');
});

test('redirects, thrown answers, HEAD and unknown paths', async () => {
  const away = await fetch(`${served.url}/away`, { redirect: 'manual' });
  expect([away.status, away.headers.get('location')]).toEqual([302, '/cookies']);
  expect((await fetch(`${served.url}/thrown`)).status).toBe(404);
  const head = await fetch(`${served.url}/cookies`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await fetch(`${served.url}/nowhere`)).status).toBe(404);
});

test('a bug in a handler is a 500, not the end of the process', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect((await fetch(`${served.url}/broken`)).status).toBe(500);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

test('a reset is a reset, and a body shorter than promised breaks off', async () => {
  await expect(fetch(`${served.url}/reset`)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  const short = await fetch(`${served.url}/short`);
  await expect(short.text()).rejects.toThrow();
});

test('a stream ends when the client goes away', async () => {
  const stop = new AbortController();
  const response = await fetch(`${served.url}/endless`, { signal: stop.signal });
  const reader = response.body!.getReader();
  await reader.read();
  stop.abort();
  await vi.waitFor(() => expect(cancelled).toBe(1), 2000);
});
