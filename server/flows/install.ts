/** Installs a shop: a verified session token is traded for our own access, and the first sync begins. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { connectExtensions } from './connect.ts';
import { learnInfo } from './learnInfo.ts';
import type { Deps, ShopRecord } from './ports.ts';
import { RECONCILE_EVERY_MS } from './reconcile.ts';
import { freshSync } from './syncState.ts';
import { openToken, sealGrant } from './tokens.ts';

export interface Installer {
  /**
   * The shop's record, installing first when there is no usable token. `sessionToken` must already be
   * verified to speak for `shop`. Concurrent calls install once.
   */
  ensure(shop: ShopDomain, sessionToken: string): Promise<ShopRecord>;
}

export function createInstaller(deps: Deps): Installer {
  const installing = new Map<ShopDomain, Promise<ShopRecord>>();
  return {
    async ensure(shop, sessionToken) {
      const begun = installing.get(shop);
      if (begun !== undefined) return begun;
      const found = await installed(deps, shop);
      if (found !== null) return found;
      // Asked again: another request may have begun while we read.
      const other = installing.get(shop);
      if (other !== undefined) return other;
      const promise = install(deps, shop, sessionToken).finally(() => installing.delete(shop));
      installing.set(shop, promise);
      return promise;
    },
  };
}

/** The record when the shop is installed with a token that still works or can be renewed; else null. */
async function installed({ store, cipher, clock }: Deps, shop: ShopDomain): Promise<ShopRecord | null> {
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) return null;
  const token = await store.shops.loadToken(shop);
  if (token === null) return null;
  const until = token.refresh === null ? token.accessExpiresAt : (token.refreshExpiresAt ?? Infinity);
  if (until <= clock.now()) return null;
  try {
    openToken(cipher, shop, token);
    return record;
  } catch {
    // Sealed with a key that is lost: of no use to anybody, and only a new install mends it.
    return null;
  }
}

async function install(deps: Deps, shop: ShopDomain, sessionToken: string): Promise<ShopRecord> {
  const { store, platform, cipher, clock, log } = deps;
  const grant = await platform.exchangeToken(shop, sessionToken);
  const record = await store.shops.install(shop, grant.scopes, sealGrant(cipher, shop, grant), clock.now());
  log.info({ shop, generation: record.generation, scopes: grant.scopes }, 'installed');
  await store.syncs.put(shop, freshSync(record.generation, clock.now()));
  await store.jobs.enqueue(shop, 'sync', {});
  // Nothing may be shown before the theme knows whom to hold out.
  await store.jobs.enqueue(shop, 'rooms');
  await store.jobs.enqueue(shop, 'reconcile', {}, RECONCILE_EVERY_MS);
  await connectExtensions(deps, shop);
  try {
    return await learnInfo(deps, record);
  } catch (thrown) {
    // The sync asks again; the merchant should see the page now.
    log.warn({ shop, code: asMersalgError(thrown).code }, 'The shop’s name and currency are not known yet.');
    return record;
  }
}
