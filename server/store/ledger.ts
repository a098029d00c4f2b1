/** The ledger: enrolments, whose order is whose, steps. Each write also keeps the rows that reports read. */
import { sql } from 'kysely';
import type { Enrolment, OrderJoin } from '../domain/experiment/ledger.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { LedgerStore, VisitorStep } from '../flows/ports.ts';
import type { Cell, Engine, Trx } from './dialect/engine.ts';
import { forgottenAmong } from './forget.ts';
import { readOutcomes } from './ledgerOutcomes.ts';
import { placeOrders, rollUp, stepsTrial } from './ledgerPlace.ts';
import { purgeLedger } from './ledgerPurge.ts';
import { readCounts, readOrders, readPage, readStepDays } from './ledgerRead.ts';
import { readSteps, recounted } from './ledgerSteps.ts';
import { storable } from './text.ts';
import { lockVersions } from './versions.ts';

export function ledgerStore(engine: Engine): LedgerStore {
  /** One writer of a shop's ledger at a time: two that do not see each other would leave an order unplaced. */
  const inTurn = <T>(shop: ShopDomain, work: (trx: Trx) => Promise<T>) =>
    engine.write(async (trx) => {
      await lockVersions(engine, trx, shop);
      return await work(trx);
    });

  return {
    enrol: (shop, enrolments) => {
      const rows = first(enrolments);
      if (rows.length === 0) return Promise.resolve(0);
      return inTurn(shop, async (trx) => {
        const gone = await forgottenAmong(engine, trx, shop, visitorsOf(rows));
        const columns = {
          visitor: 'text',
          trial: 'text',
          cell: 'text',
          at: 'bigint',
          past: 'bigint',
        } as const;
        const cells = rows
          .filter(({ visitor }) => !gone.has(visitor))
          .map(({ visitor, trial, cell, at, past }): Cell[] => [visitor, trial, cell, at, past]);
        if (cells.length === 0) return 0;
        const insert = sql<Enrolment>`insert into enrolments (shop, visitor, trial, cell, at, past)
          select ${shop}, visitor, trial, cell, at, past from ${engine.relation(columns, cells)} as incoming where true
          on conflict do nothing returning visitor, trial, cell, at, past`;
        const { rows: added } = await recounted(engine, trx, shop, visitorsOf(rows), () =>
          insert.execute(trx),
        );
        await rollUp(engine, trx, shop, added);
        await placeOrders(trx, shop, engine, 'e.visitor', visitorsOf(added));
        return added.length;
      });
    },

    join: (shop, joins) => {
      const rows = strongest(joins);
      if (rows.length === 0) return Promise.resolve(0);
      return inTurn(shop, (trx) => join(engine, trx, shop, rows));
    },

    note: (shop, steps) => {
      const rows = distinct(steps);
      if (rows.length === 0) return Promise.resolve();
      return inTurn(shop, (trx) => note(engine, trx, shop, rows));
    },

    counts: (shop, trial, fromDay, toDay) => readCounts(engine, shop, trial, fromDay, toDay),
    outcomes: (shop, trial, from, to) => readOutcomes(engine, shop, trial, from, to),
    steps: (shop, trial, fromDay, toDay) => readSteps(engine, shop, trial, fromDay, toDay),
    orders: (shop, from, to) => readOrders(engine, shop, from, to),
    stepDays: (shop, fromDay, toDay) => readStepDays(engine, shop, fromDay, toDay),
    page: (shop, trial, after, limit) => readPage(engine, shop, trial, after, limit),
    purge: (shop, day) => purgeLedger(engine, shop, day),
  };
}

async function join(engine: Engine, trx: Trx, shop: string, joins: readonly OrderJoin[]): Promise<number> {
  const gone = await forgottenAmong(engine, trx, shop, visitorsOf(joins));
  const cells = joins
    .filter(({ visitor }) => !gone.has(visitor))
    .map(({ order, visitor, by }): Cell[] => [order, visitor, by]);
  if (cells.length === 0) return 0;
  const columns = { order_id: 'bigint', visitor: 'text', joined_by: 'text' } as const;
  const { rows } = await sql<{
    order_id: number;
  }>`insert into order_joins (shop, order_id, visitor, joined_by, noted_at)
    select ${shop}, order_id, visitor, joined_by, ${engine.now()} from ${engine.relation(columns, cells)} as incoming
    where true on conflict (shop, order_id) do update
    set visitor = excluded.visitor, joined_by = excluded.joined_by
    where excluded.joined_by = 'cart'
      and (order_joins.joined_by <> 'cart' or order_joins.visitor <> excluded.visitor)
    returning order_id`.execute(trx);
  const ids = rows.map((row) => row.order_id);
  if (ids.length === 0) return 0;
  // An order that another visitor had is taken from them in all trials.
  await trx
    .deleteFrom('trial_orders')
    .where('shop', '=', shop)
    .where(engine.oneOf('order_id', ids))
    .execute();
  await placeOrders(trx, shop, engine, 'j.order_id', ids);
  return ids.length;
}

async function note(engine: Engine, trx: Trx, shop: string, steps: readonly VisitorStep[]): Promise<void> {
  const gone = await forgottenAmong(engine, trx, shop, visitorsOf(steps));
  const cells = steps
    .filter(({ visitor }) => !gone.has(visitor))
    .map(({ visitor, day, step }): Cell[] => [visitor, day, step]);
  if (cells.length === 0) return;
  const columns = { visitor: 'text', day: 'bigint', step: 'text' } as const;
  const insert = sql<VisitorStep>`insert into visitor_steps (shop, visitor, day, step)
    select ${shop}, visitor, day, step from ${engine.relation(columns, cells)} as incoming where true
    on conflict do nothing returning visitor, day, step`;
  const buying = visitorsOf(steps.filter(({ step }) => step !== 'visit'));
  const { rows } = await recounted(engine, trx, shop, buying, () => insert.execute(trx));
  await rollUp(engine, trx, shop, rows.map(stepsTrial));
}

function visitorsOf(rows: readonly { readonly visitor: string }[]): string[] {
  return [...new Set(rows.map(({ visitor }) => visitor))];
}

/** By key, so that parallel writers take their locks in one order. */
function byKey<T>(keyed: ReadonlyMap<string, T>): T[] {
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** One per visitor and trial: the earliest. */
function first(enrolments: readonly Enrolment[]): Enrolment[] {
  const kept = new Map<string, Enrolment>();
  for (const one of enrolments) {
    const [visitor, trial, cell] = [storable(one.visitor), storable(one.trial), storable(one.cell)];
    const key = `${visitor} ${trial}`;
    const before = kept.get(key);
    if (before === undefined || one.at < before.at) kept.set(key, { ...one, visitor, trial, cell });
  }
  return byKey(kept);
}

/** One per order: the cart's last word, or else the pixel's first. */
function strongest(joins: readonly OrderJoin[]): OrderJoin[] {
  const kept = new Map<number, OrderJoin>();
  for (const one of joins) {
    if (one.by === 'cart' || !kept.has(one.order))
      kept.set(one.order, { ...one, visitor: storable(one.visitor) });
  }
  return [...kept.values()].sort((a, b) => a.order - b.order);
}

function distinct(steps: readonly VisitorStep[]): VisitorStep[] {
  const kept = new Map<string, VisitorStep>();
  for (const one of steps) {
    const visitor = storable(one.visitor);
    kept.set(`${visitor} ${one.day} ${one.step}`, { ...one, visitor });
  }
  return byKey(kept);
}
