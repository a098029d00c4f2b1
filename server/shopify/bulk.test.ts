/** Exports from the shop twin: whole, cut, failed, taken over; and the same rows as webhooks tell them. */
import { afterEach, describe, expect, it } from 'vitest';
import { sampleShop } from '../../e2e/shop/sample.ts';
import { payloadOf } from '../../e2e/shop/webhooks/payload.ts';
import { completed } from '../domain/catalog.ts';
import type { BulkBatch } from '../flows/ports.ts';
import { bulkOrders } from './documents.ts';
import { SHOP } from './shopify.testing.ts';
import { gather, type Play, play, ready, worn } from './twin.testing.ts';

let at: Play;
afterEach(() => at.close());

describe('exports', () => {
  it('bring every product and order as the webhooks tell them', async () => {
    at = await play(worn());
    const shop = at.twin.defaultShop;
    const products = await ready(at, 'products');
    const catalogue = await gather(at.platform.bulkProducts(SHOP, products.url, 0));
    expect(catalogue.problem).toBeNull();
    expect(products.roots).toBe(40);
    const told = (change: Parameters<typeof payloadOf>[1]) =>
      at.platform.parseWebhook(
        SHOP,
        change.topic,
        JSON.stringify(payloadOf(shop, change, at.twin.baseUrl(shop))),
        'SEK',
      );
    const whole = new Map(catalogue.items.map((product) => [product.id, product]));
    expect(byId(catalogue.items)).toEqual(
      byId(
        shop.data.products.map((product) => {
          const change = told({ topic: 'products/update', product });
          if (change.kind !== 'product') return change;
          const { tags, ...rest } = completed(change.product, whole.get(product.id)!);
          return { ...rest, tags: expect.arrayContaining([...tags]) };
        }) as { id: number }[],
      ),
    );
    // What webhooks do not tell, against the shop itself.
    for (const product of shop.data.products) {
      const { collections, variants } = whole.get(product.id)!;
      const holding = shop.data.collections.filter((one) => one.productIds.includes(product.id));
      expect(collections).toEqual(holding.map(({ id }) => id).sort((a, b) => a - b));
      expect(variants.map(({ cost, stock }) => [cost, stock])).toEqual(
        product.variants.map(({ cost, tracked, policy, inventory }) => [
          cost,
          tracked && policy === 'DENY' ? inventory : null,
        ]),
      );
    }
    expect(catalogue.items.some(({ collections }) => (collections?.length ?? 0) > 1)).toBe(true);

    const orders = await ready(at, 'orders');
    const history = await gather(at.platform.bulkOrders(SHOP, orders.url, 0));
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

  it('do without costs and stock where the shop does not let the app read them', async () => {
    at = await play(worn());
    at.twin.faults.add({
      on: 'graphql',
      kind: 'denied',
      field: 'unitCost',
      containing: 'CostsAsked',
      times: 9,
    });
    const { url, roots } = await ready(at, 'products');
    const { items } = await gather(at.platform.bulkProducts(SHOP, url, 0));
    expect(items).toHaveLength(roots);
    const variants = items.flatMap((product) => product.variants);
    expect(variants.every(({ cost, stock }) => cost === null && stock === null)).toBe(true);
    expect(items.some(({ collections }) => (collections?.length ?? 0) > 0)).toBe(true);
    expect(at.rig.logged.join()).toContain('does not let the app read costs');
  });

  it('name customers by a key alike in both forms, once the app may read customers', async () => {
    const data = sampleShop();
    at = await play(data, ['read_products', 'read_orders', 'read_all_orders', 'read_customers']);
    const { url } = await ready(at, 'orders');
    const { items } = await gather(at.platform.bulkOrders(SHOP, url, 0));
    const body = JSON.stringify(
      payloadOf(at.twin.defaultShop, { topic: 'orders/create', order: data.orders[0]! }, ''),
    );
    const change = at.platform.parseWebhook(SHOP, 'orders/create', body, 'SEK');
    const key = items.find(({ id }) => id === 1001)?.customerKey;
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(change).toMatchObject({ kind: 'order', order: { customerKey: key } });
    expect(items.find(({ id }) => id === 1003)?.customerKey).toBeNull();
  });

  it('hand on batches that end where reading can go on', async () => {
    at = await play(worn());
    const { url } = await ready(at, 'orders');
    const batches: BulkBatch<{ id: number }>[] = [];
    for await (const batch of at.platform.bulkOrders(SHOP, url, 0)) batches.push(batch);
    expect(batches.map(({ items }) => items.length)).toEqual([250, 250, 200]);
    const rest = await gather(at.platform.bulkOrders(SHOP, url, batches[0]!.line));
    expect(rest.items).toEqual(batches.slice(1).flatMap(({ items }) => items));
    expect((await gather(at.platform.bulkOrders(SHOP, url, batches[2]!.line))).items).toEqual([]);
  });

  it.each<[string, boolean, (file: string) => number]>([
    ['breaks off within a line', true, (file) => file.length >> 1],
    ['ends within a line, as if it were whole', false, (file) => file.length >> 1],
    [
      'ends between two lines, as if it were whole',
      false,
      (file) => file.indexOf('\n', file.length >> 1) + 1,
    ],
    [
      'ends between two orders',
      false,
      (file) => file.indexOf('\n{"id":"gid://shopify/Order/', file.length >> 1) + 1,
    ],
    ['lacks its last line', false, (file) => file.lastIndexOf('\n', file.length - 2) + 1],
  ])(
    'notice a file that %s, and go on from the last batch to the same whole',
    async (_name, abrupt, cutAt) => {
      at = await play(worn());
      const { url } = await ready(at, 'orders');
      const whole = await gather(at.platform.bulkOrders(SHOP, url, 0));
      const file = await (await fetch(url)).text();
      const bytes = Buffer.byteLength(file.slice(0, cutAt(file)));
      at.twin.faults.add({ on: 'bulk-file', kind: 'truncate', bytes, abrupt });
      const cut = await gather(at.platform.bulkOrders(SHOP, url, 0));
      expect(cut.problem).toMatchObject({ code: 'bulk-truncated' });
      expect(cut.items.length).toBeGreaterThan(0);
      const rest = await gather(at.platform.bulkOrders(SHOP, url, cut.line));
      expect(rest.problem).toBeNull();
      expect([...cut.items, ...rest.items]).toEqual(whole.items);
    },
  );

  it('know an empty shop, a failed export, one that never was, and a file that is gone', async () => {
    at = await play(sampleShop({ products: [], orders: [] }));
    const empty = await at.platform.startBulk(SHOP, 'products');
    await at.twin.bulk.idle();
    expect(await at.platform.bulkStatus(SHOP, empty)).toEqual({
      kind: 'ready',
      url: null,
      roots: 0,
      objects: 0,
    });
    expect(await at.platform.bulkStatus(SHOP, 'gid://shopify/BulkOperation/1')).toEqual({
      kind: 'failed',
      code: 'NOT_FOUND',
    });
    await at.close();

    at = await play(sampleShop());
    at.twin.faults.add({ on: 'bulk-run', kind: 'fail', afterObjects: 2, errorCode: 'TIMEOUT' });
    const id = await at.platform.startBulk(SHOP, 'orders');
    await at.twin.bulk.idle();
    expect(await at.platform.bulkStatus(SHOP, id)).toEqual({ kind: 'failed', code: 'TIMEOUT' });
    const gone = await gather(at.platform.bulkOrders(SHOP, `https://${SHOP}/bulk/1.jsonl?key=x`, 0));
    expect(gone.problem).toMatchObject({ code: 'bulk-failed', data: { code: 'EXPIRED' } });
    const odd = await gather(at.platform.bulkOrders(SHOP, 'http://169.254.169.254/latest', 0));
    expect(odd.problem).toMatchObject({ code: 'bulk-failed', data: { code: 'BAD_URL' } });
  });

  it('leave out the orders of before a moment, when asked to', async () => {
    at = await play(worn());
    const all = await gather(at.platform.bulkOrders(SHOP, (await ready(at, 'orders')).url, 0));
    const made = all.items.map(({ createdAt }) => createdAt).sort((a, b) => a - b);
    const since = Math.floor(made[made.length >> 1]! / 1000) * 1000;
    const id = await at.platform.startBulk(SHOP, 'orders', since);
    await at.twin.bulk.idle();
    const status = await at.platform.bulkStatus(SHOP, id);
    if (status.kind !== 'ready') throw new Error(`the export is ${status.kind}`);
    const some = await gather(at.platform.bulkOrders(SHOP, status.url!, 0));
    expect(some.items).toHaveLength(made.filter((created) => created >= since).length);
    expect(some.items.length).toBeLessThan(all.items.length);
  });

  it('without the scope fail with ACCESS_DENIED', async () => {
    at = await play(sampleShop(), ['read_products']);
    const id = await at.platform.startBulk(SHOP, 'orders');
    await at.twin.bulk.idle();
    expect(await at.platform.bulkStatus(SHOP, id)).toEqual({ kind: 'failed', code: 'ACCESS_DENIED' });
  });

  it.each([1, 5])('take over our own running export where %i may run at once', async (concurrency) => {
    at = await play(sampleShop());
    Object.assign(at.twin.bulk, { pauseMs: 60, concurrency });
    const first = await at.platform.startBulk(SHOP, 'orders');
    expect(await at.platform.startBulk(SHOP, 'orders')).toBe(first);
    expect(await at.platform.bulkStatus(SHOP, first)).toMatchObject({ kind: 'running' });
    await at.twin.bulk.idle();
    expect(at.twin.bulk.list(at.twin.defaultShop).map(({ status }) => status)).toEqual(['COMPLETED']);
  });

  it('clear away an export that nobody waits for, and take over none that is being cancelled', async () => {
    at = await play(sampleShop());
    at.twin.bulk.pauseMs = 60;
    const first = await at.platform.startBulk(SHOP, 'orders');
    // The rig's sleep takes no time; this one must.
    const patient = at.rig.platform({
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 20)),
    });
    const second = await patient.startBulk(SHOP, 'products');
    expect(await at.platform.bulkStatus(SHOP, first)).toEqual({ kind: 'failed', code: 'CANCELED' });
    const [, products] = at.twin.bulk.list(at.twin.defaultShop);
    at.twin.bulk.cancel(at.twin.defaultShop, products!.id);
    expect(await patient.startBulk(SHOP, 'products')).not.toBe(second);
    await at.twin.bulk.idle();
    expect(at.twin.bulk.list(at.twin.defaultShop).map(({ status }) => status)).toEqual([
      'CANCELED',
      'CANCELED',
      'COMPLETED',
    ]);
  });

  it('say plainly when a running export of ours was not grouped', async () => {
    at = await play(worn());
    const { problem } = await gather(at.platform.bulkOrders(SHOP, await ungroupedExport(), 0));
    expect(problem).toMatchObject({ code: 'bulk-failed', data: { code: 'UNGROUPED' } });
  });
});

/** As an older version of the app might have left it. */
async function ungroupedExport() {
  const shop = at.twin.defaultShop;
  const { bulkOperation } = at.twin.bulk.run(shop, new Set(at.twin.app.scopes), bulkOrders(false), false);
  await at.twin.bulk.idle();
  const status = await at.platform.bulkStatus(SHOP, bulkOperation!.gid);
  if (status.kind !== 'ready') throw new Error('not ready');
  return status.url!;
}

function byId<T extends { id: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.id - b.id);
}
