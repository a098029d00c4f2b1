/** The self-test against the shop twin's real pages: each fault is found, and none is where there is none. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getResponse, type HttpHandler } from 'msw';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SAMPLE_NOW, sampleApp, sampleShop } from '../../../e2e/shop/sample.ts';
import { storefrontHandlers } from '../../../e2e/shop/storefront/handlers.ts';
import { Twin } from '../../../e2e/shop/twin.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { Check, Finding } from '../../domain/setup.ts';
import { makeProduct } from '../../domain/testing.ts';
import type { Store } from '../../flows/ports.ts';
import { selfTest } from '../../flows/selfTest.ts';
import { SHOP, storeWith, testClock } from '../../flows/testing.ts';
import type { ShopView } from '../../flows/views.ts';
import type { Fetch } from '../origin.ts';
import { createStorefront, type StorefrontOptions } from './storefront.ts';

const ORIGIN = 'http://shop.test';
const clock = testClock(SAMPLE_NOW);

let twin: Twin;
let handlers: HttpHandler[];
let app: Server;
/** What the app answers through the shop, and with which status. */
let answer: { status: number; body: string };
let store: Store;
let view: ShopView;

const ours = (items: unknown[]) => JSON.stringify({ v: 1, placement: 'product', items });
const product = () => twin.defaultShop.productByHandle.get('thing-11')!;

beforeEach(async () => {
  answer = { status: 200, body: ours([]) };
  app = createServer((_request, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  twin = new Twin({ app: sampleApp({ topics: [], url }), data: sampleShop(), now: () => SAMPLE_NOW });
  twin.tokens.grant(SHOP, twin.app.scopes, true);
  // With the app's own blocks, as they are.
  handlers = storefrontHandlers(twin);
  store = await storeWith(clock, SHOP);
  const catalog = new Map(
    twin.defaultShop.data.products.map(({ id, handle, variants }) => {
      const [usual] = makeProduct(id).variants;
      const own = variants.map((one) => ({ ...usual!, id: one.id, price: one.price }));
      return [id, makeProduct(id, { handle, variants: own })];
    }),
  );
  view = {
    shop: (await store.shops.get(SHOP))!,
    model: null,
    modelVersion: 0,
    revision: 1,
    catalog,
    settings: DEFAULT_SETTINGS,
    offers: [],
    promises: new Map(),
  };
});
afterEach(async () => {
  await new Promise((resolve) => app.close(resolve));
  await twin.close();
  await store.close();
});

const visit: Fetch = async (url, init) => (await getResponse(handlers, new Request(url, init)))!;

/** As the merchant does it in the theme editor. */
async function inTheme(settings: object): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(settings) };
  expect((await visit(`${ORIGIN}/__twin/theme-settings`, init)).status).toBe(200);
}

const look = (options: StorefrontOptions = {}) => {
  const storefront = createStorefront({ fetch: visit, shopifyOrigin: ORIGIN, ...options });
  return selfTest({ store, storefront, clock }, view, '7');
};

async function finding(check: Check, options: StorefrontOptions = {}): Promise<Finding | undefined> {
  return (await look(options)).findings.find((one) => one.check === check);
}

describe('a shop that is as it should be', () => {
  it.each(['dawn', 'horizon'])('after %s has nothing found wrong', async (theme) => {
    await inTheme({ theme });
    const { parts, findings, product: looked, at } = await look();
    expect(findings.filter(({ kind }) => kind !== 'ok')).toEqual([]);
    expect(new Set(Object.values(parts))).toEqual(new Set(['active']));
    expect([looked?.id, at]).toEqual([11, SAMPLE_NOW]);
  });

  it('is remembered as it was seen, and the look is logged', async () => {
    const seen = await look();
    expect(await store.looks.get(SHOP)).toEqual(seen);
    const [entry] = await store.audit.list(SHOP, { before: null, limit: 1 });
    expect(entry).toMatchObject({
      staff: '7',
      subject: { kind: 'self-test' },
      detail: { figures: { ok: 6, wrong: 0, unseen: 0 } },
    });
  });

  it('is the same in a cart page’s language and after redirects to the shop’s own domain', async () => {
    const fetch: Fetch = async (url, init) =>
      new URL(url).searchParams.has('again') || new URL(url).pathname.endsWith('.js')
        ? visit(url, init)
        : new Response(null, {
            status: 301,
            headers: { location: `${url}${url.includes('?') ? '&' : '?'}again` },
          });
    const { findings } = await look({ fetch });
    expect(findings.filter(({ kind }) => kind !== 'ok')).toEqual([]);
  });
});

