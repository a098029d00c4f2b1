/** How far each import of an export file has come. */
import type { ImportStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';

export function importStore(engine: Engine): ImportStore {
  return {
    async get(shop, file) {
      const row = await engine.read
        .selectFrom('imports')
        .selectAll()
        .where('shop', '=', shop)
        .where('file', '=', file)
        .executeTakeFirst();
      if (!row) return null;
      return {
        file,
        rows: row.rows,
        imported: row.imported,
        refused: row.refused,
        finishedAt: row.finished_at,
      };
    },

    async put(shop, { file, rows, imported, refused, finishedAt }) {
      const state = { rows, imported, refused, finished_at: finishedAt };
      await engine.write((trx) =>
        trx
          .insertInto('imports')
          .values({ shop, file, ...state })
          .onConflict((c) => c.columns(['shop', 'file']).doUpdateSet(state))
          .execute(),
      );
    },
  };
}
