/** Shops that the training benchmark trains: a database with a catalogue, and orders drawn by the synthetic generator. */
import type { Order } from '../../server/domain/basket.ts';
import type { Product } from '../../server/domain/catalog.ts';
import { mulberry32, syntheticOrders } from '../../server/domain/recommend/synthetic.ts';
import { makeProduct } from '../../server/domain/testing.ts';
import { openStore } from '../../server/store/open.ts';

export const SHOP = 'nordlys.myshopify.com';

export interface ShopSize {
  readonly orders: number;
  readonly items: number;
  readonly seed: number;
}

/** Product ids as long as Shopify's are. */
export const idOf = (item: number): number => 8_123_456_700_000 + item;

const COLOURS = [
  'black',
  'white',
  'oat',
  'sage',
  'rust',
  'navy',
  'plum',
  'sand',
  'moss',
  'sky',
  'coal',
  'rose',
];
const STUFFS = [
  'wool',
  'linen',
  'oak',
  'steel',
  'glass',
  'cotton',
  'leather',
  'clay',
  'cork',
  'brass',
  'felt',
];
const THINGS = [
  'mug',
  'bowl',
  'throw',
  'lamp',
  'tray',
  'knife',
  'apron',
  'jar',
  'stool',
  'mirror',
  'vase',
  'hook',
];
const FIRST_ORDER = Date.UTC(2025, 0, 1);
const PAGE = 20_000;

/** A catalogue with families: each article in several colours, of a type, at a price of its own. */
export function makeCatalogue(items: number): Product[] {
  const pick = (words: readonly string[], at: number) => words[at % words.length]!;
  return Array.from({ length: items }, (_, item) => {
    const article = Math.floor(item / 6);
    const random = mulberry32(article);
    const thing = pick(THINGS, Math.floor(random() * 1e6));
    const stuff = pick(STUFFS, Math.floor(random() * 1e6));
    return makeProduct(idOf(item), {
      title: `${stuff} ${thing} no. ${article} ${pick(COLOURS, item)}`,
      type: thing,
      tags: [stuff, pick(COLOURS, item)],
      price: 5_000 + Math.floor(random() * 95) * 1_000,
    });
  });
}

/** The synthetic orders as a platform tells them; of every five, two are of customers that come back. */
function* makeOrders({ orders, items, seed }: ShopSize): Generator<Order> {
  const drawn = syntheticOrders({ orders, items, seed });
  const random = mulberry32(seed + 1);
  for (let o = 0; o < orders; o++) {
    const createdAt = FIRST_ORDER + o * 30_000;
    const customer = random() < 0.4 ? Math.floor(random() * orders * 0.1) : null;
    yield {
      id: 5_000_000_000_000 + o,
      name: `#${o}`,
      createdAt,
      updatedAt: createdAt,
      customerKey: customer === null ? null : customer.toString(16).padStart(32, '0'),
      currency: 'SEK',
      total: 10_000,
      cancelled: false,
      test: false,
      source: 'sync',
      lines: Array.from(drawn.items.subarray(drawn.ptr[o]!, drawn.ptr[o + 1]!), (item) => ({
        productId: idOf(item),
        variantId: idOf(item) * 10,
        sku: null,
        title: '',
        quantity: 1,
        unitPrice: 10_000,
        suggestion: null,
      })),
    };
  }
}

/** Fills a new database. */
export async function makeShop(url: string, size: ShopSize): Promise<void> {
  const clock = { now: () => Date.now() };
  const store = await openStore({ url, clock, log: { info() {}, warn() {}, error() {} } });
  const token = { access: new Uint8Array(1), accessExpiresAt: 0, refresh: null, refreshExpiresAt: null };
  await store.shops.install(SHOP, ['read_products', 'read_orders'], token, clock.now());
  const products = makeCatalogue(size.items);
  for (let at = 0; at < products.length; at += PAGE)
    await store.products.upsert(SHOP, products.slice(at, at + PAGE), clock.now());
  let page: Order[] = [];
  for (const order of makeOrders(size)) {
    page.push(order);
    if (page.length < PAGE) continue;
    await store.orders.upsert(SHOP, page);
    page = [];
  }
  await store.orders.upsert(SHOP, page);
  await store.close();
}
