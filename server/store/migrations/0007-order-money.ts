/** What orders brought, whose cart they were, and what their lines cost. Null in rows of before: the next full sync tells. */
import type { Kysely } from 'kysely';
import type { EngineTypes } from './index.ts';

const MONEY = [
  'goods',
  'ordered',
  'refunded',
  'discounts',
  'our_discounts',
  'shipping',
  'tax',
  'cost',
  'costed_goods',
  'pieces',
] as const;

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  for (const column of ['visitor', 'channel'] as const)
    await db.schema.alterTable('orders').addColumn(column, types.text).execute();
  for (const column of MONEY) await db.schema.alterTable('orders').addColumn(column, types.integer).execute();
  for (const column of ['goods', 'unit_cost'] as const)
    await db.schema.alterTable('order_lines').addColumn(column, types.integer).execute();
}