describe('what is wrong is found', () => {
  it('the block was removed', async () => {
    await inTheme({ blocks: { 'goes-well-with': false } });
    expect(await finding('block')).toEqual({ check: 'block', kind: 'wrong', why: 'no-block' });
    expect((await look()).parts).toMatchObject({ 'goes-well-with': 'missing', bundle: 'active' });
  });

  it('the embed is off', async () => {
    await inTheme({ blocks: { 'mersalg-embed': false } });
    expect(await finding('embed')).toMatchObject({ kind: 'wrong', why: 'no-embed' });
  });

  it('the block stands there twice', async () => {
    await inTheme({ blocks: { 'goes-well-with': { times: 2 } } });
    expect(await finding('double')).toMatchObject({ kind: 'wrong', why: 'doubled' });
    expect((await look()).parts['goes-well-with']).toBe('doubled');
    expect(await finding('block')).toMatchObject({ kind: 'ok' });
  });

  it('the theme has no drawer', async () => {
    await inTheme({ theme: 'plain' });
    expect(await finding('drawer')).toMatchObject({ kind: 'wrong', why: 'no-drawer' });
  });

  it.each(['dawn', 'horizon'])('the drawer of %s cannot be shown anew', async (theme) => {
    await inTheme({ theme, sections: false });
    expect(await finding('drawer')).toMatchObject({ kind: 'wrong', why: 'drawer-silent' });
  });

  it('the platform has another price than we', async () => {
    product().variants[1]!.price += 100;
    expect(await finding('prices')).toMatchObject({ kind: 'wrong', why: 'price-differs' });
  });

  it('our answer shows another price than the platform has', async () => {
    const other = twin.defaultShop.productById.get(12)!;
    const item = (price: number) => ours([{ id: 12, variants: [{ id: other.variants[0]!.id, price }] }]);
    answer.body = item(other.variants[0]!.price);
    expect(await finding('prices')).toMatchObject({ kind: 'ok' });
    answer.body = item(other.variants[0]!.price - 1);
    expect(await finding('prices')).toMatchObject({ kind: 'wrong', why: 'price-differs' });
  });

  it.each([
    ['is not there', 404, '', 'proxy-missing'],
    ['answers with something else', 200, '<html>', 'proxy-odd'],
    ['fails', 500, '{"v":1}', 'proxy-odd'],
    ['answers for another placement', 200, '{"v":1,"placement":"cart","items":[]}', 'proxy-odd'],
  ])('the app’s address in the shop %s', async (_what, status, body, why) => {
    answer = { status, body };
    expect(await finding('proxy')).toMatchObject({ kind: 'wrong', why });
  });
});

describe('what cannot be looked at says why', () => {
  const whys = async (options: StorefrontOptions = {}) =>
    new Set((await look(options)).findings.map((one) => (one.kind === 'unseen' ? one.why : one.kind)));

  it('the shop is behind its password', async () => {
    await inTheme({ password: true });
    expect(await whys()).toEqual(new Set(['password']));
    expect(new Set(Object.values((await look()).parts))).toEqual(new Set(['unseen']));
  });

  it('the shop is too slow', async () => {
    const fetch: Fetch = (_url, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    expect(await whys({ fetch, timeoutMs: 20 })).toEqual(new Set(['timeout']));
  });

  it('the answer has no end', async () => {
    expect(await whys({ mostBytes: 20 })).toEqual(new Set(['too-large']));
  });

  it('the shop keeps programs out, or leads them in circles, or elsewhere', async () => {
    expect(await whys({ fetch: async () => new Response('', { status: 430 }) })).toEqual(
      new Set(['refused']),
    );
    const to = (location: string) => async () => new Response(null, { status: 302, headers: { location } });
    expect(await whys({ fetch: to('/') })).toEqual(new Set(['unreachable']));
    expect(await whys({ fetch: to('http://169.254.169.254/latest') })).toEqual(new Set(['unreachable']));
  });

  it('the storefront shows us another market’s prices', async () => {
    const fetch: Fetch = async (url, init) => {
      const response = await visit(url, init);
      if (!/\/products\/[^.]+$/.test(new URL(url).pathname)) return response;
      return new Response(
        (await response.text()).replace('"active":"SEK","rate":"1.0"', '"active":"EUR","rate":"0.09"'),
      );
    };
    expect(await finding('prices', { fetch })).toMatchObject({ kind: 'unseen', why: 'other-currency' });
  });

  it('the shop has nothing to sell', async () => {
    view = { ...view, catalog: new Map() };
    const { findings, parts, product: looked } = await look();
    expect(looked).toBeNull();
    expect(findings.map((one) => (one.kind === 'unseen' ? one.why : one.kind))).toEqual([
      'no-product',
      'ok',
      'ok',
      'ok',
      'no-product',
      'no-product',
    ]);
    expect(parts).toMatchObject({ 'goes-well-with': 'unseen', 'mersalg-embed': 'active' });
  });
});
