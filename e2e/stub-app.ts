/** An app server that answers as a test tells it, so that the widgets can be tested alone: well, late, badly, not at all. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isPlacement, type Placement, suggestionMark } from '../server/domain/placement.ts';
import type { SuggestAnswer, SuggestItem, WidgetEvent } from '../server/domain/suggestion.ts';
import type { TwinProduct, TwinShop } from './shop/state.ts';

export interface StubApp {
  readonly url: string;
  /** What it suggests, best first; what is in the cart or in hand is left out. */
  products: TwinProduct[];
  mode: 'well' | 'down' | 'malformed';
  /** Milliseconds before it answers. */
  delay: number;
  readonly asked: URLSearchParams[];
  readonly events: WidgetEvent[];
  /** Visitors as beacons told of them. */
  readonly visitors: { readonly visitor: string; readonly spots: readonly string[] }[];
  reset(): void;
  close(): Promise<void>;
}

const money = (amount: number) => `${(amount / 100).toFixed(2).replace('.', ',')} kr`;

function itemOf(product: TwinProduct, placement: Placement, base: number, basePrice: number): SuggestItem {
  const variants = product.variants.map((variant) => ({
    id: variant.id,
    title: variant.title,
    available: !variant.tracked || variant.policy === 'CONTINUE' || variant.inventory > 0,
    price: variant.price,
    money: money(variant.price),
    compareAt: variant.compareAt,
    compareAtMoney: variant.compareAt === null ? null : money(variant.compareAt),
    ...(placement === 'exit' && {
      less: variant.price < basePrice ? money(basePrice - variant.price) : null,
    }),
  }));
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    url: `/products/${product.handle}`,
    img: product.image?.src ?? null,
    alt: '',
    price: Math.min(...variants.map(({ price }) => price)),
    reason:
      placement === 'exit'
        ? { kind: 'similar-cheaper', to: base }
        : { kind: 'bought-together', orders: 38, share: 0.2, with: base },
    variants,
  };
}

export async function startStubApp(shop: () => TwinShop): Promise<StubApp> {
  const answer = (query: URLSearchParams): SuggestAnswer | null => {
    const placement = query.get('placement');
    if (!isPlacement(placement)) return null;
    const inHand = shop().productById.get(Number(query.get('product')));
    const cart = (query.get('cart') ?? '').split(',').map(Number).filter(Boolean);
    const price = inHand ? Math.min(...inHand.variants.map((variant) => variant.price)) : 0;
    const fitting = app.products.filter(
      ({ id, variants }) =>
        id !== inHand?.id &&
        !cart.includes(id) &&
        (placement !== 'exit' || variants.every((variant) => variant.price < price)),
    );
    const base = inHand ? { id: inHand.id, title: inHand.title, price, money: money(price) } : null;
    const items = fitting.slice(0, Number(query.get('limit')));
    return {
      v: 1,
      placement,
      mark: suggestionMark(placement),
      locale: 'en',
      currency: shop().data.currency,
      base,
      // The platform would not sell the first: a null, as its Liquid renders it.
      items: [null, ...items.map((product) => itemOf(product, placement, inHand?.id ?? cart[0] ?? 0, price))],
    };
  };
  const suggest = async (query: URLSearchParams, response: ServerResponse) => {
    app.asked.push(query);
    await sleep(app.delay);
    if (app.mode === 'malformed') response.end('<p>Not what you expect</p>');
    else response.end(JSON.stringify(answer(query)));
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    if (app.mode === 'down') {
      await sleep(app.delay);
      return request.socket.destroy();
    }
    if (url.pathname === '/proxy/suggest') return suggest(url.searchParams, response);
    let body = '';
    for await (const chunk of request) body += chunk;
    if (url.pathname === '/proxy/events') {
      const { events, ...told } = JSON.parse(body) as { events: WidgetEvent[] } & StubApp['visitors'][number];
      app.events.push(...events);
      if ('visitor' in told) app.visitors.push(told);
    }
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const app: StubApp = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    products: [],
    mode: 'well',
    delay: 0,
    asked: [],
    events: [],
    visitors: [],
    reset: () => {
      Object.assign(app, { mode: 'well', delay: 0 });
      app.asked.length = 0;
      app.events.length = 0;
      app.visitors.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return app;
}
