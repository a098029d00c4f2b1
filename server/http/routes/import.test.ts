/** An orders export sent by the page: streamed, bounded, refused by line, and gone on with when it broke off. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportReportTold } from '../../domain/importTold.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, SHOP } from '../../flows/testing.ts';
import { endLateBodies } from '../lateBody.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  // The first call installs the shop.
  await t.app.inject({ url: '/api/status', headers: await token() });
  await t.store.products.upsert(
    SHOP,
    [makeProduct(1, { title: 'Mug' }), makeProduct(2, { title: 'Tray' })],
    NOW,
  );
});
afterEach(() => t.close());

const token = () => bearer(t.clock.now());
const HEADER = 'Name,Email,Created at,Lineitem quantity,Lineitem name,Lineitem price,Id\n';
const row = (n: number, date = '2024-05-01 10:00:00 +0200') =>
  `#${n},,${date},1,${n % 2 ? 'Mug' : 'Tray'},10.00,${n}\n`;
const file = (orders: number) =>
  Buffer.from(HEADER + Array.from({ length: orders }, (_, n) => row(n + 1)).join(''));

async function send(payload: Buffer, headers: Record<string, string> = {}) {
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/import',
    headers: { ...(await token()), 'content-type': 'application/octet-stream', ...headers },
    payload,
  });
  return {
    status: answer.statusCode,
    body: answer.json() as ImportReportTold & { error?: { code: string } },
  };
}

describe('an export', () => {
  it('is taken in, gzipped or not, and the second time counts nothing twice', async () => {
    expect(await send(file(30))).toMatchObject({
      status: 200,
      body: { kind: 'finished', orders: 30, refused: 0 },
    });
    expect(await send(file(30))).toMatchObject({ status: 200, body: { kind: 'known', orders: 30 } });
    expect(await send(gzipSync(file(40)))).toMatchObject({
      status: 200,
      body: { kind: 'finished', orders: 40 },
    });
    expect(await t.store.orders.count(SHOP)).toBe(40);
    expect((await t.store.jobs.list(SHOP)).map(({ kind }) => kind)).toContain('sync');
  });

  it('has its bad rows refused by line with their reason, and the rest kept', async () => {
    const bad = Buffer.from(HEADER + row(1) + row(2, 'yesterday') + row(3));
    const { body } = await send(bad);
    expect(body).toMatchObject({ kind: 'finished', orders: 2, refused: 1 });
    expect(body.rows).toEqual([{ line: 3, reason: expect.stringContaining('#2') }]);
  });

  it('is logged with who sent it', async () => {
    await send(file(3));
    const entries = await t.store.audit.list(SHOP, { before: null, limit: 9, kind: 'import' });
    expect(entries.map(({ did }) => did)).toEqual(['finished', 'started']);
    expect(entries[0]).toMatchObject({ detail: { figures: { orders: 3, refused: 0 } } });
  });

  it.each([
    ['that is no export', 'a;b;c\n1;2;3\n', 400, 'bad-input'],
    ['that is empty', '', 400, 'bad-input'],
  ])('%s is refused in words', async (_what, text, status, code) => {
    expect(await send(Buffer.from(text))).toMatchObject({ status, body: { error: { code } } });
  });

  it('that announces more than there may be is refused before it is read', async () => {
    const refused = await send(file(1), { 'content-length': '1000000001' });
    expect(refused).toMatchObject({ status: 413, body: { error: { code: 'too-large' } } });
    expect(await t.store.orders.count(SHOP)).toBe(0);
  });

  it('that breaks off is gone on with when it is sent again, and tells how far it is meanwhile', async () => {
    await t.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = t.app.server.address() as AddressInfo;
    const whole = file(4_000);
    const authorization = await token();
    const headers = { ...authorization, 'content-type': 'text/csv', 'content-length': String(whole.length) };
    const sending = httpRequest({ port, method: 'POST', path: '/api/import', headers });
    sending.on('error', () => {});
    sending.write(whole.subarray(0, whole.length - 1_000));
    const progress = async () =>
      (await t.app.inject({ url: '/api/import', headers: authorization })).json().running;
    await expect
      .poll(async () => (await progress())?.orders ?? 0, { timeout: 10_000 })
      .toBeGreaterThan(1_000);
    expect(await progress()).toMatchObject({ size: whole.length });
    expect(await send(file(2))).toMatchObject({ status: 409 });
    sending.destroy();
    await expect.poll(progress, { timeout: 10_000 }).toBeNull();
    const kept = await t.store.orders.count(SHOP);
    expect(kept).toBeLessThan(4_000);
    const { body } = await send(whole);
    expect(body).toMatchObject({ kind: 'finished', orders: 4_000, resumedAfter: kept });
    expect(await t.store.orders.count(SHOP)).toBe(4_000);
  });
});

describe('a body that does not come', () => {
  const slow = async (config: { slowBody?: boolean }) => {
    const app = Fastify();
    endLateBodies(app, 50);
    app.post('/', { config }, async () => 'taken');
    await app.listen({ port: 0, host: '127.0.0.1' });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 4\r\n\r\nhal');
    setTimeout(() => socket.write('f'), 200);
    const [data] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    await app.close();
    return data.toString().split('\r\n')[0];
  };

  it('is not waited for, unless the route says that it may be slow', async () => {
    expect(await slow({})).toBe('HTTP/1.1 408 Request Timeout');
    expect(await slow({ slowBody: true })).toBe('HTTP/1.1 200 OK');
  });

  it('leaves headers no more time than before', () => {
    expect(t.app.server.headersTimeout).toBe(15_000);
  });
});
