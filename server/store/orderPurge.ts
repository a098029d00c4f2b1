/** Forgets orders that have been kept long enough, with their lines, a step at a time so that others can write in between. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { Engine } from './dialect/engine.ts';
import { lockVersions } from './versions.ts';

/** Orders deleted in one transaction, with some three lines each: about 50 ms. */
const STEP = 5_000;

/**
 * See OrderStore.purge. Baskets that go so are no change that a model need hear of at once: what it learnt from them
 * stays until the next training, which no longer reads them.
 */
export async function purgeOrders(engine: Engine, shop: ShopDomain, before: number): Promise<number> {
  const old = (db: Engine['read']) =>
    db
      .selectFrom('orders')
      .select('id')
      .where('shop', '=', shop)
      .where('created_at', '<', before)
      .orderBy('id')
      .limit(STEP);
  // Asked outside of the writing transaction: usually there is nothing, and a long look must not hold up writers.
  if ((await old(engine.read).execute()).length === 0) return 0;
  return await engine.write(async (trx) => {
    await lockVersions(engine, trx, shop);
    const ids = (await old(trx).execute()).map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const [table, column] of [
      ['order_lines', 'order_id'],
      ['orders', 'id'],
    ] as const)
      await sql`delete from ${sql.table(table)} where shop = ${shop} and ${engine.oneOf(column, ids)}`.execute(
        trx,
      );
    return ids.length;
  });
}
