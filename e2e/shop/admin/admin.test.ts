import { getResponse, type HttpHandler } from 'msw';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionTokenHolds } from '../oauth/session-token.ts';
import { SAMPLE_NOW, sampleApp, sampleShop } from '../sample.ts';
import type { TwinChange } from '../state.ts';
import { Twin } from '../twin.ts';
import { adminFrameHandlers } from './handlers.ts';

const EVIL = '</script><img src=x onerror=alert(1)>';
let twin: Twin;
let handlers: HttpHandler[];
let changes: string[];

beforeEach(() => {
  twin = new Twin({
    app: sampleApp({ topics: [], url: 'http://127.0.0.1:4321' }),
    data: sampleShop(),
    now: () => SAMPLE_NOW,
  });
  handlers = adminFrameHandlers(twin);
  changes = [];
  twin.defaultShop.listeners.add((change: TwinChange) => changes.push(change.topic));
});
afterEach(() => vi.useRealTimers());

async function go(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await getResponse(handlers, new Request(`http://twin.test${path}`, init));
  if (!response) throw new Error(`No handler of the admin answers ${path}.`);
  return response;
}

const form = (path: string, fields: Record<string, string>) =>
  go(path, { method: 'POST', body: new URLSearchParams(fields) });

describe('the app’s frame', () => {
  async function launch(headers: Record<string, string> = {}): Promise<URL> {
    const page = await (await go('/admin/apps/mersalg', { headers })).text();
    const src = /<iframe[^>]* src="([^"]+)"/.exec(page)?.[1] ?? '';
    return new URL(src.replaceAll('&amp;', '&'));
  }

  test('is launched in the language that was chosen, else in the browser’s', async () => {
    const localeIn = async (headers: Record<string, string>) =>
      (await launch(headers)).searchParams.get('locale');
    expect(await localeIn({ 'accept-language': 'nb-NO,nb;q=0.9,en;q=0.8' })).toBe('nb');
    expect(await localeIn({ 'accept-language': 'zu' })).toBe('en');
    const chosen = await form('/admin/locale', { locale: 'sv' });
    expect(chosen.status).toBe(303);
    const [cookie = ''] = (chosen.headers.get('set-cookie') ?? '').split(';');
    expect(await localeIn({ cookie, 'accept-language': 'nb' })).toBe('sv');
    expect((await form('/admin/locale', { locale: 'x; path=/evil' })).headers.get('set-cookie')).toBeNull();
  });

  test('is launched with parameters that Shopify’s own library accepts', async () => {
    const url = await launch();
    expect(url.origin).toBe('http://127.0.0.1:4321');
    const { clientId: apiKey, clientSecret: apiSecretKey } = twin.app;
    const official = shopifyApi({
      apiKey,
      apiSecretKey,
      apiVersion: ApiVersion.July26,
      hostName: 'app.example.test',
      isEmbeddedApp: true,
    });
    vi.useFakeTimers({ now: SAMPLE_NOW, toFake: ['Date'] });
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({ embedded: '1', shop: 'nordlys.myshopify.com', locale: 'en' });
    expect(official.utils.sanitizeHost(query.host ?? '')).toBe(query.host);
    expect(Buffer.from(query.host ?? '', 'base64').toString()).toBe('admin.shopify.com/store/nordlys');
    expect(await official.utils.validateHmac(query)).toBe(true);
    expect(await official.utils.validateHmac({ ...query, shop: 'other.myshopify.com' })).toBe(false);
    expect((await official.session.decodeSessionToken(query.id_token ?? '')).dest).toBe(
      'https://nordlys.myshopify.com',
    );
  });

  test('gets fresh session tokens from its own origin only', async () => {
    const answer = await go('/admin/session-token', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const { token } = (await answer.json()) as { token: string };
    expect(await sessionTokenHolds(twin.app, 'nordlys.myshopify.com', token, SAMPLE_NOW + 59_000)).toBe(true);
    expect(await sessionTokenHolds(twin.app, 'nordlys.myshopify.com', token, SAMPLE_NOW + 61_000)).toBe(
      false,
    );
    expect(
      (await go('/admin/session-token', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }))
        .status,
    ).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('belongs to the shop whose host is asked', async () => {
    const answer = await go('/admin/apps/mersalg', {
      headers: { 'x-forwarded-host': 'unknown.myshopify.com' },
    });
    expect(answer.status).toBe(404);
  });

  test('nobody may frame the admin, and App Bridge is served as a script', async () => {
    expect((await go('/admin')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await go('/cdn/shopifycloud/app-bridge.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });
});

describe('orders', () => {
  test('are listed newest first, and show their lines’ properties', async () => {
    const list = await (await go('/admin/orders')).text();
    expect(list.indexOf('#1005')).toBeLessThan(list.indexOf('#1001'));
    expect(await (await go('/admin/orders/1004')).text()).toContain(
      '<code>_mersalg: product:cross-sell</code>',
    );
    expect((await go('/admin/orders/9')).status).toBe(404);
  });

  test('are cancelled once', async () => {
    expect((await form('/admin/orders/1005/cancel', {})).headers.get('location')).toBe('/admin/orders/1005');
    await form('/admin/orders/1005/cancel', {});
    expect(changes).toEqual(['orders/cancelled', 'orders/updated']);
    expect(await (await go('/admin/orders/1005')).text()).toContain('cancelled');
  });
});

describe('products', () => {
  const fields = {
    title: 'Lamp',
    status: 'DRAFT',
    'price-1100': '99,50',
    'stock-1100': '3',
    'price-1101': '10',
    'stock-1101': '-2',
  };

  test('are changed as a whole, and the webhooks hear of it', async () => {
    expect((await form('/admin/products/11', fields)).status).toBe(303);
    const product = twin.defaultShop.productById.get(11)!;
    expect(product).toMatchObject({
      title: 'Lamp',
      status: 'DRAFT',
      updatedAt: new Date(SAMPLE_NOW).toISOString(),
    });
    expect(twin.defaultShop.variantById.get(1100)).toMatchObject({ price: 9950, inventory: 3 });
    expect(twin.defaultShop.variantById.get(1100)).toBe(product.variants[0]);
    expect(changes).toEqual(['products/update']);
  });

  test('are not changed by what makes no sense', async () => {
    const answer = await form('/admin/products/11', {
      ...fields,
      'price-1100': 'free',
      'stock-1101': '1.5',
      title: ' ',
    });
    const page = await answer.text();
    expect(page).toContain('A product needs a title.');
    expect(page).toContain('S: the price is no amount.');
    expect(page).toContain('L: the stock is no whole number.');
    expect(changes).toEqual([]);
  });
});

test('nothing from the data becomes markup', async () => {
  const shop = twin.defaultShop;
  const product = shop.productById.get(11)!;
  product.title = EVIL;
  product.variants[0]!.title = EVIL;
  shop.data.name = EVIL;
  shop.data.orders.at(-1)!.lines[0]!.title = EVIL;
  shop.data.orders.at(-1)!.lines[0]!.properties = [{ name: EVIL, value: EVIL }];
  for (const path of [
    '/admin',
    '/admin/orders',
    '/admin/orders/1005',
    '/admin/products',
    '/admin/products/11',
    '/admin/apps/mersalg',
  ]) {
    const page = await (await go(`${path}?q=${encodeURIComponent('')}`)).text();
    expect(page).toContain('&lt;/script&gt;&lt;img');
    expect(page).not.toContain('<img');
  }
});
