/** The shop that the serving benchmark asks: its database, trained model and all, and the requests of its shoppers. */
import { mulberry32, syntheticOrders } from '../../server/domain/recommend/synthetic.ts';
import { createTrainer } from '../../server/jobs/trainer.ts';
import { openStore } from '../../server/store/open.ts';
import { signProxyQuery } from '../shop/storefront/proxy.ts';
import { makeShop as fillShop, idOf, SHOP } from './trainingShop.ts';

/** The app's secret, of the server and of whoever signs. */
export const SECRET = 'secret-of-the-serving-benchmark';
export const PRODUCTS = 20_000;
export const ORDERS = 1_000_000;
const SEED = 42;

/** Fills a new database with the shop, its catalogue and orders, and has a model trained and published, as jobs do. */
export async function makeShop(url: string): Promise<{ trainSeconds: number; pairs: number }> {
  await fillShop(url, { orders: ORDERS, items: PRODUCTS, seed: SEED });
  const log = { info() {}, warn() {}, error() {} };
  const clock = { now: () => Date.now() };
  const entry = new URL('../../server/trainWorker.ts', import.meta.url);
  const { bytes, summary } = await createTrainer({ databaseUrl: url, entry }).train(SHOP, () => {});
  const store = await openStore({ url, clock, log });
  await store.models.publish(SHOP, bytes, summary);
  await store.close();
  return { trainSeconds: summary.trainMs / 1000, pairs: summary.pairs };
}

export interface CartsOptions {
  /** Products in each cart. */
  readonly size: number;
  /** How many different carts. With `size` 1 there are no more than products: beyond, they ask for more suggestions. */
  readonly distinct: number;
  readonly seed: number;
}

/** Different carts, filled as the generator fills baskets: by popularity and by what goes with the first product. */
export function makeCarts({ size, distinct, seed }: CartsOptions): number[][] {
  if (size === 1) {
    const items = Array.from({ length: PRODUCTS }, (_, item) => item);
    const random = mulberry32(seed);
    for (let i = items.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return Array.from({ length: distinct }, (_, at) => [idOf(items[at % PRODUCTS]!)]);
  }
  // Baskets of the generator are short: a longer cart is made of several.
  const { ptr, items } = syntheticOrders({ orders: distinct * size, items: PRODUCTS, seed });
  const carts = new Map<string, number[]>();
  let cart = new Set<number>();
  for (let o = 0; o + 1 < ptr.length && carts.size < distinct; o++) {
    for (let k = ptr[o]!; k < ptr[o + 1]! && cart.size < size; k++) cart.add(idOf(items[k]!));
    if (cart.size < size) continue;
    carts.set([...cart].sort().join(), [...cart]);
    cart = new Set();
  }
  return [...carts.values()];
}

/** The path and query that Shopify's app proxy sends for cart number `at`, signed now: valid for 90 seconds. */
export function signedPath(cart: readonly number[], at: number): string {
  const limit = cart.length === 1 ? 4 + Math.floor(at / PRODUCTS) : 4;
  const query = new URLSearchParams({ placement: 'cart', cart: cart.join(), limit: String(limit) });
  query.set('shop', SHOP);
  query.set('logged_in_customer_id', '');
  query.set('path_prefix', '/apps/mersalg');
  query.set('timestamp', String(Math.floor(Date.now() / 1000)));
  query.set('signature', signProxyQuery(query, SECRET));
  return `/proxy/suggest?${query}`;
}

/** What a browser's request carries once it has come through the proxy. */
export const HEADERS = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36',
  accept: '*/*',
  'accept-language': 'sv-SE,sv;q=0.9,en;q=0.8',
  referer: `https://${SHOP}/products/a-product`,
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-host': SHOP,
  'x-forwarded-proto': 'https',
};
