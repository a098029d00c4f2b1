/** Which flow does which kind of job; a kind without a line here does not compile. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { connectExtensions } from '../flows/connect.ts';
import type { Control, JobOutcome } from '../flows/control.ts';
import { DONE } from '../flows/control.ts';
import { forgetAccess } from '../flows/forgetAccess.ts';
import { ingest } from '../flows/ingest.ts';
import { keepPromises } from '../flows/keepPromises.ts';
import { MEASURE_EVERY_MS, measure } from '../flows/measure.ts';
import type { Deps, Job, JobKind, Trainer } from '../flows/ports.ts';
import { RECONCILE_EVERY_MS, reconcile } from '../flows/reconcile.ts';
import { tellRooms } from '../flows/rooms.ts';
import { giveUpText, sync } from '../flows/sync.ts';
import { failSync, finishSync } from '../flows/syncState.ts';
import { tellLook } from '../flows/tellLook.ts';
import { tellMeasure } from '../flows/tellMeasure.ts';
import { train } from '../flows/train.ts';
import type { Handler } from './runner.ts';

export type JobDeps = Deps & { readonly trainer: Trainer };

/** While a sync runs, a reconcile waits for it this long at a time. */
const AFTER_SYNC_MS = 600_000;

export function createHandlers(deps: JobDeps): Record<JobKind, Handler> {
  const { store, clock } = deps;
  const guarded = (run: Handler['run']) => forgettingAccess(deps, run);
  return {
    sync: {
      run: guarded(async (job, control) => {
        const outcome = await sync(deps, job.shop, countOf(job.payload.failures), control);
        if (outcome.kind !== 'again') return DONE;
        return { kind: 'again', delayMs: outcome.delayMs, payload: { failures: outcome.failures } };
      }),
      buried: (shop, thrown) => failSync({ store, clock }, shop, giveUpText(thrown)),
    },
    ingest: {
      async run(job, control) {
        await ingest(deps, job.shop, control);
        return DONE;
      },
    },
    train: {
      async run(job, { signal }) {
        // Asked before: a training that began earlier did not see what the sync brought.
        const ends = (await store.syncs.get(job.shop))?.phase === 'training';
        const outcome = await train(deps, job.shop, ends ? tellTrained(deps, job.shop) : undefined, signal);
        if (outcome === 'published') await store.jobs.enqueue(job.shop, 'rooms');
        if (ends && outcome === 'published') await finishSync({ store, clock }, job.shop);
        return DONE;
      },
      async buried(shop, thrown) {
        if ((await store.syncs.get(shop))?.phase !== 'training') return;
        await failSync({ store, clock }, shop, giveUpText(thrown));
      },
    },
    promise: {
      run: guarded(async (job, control) => {
        const outcome = await keepPromises(deps, job.shop, control);
        // What is not kept is not shown; this job also comes when an offer begins or ends.
        await store.jobs.enqueue(job.shop, 'rooms');
        return outcome;
      }),
    },
    rooms: {
      run: guarded(async (job, control) => {
        // First, and at once: a page that holds nobody out must not stand for the minutes that rooms may take.
        await tellMeasure(deps, job.shop);
        await tellLook(deps, job.shop);
        await tellRooms(deps, job.shop, control);
        return DONE;
      }),
    },
    measure: {
      async run(job, control) {
        const outcome = await measure(deps, job.shop, control);
        return outcome === 'stopped' ? DONE : { kind: 'again', delayMs: MEASURE_EVERY_MS };
      },
    },
    reconcile: { run: guarded((job, control) => runReconcile(deps, job, control)) },
  };
}

/** Notes how far the training that a sync waits for is, at most once a second. */
function tellTrained({ store, clock, log }: JobDeps, shop: ShopDomain): (share: number) => void {
  let told = Number.NEGATIVE_INFINITY;
  return (share) => {
    if (clock.now() - told < 1_000) return;
    told = clock.now();
    store.syncs.setTrained(shop, share).catch((thrown: unknown) => {
      log.warn({ shop }, `How far training is could not be noted: ${String(thrown)}`);
    });
  };
}

/** Access that the platform will not renew is remembered as spent; only the merchant's visit can mend it. */
function forgettingAccess({ store, log }: JobDeps, run: Handler['run']): Handler['run'] {
  return async (job, control) => {
    const record = await store.shops.get(job.shop);
    try {
      return await run(job, control);
    } catch (thrown) {
      if (record !== null && asMersalgError(thrown).code === 'token-expired') {
        log.warn(
          { shop: job.shop },
          'The shop’s access is spent: it is renewed when the app is opened there.',
        );
        await forgetAccess(store, record);
      }
      throw thrown;
    }
  };
}

async function runReconcile(deps: JobDeps, job: Job, control: Control): Promise<JobOutcome> {
  await connectExtensions(deps, job.shop);
  const since = typeof job.payload.since === 'number' ? job.payload.since : null;
  const outcome = await reconcile(deps, job.shop, since, control);
  switch (outcome.kind) {
    case 'reconciled':
      // Somebody may have changed our discounts by hand, or moved the shop to another plan.
      await deps.store.jobs.enqueue(job.shop, 'promise');
      return { kind: 'again', delayMs: RECONCILE_EVERY_MS, payload: { since: outcome.until } };
    case 'syncing':
      // The place is kept: should that sync fail, what webhooks lost before it must still be found.
      return { kind: 'again', delayMs: AFTER_SYNC_MS, payload: job.payload };
    case 'stopped':
      return DONE;
  }
}

function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
