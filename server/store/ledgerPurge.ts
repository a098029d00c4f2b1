/** Forgets what the ledger has kept long enough, a step at a time, so that others can write in between. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { DAY_MS } from './ledgerPlace.ts';
import { recounted } from './ledgerSteps.ts';
import { lockVersions } from './versions.ts';

/** Rows of one table deleted in one transaction, with what they were counted in: some 70 ms. */
const STEP = 5_000;

/** `counted`: rows that counts of steps are made of. Those counts go when they have come to nothing. */
const KEYS = {
  enrolments: { key: 'visitor, trial', old: 'at', unit: DAY_MS, counted: 'true' },
  order_joins: { key: 'order_id', old: 'noted_at', unit: DAY_MS, counted: null },
  visitor_steps: { key: 'visitor, day, step', old: 'day', unit: 1, counted: `step <> 'visit'` },
  trial_orders: { key: 'trial, order_id', old: 'at', unit: DAY_MS, counted: null },
  roll_ups: { key: 'trial, day, cell', old: 'day', unit: 1, counted: null },
  step_roll_ups: {
    key: 'trial, day, step, previous, cell',
    old: 'case when visitors = 0 then day end',
    unit: 1,
    counted: null,
  },
} as const;

type Table = keyof typeof KEYS;

/** @returns how many rows went; 0 when there are no more of days before `day`. */
export async function purgeLedger(engine: Engine, shop: ShopDomain, day: number): Promise<number> {
  let gone = 0;
  for (const table of Object.keys(KEYS) as Table[]) {
    const { old, unit } = KEYS[table];
    const which = sql`shop = ${shop} and ${sql.raw(old)} < ${sql.lit(day * unit)}`;
    // Asked outside of the writing transaction: usually there is nothing, and a long look must not hold up writers.
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${which} limit 1`.execute(engine.read);
    if (rows.length > 0) gone += await engine.write((trx) => step(engine, trx, table, shop, which));
  }
  return gone;
}

async function step(
  engine: Engine,
  trx: Trx,
  table: Table,
  shop: ShopDomain,
  which: ReturnType<typeof sql>,
): Promise<number> {
  const { counted } = KEYS[table];
  const key = sql.raw(KEYS[table].key);
  const some = sql`${sql.table(table)} where ${which} order by ${key} limit ${sql.lit(STEP)}`;
  if (table === 'order_joins') {
    await sql`update orders set visitor = null where shop = ${shop} and id in (select order_id from ${some})`.execute(
      trx,
    );
  }
  const purge = async () => {
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table)} where shop = ${shop} and (${key}) in (select ${key} from ${some})`.execute(
        trx,
      );
    return Number(numAffectedRows ?? 0);
  };
  if (counted === null) return await purge();
  // Whoever writes the ledger takes this lock, too: the rows chosen here are those deleted below.
  await lockVersions(engine, trx, shop);
  const { rows } = await sql<{ visitor: string }>`select distinct visitor
    from (select visitor, ${sql.raw(counted)} as counts from ${some}) as old where counts`.execute(trx);
  return await recounted(
    engine,
    trx,
    shop,
    rows.map(({ visitor }) => visitor),
    purge,
  );
}
