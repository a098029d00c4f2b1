/** What setting up needs to know: what the running export was asked for, how far training is, what was seen of the storefront. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  await db.schema.alterTable('syncs').addColumn('reach', types.text).execute();
  await db.schema.alterTable('syncs').addColumn('trained', types.real).execute();
  const end = types.tableEnd('looks');
  await db.schema
    .createTable('looks')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('at', types.integer, (c) => c.notNull())
    .addColumn('body', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('looks_pk', ['shop'] as [never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
}
