/** The merchant's API: a token proves the shop, the shop bounds what is seen, and the first call installs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../../domain/errors.ts';
import { makeTrial } from '../../domain/experiment/trials.testing.ts';
import { makeOffer } from '../../domain/offer/offers.testing.ts';
import { DEFAULT_SETTINGS, MAX_EXCLUDED } from '../../domain/settings.ts';
import { makeProduct } from '../../domain/testing.ts';
import { makeLine, makeOrder, OTHER_SHOP, SHOP } from '../../flows/testing.ts';
import { bearer, CLIENT_ID, startTestApp, type TestApp } from '../testing.ts';
import { ROUTES } from './api.testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
});
afterEach(() => t.close());

const as = (shop: string) => bearer(t.clock.now(), { iss: `https://${shop}/admin`, dest: `https://${shop}` });
const get = async (url: string, shop = SHOP) => t.app.inject({ url, headers: await as(shop) });
const put = async (payload: unknown, shop = SHOP) =>
  t.app.inject({
    method: 'PUT',
    url: '/api/settings',
    headers: { ...(await as(shop)), 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });

/** Of the other shop. */
const FOREIGN_OFFER = makeOffer('oforeign1', { name: 'Foreign bundle' });
const FOREIGN_TRIAL = makeTrial('tforeign1', { name: 'Foreign trial', status: 'draft' });

describe('proving the shop', () => {
  it('has a test here for every route that the app has', async () => {
    await t.app.ready();
    const known = new Set(
      ROUTES.map((one) => `${one.method} ${'route' in one ? one.route : one.url.split('?')[0]}`),
    );
    // A tree: each line stands four characters deeper than the one that it continues.
    const trail: string[] = [];
    const routes = t.app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, indent, part, methods] = /^([│ ]*)[├└]── (\S+)(?: \(([^)]+)\))?/.exec(line) ?? [];
        if (part === undefined) return [];
        trail.length = indent!.length / 4;
        trail.push(part);
        return (methods?.split(', ') ?? []).map((method) => `${method} ${trail.join('')}`);
      })
      .filter((route) => !route.startsWith('HEAD') && route.includes('/api/'));
    expect(new Set(routes)).toEqual(known);
  });

  const minute = 60;
  const tokens: readonly (readonly [
    string,
    (now: number) => Promise<Record<string, string>> | Record<string, string>,
  ])[] = [
    ['no token', () => ({})],
    ['an empty one', () => ({ authorization: 'Bearer ' })],
    ['another scheme', () => ({ authorization: 'Basic hush' })],
    ['nonsense', () => ({ authorization: 'Bearer hush.hush.hush' })],
    ['another secret', (now) => bearer(now, {}, 'another-secret')],
    ['another app', (now) => bearer(now, { aud: 'x'.repeat(CLIENT_ID.length) })],
    ['an expired token', (now) => bearer(now - 10 * minute * 1000)],
    ['a token of the future', (now) => bearer(now + 10 * minute * 1000)],
    ['issuer and shop that differ', (now) => bearer(now, { iss: `https://${OTHER_SHOP}/admin` })],
    [
      'a shop that is none',
      (now) => bearer(now, { iss: 'https://evil.example.com/admin', dest: 'https://evil.example.com' }),
    ],
    [
      'an algorithm of none',
      () => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return {
          authorization: `Bearer ${part({ alg: 'none' })}.${part({ dest: `https://${SHOP}`, aud: CLIENT_ID })}.`,
        };
      },
    ],
  ];
  it.each(tokens)(
    'refuses %s on every route, before reading the body, and installs nothing',
    async (_what, make) => {
      const headers = await make(t.clock.now());
      for (const { method, url } of ROUTES) {
        const answer = await t.app.inject({
          method,
          url,
          headers: { ...headers, 'content-type': 'application/json' },
          ...(method === 'GET' ? {} : { payload: '{"broken' }),
        });
        expect(answer.statusCode, `${method} ${url}`).toBe(401);
        expect(answer.json().error.code).toBe('unauthorized');
        expect(answer.headers['x-shopify-retry-invalid-session-request']).toBe('1');
      }
      expect(t.platform.calls).toEqual([]);
      const token = headers.authorization?.split(' ')[1];
      if (token) expect(t.logged.join()).not.toContain(token);
    },
  );
});

