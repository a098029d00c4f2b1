/** Counts of checkout's steps in place of a row for each: a report grouped all rows of a year, every time it was asked. */
import { type Kysely, sql } from 'kysely';
import type { EngineTypes } from './index.ts';

/** From what is counted, not from `trial_steps`: that kept steps of visitors whose enrolment had been purged. */
export const FILL = `insert into step_roll_ups (shop, trial, day, step, previous, cell, visitors)
  with taken as (
    select e.shop, e.trial, e.visitor, e.cell, s.day, max(case when s.step = 'paid' then 1 else 0 end) as paid
    from visitor_steps s join enrolments e on e.shop = s.shop and e.visitor = s.visitor
    where s.step <> 'visit' and s.day >= e.at / 86400000
    group by e.shop, e.trial, e.visitor, e.cell, s.day),
  days as (
    select shop, trial, cell, day, 'began' as step,
      lag(day, 1, -1) over (partition by shop, trial, visitor order by day) as previous from taken
    union all
    select shop, trial, cell, day, 'paid' as step,
      lag(day, 1, -1) over (partition by shop, trial, visitor order by day) as previous from taken where paid = 1)
  select shop, trial, day, step, previous, cell, count(*) from days
  group by shop, trial, day, step, previous, cell`;

export async function up(db: Kysely<unknown>, types: EngineTypes): Promise<void> {
  const end = types.tableEnd('step_roll_ups');
  await db.schema
    .createTable('step_roll_ups')
    .addColumn('shop', types.text, (c) => c.notNull())
    .addColumn('trial', types.text, (c) => c.notNull())
    .addColumn('day', types.integer, (c) => c.notNull())
    .addColumn('step', types.text, (c) => c.notNull())
    .addColumn('previous', types.integer, (c) => c.notNull())
    .addColumn('cell', types.text, (c) => c.notNull())
    .addColumn('visitors', types.integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('step_roll_ups_pk', ['shop', 'trial', 'day', 'step', 'previous', 'cell'])
    .$call((c) => (end ? c.modifyEnd(end) : c))
    .execute();
  await sql.raw(FILL).execute(db);
  await db.schema.dropTable('trial_steps').execute();
  // As in 0001: what a planner without statistics should believe.
  await types.expect?.(db, [['step_roll_ups', 'step_roll_ups', '2000 2000 1000 4 2 2 1']]);
}
