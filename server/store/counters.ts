/** What widgets reported, counted by day. */
import { sql } from 'kysely';
import type { CounterRow, CounterStore } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';

export function counterStore(engine: Engine): CounterStore {
  return {
    async add(shop, day, events) {
      if (events.length === 0) return;
      const sums = new Map<string, [placement: string, kind: string, events: number, cards: number]>();
      for (const { placement, kind, count } of events) {
        const key = `${placement} ${kind}`;
        const sum = sums.get(key) ?? [placement, kind, 0, 0];
        sums.set(key, [placement, kind, sum[2] + 1, sum[3] + count]);
      }
      // In one order for everybody, so that parallel reports do not lock each other out.
      const rows = [...sums.keys()].sort().map((key) => sums.get(key) as [string, string, number, number]);
      const added = engine.relation(
        { placement: 'text', kind: 'text', events: 'bigint', cards: 'bigint' },
        rows,
      );
      await engine.write((trx) =>
        sql`insert into counters (shop, day, placement, kind, events, cards)
          select ${shop}, cast(${day} as bigint), placement, kind, events, cards from ${added} as added where true
          on conflict (shop, day, placement, kind) do update
          set events = counters.events + excluded.events, cards = counters.cards + excluded.cards`.execute(
          trx,
        ),
      );
    },

    async sum(shop, day) {
      const rows = await engine.read
        .selectFrom('counters')
        .select(['placement', 'kind', sql<number>`cast(sum(events) as bigint)`.as('count')])
        .where('shop', '=', shop)
        .where('day', '>=', day)
        .groupBy(['placement', 'kind'])
        .orderBy('placement')
        .orderBy('kind')
        .execute();
      return rows.map(({ placement, kind, count }) => ({ placement, kind, count }) as CounterRow);
    },
  };
}
