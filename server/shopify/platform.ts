/** Shopify as the flows' platform: wires client, tokens, exports and mappings together. */
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { ShopDomain } from '../domain/ids.ts';
import type { Cipher, Clock, Logger, Platform, Store } from '../flows/ports.ts';
import { createBulk } from './bulk.ts';
import { allCollections, changedOrders, changedProducts } from './changes.ts';
import { createClient } from './client.ts';
import { mayReadCosts } from './costs.ts';
import { type CustomerKey, keyOfCustomer, keyOfEmail, keyOfVisitor, type OrderNames } from './customers.ts';
import { createDiscounts, type Distribution } from './discounts/port.ts';
import { bulkOrders, bulkProducts, SHOP_INFO } from './documents.ts';
import { createExtensions } from './extensions.ts';
import { hmacSha256 } from './hmac.ts';
import { tellLook } from './look.ts';
import { orderFromGraphql } from './mapping/orderGraphql.ts';
import { productFromGraphql } from './mapping/product.ts';
import { tellMeasure } from './measure.ts';
import { createOAuth } from './oauth.ts';
import { createReach, type Fetch } from './origin.ts';
import { pixelKey } from './pixelKey.ts';
import { createCaller } from './retry.ts';
import { tellRooms } from './rooms.ts';
import { createTokens } from './tokens.ts';
import { parseWebhook } from './webhooks.ts';

export interface PlatformOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly appUrl: string;
  /** What the app asks for. With `read_customers` orders carry a customer key, without it none does. */
  readonly scopes: readonly string[];
  /** `custom` unless given: what Shopify may not run is then kept by its own discounts. */
  readonly distribution?: Distribution;
  readonly store: Pick<Store, 'shops'>;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly log: Logger;
  readonly customerKey: CustomerKey;
  /** By former encryption keys; only to find whom to forget. */
  readonly formerCustomerKeys?: readonly CustomerKey[];
  /** Development only: the shop twin's address. */
  readonly shopifyOrigin?: string | undefined;
  readonly sleep?: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
  readonly fetch?: Fetch;
  /** One call's time, answer included. */
  readonly timeoutMs?: number;
  /** How long a download may stand still. */
  readonly idleMs?: number;
}

export function createPlatform(options: PlatformOptions): Platform {
  const { store, cipher, clock, log, customerKey, shopifyOrigin: origin } = options;
  const { timeoutMs = 20_000, idleMs = 30_000, random = Math.random } = options;
  const sleep = options.sleep ?? ((ms: number) => sleepFor(ms));
  const fetch = createReach(options.fetch, origin);
  const caller = createCaller({ clock, log, sleep, random });
  const oauth = createOAuth({ ...options, fetch, caller, timeoutMs });
  const tokens = createTokens({ shops: store.shops, cipher, clock, log, refresh: oauth.refresh });
  const client = createClient({ fetch, tokens, caller, clock, timeoutMs });
  const bulk = createBulk({ client, caller, fetch, origin, sleep, idleMs });

  const sign = hmacSha256(options.clientSecret);
  const extensions = createExtensions({
    client,
    appUrl: options.appUrl,
    pixelKey: (shop) => pixelKey(sign, shop),
  });

  const seesCustomers = options.scopes.includes('read_customers');
  const namesOf = (shop: ShopDomain): OrderNames => ({
    customer: seesCustomers ? (id) => keyOfCustomer(customerKey, shop, id) : null,
    visitor: (id) => keyOfVisitor(customerKey, shop, id),
  });

  const shopInfo = async (shop: ShopDomain) => {
    const { shop: info } = await client.run(shop, SHOP_INFO, {});
    return { name: info.name, currency: info.currencyCode, timezone: info.ianaTimezone };
  };
  /** Exports name no currency for prices: they are in the shop's own. */
  const currencyOf = async (shop: ShopDomain) =>
    (await store.shops.get(shop))?.currency || (await shopInfo(shop)).currency;

  return {
    ...createDiscounts(client, options.clientId, options.distribution ?? 'custom', currencyOf),
    exchangeToken: oauth.exchange,
    shopInfo,
    startBulk: async (shop, kind, since = null) =>
      bulk.start(
        shop,
        kind === 'products'
          ? bulkProducts(await mayReadCosts(client, log, shop))
          : bulkOrders(seesCustomers, since),
      ),
    bulkStatus: bulk.status,
    async *bulkProducts(shop, url, fromLine) {
      const currency = await currencyOf(shop);
      yield* bulk.read(shop, url, fromLine, ({ root, children }) =>
        productFromGraphql(root, children, currency),
      );
    },
    async *bulkOrders(shop, url, fromLine) {
      const names = namesOf(shop);
      yield* bulk.read(shop, url, fromLine, ({ root, children }) => orderFromGraphql(root, children, names));
    },
    async *changedProducts(shop, since) {
      const costs = await mayReadCosts(client, log, shop);
      yield* changedProducts(client, shop, since, await currencyOf(shop), costs);
    },
    collections: (shop) => allCollections(client, shop),
    changedOrders: (shop, since) => changedOrders(client, shop, since, namesOf(shop)),
    connectExtensions: extensions.connect,
    tellRooms: (shop, rooms) => tellRooms(client, shop, rooms),
    tellMeasure: (shop, measure) => tellMeasure(client, shop, measure),
    tellLook: (shop, look) => tellLook(client, shop, look),
    parseWebhook: (shop, topic, body, currency) =>
      parseWebhook(shop, topic, body, currency, {
        ...namesOf(shop),
        customerById: (id) => keyOfCustomer(customerKey, shop, id),
        customerByEmail: (email) => keyOfEmail(customerKey, shop, email),
        formerly: (id, email) =>
          (options.formerCustomerKeys ?? []).flatMap((key) => [
            keyOfCustomer(key, shop, id),
            ...(email === null ? [] : [keyOfEmail(key, shop, email)]),
          ]),
      }),
  };
}
