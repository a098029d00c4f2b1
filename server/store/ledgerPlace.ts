/** Puts enrolments together with orders, and counts enrolments and steps by day, as they become known in any order. */
import { type RawBuilder, sql } from 'kysely';
import type { Enrolment } from '../domain/experiment/ledger.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { VisitorStep } from '../flows/ports.ts';
import type { Cell, Engine, Trx } from './dialect/engine.ts';

export const DAY_MS = 86_400_000;

/** Gives enrolled visitors their orders, for these visitors or these orders; what is placed already stays. */
export async function placeOrders(
  trx: Trx,
  shop: ShopDomain,
  engine: Engine,
  column: 'e.visitor' | 'j.order_id',
  values: readonly string[] | readonly number[],
): Promise<void> {
  if (values.length === 0) return;
  await sql`insert into trial_orders (shop, trial, order_id, visitor, cell, at, past)
    select e.shop, e.trial, j.order_id, e.visitor, e.cell, e.at, e.past
    from order_joins j join enrolments e on e.shop = j.shop and e.visitor = j.visitor
    where j.shop = ${shop} and e.shop = ${shop} and ${engine.oneOf(column, values)}
    on conflict do nothing`.execute(trx);
}

type Counted = Pick<Enrolment, 'trial' | 'cell' | 'at' | 'past'>;

/** A step as the roll-up counts it: under no trial, its name as the cell. */
export function stepsTrial({ day, step }: VisitorStep): Counted {
  return { trial: '', cell: step, at: day * DAY_MS, past: null };
}

/** Adds these to their days; `sign` -1 takes them away again. */
export async function rollUp(
  engine: Engine,
  trx: Trx,
  shop: ShopDomain,
  rows: readonly Counted[],
  sign: 1 | -1 = 1,
): Promise<void> {
  if (rows.length === 0) return;
  const sums = new Map<string, [trial: string, day: number, cell: string, n: number, known: number]>();
  const pasts = new Map<string, { past: number; squares: number }>();
  for (const { trial, cell, at, past } of rows) {
    const day = Math.floor(at / DAY_MS);
    const key = `${trial} ${day} ${cell}`;
    const sum = sums.get(key) ?? [trial, day, cell, 0, 0];
    sums.set(key, [trial, day, cell, sum[3] + sign, sum[4] + (past === null ? 0 : sign)]);
    const known = pasts.get(key) ?? { past: 0, squares: 0 };
    const one = sign * (past ?? 0);
    pasts.set(key, { past: known.past + one, squares: known.squares + one * (past ?? 0) });
  }
  const columns = {
    trial: 'text',
    day: 'bigint',
    cell: 'text',
    enrolled: 'bigint',
    known: 'bigint',
  } as const;
  const keys = [...sums.keys()].sort();
  const cells = keys.map((key): Cell[] => {
    const { past, squares } = pasts.get(key)!;
    return [...sums.get(key)!, past, String(squares)];
  });
  const added = engine.relation({ ...columns, past: 'bigint', squares: 'text' }, cells);
  await sql`insert into roll_ups (shop, trial, day, cell, enrolled, known, past, squares)
    select ${shop}, trial, day, cell, enrolled, known, past, cast(squares as double precision)
    from ${added} as added where true
    on conflict (shop, trial, day, cell) do update set ${plus('enrolled')}, ${plus('known')}, ${plus('past')},
      ${plus('squares')}`.execute(trx);
}

function plus(column: string): RawBuilder<unknown> {
  return sql`${sql.ref(column)} = roll_ups.${sql.ref(column)} + excluded.${sql.ref(column)}`;
}
