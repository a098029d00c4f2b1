/** What checkout's extensions and the pixel may ask: the shop is proved first, one suggestion at most, and counts stay counts. */
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shownTo } from '../../domain/experiment/allocate.ts';
import { trialBucket } from '../../domain/experiment/assign.ts';
import { runningOf } from '../../domain/experiment/running.ts';
import { makeTrial, makeVariant } from '../../domain/experiment/trials.testing.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { makeProduct } from '../../domain/testing.ts';
import { dayOf } from '../../flows/settle.ts';
import { OTHER_SHOP, SHOP } from '../../flows/testing.ts';
import type { ShopView } from '../../flows/views.ts';
import { hmacSha256 } from '../../shopify/hmac.ts';
import { pixelKey } from '../../shopify/pixelKey.ts';
import { bearer, CLIENT_ID, SECRET, startTestApp, type TestApp } from '../testing.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

let t: TestApp;
let view: ShopView;
let asked: (readonly number[])[];

beforeEach(async () => {
  t = await startTestApp();
  asked = [];
  const shop = await t.store.shops.install(
    SHOP,
    [],
    { access: new Uint8Array([1]), accessExpiresAt: 0, refresh: null, refreshExpiresAt: null },
    t.clock.now(),
  );
  view = {
    shop,
    modelVersion: 1,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog: new Map([1, 2, 3].map((id) => [id, makeProduct(id)])),
    settings: {
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, checkout: true, thanks: true },
    },
    model: {
      stats: { orders: 1, products: 3, pairs: 3 },
      complements: ({ context }) => {
        asked.push([...context]);
        const reason = { kind: 'bought-together', orders: 9, share: 0.5, with: context[0]! } as const;
        return [2, 3]
          .filter((id) => !context.includes(id))
          .map((productId) => ({ productId, score: 1, reason }));
      },
      ranking: () => [],
      substitutes: () => [],
    },
  };
  vi.spyOn(t.views, 'get').mockImplementation(async (name) => (name === SHOP ? view : null));
});
afterEach(() => t.close());

async function token(changes: Record<string, unknown> = {}, secret = SECRET): Promise<string> {
  const seconds = Math.floor(t.clock.now() / 1000);
  const claims = { dest: SHOP, aud: CLIENT_ID, iat: seconds, exp: seconds + 300, jti: 'a', ...changes };
  const signed = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' });
  return `Bearer ${await signed.sign(new TextEncoder().encode(secret))}`;
}
const post = (path: string, payload: string, headers: Record<string, string> = {}) =>
  t.app.inject({ method: 'POST', url: path, payload, headers: { 'user-agent': BROWSER, ...headers } });
const suggest = async (body: unknown, authorization?: string) =>
  post('/extension/suggest', typeof body === 'string' ? body : JSON.stringify(body), {
    authorization: authorization ?? (await token()),
    'content-type': 'application/json',
  });
const MOMENT = { placement: 'thanks', products: [1] };

describe('a suggestion', () => {
  it('is one product with its mark and its reason, for what is in the cart', async () => {
    const answer = await suggest({ placement: 'checkout', products: [1, 1] });
    expect(answer.json()).toEqual({
      v: 1,
      suggestion: {
        product: 2,
        mark: 'checkout:cross-sell',
        reason: { kind: 'bought-together', orders: 9, share: 0.5, with: 1 },
      },
    });
    expect(asked[0]).toEqual([1]);
  });

  it('never is what was bought', async () => {
    expect((await suggest({ placement: 'thanks', products: [1, 2] })).json().suggestion).toMatchObject({
      product: 3,
      mark: 'thanks:cross-sell',
    });
  });

  it('stays away where the merchant has not turned the placement on', async () => {
    view = {
      ...view,
      settings: { ...view.settings, placements: { ...view.settings.placements, checkout: false } },
    };
    expect((await suggest({ placement: 'checkout', products: [1] })).json()).toEqual({
      v: 1,
      suggestion: null,
    });
  });

  it('heeds a no, of the product and of the place', async () => {
    const today = dayOf(t.clock.now());
    const asked = async (declined: Record<string, number>) =>
      (await suggest({ placement: 'thanks', products: [1], memory: { declined } })).json().suggestion
        ?.product;
    expect(await asked({ p2: today })).toBe(3);
    expect(await asked({ thanks: today })).toBeUndefined();
    expect(await asked({ thanks: today - 365 })).toBe(2);
  });

  it('is the variant’s, where the cart tells whose it is and a trial runs', async () => {
    const change = { kind: 'settings', patch: { placements: { thanks: false } } } as const;
    const trial = makeTrial('tthanks00', { variants: [makeVariant('a'), makeVariant('b', change)] });
    view = { ...view, trials: runningOf([trial]) };
    const visitors = Array.from(
      { length: 40 },
      (_, n) => `0b7c1d52-6f3a-4e1b-9a55-${String(n).padStart(12, '0')}`,
    );
    const seen = new Set<string>();
    for (const visitor of visitors) {
      const { key } = shownTo(trial, trialBucket(visitor))!;
      const { suggestion } = (await suggest({ ...MOMENT, visitor })).json();
      expect(suggestion?.product ?? null).toBe(key === 'a' ? 2 : null);
      seen.add(key);
    }
    expect(seen.size).toBe(2);
    // Without consent, nobody is in a trial.
    expect((await suggest(MOMENT)).json().suggestion.product).toBe(2);
  });

  it('is nothing, and no error, for a shop that is not here', async () => {
    const answer = await suggest(MOMENT, await token({ dest: OTHER_SHOP }));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ v: 1, suggestion: null });
  });

  it('is the token’s shop’s, whatever the request says', async () => {
    const authorization = await token({ dest: OTHER_SHOP });
    const answer = await post(`/extension/suggest?shop=${SHOP}`, JSON.stringify({ ...MOMENT, shop: SHOP }), {
      authorization,
    });
    expect(answer.json().suggestion).toBeNull();
  });

  it.each<[string, () => Promise<Record<string, string>>]>([
    ['no token', async () => ({})],
    ['another secret', async () => ({ authorization: await token({}, 'other') })],
    ['another audience', async () => ({ authorization: await token({ aud: 'x' }) })],
    ['an expired token', async () => ({ authorization: await token({ exp: 1, iat: 1 }) })],
    ['another scheme', async () => ({ authorization: (await token()).replace('Bearer', 'Basic') })],
  ])('is refused with %s, in a form that the sandbox can read', async (_name, headers) => {
    const answer = await post('/extension/suggest', JSON.stringify(MOMENT), await headers());
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(asked).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['a list', []],
    ['an unknown placement', { ...MOMENT, placement: 'moon' }],
    ['a storefront’s placement', { ...MOMENT, placement: 'product' }],
    ['no products', { placement: 'thanks' }],
    ['ids as text', { ...MOMENT, products: ['1'] }],
    ['a negative id', { ...MOMENT, products: [-1] }],
    ['too many products', { ...MOMENT, products: Array.from({ length: 101 }, (_, at) => at + 1) }],
    ['a memory without form', { ...MOMENT, memory: { declined: { p1: 'yesterday' } } }],
    ['a memory of odd keys', { ...MOMENT, memory: { declined: { '../x': 1 } } }],
  ])('is refused for %s', async (_name, body) => {
    expect((await suggest(body)).statusCode).toBe(400);
    expect(asked).toEqual([]);
  });

  it('is refused for a body beyond any cart', async () => {
    expect((await suggest({ ...MOMENT, language: 'x'.repeat(9_000) })).statusCode).toBe(413);
  });

  it('stops a flood from one address', async () => {
    const authorization = await token();
    const codes = new Set<number>();
    for (let at = 0; at < 140; at++) codes.add((await suggest(MOMENT, authorization)).statusCode);
    expect([...codes].sort()).toEqual([200, 429]);
  });
});

