/** The whole adapter against the shop twin: real schema, scopes, throttling, tokens and export files. */
import { setupServer } from 'msw/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateShop } from '../../e2e/shop/data/generate.ts';
import { adminHandlers } from '../../e2e/shop/handlers.ts';
import { SAMPLE_NOW, sampleApp, sampleOrder, sampleProduct, sampleShop } from '../../e2e/shop/sample.ts';
import type { ShopData } from '../../e2e/shop/state.ts';
import { Twin, type TwinOptions } from '../../e2e/shop/twin.ts';
import { payloadOf } from '../../e2e/shop/webhooks/payload.ts';
import type { BulkBatch, Platform } from '../flows/ports.ts';
import { sealGrant } from '../flows/tokens.ts';
import { bulkOrders } from './documents.ts';
import type { PlatformOptions } from './platform.ts';
import { createRig, type Rig, SHOP } from './shopify.testing.ts';

let rig: Rig;
let twin: Twin;
let platform: Platform;
let server: ReturnType<typeof setupServer>;

/** The app asks for `scopes`, and is granted them. */
async function play(
  data: ShopData,
  {
    scopes = ['read_products', 'read_orders', 'read_all_orders'],
    ...more
  }: Partial<TwinOptions & PlatformOptions> = {},
) {
  rig = createRig();
  twin = new Twin({ app: sampleApp({ scopes: [...scopes] }), data, now: () => rig.clock.now(), ...more });
  server = setupServer(...adminHandlers(twin));
  server.listen({ onUnhandledFrame: 'error' });
  platform = rig.platform({ scopes, ...more });
  const grant = await platform.exchangeToken(SHOP, await twin.mintSessionToken(twin.defaultShop));
  await rig.shops.install(SHOP, grant.scopes, sealGrant(rig.options.cipher, SHOP, grant), rig.clock.now());
  await rig.shops.setInfo(SHOP, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
  return grant;
}

afterEach(async () => {
  server.close();
  await twin.close();
  expect(rig.logged.join(), 'secrets in the log').not.toMatch(/shp(at|rt|ss)_|eyJ|@example/);
});

const sample = () => sampleShop({ products: [11, 12, 13].map((id) => sampleProduct(id)) });
/** Rows of a shop that has seen refunds, edits and deletions. */
function worn(): ShopData {
  const data = generateShop({
    seed: 7,
    now: SAMPLE_NOW,
    products: 40,
    orders: 700,
    customers: 200,
    months: 1,
  });
  data.orders.forEach((order, i) => {
    if (i % 10 === 0) order.cancelledAt = order.updatedAt;
    if (i % 10 === 1) Object.assign(order, { financialStatus: 'PARTIALLY_REFUNDED', refunded: 500 });
    if (i % 10 === 2) Object.assign(order, { financialStatus: 'REFUNDED', refunded: order.total });
    if (i % 10 === 3) Object.assign(order.lines[0]!, { productId: 999_999, variantId: 999_998 });
    if (i % 10 === 4) order.lines[0]!.properties = [{ name: '_mersalg', value: 'exit:downsell' }];
    if (i % 10 === 5) order.test = true;
  });
  Object.assign(data.products[0]!, { status: 'DRAFT', publishedAt: null, image: null });
  for (const [i, variant] of data.products.flatMap(({ variants }) => variants).entries()) {
    if (i % 7 === 0) Object.assign(variant, { tracked: true, inventory: 0, policy: 'DENY' });
    if (i % 7 === 1) Object.assign(variant, { tracked: false, inventory: 0 });
    if (i % 7 === 2) Object.assign(variant, { tracked: true, inventory: 0, policy: 'CONTINUE' });
  }
  return data;
}

async function ready(kind: 'products' | 'orders') {
  const id = await platform.startBulk(SHOP, kind);
  await twin.bulk.idle();
  const status = await platform.bulkStatus(SHOP, id);
  if (status.kind !== 'ready') throw new Error(`the export is ${status.kind}`);
  return { ...status, url: status.url! };
}

async function gather<T>(batches: AsyncIterable<BulkBatch<T>>) {
  const items: T[] = [];
  let line = 0;
  let problem: unknown = null;
  try {
    for await (const batch of batches) {
      items.push(...batch.items);
      line = batch.line;
    }
  } catch (thrown) {
    problem = thrown;
  }
  return { items, line, problem };
}

async function flat<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

describe('access', () => {
  it('trades a session token for an expiring pair', async () => {
    const grant = await play(sample());
    expect(grant).toMatchObject({
      accessToken: expect.stringMatching(/^shpat_/),
      refreshToken: expect.stringMatching(/^shprt_/),
    });
    expect(grant.scopes).toEqual(['read_products', 'read_orders', 'read_all_orders']);
    expect(Math.abs(grant.accessExpiresAt - rig.clock.now() - 3_600_000)).toBeLessThan(3_000);
    expect(Math.abs(grant.refreshExpiresAt! - rig.clock.now() - 90 * 86_400_000)).toBeLessThan(3_000);
    expect(await platform.shopInfo(SHOP)).toEqual({
      name: 'Nordlys',
      currency: 'SEK',
      timezone: 'Europe/Stockholm',
    });
  });

  it('refuses a session token that Shopify or its library refuses, without quoting it', async () => {
    await play(sample());
    const token = await twin.mintSessionToken(twin.defaultShop);
    for (const bad of [`${token.slice(0, -4)}AAAA`, token.split('.').slice(0, 2).join('.'), 'x']) {
      const error = await platform.exchangeToken(SHOP, bad).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'unauthorized' });
      expect(`${error} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toContain(
        bad.slice(0, 8),
      );
    }
    const wrong = rig.platform({ clientSecret: 'another' });
    await expect(wrong.exchangeToken(SHOP, token)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('renews before the hour is over and is never refused for it', async () => {
    await play(sample());
    for (let hour = 0; hour < 5; hour++) {
      rig.clock.skip(56 * 60_000);
      expect(await platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
    }
  });

  it('survives a lost refresh answer', async () => {
    await play(sample());
    rig.clock.skip(56 * 60_000);
    twin.faults.add({ on: 'oauth', kind: 'lost', times: 2 });
    expect(await platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
    rig.clock.skip(56 * 60_000);
    expect(await platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
  });

  it('tells to open the app once it was uninstalled', async () => {
    await play(sample());
    twin.tokens.revoke(SHOP);
    await expect(platform.shopInfo(SHOP)).rejects.toMatchObject({ code: 'token-expired' });
  });
});

describe('exports', () => {
  it('bring every product and order as the webhooks tell them', async () => {
    await play(worn());
    const shop = twin.defaultShop;
    const products = await ready('products');
    const catalogue = await gather(platform.bulkProducts(SHOP, products.url, 0));
    expect(catalogue.problem).toBeNull();
    expect(products.roots).toBe(40);
    const told = (change: Parameters<typeof payloadOf>[1]) =>
      platform.parseWebhook(
        SHOP,
        change.topic,
        JSON.stringify(payloadOf(shop, change, twin.baseUrl(shop))),
        'SEK',
      );
    expect(byId(catalogue.items)).toEqual(
      byId(
        shop.data.products.map((product) => {
          const change = told({ topic: 'products/update', product });
          return change.kind === 'product'
            ? { ...change.product, tags: expect.arrayContaining([...change.product.tags]) }
            : change;
        }) as { id: number }[],
      ),
    );

    const orders = await ready('orders');
    const history = await gather(platform.bulkOrders(SHOP, orders.url, 0));
    expect(history.problem).toBeNull();
    expect(orders.roots).toBe(700);
    expect(byId(history.items)).toEqual(
      byId(
        shop.data.orders.map((order) => {
          const change = told({ topic: 'orders/updated', order });
          return change.kind === 'order' ? { ...change.order, source: 'sync' as const } : (change as never);
        }),
      ),
    );
    const marks = history.items.flatMap(({ lines }) => lines.map(({ suggestion }) => suggestion));
    expect(marks).toContain('exit:downsell');
    expect(new Set(history.items.map(({ customerKey }) => customerKey))).toEqual(new Set([null]));
  });

  it('name customers by a key alike in both forms, once the app may read customers', async () => {
    const data = sample();
    await play(data, { scopes: ['read_products', 'read_orders', 'read_all_orders', 'read_customers'] });
    const { url } = await ready('orders');
    const { items } = await gather(platform.bulkOrders(SHOP, url, 0));
    const body = JSON.stringify(
      payloadOf(twin.defaultShop, { topic: 'orders/create', order: data.orders[0]! }, ''),
    );
    const change = platform.parseWebhook(SHOP, 'orders/create', body, 'SEK');
    const key = items.find(({ id }) => id === 1001)?.customerKey;
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(change).toMatchObject({ kind: 'order', order: { customerKey: key } });
    expect(items.find(({ id }) => id === 1003)?.customerKey).toBeNull();
  });

  it('hand on batches that end where reading can go on', async () => {
    await play(worn());
    const { url } = await ready('orders');
    const batches: BulkBatch<{ id: number }>[] = [];
    for await (const batch of platform.bulkOrders(SHOP, url, 0)) batches.push(batch);
    expect(batches.map(({ items }) => items.length)).toEqual([250, 250, 200]);
    const rest = await gather(platform.bulkOrders(SHOP, url, batches[0]!.line));
    expect(rest.items).toEqual(batches.slice(1).flatMap(({ items }) => items));
    expect((await gather(platform.bulkOrders(SHOP, url, batches[2]!.line))).items).toEqual([]);
  });

  it.each([true, false])(
    'notice a cut file (abrupt: %s) and go on from the last batch to the same whole',
    async (abrupt) => {
      await play(worn());
      const { url } = await ready('orders');
      const whole = await gather(platform.bulkOrders(SHOP, url, 0));
      twin.faults.add({ on: 'bulk-file', kind: 'truncate', bytes: 400_000, abrupt });
      const cut = await gather(platform.bulkOrders(SHOP, url, 0));
      expect(cut.problem).toMatchObject({ code: 'bulk-truncated' });
      expect(cut.items.length).toBeGreaterThan(0);
      expect(cut.items.length % 250).toBe(0);
      const rest = await gather(platform.bulkOrders(SHOP, url, cut.line));
      expect(rest.problem).toBeNull();
      expect([...cut.items, ...rest.items]).toEqual(whole.items);
    },
  );

  it('know an empty shop, a failed export, one that never was, and a file that is gone', async () => {
    await play(sampleShop({ products: [], orders: [] }));
    const empty = await platform.startBulk(SHOP, 'products');
    await twin.bulk.idle();
    expect(await platform.bulkStatus(SHOP, empty)).toEqual({
      kind: 'ready',
      url: null,
      roots: 0,
      objects: 0,
    });
    expect(await platform.bulkStatus(SHOP, 'gid://shopify/BulkOperation/1')).toEqual({
      kind: 'failed',
      code: 'NOT_FOUND',
    });
    server.close();
    await twin.close();

    await play(sample());
    twin.faults.add({ on: 'bulk-run', kind: 'fail', afterObjects: 2, errorCode: 'TIMEOUT' });
    const id = await platform.startBulk(SHOP, 'orders');
    await twin.bulk.idle();
    expect(await platform.bulkStatus(SHOP, id)).toEqual({ kind: 'failed', code: 'TIMEOUT' });
    const gone = await gather(platform.bulkOrders(SHOP, `https://${SHOP}/bulk/1.jsonl?key=x`, 0));
    expect(gone.problem).toMatchObject({ code: 'bulk-failed', data: { code: 'EXPIRED' } });
    const odd = await gather(platform.bulkOrders(SHOP, 'http://169.254.169.254/latest', 0));
    expect(odd.problem).toMatchObject({ code: 'bulk-failed', data: { code: 'BAD_URL' } });
  });

  it('without the scope fail with ACCESS_DENIED', async () => {
    await play(sample(), { scopes: ['read_products'] });
    const id = await platform
      .startBulk(SHOP, 'orders')
      .catch((thrown: { data: { code: string } }) => thrown.data.code);
    await twin.bulk.idle();
    const status = id === 'ACCESS_DENIED' ? id : await platform.bulkStatus(SHOP, id);
    expect(JSON.stringify(status)).toContain('ACCESS_DENIED');
  });

  it('take over our own running export, and clear away one that nobody waits for', async () => {
    await play(worn());
    twin.bulk.pauseMs = 20;
    const first = await platform.startBulk(SHOP, 'orders');
    expect(await platform.startBulk(SHOP, 'orders')).toBe(first);
    expect(await platform.bulkStatus(SHOP, first)).toMatchObject({ kind: 'running' });
    // The rig's sleep takes no time; this one must.
    const patient = rig.platform({ sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 20)) });
    const second = await patient.startBulk(SHOP, 'products');
    expect(second).not.toBe(first);
    expect(await platform.bulkStatus(SHOP, first)).toEqual({ kind: 'failed', code: 'CANCELED' });
    await twin.bulk.idle();
    expect(await platform.bulkStatus(SHOP, second)).toMatchObject({ kind: 'ready', roots: 40 });
  });

  it('say plainly when a running export of ours was not grouped', async () => {
    await play(worn());
    const { problem } = await gather(platform.bulkOrders(SHOP, await ungroupedExport(), 0));
    expect(problem).toMatchObject({ code: 'bulk-failed', data: { code: 'UNGROUPED' } });
  });
});

