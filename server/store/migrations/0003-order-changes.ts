/** Changes of baskets since a model was trained, and up to which of them it knows. Models trained before know of none. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  for (const [table, column] of [
    ['versions', 'orders'],
    ['models', 'mark'],
  ] as const) {
    await db.schema
      .alterTable(table)
      .addColumn(column, types.integer, (c) => c.notNull().defaultTo(0))
      .execute();
  }
  const end = types.tableEnd('order_changes');
  await db.schema
    .createTable('order_changes')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('n', types.integer, (c) => c.notNull())
    .addColumn('sign', types.integer, (c) => c.notNull())
    .addColumn('created_at', types.integer, (c) => c.notNull())
    .addColumn('products', types.text, (c) => c.notNull())
    .addPrimaryKeyConstraint('order_changes_pk', ['shop', 'n'] as [never, never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
}