describe('CORS', () => {
  it('lets a sandbox of any origin ask, with a token and without cookies', async () => {
    const answer = await t.app.inject({
      method: 'OPTIONS',
      url: '/extension/suggest',
      headers: {
        origin: 'https://extensions.shopifycdn.com',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
    });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('is open here alone', async () => {
    const answer = await t.app.inject({ url: '/api/settings', headers: await bearer(t.clock.now()) });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect((await t.app.inject({ method: 'OPTIONS', url: '/api/settings' })).statusCode).toBe(404);
  });

  it('opens no door of the merchant’s to a shopper’s token', async () => {
    const answer = await t.app.inject({ url: '/api/settings', headers: { authorization: await token() } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('counts', () => {
  const key = (shop: string) => pixelKey(hmacSha256(SECRET), shop);
  const counted = async () => {
    await t.tally.flush();
    return t.store.counters.sum(SHOP, dayOf(t.clock.now()));
  };
  const ping = (body: unknown) =>
    post('/extension/events', JSON.stringify(body), { 'content-type': 'text/plain' });

  it('of the pixel are kept by placement and step', async () => {
    const events = [
      { kind: 'seen', placement: 'product' },
      { kind: 'started', placement: 'checkout' },
      { kind: 'seen', placement: 'product', count: 1_000_000, revenue: 9 },
    ];
    expect((await ping({ shop: SHOP, key: key(SHOP), events })).statusCode).toBe(204);
    expect(await counted()).toEqual([
      { placement: 'checkout', kind: 'started', count: 1 },
      { placement: 'product', kind: 'seen', count: 2 },
    ]);
  });

  it('of a block in checkout come with its token', async () => {
    const body = JSON.stringify({ events: [{ kind: 'dismissed', placement: 'thanks' }] });
    const answer = await post('/extension/events', body, { authorization: await token() });
    expect(answer.statusCode).toBe(204);
    expect(await counted()).toEqual([{ placement: 'thanks', kind: 'dismissed', count: 1 }]);
  });

  it.each<[string, () => unknown, number]>([
    ['another shop’s key', () => ({ shop: SHOP, key: key(OTHER_SHOP), events: [SEEN] }), 401],
    ['no key', () => ({ shop: SHOP, events: [SEEN] }), 401],
    [
      'what only widgets count',
      () => ({ shop: SHOP, key: key(SHOP), events: [{ ...SEEN, kind: 'added' }] }),
      400,
    ],
    ['no events', () => ({ shop: SHOP, key: key(SHOP), events: [] }), 400],
    ['a flood of events', () => ({ shop: SHOP, key: key(SHOP), events: Array(21).fill(SEEN) }), 400],
  ])('are refused with %s', async (_name, body, status) => {
    expect((await ping(body())).statusCode).toBe(status);
    expect(await counted()).toEqual([]);
  });

  it('of a block cannot speak for the pixel or for another placement', async () => {
    for (const event of [SEEN, { kind: 'shown', placement: 'product' }]) {
      const answer = await post('/extension/events', JSON.stringify({ events: [event] }), {
        authorization: await token(),
      });
      expect(answer.statusCode).toBe(400);
    }
  });

  it('of machines are not kept', async () => {
    const payload = JSON.stringify({ shop: SHOP, key: key(SHOP), events: [SEEN] });
    for (const agent of ['Mozilla/5.0 (compatible; Googlebot/2.1)', 'curl/8.5.0']) {
      const answer = await post('/extension/events', payload, { 'user-agent': agent });
      expect(answer.statusCode).toBe(204);
    }
    expect(await counted()).toEqual([]);
  });

  const SEEN = { kind: 'seen', placement: 'product' };
});
