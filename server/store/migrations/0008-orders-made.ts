/** An index by which SQLite counts the orders of a period without reading them: `deleted_at` is in it, else it would. */
import { type Kysely, sql } from 'kysely';
import type { EngineTypes } from './index.ts';

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  // PostgreSQL reads a table quickly from end to end, and while it has no statistics it would look for single orders by
  // this index instead of by their number.
  if (types.expect === undefined) return;
  await sql`create index orders_made on orders (shop, created_at, channel, test, deleted_at, id)
    where deleted_at is null`.execute(db);
  await types.expect(db, [['orders', 'orders_made', '100000 100000 2 2 2 2 1']]);
}
