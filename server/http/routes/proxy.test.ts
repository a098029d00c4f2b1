/** The app proxy: who is not Shopify gets nothing, what comes is typed, and floods stop at the door. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuietTime } from '../../domain/journey/quiet.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { makeProduct } from '../../domain/testing.ts';
import { dayOf } from '../../flows/settle.ts';
import { OTHER_SHOP, SHOP } from '../../flows/testing.ts';
import type { ShopView } from '../../flows/views.ts';
import { proxyQuery, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
let asked: (readonly number[])[];
let view: ShopView;

beforeEach(async () => {
  t = await startTestApp();
  const shop = await t.store.shops.install(
    SHOP,
    [],
    { access: new Uint8Array([1]), accessExpiresAt: 0, refresh: null, refreshExpiresAt: null },
    t.clock.now(),
  );
  asked = [];
  view = {
    shop,
    modelVersion: 1,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog: new Map([1, 2, 3].map((id) => [id, makeProduct(id)])),
    settings: DEFAULT_SETTINGS,
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
      substitutes: () => [{ productId: 3, similarity: 1, sibling: false }],
    },
  };
  vi.spyOn(t.views, 'get').mockImplementation(async (name) => (name === SHOP ? view : null));
});
afterEach(() => t.close());

const suggest = (params: Record<string, string>, over: Record<string, string> = {}) =>
  t.app.inject(`/proxy/suggest?${proxyQuery(params, t.clock.now(), over)}`);

describe('suggestions', () => {
  it('are answered as Liquid that looks the products up', async () => {
    const answer = await suggest({ placement: 'product', product: '1' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/liquid; charset=utf-8');
    expect(answer.body).toMatch(
      /^\{% layout none %\}\{"v":1,"placement":"product","mark":"product:cross-sell"/,
    );
    expect(answer.body).toContain('assign hs = "product-2,product-3"');
  });

  it('never hold what is in the cart', async () => {
    const { body } = await suggest({ placement: 'cart', cart: '1,2,2' });
    expect(asked).toEqual([[1, 2]]);
    expect(body).toContain('assign hs = "product-3"');
  });

  it('at the door look up the product in hand for its price', async () => {
    view = {
      ...view,
      catalog: new Map([
        [1, makeProduct(1, { price: 10_000 })],
        [3, makeProduct(3, { price: 7_000 })],
      ]),
    };
    const { body } = await suggest({ placement: 'exit', product: '1' });
    expect(body).toContain('all_products["product-1"]');
    expect(body).toContain('assign hs = "product-3"');
  });

  it('are empty for a shop that is not here, without an error', async () => {
    const answer = await suggest({ placement: 'product', product: '1' }, { shop: OTHER_SHOP });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('"items":[]');
  });

  it('are kept from the second time that a moment is met in a view', async () => {
    const asking = { placement: 'product', product: '1' };
    for (let again = 0; again < 4; again += 1) await suggest(asking);
    expect(asked).toHaveLength(2);
    await suggest({ ...asking, limit: '3' });
    view = { ...view, revision: 2 };
    await suggest(asking);
    expect(asked).toHaveLength(4);
    for (let again = 0; again < 4; again += 1) await suggest(asking);
    expect(asked).toHaveLength(5);
  });

  it('keep still in the merchant’s quiet hours, by the shop’s clock, and speak again when they are over', async () => {
    const at = (hour: number) => Date.UTC(2026, 10, 27, hour);
    const quiet: QuietTime[] = [{ days: [5], from: 22 * 60, to: 23 * 60 }];
    const settings = { ...DEFAULT_SETTINGS, tact: { ...DEFAULT_SETTINGS.tact, quiet } };
    view = { ...view, settings, shop: { ...view.shop, timezone: 'Europe/Stockholm' } };
    const speaks = async (hour: number) => {
      t.clock.at = at(hour);
      return (await suggest({ placement: 'product', product: '1' })).body.includes('product-2');
    };
    // Twice, so that what is kept could be served.
    expect([await speaks(20), await speaks(20)]).toEqual([true, true]);
    expect([await speaks(21), await speaks(21)]).toEqual([false, false]);
    expect([await speaks(22), await speaks(22)]).toEqual([true, true]);
  });

  it('are shared by all whose memory changes nothing, and decided anew for who has said no', async () => {
    const asking = { placement: 'product', product: '1', spots: 'product' };
    const today = Math.floor(t.clock.now() / 86_400_000);
    const body = async (memory: object) =>
      (await suggest({ ...asking, memory: JSON.stringify(memory) })).body;
    await suggest(asking);
    const everybodys = (await suggest(asking)).body;
    asked.length = 0;
    expect(await body({ seen: { p2: 1, product: 1 }, declined: { p2: today - 40 } })).toBe(everybodys);
    expect((await suggest({ ...asking, country: 'SE', language: 'sv', total: '500' })).body).toBe(everybodys);
    expect(asked).toEqual([]);
    const no = { declined: { p2: today } };
    expect(await body(no)).toContain('assign hs = "product-3"');
    await body(no);
    expect(asked).toHaveLength(2);
    expect((await suggest({ ...asking, shown: '3' })).body).toContain('assign hs = "product-2"');
    expect((await suggest(asking)).body).toBe(everybodys);
  });

  it('may be asked for several spots of a page at once', async () => {
    const { body } = await suggest({
      placement: 'product',
      product: '1',
      cart: '1',
      limit: '1',
      spots: 'product,cart',
    });
    expect(body).toContain('assign hs = "product-2,product-3"');
    expect(body).toContain('"spot":"cart"');
    expect(asked).toEqual([[1], [1]]);
  });

  it.each<[string, Record<string, string>]>([
    ['no placement', {}],
    ['an unknown spot', { placement: 'product', product: '1', spots: 'footer' }],
    ['a memory that is none', { placement: 'product', product: '1', memory: '[1]' }],
    ['a country of Liquid', { placement: 'product', product: '1', country: '{{' }],
    ['an unknown placement', { placement: 'footer' }],
    ['a placement of Object', { placement: 'constructor' }],
    ['a product that is no id', { placement: 'product', product: '1 or 1=1' }],
    ['a negative product', { placement: 'product', product: '-1' }],
    ['a product beyond whole numbers', { placement: 'product', product: '99999999999999999' }],
    ['a cart with a word', { placement: 'cart', cart: '1,x' }],
    ['a cart of commas', { placement: 'cart', cart: ','.repeat(50) }],
    ['a cart of 101', { placement: 'cart', cart: Array.from({ length: 101 }, (_, n) => n + 1).join(',') }],
    ['a limit of 13', { placement: 'product', product: '1', limit: '13' }],
    ['a limit of 0', { placement: 'product', product: '1', limit: '0' }],
  ])('refuse %s with 400', async (_what, params) => {
    const answer = await suggest(params);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.code).toBe('bad-input');
    expect(asked).toEqual([]);
  });

  it('take a cart of 100', async () => {
    const cart = Array.from({ length: 100 }, (_, n) => n + 10).join(',');
    expect((await suggest({ placement: 'cart', cart })).statusCode).toBe(200);
  });

  it('are for signed and fresh requests only', async () => {
    const good = proxyQuery({ placement: 'product', product: '1' }, t.clock.now());
    const refused = [
      '',
      good.replace(/signature=[^&]+/, ''),
      good.replace(/signature=(.)/, (_, digit) => `signature=${digit === '0' ? '1' : '0'}`),
      good.replace('product=1', 'product=2'),
      good.replace('product=1', ''),
      `${good}&product=2`,
      `${good}&shop=${OTHER_SHOP}`,
      good.replace(/shop=[^&]+/, `shop=${OTHER_SHOP}`),
      proxyQuery({ placement: 'product' }, t.clock.now() - 120_000),
      proxyQuery({ placement: 'product' }, t.clock.now() + 120_000),
      proxyQuery({ placement: 'product' }, t.clock.now(), { timestamp: '' }),
    ];
    for (const query of refused) {
      const answer = await t.app.inject(`/proxy/suggest?${query}`);
      expect(answer.statusCode, query).toBe(401);
    }
    expect(asked).toEqual([]);
  });
});

const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';

describe('events', () => {
  const send = (
    payload: string,
    { now = t.clock.now(), headers = {} as Record<string, string>, shop = SHOP } = {},
  ) =>
    t.app.inject({
      method: 'POST',
      url: `/proxy/events?${proxyQuery({}, now, { shop })}`,
      headers: {
        'content-type': 'text/plain;charset=UTF-8',
        'x-forwarded-for': '192.0.2.1',
        'user-agent': BROWSER,
        ...headers,
      },
      payload,
    });
  const shown = JSON.stringify({ events: [{ kind: 'shown', placement: 'cart', count: 3 }] });
  const counted = async () => {
    await t.tally.flush();
    return t.store.counters.sum(SHOP, dayOf(t.clock.now()));
  };

  it('are counted', async () => {
    expect((await send(shown)).statusCode).toBe(204);
    expect((await send(shown, { headers: { 'content-type': 'application/json' } })).statusCode).toBe(204);
    expect(await counted()).toEqual([{ placement: 'cart', kind: 'shown', count: 2 }]);
  });

  const one = (over: object) =>
    JSON.stringify({ events: [{ kind: 'shown', placement: 'cart', count: 1, ...over }] });
  it.each([
    ['no JSON', 'x', 400],
    ['nesting', '['.repeat(9_000), 400],
    ['null', 'null', 400],
    ['no list', '{"events":{}}', 400],
    [
      'too many',
      JSON.stringify({
        events: Array.from({ length: 51 }, () => ({ kind: 'shown', placement: 'cart', count: 1 })),
      }),
      400,
    ],
    ['a purchase claimed', one({ kind: 'bought' }), 400],
    ['a strange placement', one({ placement: '__proto__' }), 400],
    ['a count of text', one({ count: '1' }), 400],
    ['a count of 101', one({ count: 101 }), 400],
    ['half a piece', one({ count: 0.5 }), 400],
    ['a nothing in the list', '{"events":[null]}', 400],
    ['a large body', JSON.stringify({ events: [], pad: 'x'.repeat(20_000) }), 413],
  ])('are refused with %s', async (_what, payload, status) => {
    expect((await send(payload)).statusCode).toBe(status);
    expect(await counted()).toEqual([]);
  });

  it('are refused unsigned, and dropped for a shop that is not here', async () => {
    expect((await t.app.inject({ method: 'POST', url: '/proxy/events', payload: shown })).statusCode).toBe(
      401,
    );
    expect((await send(shown, { now: t.clock.now() - 200_000 })).statusCode).toBe(401);
    expect((await send(shown, { shop: OTHER_SHOP })).statusCode).toBe(204);
    await t.tally.flush();
    expect(await t.store.counters.sum(OTHER_SHOP, dayOf(t.clock.now()))).toEqual([]);
  });

  it('of machines are not counted', async () => {
    expect((await send(shown, { headers: { 'user-agent': 'curl/8.0' } })).statusCode).toBe(204);
    expect(await counted()).toEqual([]);
  });

  it('stop when one shopper floods, and not for others', async () => {
    const codes = [];
    for (let sent = 0; sent < 60; sent += 1) codes.push((await send(shown)).statusCode);
    expect(codes.filter((code) => code === 204)).toHaveLength(30);
    expect(codes.at(-1)).toBe(429);
    expect((await send(shown, { headers: { 'x-forwarded-for': '192.0.2.2' } })).statusCode).toBe(204);
    t.clock.at += 10_000;
    expect((await send(shown)).statusCode).toBe(204);
    expect(t.logged.join()).not.toContain('192.0.2');
  });
});
