/** What is stored, over HTTP: told, taken away whole, forgotten for one customer and for all measuring; each noted in the log. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PrivacyReport } from '../../domain/privacy.ts';
import { makeOrder, NOW, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  t.platform.parseWebhook = (_shop, topic, body) =>
    topic === 'customers/redact'
      ? { kind: 'redact-customer', customerKey: `key of ${JSON.parse(body).customer.id}` }
      : { kind: 'ignored', why: topic };
  await ask('GET', '/api/status');
  await t.store.orders.upsert(SHOP, [makeOrder(1, { customerKey: 'key of 731' }), makeOrder(2)]);
});
afterEach(() => t.close());

async function ask(method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = await bearer(t.clock.now(), { sub: '7' });
  return t.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}
const logged = async () =>
  (await t.store.audit.list(SHOP, { before: null, limit: 9, kind: 'privacy' })).map(
    ({ staff, did, detail }) => [staff, did, detail.figures ?? null],
  );

it('tells what is stored table by table', async () => {
  const { tables, customers } = (await ask('GET', '/api/privacy')).json<PrivacyReport>();
  expect(customers).toBe(false);
  expect(tables).toContainEqual({ table: 'orders', rows: 2, oldest: NOW - 86_400_000 });
});

it('hands all of it out in one file, a line each, which says that it is whole', async () => {
  const answer = await ask('GET', '/api/privacy/export');
  expect(answer.headers['content-disposition']).toMatch(/filename="mersalg-nordlys-2026-11-21\.jsonl"/);
  const lines = answer.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.at(-1)).toEqual({ end: true, rows: lines.length - 1 });
  expect(lines.filter(({ table }) => table === 'orders').map(({ row }) => row.id)).toEqual([1, 2]);
  const { tables } = (await ask('GET', '/api/privacy')).json<PrivacyReport>();
  const rows = (name: string) => lines.filter(({ table }) => table === name).length;
  for (const { table, rows: stored } of tables)
    expect([table, rows(table)]).toEqual([table, table === 'tokens' ? 0 : stored]);
  expect(await logged()).toEqual([['7', 'exported', null]]);
});

it('looks a customer up and has them forgotten; the log does not say whom', async () => {
  const held = (await ask('POST', '/api/privacy/customer/export', { id: 731 })).json();
  expect(held.orders).toMatchObject([{ id: 1 }]);
  expect((await ask('POST', '/api/privacy/customer/forget', { id: 731 })).json()).toEqual({ orders: 1 });
  expect((await t.store.orders.get(SHOP, 1))?.customerKey).toBeNull();
  expect(await logged()).toEqual([
    ['7', 'customer-forgotten', { orders: 1 }],
    ['7', 'customer-exported', { orders: 1 }],
  ]);
  expect(JSON.stringify(await t.store.audit.list(SHOP, { before: null, limit: 9 }))).not.toContain('731');
});

it.each([[{}], [{ id: '731' }], [{ id: 0 }], [{ id: 731, email: 'nobody' }], [[]]])(
  'refuses %j as a customer',
  async (body) => {
    for (const verb of ['export', 'forget'])
      expect((await ask('POST', `/api/privacy/customer/${verb}`, body)).statusCode).toBe(400);
    expect(await logged()).toEqual([]);
  },
);

it('deletes measuring only when it is asked twice, and measures anew under a new epoch', async () => {
  const enrolment = { trial: 'holdout-1', visitor: 'v', cell: 'shown', at: NOW, past: null };
  await t.store.ledger.enrol(SHOP, [enrolment]);
  expect((await ask('POST', '/api/privacy/measuring/delete', {})).statusCode).toBe(400);
  expect(await t.store.ledger.page(SHOP, 'holdout-1', null, 9)).toHaveLength(1);
  expect((await ask('POST', '/api/privacy/measuring/delete', { sure: true })).statusCode).toBe(200);
  expect(await t.store.ledger.page(SHOP, 'holdout-1', null, 9)).toEqual([]);
  expect((await t.store.shops.loadSettings(SHOP)).settings.measure).toMatchObject({
    epoch: 2,
    startedAt: NOW,
  });
  expect(await t.store.orders.count(SHOP)).toBe(2);
  expect(await logged()).toEqual([['7', 'measuring-deleted', { visitors: 1 }]]);
});
