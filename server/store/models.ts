/** Trained models: the two newest of each shop, whole in one row. */

import { sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { ModelStore } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { comparedOf, writeFirsts } from './firsts.ts';
import { forgetChanges } from './orderChanges.ts';
import { bump, lockVersions } from './versions.ts';

/** The one in use, and the one before it for whoever is still loading it. */
const KEPT = 2;

const NOT_COMPARED = { compared_at: null, gained: null, lost: null, other: null, beside: null };

export function modelStore(engine: Engine): ModelStore {
  return {
    publish: (shop, bytes, { trainedAt, orders, products, pairs, trainMs, mark }, firsts) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const version = await bump(trx, shop, 'model');
        const summary = { trained_at: trainedAt, orders, products, pairs, train_ms: trainMs, mark };
        const compared =
          firsts === undefined ? NOT_COMPARED : comparedOf(firsts, await trainedBefore(trx, shop));
        await trx
          .insertInto('models')
          .values({ shop, version, bytes, ...summary, ...compared })
          .execute();
        if (firsts !== undefined) await writeFirsts(engine, trx, shop, version, firsts);
        await trx
          .deleteFrom('models')
          .where('shop', '=', shop)
          .where('version', '<=', version - KEPT)
          .execute();
        await forgetChanges(trx, shop, mark);
        return version;
      }),

    async latest(shop) {
      const row = await engine.read
        .selectFrom('models')
        .select(['version', 'trained_at', 'orders', 'products', 'pairs', 'train_ms', 'mark'])
        .where('shop', '=', shop)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return null;
      const { version, orders, products, pairs, mark } = row;
      return { version, trainedAt: row.trained_at, orders, products, pairs, trainMs: row.train_ms, mark };
    },

    async load(shop, version) {
      const row = await engine.read
        .selectFrom('models')
        .select(['bytes', 'mark'])
        .where('shop', '=', shop)
        .where('version', '=', version)
        .executeTakeFirst();
      return row ?? null;
    },

    async size(shop, version) {
      const row = await engine.read
        .selectFrom('models')
        .select(sql<number>`length(bytes)`.as('size'))
        .where('shop', '=', shop)
        .where('version', '=', version)
        .executeTakeFirst();
      return row?.size ?? 0;
    },
  };
}

/** When the newest model was trained; null for none. */
async function trainedBefore(trx: Trx, shop: ShopDomain): Promise<number | null> {
  const row = await trx
    .selectFrom('models')
    .select('trained_at')
    .where('shop', '=', shop)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.trained_at ?? null;
}
