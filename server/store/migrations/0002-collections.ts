/** Collections, and which products are known whole. Products stored before are not: the next reconcile has them read anew. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  await db.schema
    .alterTable('products')
    .addColumn('whole', types.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  const end = types.tableEnd('collections');
  await db.schema
    .createTable('collections')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('id', types.integer, (c) => c.notNull())
    .addColumn('title', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('collections_pk', ['shop', 'id'] as [never, never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
}
