/** Learns a shop's name, currency and time zone from the platform. */
import type { Deps, ShopRecord } from './ports.ts';

/** Asks, keeps the answer, and resolves to the record with it. */
export async function learnInfo(
  { store, platform }: Pick<Deps, 'store' | 'platform'>,
  record: ShopRecord,
): Promise<ShopRecord> {
  const info = await platform.shopInfo(record.shop);
  await store.shops.setInfo(record.shop, info);
  return { ...record, ...info };
}