describe('the first call', () => {
  it('installs by trading that very token, once, and shows the sync waiting', async () => {
    const headers = await as(SHOP);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => t.app.inject({ url: '/api/status', headers })),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(t.platform.calls.filter((call) => call.startsWith('exchange'))).toEqual([
      `exchange ${SHOP} ${headers.authorization!.split(' ')[1]}`,
    ]);
    expect(answers[0]!.json()).toMatchObject({
      shop: SHOP,
      currency: 'SEK',
      sync: { phase: 'waiting' },
      model: null,
    });
    expect((await t.store.jobs.list(SHOP)).map((job) => job.kind)).toContain('sync');
  });

  it('installs anew after an uninstall', async () => {
    await get('/api/status');
    await t.store.shops.uninstall(SHOP, t.clock.now());
    expect((await get('/api/status')).statusCode).toBe(200);
    expect(await t.store.shops.get(SHOP)).toMatchObject({ generation: 2, uninstalledAt: null });
  });
});

describe('what a shop sees', () => {
  beforeEach(async () => {
    await get('/api/status');
    await get('/api/status', OTHER_SHOP);
    await t.store.products.upsert(
      OTHER_SHOP,
      [makeProduct(666, { title: 'Foreign mug', vendor: 'Foreign Ltd' })],
      t.clock.now(),
    );
    await t.store.collections.replace(OTHER_SHOP, [{ id: 6, title: 'Foreign lamps' }]);
    const lines = [makeLine(666, { suggestion: 'cart:cross-sell', title: 'Foreign mug' })];
    await t.store.orders.upsert(OTHER_SHOP, [makeOrder(66, { name: '#FOREIGN', lines })]);
    const note = { at: t.clock.now(), staff: '1', did: 'created', changes: [] } as const;
    await t.store.offers.put(OTHER_SHOP, FOREIGN_OFFER, null, note);
    await t.store.trials.put(OTHER_SHOP, FOREIGN_TRIAL, null, { ...note, why: null });
    await t.store.shops.saveSettings(OTHER_SHOP, { ...DEFAULT_SETTINGS, excludedProducts: [666] }, 0);
  });

  it('is never another shop’s, whatever it asks', async () => {
    for (const { method, url, ...rest } of ROUTES) {
      const payload = 'payload' in rest ? JSON.stringify(rest.payload) : method === 'POST' ? '{}' : undefined;
      const headers = {
        ...(await as(SHOP)),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const answer = await t.app.inject({
        method,
        url,
        headers,
        ...(payload === undefined ? {} : { payload }),
      });
      expect(answer.body, `${method} ${url}`).not.toMatch(/foreign/i);
      if (/666|[ot]foreign1/.test(url)) expect(answer.statusCode, `${method} ${url}`).toBe(404);
    }
    expect((await t.store.offers.list(OTHER_SHOP)).map(({ name }) => name)).toEqual(['Foreign bundle']);
    expect((await get('/api/offers', OTHER_SHOP)).body).toContain('Foreign bundle');
    expect(
      (await put({ settings: { ...DEFAULT_SETTINGS, excludedProducts: [666] }, version: 1 })).body,
    ).not.toMatch(/foreign/i);
    expect((await get('/api/preview?product=666&placement=product', OTHER_SHOP)).body).toContain(
      'Foreign mug',
    );
    expect((await get('/api/results', OTHER_SHOP)).body).toContain('#FOREIGN');
    for (const kind of ['vendor', 'collection']) {
      expect((await get(`/api/groups?kind=${kind}&q=`)).body).not.toMatch(/foreign/i);
      expect((await get(`/api/groups?kind=${kind}&q=`, OTHER_SHOP)).body).toContain('Foreign');
    }
    const rules = { exclude: { collections: [6] }, pins: [{ with: null, show: 666 }] };
    expect((await put({ settings: { ...DEFAULT_SETTINGS, rules }, version: 2 })).body).toContain('666');
    expect((await get('/api/settings')).body).not.toMatch(/foreign/i);
  });

  it('cannot be chosen by a parameter or header', async () => {
    const headers = { ...(await as(SHOP)), 'x-shopify-shop-domain': OTHER_SHOP };
    const answer = await t.app.inject({ url: `/api/status?shop=${OTHER_SHOP}`, headers });
    expect(answer.json().shop).toBe(SHOP);
  });
});

describe('settings', () => {
  it('are saved, and a second editor is told', async () => {
    const before = (await get('/api/settings')).json();
    const placements = { ...before.settings.placements, exit: false };
    const saved = await put({ settings: { ...before.settings, placements }, version: before.version });
    expect(saved.statusCode).toBe(200);
    expect(saved.json().settings.placements.exit).toBe(false);
    const late = await put({ settings: before.settings, version: before.version });
    expect(late.statusCode).toBe(409);
    expect(late.json().error.code).toBe('conflict');
    expect((await get('/api/settings')).json()).toEqual(saved.json());
  });

  it('take hostile names as plain text, and lists as long as they may be', async () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '{{ shop | json }}',
      "');--",
      '\0\ud800',
      '__proto__',
    ];
    const long = Array.from({ length: 490 }, (_, at) => `${at} ${'ö🎁'.repeat(80)}`);
    const excludedProducts = Array.from({ length: MAX_EXCLUDED }, (_, at) => 2 ** 52 + at);
    const exclude = { collections: [], tags: [...hostile, ...long], vendors: long };
    const settings = { ...DEFAULT_SETTINGS, excludedProducts, rules: { ...DEFAULT_SETTINGS.rules, exclude } };
    const saved = await put({ settings, version: 0 });
    expect(saved.statusCode).toBe(200);
    expect(saved.headers['content-type']).toMatch(/^application\/json/);
    const { rules } = (await get('/api/settings')).json().settings;
    expect(rules.exclude.tags.slice(0, 5)).toEqual(hostile);
    expect(rules.exclude.vendors).toEqual(long);
    const tooMany = { ...settings, excludedProducts: [...excludedProducts, 1] };
    expect((await put({ settings: tooMany, version: 1 })).json().error.message).toContain('excludedProducts');
  });

  it('says that it saved them even when the view could not be renewed at once', async () => {
    Object.assign(t.views, {
      refresh: async () => {
        throw new MersalgError('store-unavailable', 'The database is away.');
      },
    });
    const answer = await put({ settings: DEFAULT_SETTINGS, version: 0 });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ version: 1 });
  });

  it.each([{}, [], 'x', { settings: {}, version: 0 }, { settings: DEFAULT_SETTINGS, version: -1 }])(
    'refuse %j',
    async (payload) => {
      expect((await put(payload)).statusCode).toBe(400);
    },
  );
});

