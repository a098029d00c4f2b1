/** What reports read of the ledger: rows selected, joined and counted. What they mean is reckoned in domain/measure. */
import { sql } from 'kysely';
import type { Enrolment } from '../domain/experiment/ledger.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Channel } from '../domain/measure/money.ts';
import type { CellDay, OrderTally, Step, StepDay } from '../flows/ports.ts';
import type { Engine } from './dialect/engine.ts';
import { storable } from './text.ts';

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
    from (select channel, test,
        case when id in (select order_id from order_joins where shop = ${shop}) then 1 else 0 end as joined
      from orders where shop = ${shop} and created_at >= ${from} and created_at < ${to} and deleted_at is null) as made
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
