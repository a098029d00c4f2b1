/** What the checkout's page asks on behalf of the app's extensions: their state, tokens, storefront queries, cart changes. */
import { type HttpHandler, http } from 'msw';
import { connectedOf } from '../../graphql/resolvers/connected.ts';
import { mintExtensionToken } from '../../oauth/session-token.ts';
import { addLines, setQuantity } from '../cart/cart.ts';
import type { Checkout } from '../checkout/checkout.ts';
import { allowsAnalytics } from '../customer.ts';
import { route } from '../route.ts';
import type { Storefront } from '../storefront.ts';
import { html, json, type Visit } from '../visit.ts';
import { bundle, isBundle } from './bundles.ts';
import { storefrontQuery } from './query.ts';
import { linesOf, stateOf } from './state.ts';

export const TARGETS = ['purchase.checkout.block.render', 'purchase.thank-you.block.render'];

/** As the buyer's browser sends it: a change of one line. */
interface LineChange {
  readonly type: string;
  readonly merchandiseId?: string;
  readonly id?: string;
  readonly quantity?: number;
  readonly attributes?: readonly { readonly key: string; readonly value: string }[];
}

export function extensionHandlers(storefront: Storefront): HttpHandler[] {
  const { twin } = storefront;
  const at = (
    method: 'get' | 'post',
    name: string,
    answer: (visit: Visit, checkout: Checkout) => Response | Promise<Response>,
  ) =>
    route(storefront, method, `/checkouts/:token/extension/${name}`, (visit, { token }) => {
      const checkout = visit.front.checkouts.get(token ?? '');
      // Extensions are the app's: they go with it.
      if (!checkout || !storefront.installed(visit.shop)) return html('Not Found', 404);
      return answer(visit, checkout);
    });
  return [
    http.get<{ file: string }>('*/cdn/checkout/:file', async ({ params }) => {
      const name = params.file.replace(/\.js$/, '');
      if (!isBundle(name)) return new Response('Not Found', { status: 404 });
      return new Response(await bundle(name), {
        headers: { 'content-type': 'text/javascript; charset=utf-8', 'access-control-allow-origin': '*' },
      });
    }),
    // What Shopify's pixel manager would have in the page: settings where the app has made its pixel, else null; and on a
    // checkout's pages the order that it has become.
    route(storefront, 'get', '/web-pixels', (visit) => {
      const { pixel } = connectedOf(visit.shop);
      const settings =
        pixel && storefront.installed(visit.shop) ? (JSON.parse(pixel.settings) as unknown) : null;
      const checkout = visit.front.checkouts.get(visit.url.searchParams.get('checkout') ?? '');
      const consent = allowsAnalytics(visit.request);
      return json({ settings, consent, order: checkout?.order?.id ?? null });
    }),
    at('get', 'state', (visit, checkout) => {
      const target = visit.url.searchParams.get('target') ?? '';
      // Each target has its page: a checkout that is paid has none but the thank-you page's.
      if (TARGETS[checkout.order ? 1 : 0] !== target) return json({ error: 'No such target here.' }, 404);
      return json(stateOf(visit, checkout, target));
    }),
    at('post', 'token', async (visit) => {
      return json(await mintExtensionToken(twin.app, visit.shop.data.domain, twin.now()));
    }),
    at('post', 'query', async (visit) => {
      const { query, variables } = (await visit.request.json()) as {
        query: string;
        variables?: Record<string, unknown>;
      };
      return json(await storefrontQuery(visit, query, variables ?? {}));
    }),
    at('post', 'lines', async (visit, checkout) => {
      const result = checkout.order
        ? failed('The order is placed.')
        : changeLines(visit, checkout, (await visit.request.json()) as LineChange);
      return json({ result, lines: linesOf(visit, checkout) });
    }),
  ];
}

const failed = (message: string) => ({ type: 'error', message });

function changeLines(visit: Visit, checkout: Checkout, change: LineChange) {
  const cart = visit.front.cart(checkout.cartToken);
  if (!cart) return failed('There is no cart.');
  if (change.type === 'addCartLine') {
    const outcome = addLines(visit.shop, cart, [
      {
        variantId: Number(/(\d+)$/.exec(change.merchandiseId ?? '')?.[1]),
        quantity: change.quantity ?? 0,
        properties: Object.fromEntries((change.attributes ?? []).map(({ key, value }) => [key, value])),
        sellingPlan: null,
        parent: null,
      },
    ]);
    return outcome.kind === 'done' ? { type: 'success' } : failed(outcome.text);
  }
  const key = (change.id ?? '').replace('gid://shopify/CartLine/', '');
  const line = cart.lines.find((one) => one.key === key);
  if (!line || change.type !== 'removeCartLine') return failed('The change does not fit the cart.');
  setQuantity(visit.shop, cart, line, line.quantity - (change.quantity ?? 0));
  return { type: 'success' };
}
