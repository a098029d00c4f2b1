/** The titles of a shop's collections, so that the merchant can name what no longer stands before us. */
import { sql } from 'kysely';
import type { CollectionStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { storable } from './text.ts';
import { lockVersions } from './versions.ts';

export function collectionStore(engine: Engine): CollectionStore {
  return {
    replace: (shop, collections) =>
      engine.write(async (trx) => {
        // Two at once must not end with half of each.
        await lockVersions(engine, trx, shop);
        await trx.deleteFrom('collections').where('shop', '=', shop).execute();
        const titles = new Map(collections.map(({ id, title }) => [id, storable(title)]));
        if (titles.size === 0) return;
        const rows = engine.relation({ id: 'bigint', title: 'text' }, [...titles]);
        await sql`insert into collections (shop, id, title)
          select ${shop}, id, title from ${rows} as incoming`.execute(trx);
      }),

    async all(shop) {
      return await engine.read
        .selectFrom('collections')
        .select(['id', 'title'])
        .where('shop', '=', shop)
        .orderBy('id')
        .execute();
    },
  };
}
