/** A webhook is acknowledged only when it is proved and stored; everything else makes Shopify send it again, or stop. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../../domain/errors.ts';
import { SHOP } from '../../flows/testing.ts';
import { startTestApp, type TestApp, webhookHeaders } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
});
afterEach(() => t.close());

const BODY = JSON.stringify({ id: 1, note: 'ÅÄÖ €' });
const post = (payload: string | Buffer, headers: Record<string, string>, app = t.app) =>
  app.inject({ method: 'POST', url: '/webhooks', headers, payload });
const stored = () => t.store.inbox.pending(SHOP, 100);

describe('receiving a webhook', () => {
  it('stores it as sent, enqueues its processing, then answers 200', async () => {
    const answer = await post(BODY, webhookHeaders(BODY));
    expect(answer.statusCode).toBe(200);
    expect(await stored()).toEqual([
      { shop: SHOP, webhookId: 'w-1', topic: 'orders/create', body: BODY, receivedAt: t.clock.now() },
    ]);
    expect(await t.store.jobs.list(SHOP)).toMatchObject([{ kind: 'ingest', state: 'waiting' }]);
  });

  it('stores one of fifty repeats that come at once, and acknowledges all', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(BODY, webhookHeaders(BODY))));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
    expect(await stored()).toHaveLength(1);
  });

  const headers = webhookHeaders(BODY);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
  it.each<[string, string | Buffer, Record<string, string>]>([
    ['no signature', BODY, without('x-shopify-hmac-sha256')],
    ['an empty signature', BODY, { ...headers, 'x-shopify-hmac-sha256': '' }],
    ['a signature over another body', `${BODY} `, headers],
    ['a body written anew', JSON.stringify(JSON.parse(BODY), null, 1), headers],
    ['one bit changed', BODY.replace('1', '2'), headers],
    ['the body gone', '', headers],
    ['the body packed', gzipSync(BODY), { ...headers, 'content-encoding': 'gzip' }],
    ['no shop', BODY, without('x-shopify-shop-domain')],
    ['a shop that is none', BODY, { ...headers, 'x-shopify-shop-domain': 'evil.example.com' }],
    ['no topic', BODY, without('x-shopify-topic')],
    ['no id', BODY, without('x-shopify-webhook-id')],
  ])('answers 401 to %s and stores nothing', async (_what, payload, sent) => {
    const answer = await post(payload, sent);
    expect(answer.statusCode).toBe(401);
    expect(answer.json().error.code).toBe('unauthorized');
    expect(await stored()).toEqual([]);
    expect(await t.store.jobs.list(SHOP)).toEqual([]);
  });

  it('reads the bytes whatever type they claim to be', async () => {
    for (const [at, type] of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json',
    ].entries()) {
      const sent = webhookHeaders('{not json', { 'content-type': type, 'x-shopify-webhook-id': `w-${at}` });
      expect((await post('{not json', sent)).statusCode).toBe(200);
    }
    expect(await stored()).toHaveLength(3);
  });

  it('takes a large order, and refuses what no order can be', async () => {
    const large = JSON.stringify({ id: 1, pad: 'x'.repeat(1_500_000) });
    expect((await post(large, webhookHeaders(large))).statusCode).toBe(200);
    const huge = JSON.stringify({ id: 1, pad: 'x'.repeat(2_200_000) });
    const answer = await post(huge, webhookHeaders(huge, { 'x-shopify-webhook-id': 'w-2' }));
    expect(answer.statusCode).toBe(413);
    expect(answer.json().error.code).toBe('too-large');
    expect(await stored()).toHaveLength(1);
  });

  it('goes by when the thing happened, not by when the notice came', async () => {
    const happened = new Date(t.clock.now() - 3_600_000).toISOString();
    await post(BODY, webhookHeaders(BODY, { 'x-shopify-triggered-at': happened }));
    expect((await stored())[0]?.receivedAt).toBe(t.clock.now() - 3_600_000);
    const future = new Date(t.clock.now() + 3_600_000).toISOString();
    await post(
      BODY,
      webhookHeaders(BODY, { 'x-shopify-triggered-at': future, 'x-shopify-webhook-id': 'w-2' }),
    );
    expect((await stored())[1]?.receivedAt).toBe(t.clock.now());
  });

  it('answers 503 while the store is away, and stores the repeat', async () => {
    let away = true;
    const broken = await startTestApp({}, (store) => ({
      ...store,
      inbox: {
        ...store.inbox,
        put: (event) => {
          if (away) throw new MersalgError('store-unavailable', 'The database is away.');
          return store.inbox.put(event);
        },
      },
    }));
    expect((await post(BODY, webhookHeaders(BODY), broken.app)).statusCode).toBe(503);
    away = false;
    expect((await post(BODY, webhookHeaders(BODY), broken.app)).statusCode).toBe(200);
    expect(await broken.store.inbox.pending(SHOP, 10)).toHaveLength(1);
    await broken.close();
  });

  it('answers 503 before Shopify gives up when the store is merely silent', async () => {
    const broken = await startTestApp({}, (store) => ({
      ...store,
      inbox: { ...store.inbox, put: () => new Promise<never>(() => {}) },
    }));
    const begun = performance.now();
    expect((await post(BODY, webhookHeaders(BODY), broken.app)).statusCode).toBe(503);
    expect(performance.now() - begun).toBeLessThan(5_000);
    await broken.close();
  });
});
