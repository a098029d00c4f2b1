/** When the platform and the storefront were last heard of, one row per topic: what the merchant's diagnostics tell. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  const end = types.tableEnd('signals');
  await db.schema
    .createTable('signals')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('times', types.integer, (c) => c.notNull())
    .addColumn('at', types.integer, (c) => c.notNull())
    .addColumn('done', types.integer, (c) => c.notNull())
    .addColumn('done_at', types.integer)
    .addColumn('problems', types.integer, (c) => c.notNull())
    .addColumn('problem', types.text)
    .addColumn('problem_at', types.integer)
    .addPrimaryKeyConstraint('signals_pk', ['shop', 'name'] as [never, never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
}
