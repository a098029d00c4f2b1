/** Change counters per shop: raised in the same transaction as the change, polled by caches. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { ShopVersions } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';

const COUNTERS = ['shop', 'catalog', 'settings', 'model', 'orders', 'offers', 'promises', 'trials'] as const;
const NONE = { catalog: 0, settings: 0, model: 0, orders: 0, offers: 0, promises: 0, trials: 0 };

/** Makes sure of the shop's row and locks it: changes to one shop's catalogue, orders, settings or model take turns. */
export async function lockVersions(engine: Engine, trx: Trx, shop: ShopDomain): Promise<ShopVersions> {
  await trx
    .insertInto('versions')
    .values({ shop, ...NONE, swept: 0, audit: 0 })
    .onConflict((c) => c.doNothing())
    .execute();
  return await trx
    .selectFrom('versions')
    .select(COUNTERS)
    .where('shop', '=', shop)
    .modifyEnd(engine.forUpdate)
    .executeTakeFirstOrThrow();
}

/** Raises one counter and resolves to its new value. Call `lockVersions` first. */
export async function bump(
  trx: Trx,
  shop: ShopDomain,
  what: 'catalog' | 'settings' | 'model' | 'offers' | 'promises' | 'trials' | 'audit',
): Promise<number> {
  const row = await trx
    .updateTable('versions')
    .set({ [what]: sql<number>`${sql.ref(what)} + 1` })
    .where('shop', '=', shop)
    .returning(what)
    .executeTakeFirstOrThrow();
  return row[what];
}

/** One entry per shop asked for, in that order; zeros for a shop that has nothing yet. */
export async function readVersions(engine: Engine, shops: readonly ShopDomain[]): Promise<ShopVersions[]> {
  if (shops.length === 0) return [];
  const asked = engine.relation(
    { shop: 'text' },
    shops.map((shop) => [shop]),
  );
  const rows = await engine.read
    .selectFrom('versions')
    .select(COUNTERS)
    .where('shop', 'in', sql<string>`(select shop from ${asked} as asked)`)
    .execute();
  const found = new Map(rows.map((row) => [row.shop, row]));
  return shops.map((shop) => ({ shop, ...NONE, ...found.get(shop) }));
}
