/** What widgets reported, counted by day. */
import { sql } from 'kysely';
import type { CounterDay, CounterRow, CounterSplit, CounterStore } from '../flows/ports.ts';
import type { Cell, Engine } from './dialect/engine.ts';
import { purgeBefore } from './purge.ts';
import { storable } from './text.ts';

export function counterStore(engine: Engine): CounterStore {
  return {
    async add(shop, day, events) {
      if (events.length === 0) return;
      const sums = new Map<string, { key: string[]; events: number; cards: number }>();
      for (const { placement, kind, technique = '', offer = '', count } of events) {
        const key = [placement, kind, technique, storable(offer)];
        const sum = sums.get(key.join()) ?? { key, events: 0, cards: 0 };
        sums.set(key.join(), { key, events: sum.events + 1, cards: sum.cards + count });
      }
      // In one order for everybody, so that parallel reports do not lock each other out.
      const rows = [...sums.keys()].sort().map((name): Cell[] => {
        const { key, events, cards } = sums.get(name)!;
        return [...key, events, cards];
      });
      const columns = { placement: 'text', kind: 'text', technique: 'text', offer: 'text' } as const;
      const added = engine.relation({ ...columns, events: 'bigint', cards: 'bigint' }, rows);
      await engine.write((trx) =>
        sql`insert into counters (shop, day, placement, kind, technique, offer, events, cards)
          select ${shop}, cast(${day} as bigint), placement, kind, technique, offer, events, cards
          from ${added} as added where true
          on conflict (shop, day, placement, kind, technique, offer) do update
          set events = counters.events + excluded.events, cards = counters.cards + excluded.cards`.execute(
          trx,
        ),
      );
    },

    async sum(shop, day) {
      const rows = await engine.read
        .selectFrom('counters')
        .select(['placement', 'kind', total('events').as('count')])
        .where('shop', '=', shop)
        .where('day', '>=', day)
        .groupBy(['placement', 'kind'])
        .orderBy('placement')
        .orderBy('kind')
        .execute();
      return rows.map(({ placement, kind, count }) => ({ placement, kind, count }) as CounterRow);
    },

    async split(shop, fromDay, toDay) {
      const rows = await engine.read
        .selectFrom('counters')
        .select([
          'placement',
          'kind',
          'technique',
          'offer',
          total('events').as('count'),
          total('cards').as('cards'),
        ])
        .where('shop', '=', shop)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .groupBy(['placement', 'kind', 'technique', 'offer'])
        .orderBy('placement')
        .orderBy('kind')
        .orderBy('technique')
        .orderBy('offer')
        .execute();
      return rows as CounterSplit[];
    },

    async days(shop, fromDay, toDay) {
      const rows = await engine.read
        .selectFrom('counters')
        .select(['day', 'placement', 'kind', 'technique', 'offer', 'events as count', 'cards'])
        .where('shop', '=', shop)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .orderBy('day')
        .orderBy('placement')
        .orderBy('kind')
        .orderBy('technique')
        .orderBy('offer')
        .execute();
      return rows as CounterDay[];
    },

    purge: (shop, day) => purgeBefore(engine, 'counters', 'day', shop, day),
  };
}

function total(column: 'events' | 'cards') {
  return sql<number>`cast(sum(${sql.ref(column)}) as bigint)`;
}
