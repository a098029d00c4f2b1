/** The merchant's admin: the app in its frame with session tokens, and plain pages to change orders and products by hand. */
import { fileURLToPath } from 'node:url';
import { type HttpHandler, HttpResponse, http } from 'msw';
import { readAsset } from '../storefront/extension.ts';
import type { Twin } from '../twin.ts';
import { html, scriptJson } from './html.ts';
import { launchUrl } from './launch.ts';
import { chooseLocale, localeChoice, localeOf } from './locale.ts';
import { orderHandlers } from './orders.ts';
import { productHandlers } from './products.ts';
import { shell } from './shell.ts';
import { themeEditor } from './theme-editor.ts';

const ASSETS = fileURLToPath(new URL('./assets', import.meta.url));
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** Handlers of `/admin` (but not of the Admin API) and of App Bridge's stand-in. */
export function adminFrameHandlers(twin: Twin): HttpHandler[] {
  return [
    http.get('*/admin/assets/:file', ({ params }) => asset(String(params.file))),
    http.get('*/cdn/shopifycloud/app-bridge.js', () => asset('app-bridge.js')),
    http.post('*/admin/session-token', ({ request }) => sessionToken(twin, request)),
    http.get('*/admin/apps/mersalg', ({ request }) => appFrame(twin, request)),
    ...orderHandlers(twin),
    ...productHandlers(twin),
    http.get('*/admin/themes/current/editor', ({ request }) => themeEditor(twin.shopOf(request))),
    http.post('*/admin/locale', ({ request }) => chooseLocale(request)),
    http.get('*/admin', ({ request }) => home(twin, request)),
  ];
}

function asset(file: string): Response {
  const bytes = readAsset(ASSETS, file);
  if (!bytes) return new HttpResponse('Not Found', { status: 404 });
  const type = TYPES[file.split('.').pop() ?? ''] ?? 'application/octet-stream';
  return new Response(Buffer.from(bytes), {
    headers: { 'content-type': type, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
  });
}

/** For the frame alone: another site's page may neither ask nor read. */
async function sessionToken(twin: Twin, request: Request): Promise<Response> {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return new HttpResponse('Forbidden', { status: 403 });
  const token = await twin.mintSessionToken(twin.shopOf(request));
  return HttpResponse.json({ token }, { headers: { 'cache-control': 'no-store' } });
}

async function appFrame(twin: Twin, request: Request): Promise<Response> {
  const shop = twin.shopOf(request);
  const src = await launchUrl(twin, shop, localeOf(request));
  const body = html`<iframe class="app" id="app" title="Mersalg" src="${src}" allow="clipboard-write"></iframe>
    <script type="application/json" id="frame-config">${scriptJson({ appOrigin: new URL(twin.app.url).origin })}</script>
    <script src="/admin/assets/frame.js" defer></script>`;
  return shell(shop, { title: 'Mersalg', at: '/admin/apps/mersalg', body, wide: true });
}

function home(twin: Twin, request: Request): Response {
  const shop = twin.shopOf(request);
  const { data } = shop;
  const body = html`<section class="card">
      <h2>Apps</h2>
      <p><a href="/admin/apps/mersalg">Mersalg</a> · ${twin.installed(data.domain) ? 'installed' : 'opens and installs'}</p>
    </section>
    <section class="card">
      <h2>The shop</h2>
      <p>${data.domain}: ${data.products.length} products, ${data.orders.length} orders, ${data.customers.length} customers.</p>
      <p>
        Storefront: <a href="/?theme=dawn">after Dawn</a>, <a href="/?theme=horizon">after Horizon</a>,
        <a href="/?theme=plain">without a drawer</a>.
      </p>
    </section>
    ${localeChoice(request)}`;
  return shell(shop, { title: 'Home', at: '/admin', body });
}
