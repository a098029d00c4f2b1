/** What the platform keeps of the offers' promises, one report per shop, and a counter by which caches learn of it. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  await db.schema
    .alterTable('versions')
    .addColumn('promises', types.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  const end = types.tableEnd('promises');
  await db.schema
    .createTable('promises')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('at', types.integer, (c) => c.notNull())
    .addColumn('body', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('promises_pk', ['shop'] as [never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
}
