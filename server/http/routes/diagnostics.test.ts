/** Diagnostics over HTTP: what runs, what went wrong and is tried again, and a bundle that tells nothing of anybody. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DiagnosticsReport } from '../../domain/diagnostics.ts';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  await ask('GET', '/api/status');
});
afterEach(() => t.close());

async function ask(method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = await bearer(t.clock.now(), { sub: '7318' });
  return t.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}
const read = async () => (await ask('GET', '/api/diagnostics')).json<DiagnosticsReport>();
async function fail(kind: 'rooms' | 'sync', error: string, how: 'bury' | 'retry') {
  const jobs = await t.store.jobs.lease('w', [kind], 60_000, 9);
  for (const job of jobs)
    await (how === 'bury' ? t.store.jobs.bury(job, error) : t.store.jobs.retry(job, error, 60_000));
}

it('tells what runs', async () => {
  await t.store.inbox.put({
    shop: SHOP,
    webhookId: 'w',
    topic: 'orders/create',
    body: '{}',
    receivedAt: NOW,
  });
  await t.store.signals.seen(SHOP, NOW - 5);
  expect(await read()).toMatchObject({
    versions: { mersalg: '1.2.3', node: '24.0.0' },
    database: { engine: 'sqlite', ms: 0 },
    scopes: { missing: [] },
    webhooks: [{ name: 'orders/create', times: 1, at: NOW, done: 0 }],
    waiting: { events: 1, since: NOW },
    storefrontAt: NOW - 5,
    sync: { phase: 'waiting' },
    model: null,
    problems: [],
  });
});

it('tells what went wrong by its code, and has what was given up run again', async () => {
  await fail('rooms', 'platform-refused: Shopify said no.', 'bury');
  const { jobs, problems } = await read();
  expect(jobs.find(({ kind }) => kind === 'rooms')).toMatchObject({ state: 'failed' });
  expect(problems).toEqual([
    { from: 'job', what: 'rooms', code: 'platform-refused', message: 'Shopify said no.', at: null },
  ]);
  const again = (await ask('POST', '/api/diagnostics/jobs/rooms/retry')).json<DiagnosticsReport>();
  expect(again.jobs.find(({ kind }) => kind === 'rooms')).toMatchObject({ state: 'waiting', error: null });
  expect(again.problems).toEqual([]);
  const [entry] = await t.store.audit.list(SHOP, { before: null, limit: 1, kind: 'job' });
  expect(entry).toMatchObject({ staff: '7318', did: 'retried', subject: { id: 'rooms' } });
  expect((await ask('POST', '/api/diagnostics/jobs/nothing/retry')).statusCode).toBe(404);
});

it('hands out a small bundle without a person, a secret or a name in it', async () => {
  const planted = ['kari@example.no', 'shpat_0123456789abcdef', 'Hemmelig tilbud', '+47 912 34 567', '7318'];
  await fail('sync', `internal: order of ${planted[0]} by ${planted[1]}, call ${planted[3]}`, 'retry');
  const products = [1, 2, 3].map((id) => makeProduct(id));
  await t.store.products.upsert(SHOP, products, NOW);
  await ask('POST', '/api/offers', { offer: makeFields({ name: 'Hemmelig tilbud' }) });
  await t.store.inbox.put({
    shop: SHOP,
    webhookId: 'w',
    topic: 'orders/create',
    body: planted[0]!,
    receivedAt: NOW,
  });
  await t.store.inbox.settle(SHOP, ['w'], NOW, `odd ${planted[0]}`);
  // The page, which only the shop's own staff reads, does tell.
  expect(JSON.stringify(await read())).toContain(planted[0]);
  const answer = await ask('GET', '/api/diagnostics/bundle');
  expect(answer.headers['content-disposition']).toMatch(/attachment/);
  for (const value of planted) expect([value, answer.body.includes(value)]).toEqual([value, false]);
  const bundle = answer.json();
  expect(bundle.problems[0].message).toContain('[e-mail]');
  expect(bundle.offers).toEqual({ [`${makeFields().detail.kind} ${makeFields().status}`]: 1 });
  expect(bundle.changes[0]).toMatchObject({ kind: 'offer', did: 'created' });
  expect(answer.body.length).toBeLessThan(50_000);
});
