/** The development origin, over real sockets: everything for a shop goes there, and only there. */
import { describe, expect, it } from 'vitest';
import { SAMPLE_NOW, sampleApp, sampleShop } from '../../e2e/shop/sample.ts';
import { serveTwin } from '../../e2e/shop/serve.ts';
import { Twin } from '../../e2e/shop/twin.ts';
import { sealGrant } from '../flows/tokens.ts';
import { createReach, mayFetch } from './origin.ts';
import { createRig, SHOP } from './shopify.testing.ts';
import { gather } from './twin.testing.ts';

const ORIGIN = 'http://127.0.0.1:4555';

describe('createReach', () => {
  it('sends shops’ addresses to the origin and leaves all others alone', async () => {
    const seen: [string, string | null][] = [];
    const reach = createReach(async (url, init) => {
      seen.push([url, new Headers(init?.headers).get('x-forwarded-host')]);
      return new Response();
    }, ORIGIN);
    await reach('https://a.myshopify.com/admin/x?y=1', { headers: { accept: 'x' } });
    await reach('https://storage.example.test/bulk.jsonl');
    expect(seen).toEqual([
      [`${ORIGIN}/admin/x?y=1`, 'a.myshopify.com'],
      ['https://storage.example.test/bulk.jsonl', null],
    ]);
  });
});

describe('mayFetch', () => {
  it.each<[string, string | undefined, boolean]>([
    ['https://storage.googleapis.com/x', undefined, true],
    ['http://storage.googleapis.com/x', undefined, false],
    [`${ORIGIN}/bulk/1.jsonl`, ORIGIN, true],
    [`${ORIGIN}/bulk/1.jsonl`, undefined, false],
    ['http://127.0.0.1:4556/bulk', ORIGIN, false],
    ['file:///etc/passwd', ORIGIN, false],
    ['nonsense', ORIGIN, false],
  ])('%s with origin %s: %s', (url, origin, allowed) => {
    expect(mayFetch(url, origin)).toBe(allowed);
  });
});

it('installs, exports and survives resets and a lost answer over HTTP', async () => {
  const rig = createRig();
  const scopes = ['read_products', 'read_orders', 'read_all_orders'];
  const data = sampleShop();
  // A second shop, so that a forgotten header would bring the wrong one.
  const twin = new Twin({
    app: sampleApp({ scopes }),
    data: [sampleShop({ domain: 'other.myshopify.com', name: 'Other', products: [] }), data],
    now: () => rig.clock.now(),
  });
  const served = await serveTwin(twin);
  try {
    const platform = rig.platform({ scopes, shopifyOrigin: served.url });
    twin.faults.add({ on: 'oauth', kind: 'lost' }, { on: 'graphql', kind: 'reset' });
    const grant = await platform.exchangeToken(SHOP, await twin.mintSessionToken(twin.shop(SHOP)!));
    await rig.shops.install(SHOP, grant.scopes, sealGrant(rig.options.cipher, SHOP, grant), SAMPLE_NOW);
    expect(await platform.shopInfo(SHOP)).toMatchObject({ name: 'Nordlys' });
    const id = await platform.startBulk(SHOP, 'products');
    await twin.bulk.idle();
    const status = await platform.bulkStatus(SHOP, id);
    if (status.kind !== 'ready') throw new Error(status.kind);
    expect(status.url?.startsWith(served.url)).toBe(true);
    twin.faults.add({ on: 'bulk-file', kind: 'truncate', bytes: 300, abrupt: true });
    const cut = await gather(platform.bulkProducts(SHOP, status.url!, 0));
    expect(cut.problem).toMatchObject({ code: 'bulk-truncated' });
    const whole = await gather(platform.bulkProducts(SHOP, status.url!, cut.line));
    expect(whole.problem).toBeNull();
    expect(whole.items.map((product) => [product.id, product.currency])).toEqual(
      data.products.map((product) => [product.id, 'SEK']),
    );
  } finally {
    await served.close();
  }
});
