/** Puts the parts together that every process and thread of the server needs: clock, log, store, cipher, platform. */
import type { Config } from './config.ts';
import { createCipher, deriveKey, keyedHash } from './crypto.ts';
import type { ShopDomain } from './domain/ids.ts';
import type { VisitorKeyOf } from './flows/checkouts.ts';
import type { CustomerKeys } from './flows/personal.ts';
import type { Clock, Deps, Logger } from './flows/ports.ts';
import { keyOfCustomer, keyOfVisitor } from './shopify/customers.ts';
import { createPlatform, type PlatformOptions } from './shopify/platform.ts';
import { createPublicFetch } from './shopify/publicOnly.ts';
import { openStore } from './store/open.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** Customers are known by a hash that only this installation can make. The purpose's name must never change. */
export function customerKeyOf(encryptionKey: string): (shop: ShopDomain, id: string) => string {
  return keyedHash(deriveKey(encryptionKey, 'customer-key'));
}

/** Visitors likewise: of a browser's random id nothing is stored but this. */
export function visitorKeyOf(encryptionKey: string): VisitorKeyOf {
  const key = customerKeyOf(encryptionKey);
  return (shop, id) => keyOfVisitor(key, shop, id);
}

/** Under which keys the orders of a logged-in customer stand; none where the app may not read customers. */
export function customerKeysOf(
  config: Pick<Config, 'encryptionKey' | 'olderEncryptionKeys' | 'scopes'>,
): CustomerKeys {
  if (!config.scopes.includes('read_customers')) return () => [];
  const keys = [config.encryptionKey, ...config.olderEncryptionKeys].map(customerKeyOf);
  return (shop, id) => keys.map((key) => keyOfCustomer(key, shop, id));
}

/** Shopify itself is reached over the public internet alone; the stand-in of development is on this machine. */
export function reachOf({
  shopifyOrigin,
}: Pick<Config, 'shopifyOrigin'>): Pick<PlatformOptions, 'fetch' | 'shopifyOrigin'> {
  return shopifyOrigin === null ? { fetch: createPublicFetch() } : { shopifyOrigin };
}

/** Opens the store and wires the platform to it. Close the store when done. */
export async function openDeps(config: Config, log: Logger): Promise<Deps> {
  const clock = systemClock;
  const cipher = createCipher(config.encryptionKey, config.olderEncryptionKeys);
  const store = await openStore({ url: config.databaseUrl, clock, log });
  const platform = createPlatform({
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    appUrl: config.appUrl,
    scopes: config.scopes,
    distribution: config.distribution,
    store,
    cipher,
    clock,
    log,
    customerKey: customerKeyOf(config.encryptionKey),
    formerCustomerKeys: config.olderEncryptionKeys.map(customerKeyOf),
    ...reachOf(config),
  });
  return { store, platform, cipher, clock, log };
}
