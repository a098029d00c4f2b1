/** Counts what is heard of by topic: one row each, however much comes. */
import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import { MOST_SIGNALS, type SignalStore, STOREFRONT } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { storable } from './text.ts';

export function signalStore(engine: Engine): SignalStore {
  return {
    seen: (shop, at) => engine.write((trx) => noteCame(trx, shop, STOREFRONT, at)),

    async list(shop) {
      const rows = await engine.read
        .selectFrom('signals')
        .selectAll()
        .where('shop', '=', shop)
        .orderBy('name')
        .execute();
      return rows.map(({ shop: _, done_at, problem_at, ...row }) => ({
        ...row,
        doneAt: done_at,
        problemAt: problem_at,
      }));
    },
  };
}

/** Within a transaction of the caller's. */
export async function noteCame(trx: Trx, shop: ShopDomain, topic: string, at: number): Promise<void> {
  const isKnown = await count(trx, shop, storable(topic), at);
  if (isKnown) return;
  const { n } = await trx
    .selectFrom('signals')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('shop', '=', shop)
    .executeTakeFirstOrThrow();
  const name = Number(n) >= MOST_SIGNALS || topic.length > 60 ? 'other' : storable(topic);
  await trx
    .insertInto('signals')
    .values({
      shop,
      name,
      times: 1,
      at,
      done: 0,
      done_at: null,
      problems: 0,
      problem: null,
      problem_at: null,
    })
    .onConflict((c) => c.columns(['shop', 'name']).doUpdateSet({ times: sql<number>`signals.times + 1`, at }))
    .execute();
}

async function count(trx: Trx, shop: ShopDomain, name: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('signals')
    .set({ times: sql<number>`times + 1`, at })
    .where('shop', '=', shop)
    .where('name', '=', name)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Within a transaction of the caller's: so many of these topics were worked off, all with one outcome. */
export async function noteDone(
  trx: Trx,
  shop: ShopDomain,
  topics: readonly string[],
  at: number,
  problem: string | null,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  // In one order, so that two who settle at once do not wait for each other in turn.
  for (const [topic, times] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await trx
      .updateTable('signals')
      .set({
        done: sql<number>`done + ${times}`,
        done_at: at,
        ...(problem !== null && {
          problems: sql<number>`problems + ${times}`,
          problem: storable(problem),
          problem_at: at,
        }),
      })
      .where('shop', '=', shop)
      .where('name', '=', topic)
      .execute();
  }
}
