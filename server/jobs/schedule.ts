/** Looks after what must happen without anybody asking: each shop's reconcile, and work whose job was lost. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { MEASURE_EVERY_MS } from '../flows/measure.ts';
import type { Clock, JobKind, Logger, Store } from '../flows/ports.ts';
import { RECONCILE_EVERY_MS } from '../flows/reconcile.ts';
import { isUnderway } from '../flows/syncState.ts';

const TEND_EVERY_MS = 600_000;
/** Repeats of a webhook come within hours; its id is kept against them for a week. */
const KEEP_EVENTS_MS = 7 * 86_400_000;

/** At this age a model is trained anew, if orders have changed since. */
const OLDEST_MODEL_MS = 86_400_000;

export interface ScheduleDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  /** A share from 0 up to 1. */
  readonly random: () => number;
}

/** Tends at once and then every ten minutes. Returns its undo. */
export function startSchedule(deps: ScheduleDeps): () => void {
  const run = () => {
    tend(deps).catch((thrown: unknown) => {
      deps.log.warn(
        { code: asMersalgError(thrown).code },
        'The schedule could not be tended; tried again later.',
      );
    });
  };
  run();
  const timer = setInterval(run, TEND_EVERY_MS);
  return () => clearInterval(timer);
}

/** One round over all installed shops; doing it twice, or on two servers at once, does no harm. */
export async function tend({ store, clock, random }: ScheduleDeps): Promise<void> {
  await store.inbox.purge(clock.now() - KEEP_EVENTS_MS);
  for (const { shop } of await store.shops.list()) {
    const jobs = await store.jobs.list(shop);
    const has = (kind: JobKind) => jobs.some((job) => job.kind === kind);
    const isBuried = (kind: JobKind) => jobs.some((job) => job.kind === kind && job.state === 'buried');
    await revive(store, shop, has);
    if (!has('train') || isBuried('train')) await retrain(store, shop, clock.now());
    if (isBuried('ingest')) await store.jobs.enqueue(shop, 'ingest');
    if (!has('reconcile') || isBuried('reconcile')) {
      // Spread over the period, so that a restart does not ask for all shops at once.
      await store.jobs.enqueue(shop, 'reconcile', undefined, random() * RECONCILE_EVERY_MS);
    }
    if (!has('measure') || isBuried('measure')) {
      await store.jobs.enqueue(shop, 'measure', undefined, random() * MEASURE_EVERY_MS);
    }
  }
}

/**
 * Whoever changes something asks for a training; but a crash may have lost the job, or ten failures given it up. A
 * shop without a change of its orders is left alone.
 */
async function retrain(store: Store, shop: ShopDomain, now: number): Promise<void> {
  const latest = await store.models.latest(shop);
  if (latest === null || now - latest.trainedAt < OLDEST_MODEL_MS) return;
  const [versions] = await store.versions([shop]);
  if (versions !== undefined && versions.orders > latest.mark) await store.jobs.enqueue(shop, 'train');
}

/** A server that died between writing a sync's state and enqueuing its job has left nobody to go on. */
async function revive(store: Store, shop: ShopDomain, has: (kind: JobKind) => boolean): Promise<void> {
  if (has('sync') || has('train')) return;
  const state = await store.syncs.get(shop);
  if (state === null || !isUnderway(state)) return;
  await store.jobs.enqueue(shop, state.phase === 'training' ? 'train' : 'sync');
}
