/** Forgets what the ledger has kept long enough, a step at a time, so that others can write in between. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { DAY_MS } from './ledgerPlace.ts';

/** Rows of one table deleted in one transaction: some 50 ms. */
const STEP = 20_000;

const KEYS = {
  enrolments: { key: 'visitor, trial', column: 'at', unit: DAY_MS },
  order_joins: { key: 'order_id', column: 'noted_at', unit: DAY_MS },
  visitor_steps: { key: 'visitor, day, step', column: 'day', unit: 1 },
  trial_orders: { key: 'trial, order_id', column: 'at', unit: DAY_MS },
  trial_steps: { key: 'trial, visitor, day, step', column: 'day', unit: 1 },
  roll_ups: { key: 'trial, day, cell', column: 'day', unit: 1 },
} as const;

/** @returns how many rows went; 0 when there are no more of days before `day`. */
export async function purgeLedger(engine: Engine, shop: ShopDomain, day: number): Promise<number> {
  let gone = 0;
  for (const [table, { key, column, unit }] of Object.entries(KEYS)) {
    const old = sql`shop = ${shop} and ${sql.ref(column)} < ${sql.lit(day * unit)}`;
    // Asked outside of the writing transaction: usually there is nothing, and a long look must not hold up writers.
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${old} limit 1`.execute(engine.read);
    if (rows.length > 0) gone += await engine.write((trx) => step(trx, table, key, shop, old));
  }
  return gone;
}

async function step(
  trx: Trx,
  table: string,
  key: string,
  shop: ShopDomain,
  old: ReturnType<typeof sql>,
): Promise<number> {
  const columns = sql.raw(key);
  if (table === 'order_joins') {
    await sql`update orders set visitor = null where shop = ${shop} and id in
      (select order_id from order_joins where ${old} order by order_id limit ${sql.lit(STEP)})`.execute(trx);
  }
  const { numAffectedRows } =
    await sql`delete from ${sql.table(table)} where shop = ${shop} and (${columns}) in
    (select ${columns} from ${sql.table(table)} where ${old} order by ${columns} limit ${sql.lit(STEP)})`.execute(
      trx,
    );
  return Number(numAffectedRows ?? 0);
}
