/** What the platform keeps of the offers' promises: one report per shop. */
import type { PromiseReport } from '../domain/offer/kept.ts';
import type { PromiseStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { bump, lockVersions } from './versions.ts';

export function promiseStore(engine: Engine): PromiseStore {
  return {
    async get(shop) {
      const row = await engine.read
        .selectFrom('promises')
        .selectAll()
        .where('shop', '=', shop)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { ...(JSON.parse(row.body) as Omit<PromiseReport, 'at'>), at: row.at };
    },

    put: (shop, { at, ...report }) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const body = JSON.stringify(report);
        const before = await trx
          .selectFrom('promises')
          .select('body')
          .where('shop', '=', shop)
          .executeTakeFirst();
        if (before?.body !== body) await bump(trx, shop, 'promises');
        await trx
          .insertInto('promises')
          .values({ shop, at, body })
          .onConflict((c) => c.columns(['shop']).doUpdateSet({ at, body }))
          .execute();
      }),
  };
}
