/** Over a real socket: the quick way says what the route says, byte for byte, and leaves to it whatever is not usual. */
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import { OTHER_SHOP, SHOP, TOKEN } from '../flows/testing.ts';
import type { ShopView } from '../flows/views.ts';
import { proxyQuery, startTestApp, type TestApp } from './testing.ts';

let t: TestApp;
let port: number;
let view: ShopView;

beforeEach(async () => {
  t = await startTestApp();
  view = {
    shop: await t.store.shops.install(SHOP, [], TOKEN, t.clock.now()),
    modelVersion: 1,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog: new Map([1, 2, 3].map((id) => [id, makeProduct(id, { handle: `vara-å-${id}` })])),
    settings: DEFAULT_SETTINGS,
    model: {
      stats: { orders: 1, products: 3, pairs: 3 },
      complements: ({ context }) => {
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
  vi.spyOn(t.views, 'peek').mockImplementation((name) => (name === SHOP ? view : undefined));
  await t.app.listen({ host: '127.0.0.1', port: 0 });
  port = (t.app.server.address() as AddressInfo).port;
});
afterEach(() => t.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, headers, agent: false };
    const asked = request(options, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      // Of the moment and of the connection.
      const { date, connection, 'keep-alive': _, ...headers } = answer.headers;
      resolve({ status: answer.statusCode, headers, body: Buffer.concat(chunks).toString() });
    });
    asked.on('error', reject).end();
  });
}

const path = (params: Record<string, string>, over: Record<string, string> = {}) =>
  `/proxy/suggest?${proxyQuery(params, t.clock.now(), over)}`;
/** The route is what asks for a view with patience. */
const routeTook = () => vi.mocked(t.views.get).mock.calls.length > 0;

describe('the usual suggestion', () => {
  it.each<Record<string, string>>([
    { placement: 'cart', cart: '1' },
    { placement: 'cart', cart: '1,2,3' },
    { placement: 'product', product: '1', limit: '1' },
    { placement: 'exit', product: '2' },
    { placement: 'product', product: '1', spots: 'upgrade,product', memory: '{"seen":{"p2":1}}' },
    { placement: 'cart', cart: '1', memory: '{"seen":{"p2":9}}', country: 'SE', total: '100' },
  ])('is answered ahead of the route, as the route would: %j', async (params) => {
    const quick = await ask(path(params));
    expect(routeTook()).toBe(false);
    vi.mocked(t.views.peek).mockReturnValue(undefined);
    const slow = await ask(path(params));
    expect(routeTook()).toBe(true);
    expect(quick.status).toBe(200);
    expect(quick.body).toMatch(/^\{% layout none %\}/);
    expect(quick).toEqual(slow);
  });

  it('is decided anew when the view changes', async () => {
    const before = await ask(path({ placement: 'cart', cart: '1' }));
    expect(before.body).toContain('vara-å-2,vara-å-3');
    view = { ...view, revision: 2, settings: { ...DEFAULT_SETTINGS, excludedProducts: [2] } };
    expect((await ask(path({ placement: 'cart', cart: '1' }))).body).toContain('"vara-å-3"');
  });
});

describe('left to the route is', () => {
  it.each<[string, () => string, number, string?]>([
    ['a forged signature', () => path({ placement: 'cart', cart: '1' }).replace('cart=1', 'cart=2'), 401],
    ['no query', () => '/proxy/suggest', 401],
    ['an old request', () => path({ placement: 'cart', cart: '1' }, { timestamp: '1' }), 401],
    ['a cart with a word', () => path({ placement: 'cart', cart: '1,x' }), 400],
    ['no placement', () => path({ cart: '1' }), 400],
    ['another address', () => path({ placement: 'cart' }).replace('suggest', 'suggest/x'), 404],
    ['a post', () => path({ placement: 'cart', cart: '1' }), 404, 'POST'],
  ])('%s', async (_what, address, status, method) => {
    // What was answered before must not open a door.
    await ask(path({ placement: 'cart', cart: '1' }));
    expect((await ask(address(), method)).status).toBe(status);
  });

  it('a shop that is not in memory, a shopper with a past, and everything while stopping', async () => {
    expect((await ask(path({ placement: 'cart', cart: '1' }, { shop: OTHER_SHOP }))).body).toContain(
      '"items":[]',
    );
    expect(t.views.get).toHaveBeenCalledTimes(1);
    await ask(path({ placement: 'cart', cart: '1', personal: '1' }));
    expect(t.views.get).toHaveBeenCalledTimes(2);
    t.state.stopping = true;
    expect((await ask(path({ placement: 'cart', cart: '1' }))).status).toBe(200);
    expect(t.views.get).toHaveBeenCalledTimes(3);
  });

  it('a fault of ours, which is logged and told as one', async () => {
    view = {
      ...view,
      get catalog(): never {
        throw new Error('a bug');
      },
    };
    expect((await ask(path({ placement: 'cart', cart: '1' }))).status).toBe(500);
    expect(t.logged.join()).toContain('a bug');
  });
});

it('a type without a body is answered, not waited for', async () => {
  const typed = { 'content-type': 'application/json' };
  expect((await ask('/nowhere', 'DELETE', typed)).status).toBe(404);
});
