/** What reports read of the ledger: rows selected, joined and counted. What they mean is reckoned in domain/measure. */
import { sql } from 'kysely';
import type { Enrolment } from '../domain/experiment/ledger.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Channel } from '../domain/measure/money.ts';
import type {
  CellDay,
  CellSteps,
  OrderTally,
  OutcomeOrder,
  Step,
  StepDay,
  VisitorOutcome,
} from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { moneyOf } from './orderMoney.ts';
import { storable } from './text.ts';

const MONEY = [
  'o.visitor',
  'o.channel',
  'o.goods',
  'o.ordered',
  'o.refunded',
  'o.discounts',
  'o.our_discounts',
  'o.shipping',
  'o.tax',
  'o.cost',
  'o.costed_goods',
  'o.pieces',
] as const;

export async function readCounts(
  engine: Engine,
  shop: ShopDomain,
  trial: string,
  fromDay: number,
  toDay: number,
): Promise<CellDay[]> {
  return await engine.read
    .selectFrom('roll_ups')
    .select(['cell', 'day', 'enrolled', 'known', 'past', 'squares'])
    .where('shop', '=', shop)
    .where('trial', '=', storable(trial))
    .where('day', '>=', fromDay)
    .where('day', '<=', toDay)
    .where('enrolled', '>', 0)
    .orderBy('day')
    .orderBy('cell')
    .execute();
}

export async function readStepDays(
  engine: Engine,
  shop: ShopDomain,
  fromDay: number,
  toDay: number,
): Promise<StepDay[]> {
  const rows = await readCounts(engine, shop, '', fromDay, toDay);
  return rows.map(({ day, cell, enrolled }) => ({ day, step: cell as Step, visitors: enrolled }));
}

export async function readOutcomes(
  engine: Engine,
  shop: ShopDomain,
  trial: string,
  from: number,
  to: number,
): Promise<VisitorOutcome[]> {
  const rows = await engine.read
    .selectFrom('trial_orders as t')
    .innerJoin('orders as o', (on) => on.onRef('o.shop', '=', 't.shop').onRef('o.id', '=', 't.order_id'))
    .select([
      't.visitor as owner',
      't.cell',
      't.at',
      't.past',
      'o.id',
      'o.created_at',
      'o.cancelled',
      'o.test',
    ])
    .select([...MONEY])
    .where('t.shop', '=', shop)
    .where('t.trial', '=', storable(trial))
    .where('o.deleted_at', 'is', null)
    .where('o.created_at', '>=', from)
    .where('o.created_at', '<', to)
    .execute();
  const visitors = new Map<string, { outcome: VisitorOutcome; orders: OutcomeOrder[] }>();
  for (const row of rows) {
    let known = visitors.get(row.owner);
    if (known === undefined) {
      const orders: OutcomeOrder[] = [];
      const { owner: visitor, cell, at, past } = row;
      known = { outcome: { visitor, cell, at, past, orders }, orders };
      visitors.set(visitor, known);
    }
    const { id, created_at: at, cancelled, test } = row;
    known.orders.push({
      id,
      at,
      cancelled: cancelled === 1,
      test: test === 1,
      money: moneyOf(row).money ?? null,
    });
  }
  const outcomes: VisitorOutcome[] = [];
  for (const { outcome, orders } of visitors.values()) {
    orders.sort((a, b) => a.at - b.at || a.id - b.id);
    outcomes.push(outcome);
  }
  return outcomes.sort((a, b) => (a.visitor < b.visitor ? -1 : 1));
}

/** Whoever paid had begun, though the pixel's word of it may have been lost. */
export async function readSteps(
  engine: Engine,
  shop: ShopDomain,
  trial: string,
  fromDay: number,
  toDay: number,
): Promise<CellSteps[]> {
  const { rows } = await sql<CellSteps>`select cell, count(*) as began, cast(sum(paid) as bigint) as completed
    from (select visitor, cell, max(case when step = 'paid' then 1 else 0 end) as paid from trial_steps
      where shop = ${shop} and trial = ${storable(trial)} and day >= ${fromDay} and day <= ${toDay}
      group by visitor, cell) as visitors
    group by cell order by cell`.execute(engine.read);
  return rows;
}

export async function readOrders(
  engine: Engine,
  shop: ShopDomain,
  from: number,
  to: number,
): Promise<OrderTally[]> {
  const { rows } = await sql<{
    joined: 0 | 1;
    channel: Channel | null;
    test: 0 | 1;
    orders: number;
  }>`select joined, channel, test, count(*) as orders
    from (select case when j.order_id is null then 0 else 1 end as joined, o.channel, o.test
      from orders o left join order_joins j on j.shop = o.shop and j.order_id = o.id
      where o.shop = ${shop} and o.created_at >= ${from} and o.created_at < ${to} and o.deleted_at is null) as made
    group by joined, channel, test order by joined, channel, test`.execute(engine.read);
  return rows.map((row) => ({ ...row, joined: row.joined === 1, test: row.test === 1 }));
}

export async function readPage(
  engine: Engine,
  shop: ShopDomain,
  trial: string,
  after: string | null,
  limit: number,
): Promise<Enrolment[]> {
  return await engine.read
    .selectFrom('enrolments')
    .select(['trial', 'visitor', 'cell', 'at', 'past'])
    .where('shop', '=', shop)
    .where('trial', '=', storable(trial))
    .$if(after !== null, (q) => q.where('visitor', '>', after as string))
    .orderBy('visitor')
    .limit(limit)
    .execute();
}
