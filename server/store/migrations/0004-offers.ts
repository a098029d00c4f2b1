/** Offers that the merchant made, the log of their changes, and a counter by which caches learn of them. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  await db.schema
    .alterTable('versions')
    .addColumn('offers', types.integer, (c) => c.notNull().defaultTo(0))
    .execute();
  const offersEnd = types.tableEnd('offers');
  await db.schema
    .createTable('offers')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('id', types.text, (c) => c.notNull())
    .addColumn('version', types.integer, (c) => c.notNull())
    .addColumn('body', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('offers_pk', ['shop', 'id'] as [never, never])
    .$call((c) => (offersEnd ? c.modifyEnd(offersEnd) : c))
    .execute();
  const logEnd = types.tableEnd('offer_log');
  await db.schema
    .createTable('offer_log')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('n', types.integer, (c) => c.notNull())
    .addColumn('offer', types.text, (c) => c.notNull())
    .addColumn('name', types.text, (c) => c.notNull())
    .addColumn('at', types.integer, (c) => c.notNull())
    .addColumn('staff', types.text, (c) => c.notNull())
    .addColumn('did', types.text, (c) => c.notNull())
    .addColumn('changes', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('offer_log_pk', ['shop', 'n'] as [never, never])
    .$call((c) => (logEnd ? c.modifyEnd(logEnd) : c))
    .execute();
}
