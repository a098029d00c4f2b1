/** Offers, each one row that a stale writer cannot replace; each change goes into the shop's log. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Offer } from '../domain/offer/offer.ts';
import { type LogNote, MOST_OFFERS, type OfferStore } from '../flows/ports.ts';
import { noteAudit } from './audit.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { enqueueJob, type JobRandom } from './jobs.ts';
import type { OffersTable } from './schema.ts';
import { storable } from './text.ts';
import { bump, lockVersions } from './versions.ts';

export function offerStore(engine: Engine, random: JobRandom): OfferStore {
  /** What every change has in common; resolves to its number, which becomes the offer's version. */
  async function note(trx: Trx, shop: ShopDomain, offer: Offer, entry: LogNote): Promise<number> {
    const n = await bump(trx, shop, 'offers');
    const { changes, ...said } = entry;
    const subject = { kind: 'offer' as const, id: offer.id, name: offer.name };
    await noteAudit(trx, shop, { ...said, subject, detail: { changes } });
    await enqueueJob(engine, trx, random, { shop, kind: 'promise', delayMs: 0, hurry: true });
    return n;
  }

  return {
    async list(shop) {
      const rows = await engine.read
        .selectFrom('offers')
        .selectAll()
        .where('shop', '=', shop)
        .orderBy('id')
        .execute();
      // The rows come by id, and sorting keeps their order where priorities are equal.
      return rows.map(offerOf).sort((a, b) => a.priority - b.priority);
    },

    async get(shop, id) {
      const row = await engine.read
        .selectFrom('offers')
        .selectAll()
        .where('shop', '=', shop)
        .where('id', '=', storable(id))
        .executeTakeFirst();
      return row === undefined ? null : offerOf(row);
    },

    put: (shop, offer, expected, entry) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const now = await current(trx, shop, offer.id);
        if ((now?.version ?? null) !== expected) return { kind: 'conflict', now };
        if (now === null && (await count(trx, shop)) >= MOST_OFFERS) return { kind: 'full' };
        const version = await note(trx, shop, offer, entry);
        const row = { version, body: JSON.stringify({ ...offer, version: 0 }) };
        await trx
          .insertInto('offers')
          .values({ shop, id: offer.id, ...row })
          .onConflict((c) => c.columns(['shop', 'id']).doUpdateSet(row))
          .execute();
        return { kind: 'saved', offer: { ...offer, version } };
      }),

    remove: (shop, id, expected, entry) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        const now = await current(trx, shop, id);
        if (now === null || now.version !== expected) return { kind: 'conflict', now };
        await note(trx, shop, now, entry);
        await trx.deleteFrom('offers').where('shop', '=', shop).where('id', '=', id).execute();
        return { kind: 'removed', offer: now };
      }),
  };
}

async function current(trx: Trx, shop: ShopDomain, id: string): Promise<Offer | null> {
  const row = await trx
    .selectFrom('offers')
    .selectAll()
    .where('shop', '=', shop)
    .where('id', '=', storable(id))
    .executeTakeFirst();
  return row === undefined ? null : offerOf(row);
}

async function count(trx: Trx, shop: ShopDomain): Promise<number> {
  const { offers } = await trx
    .selectFrom('offers')
    .select((e) => e.fn.countAll<number>().as('offers'))
    .where('shop', '=', shop)
    .executeTakeFirstOrThrow();
  return Number(offers);
}

function offerOf({ body, version }: OffersTable): Offer {
  return { ...(JSON.parse(body) as Offer), version };
}
