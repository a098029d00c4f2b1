/** Keeps count of who took which step of checkout when, so that a report reads some counts instead of every visitor. */
import { type RawBuilder, sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { CellSteps } from '../flows/ports.ts';
import type { Cell, Engine, Trx } from './dialect/engine.ts';
import { DAY_MS } from './ledgerPlace.ts';
import { storable } from './text.ts';

/** In the order of `Count`. */
const COUNT = {
  trial: 'text',
  day: 'bigint',
  step: 'text',
  previous: 'bigint',
  cell: 'text',
  visitors: 'bigint',
} as const;
type Count = { [Column in keyof typeof COUNT]: (typeof COUNT)[Column] extends 'text' ? string : number };

/**
 * Runs `change`, which may enrol these visitors, note steps of theirs or forget them, and takes along what that does to
 * their counts. The shop's ledger must be locked, and `change` must change nobody else.
 */
export async function recounted<T>(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  visitors: readonly string[],
  change: () => Promise<T>,
): Promise<T> {
  if (visitors.length === 0) return await change();
  const changed = new Map<string, Count>();
  const add = (counts: readonly Count[], sign: 1 | -1) => {
    for (const count of counts) {
      const key = JSON.stringify({ ...count, visitors: 0 });
      const visitors = (changed.get(key)?.visitors ?? 0) + sign * count.visitors;
      changed.set(key, { ...count, visitors });
    }
  };
  add(await countsOf(engine, trx, shop, visitors), -1);
  const done = await change();
  add(await countsOf(engine, trx, shop, visitors), 1);
  const rows = [...changed.values()].filter(({ visitors }) => visitors !== 0);
  if (rows.length === 0) return done;
  const columns = Object.keys(COUNT) as (keyof Count)[];
  const cells = rows.map((row) => columns.map((column): Cell => row[column]));
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into step_roll_ups (shop, ${list})
    select ${shop}, ${list} from ${engine.relation(COUNT, cells)} as changed where true
    on conflict (shop, trial, day, step, previous, cell)
    do update set visitors = step_roll_ups.visitors + excluded.visitors`.execute(trx);
  return done;
}

/**
 * Of enrolled visitors' steps of checkout on or after the day of their enrolment: each day with one, and the visitor's
 * day with such a step before it. Whoever paid had begun, though the pixel's word of it may have been lost.
 */
async function countsOf(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  visitors: readonly string[],
): Promise<Count[]> {
  const days = (step: 'began' | 'paid', which: RawBuilder<unknown>) => sql`
    select trial, cell, day, ${sql.lit(step)} as step,
      lag(day, 1, -1) over (partition by trial, visitor order by day) as previous from taken where ${which}`;
  const { rows } = await sql<Count>`with taken as (
      select e.trial, e.visitor, e.cell, s.day, max(case when s.step = 'paid' then 1 else 0 end) as paid
      from enrolments e join visitor_steps s on s.shop = e.shop and s.visitor = e.visitor
      where e.shop = ${shop} and s.shop = ${shop} and ${engine.oneOf('e.visitor', visitors)}
        and s.step <> 'visit' and s.day >= e.at / ${sql.lit(DAY_MS)}
      group by e.trial, e.visitor, e.cell, s.day)
    select trial, day, step, previous, cell, count(*) as visitors
    from (${days('began', sql`true`)} union all ${days('paid', sql`paid = 1`)}) as days
    group by trial, day, step, previous, cell`.execute(trx);
  return rows;
}

/**
 * A visitor's first day within the period is the one whose day before it is not: so each counts once, whatever the period.
 * See LedgerStore.steps.
 */
export async function readSteps(
  engine: Engine,
  shop: ShopDomain,
  trial: string,
  fromDay: number,
  toDay: number,
): Promise<CellSteps[]> {
  const of = (step: 'began' | 'paid') =>
    sql`cast(sum(case when step = ${sql.lit(step)} then visitors else 0 end) as bigint)`;
  const { rows } = await sql<CellSteps>`select cell, ${of('began')} as began, ${of('paid')} as completed
    from step_roll_ups
    where shop = ${shop} and trial = ${storable(trial)} and day >= ${fromDay} and day <= ${toDay}
      and previous < ${fromDay} and visitors > 0
    group by cell order by cell`.execute(engine.read);
  return rows;
}
