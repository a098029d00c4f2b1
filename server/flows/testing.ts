/** A scripted platform and small makers for tests of flows; no part of the product. */
import type { Order, OrderLine } from '../domain/basket.ts';
import type { Collection, Product } from '../domain/catalog.ts';
import { MersalgError } from '../domain/errors.ts';
import { openStore } from '../store/open.ts';
import type { Control } from './control.ts';
import type {
  BulkBatch,
  BulkKind,
  BulkStatus,
  Change,
  Cipher,
  Clock,
  Logger,
  Platform,
  SealedToken,
  Store,
  Trainer,
} from './ports.ts';

export const SHOP = 'nordlys.myshopify.com';
export const OTHER_SHOP = 'fjell.myshopify.com';
export const NOW = Date.UTC(2026, 10, 21, 12);

export const QUIET: Logger = { info() {}, warn() {}, error() {} };

/** A sealed token that opens nothing. */
export const TOKEN: SealedToken = {
  access: new Uint8Array([1]),
  accessExpiresAt: NOW,
  refresh: null,
  refreshExpiresAt: null,
};

/** An empty store in which `shops` are installed since a month, their currency known. */
export async function storeWith(clock: Clock, ...shops: readonly string[]): Promise<Store> {
  const store = await openStore({ url: ':memory:', clock, log: QUIET });
  for (const shop of shops) {
    await store.shops.install(shop, [], TOKEN, NOW - 30 * 86_400_000);
    await store.shops.setInfo(shop, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
  }
  return store;
}

export interface TestClock extends Clock {
  at: number;
}

export function testClock(at: number = NOW): TestClock {
  const clock = { at, now: () => clock.at };
  return clock;
}

/** Reversible and readable, so that tests see which context sealed what. */
export const openCipher: Cipher = {
  seal: (plain, context) => new TextEncoder().encode(`${context}|${plain}`),
  open: (sealed) => new TextDecoder().decode(sealed).split('|')[1]!,
};

/** A control whose waits take no time. */
export function control(signal: AbortSignal = new AbortController().signal): Control {
  return { signal, sleep: async () => {} };
}

export function makeOrder(id: number, over: Partial<Order> = {}): Order {
  return {
    id,
    name: `#${id}`,
    createdAt: NOW - 86_400_000,
    updatedAt: NOW - 86_400_000,
    customerKey: null,
    currency: 'SEK',
    total: 10_000,
    cancelled: false,
    test: false,
    source: 'sync',
    lines: [makeLine(1), makeLine(2)],
    ...over,
  };
}

export function makeLine(productId: number | null, over: Partial<OrderLine> = {}): OrderLine {
  return {
    productId,
    variantId: null,
    sku: null,
    title: `Product ${productId}`,
    quantity: 1,
    unitPrice: 5_000,
    suggestion: null,
    ...over,
  };
}

export interface ScriptedPlatform extends Platform {
  products: Product[];
  orders: Order[];
  collectionTitles: Collection[];
  /** Names of the verbs called, in order, with what matters of their arguments. */
  readonly calls: string[];
  /** Answers of `bulkStatus` to give before the usual ready one. */
  readonly statuses: BulkStatus[];
  /** Ends the export named here (`bulk-1`) after so many lines; it is truncated again and again. */
  readonly cutAt: Map<string, number>;
  /** The streamed batch size. */
  batch: number;
}

/** Serves its `products` and `orders`; one line of the export per item. */
export function scriptedPlatform(over: Partial<Platform> = {}): ScriptedPlatform {
  let bulks = 0;
  async function* stream<T>(items: readonly T[], url: string, fromLine: number): AsyncIterable<BulkBatch<T>> {
    platform.calls.push(`stream ${url} from ${fromLine}`);
    const end = Math.min(items.length, platform.cutAt.get(url) ?? items.length);
    for (let at = fromLine; at < end; at += platform.batch) {
      const line = Math.min(end, at + platform.batch);
      yield { items: items.slice(at, line), line };
    }
    if (end < items.length) throw new MersalgError('bulk-truncated', 'The export ended early.');
  }
  const platform: ScriptedPlatform = {
    products: [],
    orders: [],
    collectionTitles: [],
    calls: [],
    statuses: [],
    cutAt: new Map(),
    batch: 2,
    async exchangeToken(shop, sessionToken) {
      platform.calls.push(`exchange ${shop} ${sessionToken}`);
      const hour = 3_600_000;
      return {
        accessToken: `access-of-${shop}`,
        accessExpiresAt: NOW + hour,
        refreshToken: `refresh-of-${shop}`,
        refreshExpiresAt: NOW + 90 * 24 * hour,
        scopes: ['read_products', 'read_orders'],
      };
    },
    async shopInfo() {
      platform.calls.push('info');
      return { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' };
    },
    async startBulk(_shop, kind: BulkKind, since = null) {
      bulks += 1;
      platform.calls.push(`start ${kind}${since === null ? '' : ` since ${new Date(since).toISOString()}`}`);
      return `bulk-${bulks}`;
    },
    async bulkStatus(_shop, id) {
      const scripted = platform.statuses.shift();
      if (scripted !== undefined) return scripted;
      const roots = Math.max(platform.products.length, platform.orders.length);
      return { kind: 'ready', url: id, roots, objects: roots };
    },
    bulkProducts: (_shop, url, fromLine) => stream(platform.products, url, fromLine),
    bulkOrders: (_shop, url, fromLine) => stream(platform.orders, url, fromLine),
    collections: async () => platform.collectionTitles,
    async *changedProducts(_shop, since) {
      platform.calls.push(`changed since ${since}`);
      yield platform.products.filter((product) => product.updatedAt >= since);
    },
    async *changedOrders(_shop, since) {
      yield platform.orders.filter((order) => order.updatedAt >= since);
    },
    connectExtensions: async () => ({ denied: [] }),
    tellRooms: async () => ({ written: 0, tooLarge: 0 }),
    tellMeasure: async (shop, { share, trials }) => {
      platform.calls.push(`measure ${shop} ${share} ${trials}`);
      return true;
    },
    tellLook: async (shop, look) => {
      platform.calls.push(`look ${shop} ${JSON.stringify(look)}`);
      return true;
    },
    // A shop that keeps whatever is written, and tells of nothing.
    discountMeans: async () => ({ runsFunctions: true, deployed: true }),
    ownDiscounts: async () => ({ own: [], others: 0 }),
    writeFunctionDiscount: async () => ({ kind: 'written' }),
    createNativeDiscount: async () => ({ kind: 'written' }),
    removeDiscount: async () => {},
    otherDiscounts: async () => [],
    freeShipping: async () => [],
    // In these tests a webhook's body is the change itself.
    parseWebhook: (_shop, _topic, body) => JSON.parse(body) as Change,
    ...over,
  };
  return platform;
}

/** Publishes a few bytes as the model. */
export function scriptedTrainer(over: Partial<Trainer> = {}): Trainer {
  return {
    async train() {
      const summary = { trainedAt: NOW, orders: 1, products: 1, pairs: 1, trainMs: 5, mark: 0 };
      return { bytes: new Uint8Array([1, 2, 3]), summary };
    },
    ...over,
  };
}
