/** Where each shop's sync stands. */
import type { SyncPhase } from '../domain/report.ts';
import type { OrderReach } from '../domain/syncChoice.ts';
import type { SyncStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { storableOrNull } from './text.ts';

export function syncStore(engine: Engine): SyncStore {
  return {
    async get(shop) {
      const row = await engine.read
        .selectFrom('syncs')
        .selectAll()
        .where('shop', '=', shop)
        .executeTakeFirst();
      if (!row) return null;
      return {
        phase: row.phase as SyncPhase,
        generation: row.generation,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        bulkId: row.bulk_id,
        line: row.line,
        productsDone: row.products_done,
        productsTotal: row.products_total,
        ordersDone: row.orders_done,
        ordersTotal: row.orders_total,
        problem: row.problem,
        reach: row.reach as OrderReach | null,
        trained: row.trained,
      };
    },

    async put(shop, state) {
      const row = {
        phase: state.phase,
        generation: state.generation,
        started_at: state.startedAt,
        finished_at: state.finishedAt,
        bulk_id: state.bulkId,
        line: state.line,
        products_done: state.productsDone,
        products_total: state.productsTotal,
        orders_done: state.ordersDone,
        orders_total: state.ordersTotal,
        problem: storableOrNull(state.problem),
        reach: state.reach,
        trained: state.trained,
      };
      await engine.write((trx) =>
        trx
          .insertInto('syncs')
          .values({ shop, ...row })
          .onConflict((c) => c.column('shop').doUpdateSet(row))
          .execute(),
      );
    },

    async setTrained(shop, share) {
      await engine.write((trx) =>
        trx
          .updateTable('syncs')
          .set({ trained: share })
          .where('shop', '=', shop)
          .where('phase', '=', 'training')
          .execute(),
      );
    },
  };
}
