/** Plays the adapter against the shop twin in-process, with an app installed; and what tests do with its answers. */
import { setupServer } from 'msw/node';
import { generateShop } from '../../e2e/shop/data/generate.ts';
import { adminHandlers } from '../../e2e/shop/handlers.ts';
import { SAMPLE_NOW, sampleApp } from '../../e2e/shop/sample.ts';
import type { ShopData } from '../../e2e/shop/state.ts';
import { Twin } from '../../e2e/shop/twin.ts';
import type { BulkBatch, Grant, Platform } from '../flows/ports.ts';
import { sealGrant } from '../flows/tokens.ts';
import { createRig, type Rig, SHOP } from './shopify.testing.ts';

export interface Play {
  readonly rig: Rig;
  readonly twin: Twin;
  readonly platform: Platform;
  readonly grant: Grant;
  /** Ends the play; throws when a secret or an address was logged. */
  close(): Promise<void>;
}

/** The app asks for `scopes` and is granted them. */
export async function play(
  data: ShopData,
  scopes: readonly string[] = ['read_products', 'read_orders', 'read_all_orders'],
): Promise<Play> {
  const rig = createRig();
  const twin = new Twin({ app: sampleApp({ scopes: [...scopes] }), data, now: () => rig.clock.now() });
  const server = setupServer(...adminHandlers(twin));
  server.listen({ onUnhandledFrame: 'error' });
  const platform = rig.platform({ scopes });
  const grant = await platform.exchangeToken(SHOP, await twin.mintSessionToken(twin.defaultShop));
  await rig.shops.install(SHOP, grant.scopes, sealGrant(rig.options.cipher, SHOP, grant), rig.clock.now());
  await rig.shops.setInfo(SHOP, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
  return {
    rig,
    twin,
    platform,
    grant,
    async close() {
      server.close();
      await twin.close();
      const secret = /shp(at|rt|ss)_|eyJ|@example/.exec(rig.logged.join());
      if (secret !== null) throw new Error(`A secret was logged: …${secret[0]}…`);
    },
  };
}

/** A shop that has seen refunds, edits and deletions. */
export function worn(): ShopData {
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

/** Makes an export and waits for it. */
export async function ready({ platform, twin }: Play, kind: 'products' | 'orders') {
  const id = await platform.startBulk(SHOP, kind);
  await twin.bulk.idle();
  const status = await platform.bulkStatus(SHOP, id);
  if (status.kind !== 'ready') throw new Error(`the export is ${status.kind}`);
  return { ...status, url: status.url! };
}

/** All items up to the end or the first problem, and the line behind the last batch. */
export async function gather<T>(batches: AsyncIterable<BulkBatch<T>>) {
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
