/** The log of a shop's changes, numbered without a gap in the order of commits. */
import type { AuditDetail, AuditEntry, AuditKind, AuditNote } from '../domain/audit/audit.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { type AuditStore, MOST_AUDITED } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import { purgeBefore } from './purge.ts';
import { storable } from './text.ts';
import { bump, lockVersions } from './versions.ts';

export function auditStore(engine: Engine): AuditStore {
  return {
    add: (shop, note) =>
      engine.write(async (trx) => {
        await lockVersions(engine, trx, shop);
        await noteAudit(trx, shop, note);
      }),

    async list(shop, { before, limit, kind, id }) {
      const rows = await engine.read
        .selectFrom('audit')
        .selectAll()
        .where('shop', '=', shop)
        .$if(before !== null, (q) => q.where('n', '<', before as number))
        .$if(kind !== undefined, (q) => q.where('kind', '=', kind as string))
        .$if(id !== undefined, (q) => q.where('id', '=', storable(id as string)))
        .orderBy('n', 'desc')
        .limit(limit)
        .execute();
      return rows.map(
        ({ n, at, staff, kind, id, name, did, detail }): AuditEntry => ({
          n,
          at,
          staff,
          did: did as AuditEntry['did'],
          subject: { kind: kind as AuditKind, id, name },
          detail: JSON.parse(detail) as AuditDetail,
        }),
      );
    },

    purge: (shop, at) => purgeBefore(engine, 'audit', 'at', shop, at),
  };
}

/** Notes within a transaction of the caller's, which holds the shop's lock (`lockVersions`). */
export async function noteAudit(trx: Trx, shop: ShopDomain, note: AuditNote): Promise<void> {
  const { at, staff, did, subject, detail } = note;
  const n = await bump(trx, shop, 'audit');
  await trx
    .insertInto('audit')
    .values({
      shop,
      n,
      at,
      staff: storable(staff),
      kind: subject.kind,
      id: storable(subject.id),
      name: storable(subject.name),
      did,
      detail: storable(JSON.stringify(detail)),
    })
    .execute();
  await trx
    .deleteFrom('audit')
    .where('shop', '=', shop)
    .where('n', '<=', n - MOST_AUDITED)
    .execute();
}
