/** Forgets a customer who asked for it, with the visitors who were them, and keeps what is said of them later out. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { rollUp } from './ledgerPlace.ts';
import { recounted } from './ledgerSteps.ts';
import { lockVersions } from './versions.ts';

/** A second hash, so that the key of somebody who asked to be forgotten is nowhere in the database. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Those of `keys`, of customers or visitors, who are to be forgotten. */
export async function forgottenAmong(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = trx.selectFrom('redactions').where('shop', '=', shop);
  // In most shops nobody has asked, and nothing need be hashed.
  if (!(await asked.select('shop').limit(1).executeTakeFirst())) return new Set();
  const byHash = new Map(keys.map((key) => [keyHash(key), key]));
  if (byHash.size === 0) return new Set();
  const rows = await asked
    .select('key_hash')
    .where(engine.oneOf('key_hash', [...byHash.keys()]))
    .execute();
  return new Set(rows.map((row) => byHash.get(row.key_hash)!));
}

/** See OrderStore.redactCustomer. */
export async function redactCustomer(engine: Engine, shop: ShopDomain, customerKey: string): Promise<number> {
  return await engine.write(async (trx) => {
    // Whoever writes orders or the ledger takes this lock, too: they either see the mark or are found here.
    await lockVersions(engine, trx, shop);
    await mark(trx, shop, [customerKey]);
    const found = await trx
      .selectFrom('orders')
      .select('id')
      .where('shop', '=', shop)
      .where('customer_key', '=', customerKey)
      .execute();
    const ids = found.map((row) => row.id);
    await forgetVisitorsOf(engine, trx, shop, ids);
    await trx.deleteFrom('asked').where('shop', '=', shop).where('customer_key', '=', customerKey).execute();
    if (ids.length === 0) return 0;
    const { numUpdatedRows } = await trx
      .updateTable('orders')
      .set({ customer_key: null, visitor: null })
      .where('shop', '=', shop)
      .where(engine.oneOf('id', ids))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  });
}

async function mark(trx: Trx, shop: ShopDomain, keys: readonly string[]): Promise<void> {
  await trx
    .insertInto('redactions')
    .values(keys.map((key) => ({ shop, key_hash: keyHash(key) })))
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Removes the visitors whose orders these are from the ledger, counts of their enrolments included. */
async function forgetVisitorsOf(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  orders: readonly number[],
): Promise<void> {
  if (orders.length === 0) return;
  const joined = await trx
    .selectFrom('order_joins')
    .select('visitor')
    .distinct()
    .where('shop', '=', shop)
    .where(engine.oneOf('order_id', orders))
    .execute();
  const visitors = joined.map((row) => row.visitor);
  if (visitors.length === 0) return;
  await mark(trx, shop, visitors);
  const theirs = engine.oneOf('visitor', visitors);
  await sql`delete from trial_orders where shop = ${shop} and order_id in
    (select order_id from order_joins where shop = ${shop} and ${theirs})`.execute(trx);
  await sql`update orders set visitor = null where shop = ${shop} and id in
    (select order_id from order_joins where shop = ${shop} and ${theirs})`.execute(trx);
  await trx.deleteFrom('order_joins').where('shop', '=', shop).where(theirs).execute();
  const gone = await recounted(engine, trx, shop, visitors, async () => {
    await trx.deleteFrom('visitor_steps').where('shop', '=', shop).where(theirs).execute();
    return await trx
      .deleteFrom('enrolments')
      .where('shop', '=', shop)
      .where(theirs)
      .returning(['trial', 'cell', 'at', 'past'])
      .execute();
  });
  await rollUp(engine, trx, shop, gone, -1);
}
