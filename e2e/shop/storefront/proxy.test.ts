import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE_NOW, sampleApp } from '../sample.ts';
import { openShop, type Shopper } from './testing.ts';

interface Got {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

let app: Server;
let url: string;
let got: Got[];
let answer: (got: Got, response: ServerResponse) => void;
let shopper: Shopper;

beforeAll(async () => {
  app = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const seen = { method: request.method!, url: new URL(request.url!, url), headers: request.headers, body };
    got.push(seen);
    answer(seen, response);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
});
afterAll(() => {
  app.closeAllConnections();
  app.close();
});

beforeEach(() => {
  got = [];
  shopper = openShop({ app: { url }, proxy: { timeout: 300 } });
});
afterEach(() => {
  shopper.close();
  vi.useRealTimers();
});

const liquid =
  (text: string, status = 200) =>
  (_: Got, response: ServerResponse) =>
    response
      .writeHead(status, { 'content-type': 'application/liquid; charset=utf-8', 'set-cookie': 'app=1' })
      .end(text);
const plain = (_: Got, response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');

describe('signature', () => {
  const official = shopifyApi({
    apiKey: sampleApp().clientId,
    apiSecretKey: sampleApp().clientSecret,
    apiVersion: ApiVersion.July26,
    hostName: 'app.example.test',
    isEmbeddedApp: true,
  });

  /** The library compares with the system's clock. */
  const holds = (query: URLSearchParams) => {
    vi.useFakeTimers({ now: SAMPLE_NOW, toFake: ['Date'] });
    return official.utils.validateHmac(Object.fromEntries(query), { signator: 'appProxy' });
  };

  test('is the one that Shopify’s own library accepts', async () => {
    answer = plain;
    await shopper.go('/apps/mersalg/suggest?product=11&cart=12,13&limit=4&z=%C3%A5+%26');
    const query = got[0]!.url.searchParams;
    expect(await holds(query)).toBe(true);
    expect(Object.fromEntries(query)).toMatchObject({
      shop: 'nordlys.myshopify.com',
      path_prefix: '/apps/mersalg',
      timestamp: String(SAMPLE_NOW / 1000),
      logged_in_customer_id: '',
      cart: '12,13',
      z: 'å &',
    });
    query.set('limit', '5');
    expect(await holds(query)).toBe(false);
  });

  test('names the customer who is logged in, and nobody else', async () => {
    answer = plain;
    const [customer] = shopper.shop.data.customers;
    const named = async () => {
      await shopper.go('/apps/mersalg/suggest?logged_in_customer_id=7');
      expect(await holds(got.at(-1)!.url.searchParams)).toBe(true);
      return got.at(-1)!.url.searchParams.getAll('logged_in_customer_id');
    };
    expect((await shopper.go('/__twin/login?customer=999999')).status).toBe(400);
    expect(await named()).toEqual(['']);
    await shopper.go(`/__twin/login?customer=${customer!.id}`);
    expect(await named()).toEqual([String(customer!.id)]);
    await shopper.go('/__twin/login');
    expect(await named()).toEqual(['']);
  });

  test('cannot be forged by parameters of the caller', async () => {
    answer = plain;
    await shopper.go(
      '/apps/mersalg/suggest?shop=evil.myshopify.com&shop=b&timestamp=1&signature=x&logged_in_customer_id=7&path_prefix=%2Fx',
    );
    const query = got[0]!.url.searchParams;
    expect(query.getAll('shop')).toEqual(['nordlys.myshopify.com']);
    expect(query.getAll('logged_in_customer_id')).toEqual(['']);
    expect(query.getAll('signature')).toHaveLength(1);
    expect(await holds(query)).toBe(true);
  });
});

describe('forwarding', () => {
  test('passes method, path, body and headers on, without cookies either way', async () => {
    answer = (_, response) =>
      response
        .writeHead(202, { 'content-type': 'application/json', 'set-cookie': 'app=1', 'x-app': 'yes' })
        .end('{"n":1}');
    shopper.cookies.set('secret', 'of-the-shopper');
    const back = await shopper.go('/apps/mersalg/events?x=1', {
      method: 'POST',
      headers: {
        'content-type': 'text/plain',
        'x-forwarded-for': '198.51.100.9',
        'x-forwarded-host': 'nordlys.myshopify.com',
        'user-agent': 'browser',
      },
      body: '{"events":[]}',
    });
    expect(got[0]).toMatchObject({ method: 'POST', body: '{"events":[]}' });
    expect(got[0]!.url.pathname).toBe('/proxy/events');
    expect(got[0]!.headers).toMatchObject({
      'content-type': 'text/plain',
      'x-forwarded-for': '198.51.100.9',
      'user-agent': 'browser',
    });
    expect(got[0]!.headers.cookie).toBeUndefined();
    expect(back.status).toBe(202);
    expect(back.headers.getSetCookie()).toEqual([]);
    expect(back.headers.get('x-app')).toBe('yes');
    expect(await back.json()).toEqual({ n: 1 });
  });

  test('works under a language’s prefix', async () => {
    answer = liquid("{% layout none %}{{ request.locale.iso_code }} {{ all_products['thing-11'].url }}");
    expect(await shopper.page('/da/apps/mersalg/suggest')).toBe('da /da/products/thing-11');
    expect(got[0]!.url.pathname).toBe('/proxy/suggest');
  });

  test('answers 504 when the app is slow or away, and 404 when it is not installed', async () => {
    answer = () => {};
    expect((await shopper.go('/apps/mersalg/suggest')).status).toBe(504);
    shopper.close();
    shopper = openShop({ app: { url: 'http://127.0.0.1:1' } });
    expect((await shopper.go('/apps/mersalg/suggest')).status).toBe(504);
    shopper.close();
    shopper = openShop({ app: { url }, installed: false });
    expect((await shopper.go('/apps/mersalg/suggest')).status).toBe(404);
    expect(got).toHaveLength(1);
  });
});

describe('Liquid answers', () => {
  test('are rendered with the shop’s products, without a layout when they say so', async () => {
    answer = liquid(
      `{%- layout none -%}{%- assign p = all_products['thing-11'] -%}{"title": {{ p.title | json }}, "money": {{ p.price | money | json }}, "locale": {{ request.locale.iso_code | json }}, "currency": {{ localization.country.currency.iso_code | json }}}`,
    );
    const back = await shopper.go('/apps/mersalg/suggest');
    expect(back.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(back.headers.getSetCookie()).toEqual([]);
    expect(await back.json()).toEqual({
      title: 'Thing 11',
      money: '129,00 kr',
      locale: 'sv',
      currency: 'SEK',
    });
  });

  test('stand inside the theme’s layout otherwise', async () => {
    answer = liquid('<h1>{{ shop.name }}</h1>');
    const html = await shopper.page('/apps/mersalg/hello');
    expect(html).toMatch(/<main[^>]*>\s*<h1>Nordlys<\/h1>/);
    expect(html).toContain('<cart-drawer ');
  });

  test('are passed through as they are when the status is no success', async () => {
    answer = liquid('{{ shop.name }}', 503);
    const back = await shopper.go('/apps/mersalg/suggest');
    expect([back.status, await back.text()]).toEqual([503, '{{ shop.name }}']);
  });

  test('that are faulty show the fault', async () => {
    answer = liquid('{% layout none %}{{ 1 | nosuch }}');
    expect(await shopper.page('/apps/mersalg/suggest')).toMatch(/^Liquid error: .*nosuch/);
  });
});
