/** Marks a shop's access as spent, so that the merchant's next visit installs anew instead of trusting it. */
import type { ShopRecord, Store } from './ports.ts';

/**
 * For when the platform refuses to renew: the stored pair still looks good by its dates. The shop stays
 * installed and its suggestions go on. Does nothing when the shop was installed again since `record`.
 */
export async function forgetAccess(store: Store, record: ShopRecord): Promise<void> {
  const now = await store.shops.get(record.shop);
  if (now === null || now.uninstalledAt !== null || now.generation !== record.generation) return;
  const token = await store.shops.loadToken(record.shop);
  if (token === null) return;
  await store.shops.saveToken(record.shop, {
    access: token.access,
    accessExpiresAt: 0,
    refresh: null,
    refreshExpiresAt: null,
  });
}
