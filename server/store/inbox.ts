/** Webhooks as they came: stored and their processing enqueued before they are acknowledged. */
import { sql } from 'kysely';
import type { InboxStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { enqueueJob, type JobRandom } from './jobs.ts';
import { noteCame, noteDone } from './signals.ts';
import { storable } from './text.ts';

export function inboxStore(engine: Engine, random: JobRandom): InboxStore {
  return {
    put: ({ shop, webhookId, topic, body, receivedAt }) =>
      engine.write(async (trx) => {
        const event = { webhook_id: storable(webhookId), topic: storable(topic), body: storable(body) };
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('inbox')
          .values({ shop, ...event, received_at: receivedAt, settled_at: null, problem: null })
          .onConflict((c) => c.columns(['shop', 'webhook_id']).doNothing())
          .executeTakeFirst();
        if (!numInsertedOrUpdatedRows) return 'duplicate';
        await noteCame(trx, shop, event.topic, receivedAt);
        // Not in a hurry: a stream of webhooks must not make a failing job forget its back-off.
        await enqueueJob(engine, trx, random, { shop, kind: 'ingest', delayMs: 0, hurry: false });
        return 'stored';
      }),

    async waiting(shop) {
      const { events, since } = await engine.read
        .selectFrom('inbox')
        .select((e) => [e.fn.countAll<number>().as('events'), e.fn.min('received_at').as('since')])
        .where('shop', '=', shop)
        .where('settled_at', 'is', null)
        .executeTakeFirstOrThrow();
      return { events: Number(events), since: since ?? null };
    },

    async pending(shop, limit) {
      const rows = await engine.read
        .selectFrom('inbox')
        .select(['webhook_id', 'topic', 'body', 'received_at'])
        .where('shop', '=', shop)
        .where('settled_at', 'is', null)
        .orderBy('received_at')
        .orderBy('webhook_id')
        .limit(limit)
        .execute();
      return rows.map(({ webhook_id, topic, body, received_at }) => {
        return { shop, webhookId: webhook_id, topic, body, receivedAt: received_at };
      });
    },

    async settle(shop, webhookIds, at, problem) {
      if (webhookIds.length === 0) return;
      const ids = engine.relation(
        { id: 'text' },
        webhookIds.map((id) => [storable(id)]),
      );
      const settled = { settled_at: at, body: '', problem: problem === undefined ? null : storable(problem) };
      await engine.write(async (trx) => {
        const rows = await trx
          .updateTable('inbox')
          .set(settled)
          .where('shop', '=', shop)
          .where('settled_at', 'is', null)
          .where('webhook_id', 'in', sql<string>`(select id from ${ids} as ids)`)
          .returning('topic')
          .execute();
        await noteDone(
          trx,
          shop,
          rows.map(({ topic }) => topic),
          at,
          settled.problem,
        );
      });
    },

    purge: (before) =>
      engine.write(async (trx) => {
        const old = trx
          .deleteFrom('inbox')
          .where('received_at', '<', before)
          .where('settled_at', 'is not', null);
        return Number((await old.executeTakeFirst()).numDeletedRows);
      }),
  };
}
