/** Access and changes against the shop twin: real schema, scopes, throttling and tokens. */
import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_NOW, sampleOrder, sampleProduct, sampleShop } from '../../e2e/shop/sample.ts';
import { SHOP } from './shopify.testing.ts';
import { type Play, play } from './twin.testing.ts';

let at: Play;
afterEach(() => at.close());

describe('access', () => {
  it('trades a session token for an expiring pair', async () => {
    at = await play(sampleShop());
    const { grant } = at;
    expect(grant).toMatchObject({
      accessToken: expect.stringMatching(/^shpat_/),
      refreshToken: expect.stringMatching(/^shprt_/),
    });
    expect(grant.scopes).toEqual(['read_products', 'read_orders', 'read_all_orders']);
    expect(Math.abs(grant.accessExpiresAt - at.rig.clock.now() - 3_600_000)).toBeLessThan(3_000);
    expect(Math.abs(grant.refreshExpiresAt! - at.rig.clock.now() - 90 * 86_400_000)).toBeLessThan(3_000);
    expect(await at.platform.shopInfo(SHOP)).toEqual({
      name: 'Nordlys',
      currency: 'SEK',
      timezone: 'Europe/Stockholm',
    });
  });

  it('refuses a session token that Shopify or its library refuses, without quoting it', async () => {
    at = await play(sampleShop());
    const token = await at.twin.mintSessionToken(at.twin.defaultShop);
    for (const bad of [`${token.slice(0, -4)}AAAA`, token.split('.').slice(0, 2).join('.'), 'x']) {
      const error = await at.platform.exchangeToken(SHOP, bad).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'unauthorized' });
      expect(`${error} ${JSON.stringify(error)} ${String((error as Error).cause)}`).not.toContain(
        bad.slice(0, 8),
      );
    }
    const wrong = at.rig.platform({ clientSecret: 'another' });
    await expect(wrong.exchangeToken(SHOP, token)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('renews before the hour is over and is never refused for it', async () => {
    at = await play(sampleShop());
    for (let hour = 0; hour < 5; hour++) {
      at.rig.clock.skip(56 * 60_000);
      expect(await at.platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
      const { accessExpiresAt } = at.rig.shops.tokens.get(SHOP)!;
      expect(Math.abs(accessExpiresAt - at.rig.clock.now() - 3_600_000)).toBeLessThan(5_000);
    }
  });

  it('survives a lost refresh answer', async () => {
    at = await play(sampleShop());
    at.rig.clock.skip(56 * 60_000);
    at.twin.faults.add({ on: 'oauth', kind: 'lost', times: 2 });
    expect(await at.platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
    at.rig.clock.skip(56 * 60_000);
    expect(await at.platform.shopInfo(SHOP)).toMatchObject({ currency: 'SEK' });
  });

  it('tells to open the app once it was uninstalled', async () => {
    at = await play(sampleShop());
    at.twin.tokens.revoke(SHOP);
    await expect(at.platform.shopInfo(SHOP)).rejects.toMatchObject({ code: 'token-expired' });
  });
});

describe('changes', () => {
  it('are those since a moment, all variants and lines with them, in as many pages as it takes', async () => {
    const data = sampleShop();
    const many = Array.from({ length: 47 }, (_, index) => ({
      ...data.products[0]!.variants[0]!,
      id: 9000 + index,
      productId: 40,
      position: index + 1,
    }));
    data.products = Array.from({ length: 33 }, (_, i) => sampleProduct(i + 11));
    Object.assign(data.products[29]!, { id: 40, variants: many });
    data.collections = Array.from({ length: 13 }, (_, i) => ({
      id: 900 + i,
      handle: `c${i}`,
      title: `Collection ${i}`,
      productIds: [40, 11 + i],
    }));
    data.orders = Array.from({ length: 30 }, (_, i) => sampleOrder(2000 + i, 30 - i, [11, 12]));
    data.orders.push(
      sampleOrder(
        3000,
        0,
        Array.from({ length: 33 }, (_, i) => 11 + i),
      ),
    );
    at = await play(data);
    const cut = Date.parse(data.products[10]!.updatedAt);
    const products = await flat(at.platform.changedProducts(SHOP, cut));
    expect(ids(products)).toEqual(ids(data.products.slice(10)));
    const fortieth = products.find(({ id }) => id === 40);
    expect(fortieth?.variants).toHaveLength(47);
    expect(fortieth?.variants[46]).toMatchObject({ cost: 6000, stock: 7 });
    expect(fortieth?.collections).toEqual(Array.from({ length: 13 }, (_, i) => 900 + i));
    expect(products.find(({ id }) => id === 23)?.collections).toEqual([912]);
    const orders = await flat(at.platform.changedOrders(SHOP, SAMPLE_NOW - 12.5 * 86_400_000));
    expect(ids(orders)).toEqual([...Array.from({ length: 12 }, (_, i) => 2018 + i), 3000]);
    expect(orders.find(({ id }) => id === 3000)?.lines).toHaveLength(33);
    expect(orders[0]).toMatchObject({ source: 'sync', currency: 'SEK' });
  });

  it('tell of every collection, however many there are', async () => {
    const data = sampleShop();
    data.collections = Array.from({ length: 260 }, (_, i) => ({
      id: 900 + i,
      handle: `c${i}`,
      title: `Collection ${i}`,
      productIds: [],
    }));
    at = await play(data);
    const found = await at.platform.collections(SHOP);
    expect(found).toHaveLength(260);
    expect(found[259]).toEqual({ id: 1159, title: 'Collection 259' });
  });

  it('are read without costs where the shop denies them, and fail where it denies more', async () => {
    at = await play(sampleShop());
    const denied = { on: 'graphql', kind: 'denied', field: 'unitCost', times: 9 } as const;
    at.twin.faults.add({ ...denied, containing: 'unitCost' });
    const [product] = await flat(at.platform.changedProducts(SHOP, 0));
    expect(product).toMatchObject({ collections: [], variants: [{ cost: null, stock: null }, {}] });
    at.twin.faults.add({ ...denied, containing: 'ProductsChanged' });
    await expect(flat(at.platform.changedProducts(SHOP, 0))).rejects.toMatchObject({
      code: 'platform-refused',
    });
  });

  it('are nothing when nothing changed', async () => {
    at = await play(sampleShop());
    expect(await flat(at.platform.changedProducts(SHOP, SAMPLE_NOW + 1))).toEqual([]);
    expect(await flat(at.platform.changedOrders(SHOP, SAMPLE_NOW + 1))).toEqual([]);
  });

  it('wait for the bucket when it runs dry', async () => {
    const data = sampleShop();
    data.orders = Array.from({ length: 60 }, (_, i) => sampleOrder(2000 + i, 1, [11]));
    at = await play(data);
    expect(await flat(at.platform.changedOrders(SHOP, 0))).toHaveLength(60);
    expect(at.rig.sleeps.length).toBeGreaterThan(0);
    expect(at.rig.logged.join()).toContain('Shopify asks us to wait');
  });
});

async function flat<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

function ids(items: readonly { id: number }[]): number[] {
  return items.map(({ id }) => id).sort((a, b) => a - b);
}
