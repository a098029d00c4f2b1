/** Shops: who is installed, their tokens and their settings. */
import { sql } from 'kysely';
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { DEFAULT_SETTINGS, storedSettings } from '../domain/settings.ts';
import type { SealedToken, ShopRecord, ShopStore } from '../flows/ports.ts';
import { noteAudit } from './audit.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { purgeLedger } from './ledgerPurge.ts';
import { type ShopsTable, TABLES } from './schema.ts';
import { storable } from './text.ts';
import { bump, lockVersions } from './versions.ts';

/** Lines deleted in one transaction: about 50 ms. */
const ERASE_STEP = 20_000;
/** A day that no row is older than. */
const FOREVER = 10_000_000;

export function shopStore(engine: Engine): ShopStore {
  return {
    async get(shop) {
      const row = await engine.read
        .selectFrom('shops')
        .selectAll()
        .where('shop', '=', shop)
        .executeTakeFirst();
      return row ? record(row) : null;
    },

    async list() {
      const shops = engine.read.selectFrom('shops').selectAll().where('uninstalled_at', 'is', null);
      return (await shops.orderBy('shop').execute()).map(record);
    },

    install: (shop, scopes, token, at) =>
      engine.write(async (trx) => {
        const fresh = { name: '', currency: '', timezone: '', uninstalled_at: null, generation: 1 };
        const granted = { scopes: JSON.stringify(scopes), installed_at: at };
        const row = await trx
          .insertInto('shops')
          .values({ shop, ...fresh, ...granted })
          .onConflict((c) =>
            c.column('shop').doUpdateSet({
              ...granted,
              uninstalled_at: null,
              generation: sql<number>`shops.generation + 1`,
            }),
          )
          .returningAll()
          .executeTakeFirstOrThrow();
        await putToken(trx, shop, token);
        await tellCaches(engine, trx, shop);
        return record(row);
      }),

    async setInfo(shop, { name, currency, timezone }) {
      const info = { name: storable(name), currency: storable(currency), timezone: storable(timezone) };
      await engine.write((trx) => trx.updateTable('shops').set(info).where('shop', '=', shop).execute());
    },

    uninstall: (shop, at) =>
      engine.write(async (trx) => {
        // A late notice of an uninstall must not undo the install that followed it.
        const { numUpdatedRows } = await trx
          .updateTable('shops')
          .set({ uninstalled_at: at })
          .where('shop', '=', shop)
          .where('installed_at', '<=', at)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return;
        await trx.deleteFrom('tokens').where('shop', '=', shop).execute();
        await trx.deleteFrom('jobs').where('shop', '=', shop).execute();
        await tellCaches(engine, trx, shop);
      }),

    async erase(shop) {
      // Most rows are lines and the ledger's; they go in steps, so that others can write in between. A crash half-way does no
      // harm: the job that erases is among the last rows to go, and is run again.
      for (let done: number | null = Number.MIN_SAFE_INTEGER; done !== null; ) {
        const after: number = done;
        done = await engine.write((trx) => eraseLines(trx, shop, after));
      }
      while ((await purgeLedger(engine, shop, FOREVER)) > 0);
      await engine.write(async (trx) => {
        for (const table of TABLES) await trx.deleteFrom(table).where('shop', '=', shop).execute();
      });
    },

    async loadToken(shop) {
      const row = await engine.read
        .selectFrom('tokens')
        .selectAll()
        .where('shop', '=', shop)
        .executeTakeFirst();
      if (!row) return null;
      return {
        access: row.access,
        accessExpiresAt: row.access_expires_at,
        refresh: row.refresh,
        refreshExpiresAt: row.refresh_expires_at,
      };
    },

    saveToken: (shop, token) =>
      engine.write(async (trx) => {
        const installed = await trx
          .selectFrom('shops')
          .select('shop')
          .where('shop', '=', shop)
          .where('uninstalled_at', 'is', null)
          .modifyEnd(engine.forUpdate)
          .executeTakeFirst();
        // A refresh that ends after the uninstall must not leave a token behind.
        if (!installed) {
          const message =
            'The token was not saved: the app is not installed in this shop. Open the app there.';
          throw new MersalgError('not-installed', message, { shop });
        }
        await putToken(trx, shop, token);
      }),

    async loadSettings(shop) {
      const row = await engine.read
        .selectFrom('settings')
        .innerJoin('versions', 'versions.shop', 'settings.shop')
        .select(['settings.body', 'versions.settings as version'])
        .where('settings.shop', '=', shop)
        .executeTakeFirst();
      if (!row) return { settings: DEFAULT_SETTINGS, version: 0 };
      return { settings: storedSettings(JSON.parse(row.body)), version: row.version };
    },

    saveSettings: (shop, settings, expectedVersion, note = null) =>
      engine.write(async (trx) => {
        const current = await lockVersions(engine, trx, shop);
        if (current.settings !== expectedVersion) return null;
        const body = JSON.stringify(settings);
        await trx
          .insertInto('settings')
          .values({ shop, body })
          .onConflict((c) => c.column('shop').doUpdateSet({ body }))
          .execute();
        if (note !== null) await noteAudit(trx, shop, note);
        return await bump(trx, shop, 'settings');
      }),
  };
}

/** Erases the lines of some orders beyond `after` and resolves to the last of them; null when there are no more. */
async function eraseLines(trx: Trx, shop: string, after: number): Promise<number | null> {
  const lines = trx.selectFrom('order_lines').where('shop', '=', shop).where('order_id', '>', after);
  const some = lines.select('order_id').orderBy('order_id').limit(ERASE_STEP);
  const { last } = await trx
    .selectFrom(some.as('some'))
    .select((e) => e.fn.max('order_id').as('last'))
    .executeTakeFirstOrThrow();
  if (last === null) return null;
  const gone = trx.deleteFrom('order_lines').where('shop', '=', shop);
  await gone.where('order_id', '>', after).where('order_id', '<=', last).execute();
  return last;
}

function record(row: ShopsTable): ShopRecord {
  return {
    shop: row.shop,
    name: row.name,
    currency: row.currency,
    timezone: row.timezone,
    scopes: JSON.parse(row.scopes) as string[],
    installedAt: row.installed_at,
    uninstalledAt: row.uninstalled_at,
    generation: row.generation,
  };
}

/** One row holds the pair: there is no moment with half of it. */
async function putToken(trx: Trx, shop: string, token: SealedToken): Promise<void> {
  const pair = {
    access: token.access,
    access_expires_at: token.accessExpiresAt,
    refresh: token.refresh,
    refresh_expires_at: token.refreshExpiresAt,
  };
  await trx
    .insertInto('tokens')
    .values({ shop, ...pair })
    .onConflict((c) => c.column('shop').doUpdateSet(pair))
    .execute();
}

/** Every server holds views of shops: coming and going is news to them like any other change. */
async function tellCaches(engine: Engine, trx: Trx, shop: ShopDomain): Promise<void> {
  await lockVersions(engine, trx, shop);
  await bump(trx, shop, 'catalog');
}
