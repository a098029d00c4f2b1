/** Opens a storefront for a test, in-process: a browser's cookies, JSON and pages by path. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getResponse, type HttpHandler } from 'msw';
import { SAMPLE_NOW, sampleApp, sampleShop } from '../sample.ts';
import type { ShopData, TwinApp, TwinChange, TwinShop } from '../state.ts';
import { Twin } from '../twin.ts';
import { storefrontHandlers } from './handlers.ts';
import type { ProxyOptions } from './proxy.ts';

export interface Shopper {
  readonly twin: Twin;
  readonly shop: TwinShop;
  readonly clock: { now: number };
  /** What the shop's listeners heard. */
  readonly changes: TwinChange[];
  readonly cookies: Map<string, string>;
  go(path: string, init?: RequestInit): Promise<Response>;
  /** `origin` is `http://shop.test` unless told. */
  page(path: string, origin?: string): Promise<string>;
  /** POST of JSON; the answer with its status. */
  post(path: string, body: unknown): Promise<{ status: number; body: Answer }>;
  form(path: string, fields: Record<string, string>): Promise<Response>;
  read(path: string): Promise<Answer>;
  close(): void;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails where it is not
type Answer = any;

export interface ShopperOptions {
  data?: ShopData;
  app?: Partial<TwinApp>;
  /** Files of a theme app extension, by path in it. None by default. */
  extension?: Readonly<Record<string, string>>;
  /** True unless told: the app holds a grant. */
  installed?: boolean;
  proxy?: ProxyOptions;
}

export function openShop(options: ShopperOptions = {}): Shopper {
  const clock = { now: SAMPLE_NOW };
  const twin = new Twin({
    app: sampleApp({ topics: [], ...options.app }),
    data: options.data ?? sampleShop(),
    now: () => clock.now,
  });
  const shop = twin.defaultShop;
  if (options.installed ?? true) twin.tokens.grant(shop.data.domain, twin.app.scopes, true);
  const folder = mkdtempSync(join(tmpdir(), 'twin-extension-'));
  for (const [file, text] of Object.entries(options.extension ?? {})) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const handlers = storefrontHandlers(twin, {
    extension: folder,
    ...(options.proxy ? { proxy: options.proxy } : {}),
  });
  const changes: TwinChange[] = [];
  shop.listeners.add((change) => changes.push(change));
  const cookies = new Map<string, string>();
  const go = (path: string, init: RequestInit = {}, origin = 'http://shop.test') =>
    visit(handlers, cookies, `${origin}${path}`, init);
  return {
    twin,
    shop,
    clock,
    changes,
    cookies,
    go,
    page: async (path, origin) => (await go(path, {}, origin)).text(),
    post: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await go(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as Answer };
    },
    form: (path, fields) => go(path, { method: 'POST', body: new URLSearchParams(fields) }),
    read: async (path) => (await go(path)).json() as Promise<Answer>,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function visit(
  handlers: HttpHandler[],
  cookies: Map<string, string>,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const headers = new Headers(init.headers);
  if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
  const response = await getResponse(handlers, new Request(url, { ...init, headers }));
  if (!response) throw new Error(`No handler of the storefront answers ${url}.`);
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = line.split(';')[0]!.split('=');
    cookies.set(name, value);
  }
  return response;
}
