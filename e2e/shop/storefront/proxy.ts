/** The app proxy: `/apps/mersalg/*` goes to the app's server, signed and without cookies; Liquid answers are rendered in the shop. */
import { createHmac } from 'node:crypto';
import type { HttpHandler } from 'msw';
import { customerOf } from './customer.ts';
import { escapeHtml } from './liquid/filters.ts';
import type { Renderer } from './liquid/renderer.ts';
import { pageContext, proxyPage } from './page-context.ts';
import { route } from './route.ts';
import type { Storefront } from './storefront.ts';
import { html, type Visit } from './visit.ts';

export interface ProxyOptions {
  /** Milliseconds; Shopify waits ten seconds. */
  readonly timeout?: number;
}

/** Set by Shopify alone: a caller's own are dropped, so that nobody can pose as another shop. */
const RESERVED = ['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp', 'signature'];

/** Not passed on: of the connection, of the shopper's browser with the shop, or changed on the way. */
const DROPPED_REQUEST =
  /^(host|connection|cookie|content-length|transfer-encoding|keep-alive|upgrade|te|trailer|expect|accept-encoding|proxy-.*|x-forwarded-.*|sec-.*)$/;
const DROPPED_ANSWER =
  /^(connection|set-cookie|content-length|content-encoding|transfer-encoding|keep-alive|trailer|upgrade)$/;

export function proxyHandlers(
  storefront: Storefront,
  renderer: Renderer,
  options: ProxyOptions = {},
): HttpHandler[] {
  const { prefix, subpath } = storefront.twin.app.proxy;
  const forward = (visit: Visit, rest: string) =>
    forwardToApp(storefront, renderer, visit, rest, options.timeout ?? 10_000);
  return [
    route(storefront, 'all', `/${prefix}/${subpath}`, (visit) => forward(visit, '')),
    route(storefront, 'all', `/${prefix}/${subpath}/*`, (visit, { rest }) =>
      forward(visit, `/${rest ?? ''}`),
    ),
  ];
}

/** https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies */
export function signProxyQuery(query: URLSearchParams, secret: string): string {
  const pairs = [...new Set(query.keys())].map((key) => `${key}=${query.getAll(key).join(',')}`);
  return createHmac('sha256', secret).update(pairs.sort().join('')).digest('hex');
}

async function forwardToApp(
  storefront: Storefront,
  renderer: Renderer,
  visit: Visit,
  rest: string,
  timeout: number,
): Promise<Response> {
  const { request, shop } = visit;
  const { app } = storefront.twin;
  if (!storefront.installed(shop)) {
    return html(await renderer.page(visit, pageContext(visit, '/404', visit.url.searchParams)), 404);
  }
  const query = new URLSearchParams([...visit.url.searchParams].filter(([name]) => !RESERVED.includes(name)));
  query.set('shop', shop.data.domain);
  query.set('logged_in_customer_id', `${customerOf(visit) ?? ''}`);
  query.set('path_prefix', `/${app.proxy.prefix}/${app.proxy.subpath}`);
  query.set('timestamp', String(Math.floor(storefront.twin.now() / 1000)));
  query.set('signature', signProxyQuery(query, app.clientSecret));
  const headers = new Headers([...request.headers].filter(([name]) => !DROPPED_REQUEST.test(name)));
  headers.set('x-forwarded-for', request.headers.get('x-forwarded-for') ?? '203.0.113.7');
  headers.set('x-forwarded-host', visit.url.host);
  headers.set('x-forwarded-proto', visit.url.protocol.replace(':', ''));
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  let answer: Response;
  let body: ArrayBuffer;
  try {
    answer = await fetch(`${app.url}${app.proxy.path}${rest}?${query}`, {
      method: request.method,
      headers,
      body: hasBody ? await request.arrayBuffer() : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    body = await answer.arrayBuffer();
  } catch {
    return html(BROKEN, 504);
  }
  const kept = new Headers([...answer.headers].filter(([name]) => !DROPPED_ANSWER.test(name)));
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/liquid')) {
    const bodyless = answer.status === 204 || answer.status === 304 || body.byteLength === 0;
    return new Response(bodyless ? null : body, { status: answer.status, headers: kept });
  }
  kept.set('content-type', 'text/html; charset=utf-8');
  return new Response(await renderLiquid(renderer, visit, rest, new TextDecoder().decode(body)), {
    status: answer.status,
    headers: kept,
  });
}

/** A fault in the app's Liquid shows in the answer, as Shopify shows it. */
async function renderLiquid(renderer: Renderer, visit: Visit, rest: string, source: string): Promise<string> {
  try {
    return await renderer.foreign(visit, proxyPage(rest), source);
  } catch (error) {
    return `Liquid error: ${escapeHtml((error as Error).message)}`;
  }
}

const BROKEN =
  '<!doctype html><title>Error</title><h1>There was an error in the third-party application</h1><p>The app did not answer in time.</p>';
