/** Background jobs as leased rows: one per shop and kind, taken by one worker at a time, run again after a crash. */
import { type RawBuilder, sql } from 'kysely';
import type { ShopDomain } from '../domain/ids.ts';
import type { Job, JobKind, JobStore } from '../flows/ports.ts';
import type { Engine, Trx } from './dialect/engine.ts';
import type { JobsTable } from './schema.ts';
import { storable } from './text.ts';

const ERROR_LENGTH = 2_000;

/** What makes leases and job ids unique. */
export interface JobRandom {
  /** A fresh unguessable text. */
  token(): string;
  /** A fresh positive safe integer. */
  id(): number;
}

export function jobStore(engine: Engine, random: JobRandom): JobStore {
  const in_ = (ms: number) => sql<number>`${engine.now()} + ${Math.max(0, Math.round(ms))}`;

  return {
    enqueue: (shop, kind, payload, delayMs = 0) =>
      engine.write((trx) => enqueueJob(engine, trx, random, { shop, kind, payload, delayMs, hurry: true })),

    async lease(owner, kinds, leaseMs, limit) {
      if (kinds.length === 0 || limit < 1) return [];
      const due = (db: Trx | Engine['read']) =>
        db
          .selectFrom('jobs')
          .select(['shop', 'kind'])
          .where('ready_at', '<=', engine.now())
          .where('kind', 'in', kinds)
          .orderBy('due_at')
          .limit(limit);
      // Workers ask often and mostly in vain: that must not take a lock.
      if ((await due(engine.read).execute()).length === 0) return [];
      const lease = `${owner}:${random.token()}`;
      const rows = await engine.write(async (trx) => {
        const found = await due(trx)
          .$if(engine.name === 'postgres', (q) => q.forUpdate().skipLocked())
          .execute();
        if (found.length === 0) return [];
        const keys = engine.relation(
          { shop: 'text', kind: 'text' },
          found.map((row) => [row.shop, row.kind]),
        );
        return await trx
          .updateTable('jobs')
          .set({ lease, owner, ready_at: in_(leaseMs), attempt: sql<number>`attempt + 1` })
          .where(sql<boolean>`(shop, kind) in (select shop, kind from ${keys} as keys)`)
          .returningAll()
          .execute();
      });
      return rows.sort((a, b) => a.due_at - b.due_at).map(job);
    },

    extend: (held, leaseMs) =>
      engine.write(async (trx) => {
        const mine = await heldJob(trx, held)
          .set({ ready_at: in_(leaseMs) })
          .executeTakeFirst();
        return mine.numUpdatedRows > 0n;
      }),

    complete: (held) =>
      engine.write(async (trx) => {
        // In this order no `enqueue` can fall between: only `again_at` decides, and nothing but us clears it.
        await trx
          .deleteFrom('jobs')
          .where('shop', '=', held.shop)
          .where('kind', '=', held.kind)
          .where('lease', '=', held.lease)
          .where('again_at', 'is', null)
          .execute();
        await heldJob(trx, held)
          .set({
            ...IDLE,
            due_at: sql.ref('again_at'),
            ready_at: sql.ref('again_at'),
            attempt: 0,
            error: null,
          })
          .execute();
      }),

    async retry(held, error, delayMs) {
      // The retry is also the run that somebody asked for meanwhile; running sooner would defeat the waiting.
      const later = { due_at: in_(delayMs), ready_at: in_(delayMs) };
      await engine.write((trx) =>
        heldJob(trx, held)
          .set({ ...IDLE, ...later, error: brief(error) })
          .execute(),
      );
    },

    async bury(held, error) {
      const rest = {
        due_at: sql<number>`coalesce(again_at, due_at)`,
        ready_at: sql.ref<number | null>('again_at'),
        attempt: sql<number>`case when again_at is null then attempt else 0 end`,
      };
      await engine.write((trx) =>
        heldJob(trx, held)
          .set({ ...IDLE, ...rest, error: brief(error) })
          .execute(),
      );
    },

    async list(shop) {
      const rows = await engine.read
        .selectFrom('jobs')
        .select(['kind', 'ready_at', 'attempt', 'error'])
        .select((e) => e.and([e('lease', 'is not', null), e('ready_at', '>', engine.now())]).as('running'))
        .where('shop', '=', shop)
        .orderBy('kind')
        .execute();
      return rows.map(({ kind, ready_at, attempt, error, running }) => {
        const state = ready_at === null ? 'buried' : running ? 'running' : 'waiting';
        return { kind: kind as JobKind, state, attempt, error };
      });
    },
  };
}

export interface Enqueue {
  readonly shop: ShopDomain;
  readonly kind: JobKind;
  /** Replaces that of a job which is already there; left out, that one stays. */
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
  readonly delayMs: number;
  /** Whether it may cut short the waiting of a job that failed before. */
  readonly hurry: boolean;
}

/** Enqueues within a transaction of the caller's. */
export async function enqueueJob(engine: Engine, trx: Trx, random: JobRandom, ask: Enqueue): Promise<void> {
  const { shop, kind, payload, hurry } = ask;
  const json = payload === undefined ? null : JSON.stringify(payload);
  const at = sql<number>`excluded.due_at`;
  const buried = sql`jobs.ready_at is null`;
  const running = sql`jobs.lease is not null`;
  const backingOff = hurry ? sql`false` : sql`jobs.attempt > 0`;
  const earlier = (a: RawBuilder<unknown>, b: RawBuilder<unknown>) =>
    sql`case when ${a} < ${b} then ${a} else ${b} end`;
  const waitingAt = (column: 'due_at' | 'ready_at') => {
    const own = sql.ref(`jobs.${column}`);
    return sql`case when ${buried} then ${at} when ${running} or ${backingOff} then ${own} else ${earlier(own, at)} end`;
  };
  const due = sql`${engine.now()} + ${Math.max(0, Math.round(ask.delayMs))}`;
  await sql`insert into jobs (shop, kind, id, payload, due_at, ready_at, attempt)
    values (${shop}, ${kind}, ${random.id()}, ${json ?? '{}'}, ${due}, ${due}, 0)
    on conflict (shop, kind) do update set
      payload = ${json === null ? sql`jobs.payload` : sql`excluded.payload`},
      due_at = ${waitingAt('due_at')},
      ready_at = ${waitingAt('ready_at')},
      again_at = case when ${running} then ${earlier(sql`coalesce(jobs.again_at, ${at})`, at)} end,
      attempt = case when ${buried} then 0 else jobs.attempt end,
      error = case when ${buried} then null else jobs.error end`.execute(trx);
}

/** A job that nobody runs. */
const IDLE = { lease: null, owner: null, again_at: null } as const;

/** The row of a job, if its lease is still ours. */
function heldJob(trx: Trx, { shop, kind, lease }: Job) {
  return trx.updateTable('jobs').where('shop', '=', shop).where('kind', '=', kind).where('lease', '=', lease);
}

function brief(error: string): string {
  return storable(error).slice(0, ERROR_LENGTH);
}

function job(row: JobsTable): Job {
  return {
    id: row.id,
    shop: row.shop,
    kind: row.kind as JobKind,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    attempt: row.attempt,
    lease: row.lease as string,
  };
}