/** As an older version of the app might have left it. */
async function ungroupedExport() {
  const shop = twin.defaultShop;
  const { bulkOperation } = twin.bulk.run(shop, new Set(twin.app.scopes), bulkOrders(false), false);
  await twin.bulk.idle();
  const status = await platform.bulkStatus(SHOP, bulkOperation!.gid);
  if (status.kind !== 'ready') throw new Error('not ready');
  return status.url!;
}

describe('changes', () => {
  beforeEach(() => play(sample()));

  it('are those since a moment, all variants and lines with them, in as many pages as it takes', async () => {
    server.close();
    await twin.close();
    const data = sample();
    const many = Array.from({ length: 47 }, (_, index) => ({
      ...data.products[0]!.variants[0]!,
      id: 9000 + index,
      productId: 40,
      position: index + 1,
    }));
    data.products = Array.from({ length: 33 }, (_, i) => sampleProduct(i + 11));
    Object.assign(data.products[29]!, { id: 40, variants: many });
    data.orders = Array.from({ length: 30 }, (_, i) => sampleOrder(2000 + i, 30 - i, [11, 12]));
    data.orders.push(
      sampleOrder(
        3000,
        0,
        Array.from({ length: 33 }, (_, i) => 11 + i),
      ),
    );
    await play(data);
    const cut = Date.parse(data.products[10]!.updatedAt);
    const products = await flat(platform.changedProducts(SHOP, cut));
    expect(ids(products)).toEqual(ids(data.products.slice(10)));
    expect(products.find(({ id }) => id === 40)?.variants).toHaveLength(47);
    const orders = await flat(platform.changedOrders(SHOP, SAMPLE_NOW - 12.5 * 86_400_000));
    expect(ids(orders)).toEqual([...Array.from({ length: 12 }, (_, i) => 2018 + i), 3000]);
    expect(orders.find(({ id }) => id === 3000)?.lines).toHaveLength(33);
    expect(orders[0]).toMatchObject({ source: 'sync', currency: 'SEK' });
  });

  it('are nothing when nothing changed', async () => {
    expect(await flat(platform.changedProducts(SHOP, SAMPLE_NOW + 1))).toEqual([]);
    expect(await flat(platform.changedOrders(SHOP, SAMPLE_NOW + 1))).toEqual([]);
  });

  it('wait for the bucket when it runs dry', async () => {
    server.close();
    await twin.close();
    const data = sample();
    data.orders = Array.from({ length: 60 }, (_, i) => sampleOrder(2000 + i, 1, [11]));
    await play(data);
    expect(await flat(platform.changedOrders(SHOP, 0))).toHaveLength(60);
    expect(rig.sleeps.length).toBeGreaterThan(0);
    expect(rig.logged.join()).toContain('Shopify asks us to wait');
  });
});

function byId<T extends { id: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.id - b.id);
}

function ids(items: readonly { id: number }[]): number[] {
  return items.map(({ id }) => id).sort((a, b) => a - b);
}
