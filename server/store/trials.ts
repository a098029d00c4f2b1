/** Trials, each one row that a stale writer cannot replace, and the log of what changed them and why. */
import type { ShopDomain } from '../domain/ids.ts';
import {
  type KeptTrial,
  MOST_TRIALS,
  MOST_TRIALS_LOGGED,
  type TrialLogEntry,
  type TrialNote,
  type TrialStore,
} from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { enqueueJob, type JobRandom } from './jobs.ts';
import { storable } from './text.ts';
import { bump, lockVersions } from './versions.ts';

export function trialStore<T extends KeptTrial>(engine: Engine, random: JobRandom): TrialStore<T> {
  const trialOf = ({ body, version }: { body: string; version: number }): T => ({
    ...(JSON.parse(body) as T),
    version,
  });

  async function current(trx: Trx, shop: ShopDomain, id: string): Promise<T | null> {
    const row = await trx
      .selectFrom('trials')
      .selectAll()
      .where('shop', '=', shop)
      .where('id', '=', storable(id))
      .executeTakeFirst();
    return row === undefined ? null : trialOf(row);
  }

  /** What every change has in common; resolves to its number, which becomes the trial's version. */
  async function note(trx: Trx, shop: ShopDomain, trial: T, entry: TrialNote): Promise<number> {
    const n = await bump(trx, shop, 'trials');
    await trx
      .insertInto('trial_log')
      .values({
        shop,
        n,
        trial: trial.id,
        name: storable(trial.name),
        at: entry.at,
        staff: storable(entry.staff),
        did: entry.did,
        changes: JSON.stringify(entry.changes),
        why: JSON.stringify(entry.why ?? null),
      })
      .execute();
    await trx
      .deleteFrom('trial_log')
      .where('shop', '=', shop)
      .where('n', '<=', n - MOST_TRIALS_LOGGED)
      .execute();
    await enqueueJob(engine, trx, random, { shop, kind: 'rooms', delayMs: 0, hurry: true });
    return n;
  }

  return {
    async list(shop) {
      const rows = await engine.read
        .selectFrom('trials')
        .selectAll()
        .where('shop', '=', shop)
        .orderBy('id')
        .execute();
      return rows.map(trialOf);
    },

    async get(shop, id) {
      const row = await engine.read
        .selectFrom('trials')
        .selectAll()
        .where('shop', '=', shop)
        .where('id', '=', storable(id))
        .executeTakeFirst();
      return row === undefined ? null : trialOf(row);
    },

    put: (shop, trial, expected, entry) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const now = await current(trx, shop, trial.id);
        if ((now?.version ?? null) !== expected) return { kind: 'conflict', now };
        if (now === null && (await count(trx, shop)) >= MOST_TRIALS) return { kind: 'full' };
        const version = await note(trx, shop, trial, entry);
        const row = { version, body: JSON.stringify({ ...trial, version: 0 }) };
        await trx
          .insertInto('trials')
          .values({ shop, id: trial.id, ...row })
          .onConflict((c) => c.columns(['shop', 'id']).doUpdateSet(row))
          .execute();
        return { kind: 'saved', trial: { ...trial, version } };
      }),

    remove: (shop, id, expected, entry) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const now = await current(trx, shop, id);
        if (now === null || now.version !== expected) return { kind: 'conflict', now };
        await note(trx, shop, now, entry);
        await trx.deleteFrom('trials').where('shop', '=', shop).where('id', '=', id).execute();
        return { kind: 'removed', trial: now };
      }),

    async log(shop, trial, limit) {
      const rows = await engine.read
        .selectFrom('trial_log')
        .selectAll()
        .where('shop', '=', shop)
        .$if(trial !== null, (q) => q.where('trial', '=', storable(trial as string)))
        .orderBy('n', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        trial: row.trial,
        name: row.name,
        at: row.at,
        staff: row.staff,
        did: row.did as TrialLogEntry['did'],
        changes: JSON.parse(row.changes) as TrialLogEntry['changes'],
        why: JSON.parse(row.why) as unknown,
      }));
    },
  };
}

async function count(trx: Trx, shop: ShopDomain): Promise<number> {
  const { trials } = await trx
    .selectFrom('trials')
    .select((e) => e.fn.countAll<number>().as('trials'))
    .where('shop', '=', shop)
    .executeTakeFirstOrThrow();
  return Number(trials);
}
