/** The live storefront as the flows' port: pages, sections and prices, read through the fetch that reaches public addresses alone. */
import type { Seen, Storefront } from '../../flows/storefront.ts';
import { createReach, type Fetch } from '../origin.ts';
import { factsOf, holdsCart } from './facts.ts';
import { createReadPage, type ReadOptions } from './read.ts';

export interface StorefrontOptions extends Omit<ReadOptions, 'fetch' | 'origin'> {
  /** As `createPublicFetch` makes it. */
  readonly fetch?: Fetch;
  /** Development only: the shop twin's address. */
  readonly shopifyOrigin?: string | undefined;
}

/** Where the shop forwards to us: `prefix` and `subpath` in shopify.app.toml, as widgets ask there. */
const PROXY = '/apps/mersalg';

export function createStorefront(options: StorefrontOptions): Storefront {
  const { shopifyOrigin: origin, fetch, ...bounds } = options;
  const read = createReadPage({ ...bounds, origin, fetch: createReach(fetch, origin) });

  /** An answer other than 200 tells nothing of what was looked for. */
  async function seen<T>(shop: string, path: string, make: (body: string) => T | null): Promise<Seen<T>> {
    const answer = await read(shop, path);
    if (answer.kind === 'unseen') return answer;
    const value = answer.status === 200 ? make(answer.body) : null;
    return value === null ? { kind: 'unseen', why: 'unreachable' } : { kind: 'seen', value };
  }

  return {
    product: (shop, handle) => seen(shop, `/products/${encodeURIComponent(handle)}`, factsOf),
    cart: (shop) => seen(shop, '/cart', factsOf),
    home: (shop) => seen(shop, '/', factsOf),
    section: (shop, id) =>
      seen(shop, `/?sections=${encodeURIComponent(id)}`, (body) => {
        const html = record(body)[id];
        return typeof html === 'string' && holdsCart(html);
      }),
    prices: (shop, handle) =>
      seen(shop, `/products/${encodeURIComponent(handle)}.js`, (body) => pricesOf(record(body).variants)),
    async suggestions(shop, product) {
      const path = `${PROXY}/suggest?placement=product&cart=&limit=4&product=${product}`;
      const answer = await read(shop, path);
      if (answer.kind === 'unseen') return answer;
      if (answer.status === 404) return { kind: 'seen', value: { kind: 'missing' } };
      const { v, placement, items } = record(answer.body);
      const isOurs = answer.status === 200 && v === 1 && placement === 'product' && Array.isArray(items);
      if (!isOurs) return { kind: 'seen', value: { kind: 'odd' } };
      const told = (items as readonly unknown[]).flatMap((item) => {
        const { id, variants } = fields(item);
        const prices = pricesOf(variants);
        return typeof id === 'number' && prices !== null ? [{ id, prices }] : [];
      });
      return { kind: 'seen', value: { kind: 'answers', items: told } };
    },
  };
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Of what is no JSON object, nothing. */
function record(body: string): Readonly<Record<string, unknown>> {
  try {
    return fields(JSON.parse(body));
  } catch {
    return {};
  }
}

/** Prices by variant; null when it is no list of variants. */
function pricesOf(variants: unknown): ReadonlyMap<number, number> | null {
  if (!Array.isArray(variants)) return null;
  return new Map(
    variants.flatMap((variant) => {
      const { id, price } = fields(variant);
      return typeof id === 'number' && typeof price === 'number' ? [[id, price] as const] : [];
    }),
  );
}
