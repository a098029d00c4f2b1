/** Offers over HTTP: made, changed, put in order and removed, with what the shop has checked and other editors heeded. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type { OfferReport, OffersReport, TemplatesReport } from '../../domain/offer/report.ts';
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
const listed = async () => (await ask('GET', '/api/offers')).json<OffersReport>();
const names = async () => (await listed()).offers.map(({ name }) => name);
const logged = async (query = '') => (await ask('GET', `/api/offers/log${query}`)).json().entries;

describe('making an offer', () => {
  it('gives it an id, the last place and a version, and tells what it names', async () => {
    const first = await made();
    const second = await made({ name: 'Another' });
    expect(first).toMatchObject({ ...makeFields(), priority: 1, createdAt: NOW, updatedAt: NOW });
    expect(first.id).toMatch(/^o[a-z0-9]{8}$/);
    expect(second.priority).toBe(2);
    const { offers, products, currency } = await listed();
    expect(offers).toEqual([first, second]);
    expect(products.map(({ id, variants }) => [id, variants[0]!.id])).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(currency).toBe('SEK');
    expect((await ask('GET', `/api/offers/${second.id}`)).json().offer).toEqual(second);
  });

  it.each<readonly [string, Partial<OfferFields>]>([
    [
      'parts[1].products[0]',
      {
        detail: {
          kind: 'bundle',
          parts: [1, 9].map((id) => ({ products: [id], quantity: 1 })),
          off: { kind: 'amount', amount: 5 },
        },
      },
    ],
    ['variant', { detail: { kind: 'gift', product: 1, variant: 20, threshold: 5 } }],
    [
      'tiers[0].gives.offer',
      { detail: { kind: 'progress', tiers: [{ at: 5, gives: { kind: 'gift', offer: 'onobodyss' } }] } },
    ],
    [
      'conditions.about.collections[0]',
      { conditions: { ...makeFields().conditions, about: { products: [], collections: [9], tags: [] } } },
    ],
    ['conditions.boughtBefore[0]', { conditions: { ...makeFields().conditions, boughtBefore: [9] } }],
  ])('is refused by %s, which names what the shop does not have', async (field, over) => {
    const answer = await ask('POST', '/api/offers', { offer: makeFields(over) });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain(`${field} must be`);
    expect(answer.json().error.field).toBe(field);
    expect(await names()).toEqual([]);
  });

  it('takes a tier that gives a gift which the shop has as an offer, and no other offer for a gift', async () => {
    const gift = await made({ detail: { kind: 'gift', product: 3, variant: 30, threshold: 5 } });
    const tier = (offer: string): Partial<OfferFields> => ({
      detail: { kind: 'progress', tiers: [{ at: 5, gives: { kind: 'gift', offer } }] },
    });
    const bar = await made(tier(gift.id));
    const answer = await ask('POST', '/api/offers', { offer: makeFields(tier(bar.id)) });
    expect(answer.json().error.message).toContain('tiers[0].gives.offer');
  });

  it.each([{}, [], 'x', { offer: null }, { offer: makeFields(), id: '../evil', priority: 1 }])(
    'refuses %j',
    async (payload) => {
      expect((await ask('POST', '/api/offers', payload)).statusCode).toBe(400);
    },
  );

  it('can start from a template of each kind, as a draft that names products of the shop', async () => {
    for (const kind of ['volume', 'gift', 'progress', 'subscription']) {
      const template = (await ask('GET', `/api/offers/templates?kind=${kind}`)).json();
      expect(template).toMatchObject({ kind, drafted: true, fields: { status: 'draft' } });
      await made({ ...template.fields, name: kind });
    }
    // No orders speak for a pair, nothing calls itself a service, and no model knows what is better.
    for (const kind of ['bundle', 'add-on', 'upgrade', 'downgrade'])
      expect((await ask('GET', `/api/offers/templates?kind=${kind}`)).json().drafted).toBe(false);
    expect((await ask('GET', '/api/offers/templates?kind=plain')).statusCode).toBe(400);
    // All at once, each with a product of the shop that a shopper would be shown it with.
    const { templates } = (await ask('GET', '/api/offers/templates')).json<TemplatesReport>();
    expect(templates.map(({ kind, example }) => [kind, example?.product.id ?? null])).toMatchObject([
      ['bundle', null],
      ['upgrade', null],
      ['downgrade', null],
      ['volume', 1],
      ['gift', 1],
      ['progress', 1],
      ['add-on', null],
      ['subscription', 1],
    ]);
  });
});

describe('changing an offer', () => {
  it('replaces what the merchant decides, and a second editor is told what holds now', async () => {
    const offer = await made();
    const change = (name: string, version: number) =>
      ask('PUT', `/api/offers/${offer.id}`, { offer: makeFields({ name }), version });
    const saved = await change('Better', offer.version);
    expect(saved.json().offer).toMatchObject({ name: 'Better', priority: 1, createdAt: NOW });
    const late = await change('Late', offer.version);
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ error: { code: 'conflict' }, now: saved.json() });
    expect(await names()).toEqual(['Better']);
  });

  it('is no change where nothing differs', async () => {
    const offer = await made();
    const again = await ask('PUT', `/api/offers/${offer.id}`, {
      offer: makeFields(),
      version: offer.version,
    });
    expect(again.json().offer).toEqual(offer);
    expect(await logged()).toHaveLength(1);
  });

  it('cannot make another kind of it, nor come without a version', async () => {
    const offer = await made();
    const other = makeFields({ detail: { kind: 'subscription', products: [] } });
    const url = `/api/offers/${offer.id}`;
    expect((await ask('PUT', url, { offer: other, version: offer.version })).json().error.message).toContain(
      'detail.kind',
    );
    expect((await ask('PUT', url, { offer: makeFields() })).statusCode).toBe(400);
    expect((await ask('DELETE', url)).statusCode).toBe(400);
  });

  it('pauses and activates, the latter only while the shop has what it names; views hear of it at once', async () => {
    const offer = await made();
    const view = () => t.views.get(SHOP).then((one) => one?.offers.map(({ id }) => id));
    expect(await view()).toEqual([offer.id]);
    const set = (status: string, version: number) =>
      ask('POST', `/api/offers/${offer.id}/status`, { status, version });
    const paused = (await set('paused', offer.version)).json<OfferReport>().offer;
    expect(paused.status).toBe('paused');
    expect(await view()).toEqual([]);
    expect((await set('active', offer.version)).statusCode).toBe(409);
    await t.store.products.remove(SHOP, 2, NOW + 1);
    expect((await set('active', paused.version)).json().error.message).toContain('parts[1].products[0]');
    expect((await set('gone', paused.version)).statusCode).toBe(400);
    const draft = await set('draft', paused.version);
    expect(draft.json().offer.status).toBe('draft');
  });

  it('copies it as a draft', async () => {
    const offer = await made({ startsAt: 5 });
    const copy = (await ask('POST', `/api/offers/${offer.id}/duplicate`, { name: 'Copy' })).json().offer;
    expect(copy).toMatchObject({
      name: 'Copy',
      status: 'draft',
      startsAt: 5,
      priority: 2,
      detail: offer.detail,
    });
    expect(copy.id).not.toBe(offer.id);
  });
});

describe('removing an offer', () => {
  it('needs the version that holds, and can be undone: same id, same place', async () => {
    const offer = await made();
    await made({ name: 'Second' });
    expect((await ask('DELETE', `/api/offers/${offer.id}?version=${offer.version + 5}`)).statusCode).toBe(
      409,
    );
    const gone = (await ask('DELETE', `/api/offers/${offer.id}?version=${offer.version}`)).json().offer;
    expect(gone).toEqual(offer);
    expect(await names()).toEqual(['Second']);
    const { id, priority } = gone;
    const back = await ask('POST', '/api/offers', { offer: makeFields(), id, priority });
    expect(back.json().offer).toMatchObject({ id, priority, ...makeFields() });
    expect(await names()).toEqual(['An offer', 'Second']);
    // Undone twice: the second finds it there already.
    const twice = await ask('POST', '/api/offers', { offer: makeFields({ name: 'Other' }), id, priority });
    expect(twice.statusCode).toBe(409);
    expect(twice.json().now.offer.name).toBe('An offer');
  });

  it('says that there is none of an odd id', async () => {
    for (const id of ['x', 'o1', '__proto__', 'onobodyss', '%00'])
      expect((await ask('GET', `/api/offers/${id}`)).statusCode, id).toBe(404);
  });
});

describe('order', () => {
  const place = (id: string, to: unknown) => ask('POST', `/api/offers/${id}/place`, { place: to });

  it('is as the merchant puts it, and writes only the one that moves', async () => {
    const [a, b, c] = [await made({ name: 'a' }), await made({ name: 'b' }), await made({ name: 'c' })];
    expect((await place(c.id, 2)).json().offer).toMatchObject({ name: 'c', priority: 1.5 });
    expect(await names()).toEqual(['a', 'c', 'b']);
    expect((await logged())[0].changes).toEqual([{ field: 'priority', from: 3, to: 1.5 }]);
    await place(b.id, 1);
    expect(await names()).toEqual(['b', 'a', 'c']);
    await place(b.id, 99);
    expect(await names()).toEqual(['a', 'c', 'b']);
    expect((await listed()).offers[0]!.version).toBe(a.version);
    const before = await logged();
    await place(a.id, 1);
    expect(await logged()).toEqual(before);
  });

  it('is kept through more moves to one place than there are numbers between two', async () => {
    const [, , c] = [await made({ name: 'a' }), await made({ name: 'b' }), await made({ name: 'c' })];
    const d = await made({ name: 'd' });
    for (let turn = 0; turn < 30; turn++) {
      await place(c.id, 2);
      await place(d.id, 2);
    }
    expect(await names()).toEqual(['a', 'd', 'c', 'b']);
  });

  it('is refused for no place, and for no offer', async () => {
    const { id } = await made();
    for (const odd of [0, 1.5, '1', null]) expect((await place(id, odd)).statusCode).toBe(400);
    expect((await place('onobodyss', 1)).statusCode).toBe(404);
  });

  it('keeps what somebody else saves meanwhile', async () => {
    const [, b] = [await made({ name: 'a' }), await made({ name: 'b' })];
    const { put } = t.store.offers;
    let raced = false;
    Object.assign(t.store.offers, {
      put: async (...args: Parameters<typeof put>) => {
        if (!raced) {
          raced = true;
          const now = (await t.store.offers.get(SHOP, args[1].id))!;
          await put(SHOP, { ...now, name: 'renamed' }, now.version, { ...args[3] });
        }
        return put(...args);
      },
    });
    expect((await place(b.id, 1)).statusCode).toBe(200);
    expect(await names()).toEqual(['renamed', 'a']);
  });
});

it('logs who changed what of which offer, latest first', async () => {
  const offer = await made();
  await made({ name: 'Other' });
  t.clock.at += 1_000;
  await ask(
    'PUT',
    `/api/offers/${offer.id}`,
    { offer: makeFields({ stockNote: 3 }), version: offer.version },
    '7',
  );
  expect(await logged(`?offer=${offer.id}`)).toMatchObject([
    { at: NOW + 1_000, staff: '7', did: 'changed', changes: [{ field: 'stockNote', from: null, to: 3 }] },
    { at: NOW, staff: '42', did: 'created', name: 'An offer' },
  ]);
  expect(await logged('?limit=1')).toHaveLength(1);
  expect((await ask('GET', '/api/offers/log?offer=x')).statusCode).toBe(400);
});
