/** What stands first beside each product, and what the last training changed of it; and products by title, page by page. */
import { type Kysely, sql } from 'kysely';
import type { EngineTypes } from './index.ts';

/** Of the comparison with the model before; null in models of before. */
const COMPARED = ['compared_at', 'gained', 'lost', 'other', 'beside'] as const;

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  for (const column of COMPARED)
    await db.schema.alterTable('models').addColumn(column, types.integer).execute();
  const end = types.tableEnd('firsts');
  let table = db.schema
    .createTable('firsts')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('product', types.integer, (c) => c.notNull())
    .addColumn('version', types.integer, (c) => c.notNull());
  for (const side of ['now', 'was'])
    for (const column of ['show', 'orders', 'base', 'alike'])
      table = table.addColumn(`${side}_${column}`, types.integer);
  await table
    .addPrimaryKeyConstraint('firsts_pk', ['shop', 'product'] as [never, never])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
  await sql`create index products_title on products (shop, title_folded, id)`.execute(db);
  await types.expect?.(db, [
    ['firsts', 'firsts', '10000 10000 1'],
    ['products', 'products_title', '10000 10000 1 1'],
  ]);
}
