/** Trials, each one row that a stale writer cannot replace; each change goes into the shop's log with its reason. */
import type { ShopDomain } from '../domain/ids.ts';
import { type KeptTrial, MOST_TRIALS, type TrialNote, type TrialStore } from '../flows/ports.ts';
import { noteAudit } from './audit.ts';
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
    const { changes, why, ...said } = entry;
    const subject = { kind: 'trial' as const, id: trial.id, name: trial.name };
    await noteAudit(trx, shop, { ...said, subject, detail: { changes, why: why ?? null } });
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
