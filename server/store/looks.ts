/** What was last seen of each shop's live storefront. */
import type { StorefrontLook } from '../domain/setup.ts';
import type { LookStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { storable } from './text.ts';

export function lookStore(engine: Engine): LookStore {
  return {
    async get(shop) {
      const row = await engine.read
        .selectFrom('looks')
        .selectAll()
        .where('shop', '=', shop)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { ...(JSON.parse(row.body) as Omit<StorefrontLook, 'at'>), at: row.at };
    },

    async put(shop, { at, ...report }) {
      const body = storable(JSON.stringify(report));
      await engine.write((trx) =>
        trx
          .insertInto('looks')
          .values({ shop, at, body })
          .onConflict((c) => c.columns(['shop']).doUpdateSet({ at, body }))
          .execute(),
      );
    },
  };
}
