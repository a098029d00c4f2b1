/** The shop's log over HTTP: what was changed by whom, in pages, for nobody but the shop's own staff. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ActivityReport } from '../../domain/audit/audit.ts';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, OTHER_SHOP, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  await ask('GET', '/api/status');
  await t.store.products.upsert(SHOP, [makeProduct(1, { title: 'Mug' }), makeProduct(2)], NOW);
});
afterEach(() => t.close());

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, sub = '7') {
  const headers = await bearer(t.clock.now(), { sub });
  return t.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}
const read = async (query = '') => (await ask('GET', `/api/activity${query}`)).json<ActivityReport>();
const save = async (change: Partial<typeof DEFAULT_SETTINGS>, version: number, sub?: string) =>
  ask('PUT', '/api/settings', { settings: { ...DEFAULT_SETTINGS, ...change }, version }, sub);

it('tells who changed which setting, before and after, with the names of products', async () => {
  const tact = { ...DEFAULT_SETTINGS.tact, perVisit: 5 };
  const pins = [{ with: 1, show: 404 }];
  await save({ excludedProducts: [1], tact, rules: { ...DEFAULT_SETTINGS.rules, pins } }, 0, '8');
  const { entries, me } = await read('?kind=settings');
  expect(me).toBe('7');
  expect(entries).toMatchObject([{ at: NOW, staff: '8', did: 'changed', subject: { kind: 'settings' } }]);
  expect(entries[0]?.detail).toEqual({
    changes: [{ field: 'tact.perVisit', from: 3, to: 5 }],
    lists: [
      { field: 'excludedProducts', from: 0, to: 1, added: ['Mug'], removed: [] },
      { field: 'rules.pins', from: 0, to: 1, added: ['Mug + 404'], removed: [] },
    ],
  });
});

it('tells of nothing where nothing was changed, and of nothing that was refused', async () => {
  expect((await save({}, 0)).statusCode).toBe(200);
  expect((await save({ excludedProducts: [1] }, 99)).statusCode).toBe(409);
  expect((await read('?kind=settings')).entries).toEqual([]);
});

it('tells of offers and syncs in one log, a page at a time', async () => {
  const made = await ask('POST', '/api/offers', { offer: makeFields({ name: 'Autumn' }) }, '9');
  const { id } = made.json().offer;
  await t.store.syncs.put(SHOP, { ...(await t.store.syncs.get(SHOP))!, phase: 'done' });
  await ask('POST', '/api/sync');
  const first = await read('?limit=1');
  expect(first.entries).toMatchObject([{ staff: '7', did: 'started', subject: { kind: 'sync' } }]);
  const second = await read(`?limit=1&before=${first.before}`);
  expect(second.entries).toMatchObject([{ staff: '9', subject: { kind: 'offer', id, name: 'Autumn' } }]);
  expect((await read(`?kind=offer&id=${id}`)).entries).toHaveLength(1);
  expect((await read('?kind=offer&id=onothing0')).entries).toEqual([]);
  expect((await read()).before).toBeNull();
});

it('refuses questions that mean nothing, and whoever has no token', async () => {
  for (const query of ['?kind=weather', '?limit=0', '?before=x', '?id=1&id=2'])
    expect([query, (await ask('GET', `/api/activity${query}`)).statusCode]).toEqual([query, 400]);
  expect((await t.app.inject({ method: 'GET', url: '/api/activity' })).statusCode).toBe(401);
});

it('shows a shop nothing of another', async () => {
  await save({ excludedProducts: [1] }, 0);
  const headers = await bearer(t.clock.now(), {
    dest: `https://${OTHER_SHOP}`,
    iss: `https://${OTHER_SHOP}/admin`,
  });
  const theirs = await t.app.inject({ method: 'GET', url: '/api/activity?kind=settings', headers });
  expect(theirs.json<ActivityReport>().entries).toEqual([]);
});