describe('asking again', () => {
  it('starts the sync anew when it is over, and answers with its state', async () => {
    await get('/api/status');
    const state = (await t.store.syncs.get(SHOP))!;
    await t.store.syncs.put(SHOP, { ...state, phase: 'failed', problem: 'x', productsDone: 9 });
    const answer = await t.app.inject({ method: 'POST', url: '/api/sync', headers: await as(SHOP) });
    expect(answer.statusCode).toBe(202);
    expect(answer.json().sync).toMatchObject({ phase: 'waiting', problem: null, products: { done: 0 } });
  });

  it.each([
    '/api/results?days=0',
    '/api/results?days=366',
    '/api/results?days=x',
    '/api/preview?product=1',
    '/api/preview?product=&placement=cart',
    `/api/products?q=${'x'.repeat(201)}`,
    `/api/groups?kind=tag&q=${'x'.repeat(201)}`,
    '/api/groups?kind=product',
    '/api/groups?q=x',
    '/api/groups?kind=tag&kind=vendor',
    '/api/results?days=7&days=8',
  ])('refuses %s', async (url) => {
    expect((await get(url)).statusCode).toBe(400);
  });

  it('gives results for the days asked', async () => {
    expect((await get('/api/results?days=7')).json()).toMatchObject({ days: 7, currency: 'SEK', recent: [] });
    expect((await get('/api/results')).json()).toMatchObject({ days: 30 });
  });
});
