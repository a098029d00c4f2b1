/** Forgets a table's rows of a shop that are older than they are kept. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { Engine } from './dialect/engine.ts';
import type { Database } from './schema.ts';

/** In one transaction: for tables that stay small. Resolves to how many rows went. */
export function purgeBefore<Table extends keyof Database & string>(
  engine: Engine,
  table: Table,
  column: keyof Database[Table] & string,
  shop: ShopDomain,
  before: number,
): Promise<number> {
  return engine.write(async (trx) => {
    const { numAffectedRows } =
      await sql`delete from ${sql.table(table)} where shop = ${shop} and ${sql.ref(column)} < ${before}`.execute(
        trx,
      );
    return Number(numAffectedRows ?? 0);
  });
}
