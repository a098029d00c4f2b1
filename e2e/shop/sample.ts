/** A small shop and app for tests of the twin itself: few products, orders of known ages. */
import type { ShopData, TwinApp, TwinOrder, TwinOrderLine, TwinProduct } from './state.ts';

/** The instant at which the samples were made; a test's clock starts here. */
export const SAMPLE_NOW = Date.parse('2026-11-21T12:00:00.000Z');
const DAY = 86_400_000;

export function sampleApp(change: Partial<TwinApp> = {}): TwinApp {
  return {
    clientId: '0123456789abcdef0123456789abcdef',
    clientSecret: 'shpss_secret_of_the_sample',
    url: 'http://127.0.0.1:9',
    scopes: ['read_products', 'read_orders', 'read_customers', 'read_all_orders'],
    topics: ['orders/create', 'orders/updated', 'orders/cancelled', 'products/update', 'app/uninstalled'],
    proxy: { prefix: 'apps', subpath: 'mersalg', path: '/proxy' },
    ...change,
  };
}

export function sampleProduct(id: number, change: Partial<TwinProduct> = {}): TwinProduct {
  const at = new Date(SAMPLE_NOW - 400 * DAY + id * 1000).toISOString();
  return {
    id,
    handle: `thing-${id}`,
    title: `Thing ${id}`,
    bodyHtml: `<p>A <b>thing</b>.</p>`,
    vendor: 'Fjord',
    type: id % 2 === 0 ? 'Lamp' : 'Vase',
    tags: ['winter', 'light'],
    status: 'ACTIVE',
    publishedAt: at,
    options: [{ name: 'Size', values: ['S', 'L'] }],
    variants: ['S', 'L'].map((size, index) => ({
      id: id * 100 + index,
      productId: id,
      title: size,
      sku: `T${id}-${size}`,
      price: 12900 + index * 50,
      compareAt: index === 0 ? 15000 : null,
      cost: index === 0 ? 6000 : null,
      tracked: true,
      inventory: index === 0 ? 7 : 0,
      policy: 'DENY',
      options: [size],
      position: index + 1,
    })),
    image: { src: `/cdn/images/${id}.svg`, alt: `Thing ${id}`, width: 600, height: 600 },
    rating: { value: 4.5, count: 12 },
    createdAt: at,
    updatedAt: at,
    ...change,
  };
}

export function sampleOrder(
  id: number,
  daysAgo: number,
  productIds: number[],
  change: Partial<TwinOrder> = {},
): TwinOrder {
  const at = new Date(SAMPLE_NOW - daysAgo * DAY).toISOString();
  const lines = productIds.map(
    (productId, index): TwinOrderLine => ({
      id: id * 1000 + index,
      productId,
      variantId: productId * 100,
      sku: `T${productId}-S`,
      title: `Thing ${productId}`,
      variantTitle: 'S',
      quantity: index + 1,
      price: 12900,
      properties: index === 0 ? [{ name: '_mersalg', value: 'product:cross-sell' }] : [],
    }),
  );
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    id,
    name: `#${id}`,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    customerId: 501,
    email: 'ada@example.test',
    currency: 'SEK',
    test: false,
    financialStatus: 'PAID',
    subtotal,
    shipping: 4900,
    tax: 0,
    total: subtotal + 4900,
    refunded: 0,
    lines,
    ...change,
  };
}

/** Three products, five orders (1, 5, 30, 70 and 300 days old), one customer. */
export function sampleShop(change: Partial<ShopData> = {}): ShopData {
  return {
    domain: 'nordlys.myshopify.com',
    name: 'Nordlys',
    currency: 'SEK',
    timezone: 'Europe/Stockholm',
    locale: 'sv',
    country: 'SE',
    moneyFormat: '{{amount_with_comma_separator}} kr',
    products: [sampleProduct(11), sampleProduct(12), sampleProduct(13)],
    collections: [],
    customers: [
      {
        id: 501,
        email: 'ada@example.test',
        firstName: 'Ada',
        lastName: 'Berg',
        createdAt: '2025-01-01T00:00:00.000Z',
      },
    ],
    orders: [
      sampleOrder(1001, 300, [11, 12]),
      sampleOrder(1002, 70, [12, 13]),
      sampleOrder(1003, 30, [11, 13], { customerId: null }),
      sampleOrder(1004, 5, [11, 12, 13]),
      sampleOrder(1005, 1, [13]),
    ],
    truth: null,
    ...change,
  };
}
