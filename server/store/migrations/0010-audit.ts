/** One log for all of a shop's changes: what offers and trials had logged in two moves into it, by time. */
import { type Kysely, sql } from 'kysely';
import type { EngineTypes } from './index.ts';

/** From the two logs into the one, and its numbers counted on from there. */
export const FILL: readonly string[] = [
  `insert into audit (shop, n, at, staff, kind, id, name, did, detail)
  select shop, row_number() over (partition by shop order by at, kind, n), at, staff, kind, id, name, did, detail
  from (
    select shop, n, at, staff, 'offer' as kind, offer as id, name, did,
      '{"changes":' || changes || '}' as detail from offer_log
    union all
    select shop, n, at, staff, 'trial' as kind, trial as id, name, did,
      '{"changes":' || changes || ',"why":' || why || '}' as detail from trial_log
  ) as logged`,
  `update versions set audit =
  (select coalesce(max(n), 0) from audit where audit.shop = versions.shop)`,
];

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  await db.schema
    .alterTable('versions')
    .addColumn('audit', types.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  const end = types.tableEnd('audit');
  await db.schema
    .createTable('audit')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('n', types.integer, (c) => c.notNull())
    .addColumn('at', types.integer, (c) => c.notNull())
    .addColumn('staff', types.text, (c) => c.notNull())
    .addColumn('kind', types.text, (c) => c.notNull())
    .addColumn('id', types.text, (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('did', types.text, (c) => c.notNull())
    .addColumn('detail', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_pk', ['shop', 'n'] as [never, never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
  await sql`create index audit_kind on audit (shop, kind, n)`.execute(db);
  for (const statement of FILL) await sql.raw(statement).execute(db);
  await db.schema.dropTable('offer_log').execute();
  await db.schema.dropTable('trial_log').execute();
}
