/** The list of offers over HTTP: searched, narrowed, a page at a time, and all of them in brief. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type { OfferReport, OffersReport } from '../../domain/offer/report.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  await ask('GET', '/api/status');
  await t.store.products.upsert(
    SHOP,
    [1, 2, 3].map((id) => makeProduct(id)),
    NOW,
  );
  await t.store.collections.replace(SHOP, [{ id: 8, title: 'Lamps' }]);
});
afterEach(() => t.close());

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, staff = '42') {
  const headers = await bearer(t.clock.now(), { sub: staff });
  return t.app.inject({
    method,
    url,
    headers: payload === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
  });
}

async function made(over: Partial<OfferFields> = {}) {
  const answer = await ask('POST', '/api/offers', { offer: makeFields(over) });
  expect(answer.statusCode).toBe(200);
  return answer.json<OfferReport>().offer;
}
describe('the list', () => {
  const find = async (query: string) => (await ask('GET', `/api/offers?${query}`)).json<OffersReport>();
  const gift: Partial<OfferFields> = {
    status: 'draft',
    detail: { kind: 'gift', product: 3, variant: 30, threshold: 5 },
  };

  it('comes a page at a time, with the place of each among all', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await made({ name });
    const page = await find('after=1&limit=2');
    expect(page.offers.map(({ name }) => name)).toEqual(['b', 'c']);
    expect(page).toMatchObject({ places: [2, 3], total: 4, all: 4 });
    expect(await find('after=4')).toMatchObject({ offers: [], products: [], total: 4 });
  });

  it('is searched by name and by the titles of the products that are named', async () => {
    await t.store.products.upsert(SHOP, [makeProduct(3, { title: 'Ylletröja Åre' })], NOW + 1);
    await t.views.refresh();
    await made({ name: 'Summer set' });
    await made({ ...gift, name: 'A gift' });
    const found = async (q: string) =>
      (await find(`q=${encodeURIComponent(q)}`)).offers.map((one) => one.name);
    expect(await found('SUMMER')).toEqual(['Summer set']);
    expect(await found('åre gift')).toEqual(['A gift']);
    expect(await found('åre summer')).toEqual([]);
    expect((await find('q=gift')).places).toEqual([2]);
  });

  it('is narrowed by kind and status, and counts what each status would show', async () => {
    await made();
    await made({ name: 'Paused', status: 'paused' });
    await made(gift);
    const counts = { active: 1, paused: 1, draft: 1, unkept: 0 };
    expect(await find('status=paused')).toMatchObject({
      offers: [{ name: 'Paused' }],
      total: 1,
      all: 3,
      counts,
    });
    expect(await find('kind=gift')).toMatchObject({ total: 1, counts: { active: 0, paused: 0, draft: 1 } });
    expect((await ask('GET', '/api/offers?kind=plain')).statusCode).toBe(400);
    expect((await ask('GET', '/api/offers?status=gone')).statusCode).toBe(400);
    expect((await ask('GET', '/api/offers?limit=1001')).statusCode).toBe(400);
  });

  it('finds those that checkout cannot keep, and tells of the page’s own alone what is kept', async () => {
    const [lost, kept] = [await made({ name: 'lost' }), await made({ name: 'kept' })];
    const why = { kind: 'unkept', why: 'too-large' } as const;
    await t.store.promises.put(SHOP, {
      at: NOW,
      route: 'function',
      why: null,
      kept: [
        { offer: lost.id, version: lost.version, keeping: why },
        { offer: kept.id, version: kept.version, keeping: { kind: 'function' } },
      ],
      warnings: [],
    });
    const report = await find('status=unkept');
    expect(report).toMatchObject({ offers: [{ name: 'lost' }], counts: { active: 2, unkept: 1 } });
    expect(report.promises?.kept).toEqual([{ offer: lost.id, version: lost.version, keeping: why }]);
    await ask('PUT', `/api/offers/${lost.id}`, { offer: makeFields({ name: 'new' }), version: lost.version });
    expect((await find('status=unkept')).total).toBe(0);
  });

  it('tells in brief what others build upon', async () => {
    await made();
    const { id } = await made(gift);
    const brief = async (query: string) => (await ask('GET', `/api/offers/brief${query}`)).json();
    expect(await brief('?kind=gift')).toEqual({
      offers: [{ id, name: 'An offer', status: 'draft', detail: gift.detail }],
      currency: 'SEK',
    });
    expect((await brief('')).offers).toHaveLength(2);
  });
});
