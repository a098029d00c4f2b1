/** Jobs survive crashes, lost leases and failures; each of those is made to happen here, on every engine. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { DONE } from '../flows/control.ts';
import type { Job, JobStore, Logger, Store } from '../flows/ports.ts';
import { engines } from '../store/testing.ts';
import { type Handlers, type Runner, startRunner } from './runner.ts';
import { sleep } from './wait.ts';

const SHOP = 'nordlys.myshopify.com';
const clock = { now: () => Date.now() };

/** A handler that does `work` and is done. */
const doing = (work: (job: Job) => unknown) => ({
  run: async (job: Job) => {
    await work(job);
    return DONE;
  },
});

describe.each(engines())('the job runner on $name', ({ open }) => {
  let store: Store;
  const runners: Runner[] = [];
  const logged: string[] = [];
  const log: Logger = {
    info: (_data, message) => void logged.push(message),
    warn: (_data, message) => void logged.push(message),
    error: (_data, message) => void logged.push(message),
  };

  beforeEach(async () => {
    logged.length = 0;
    store = await open();
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop(1_000)));
    await store.close();
  });

  function start(
    handlers: Handlers,
    over: { jobs?: JobStore; leaseMs?: number; mostAttempts?: number; slots?: number } = {},
  ) {
    const runner = startRunner({
      jobs: store.jobs,
      handlers,
      log,
      clock,
      random: () => 0,
      slots: 4,
      pollMs: 10,
      ...over,
    });
    runners.push(runner);
    return runner;
  }

  const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 8_000, interval: 10 });
  const list = () => store.jobs.list(SHOP);

  it('runs a job once and is done with it', async () => {
    const seen: Job[] = [];
    start({ sync: doing((job) => seen.push(job)) });
    await store.jobs.enqueue(SHOP, 'sync', { failures: 2 });
    await eventually(async () => expect(await list()).toEqual([]));
    expect(seen).toMatchObject([{ shop: SHOP, kind: 'sync', attempt: 1, payload: { failures: 2 } }]);
  });

  it('runs again, with the new payload, what says so', async () => {
    const payloads: unknown[] = [];
    start({
      sync: {
        run: async ({ payload }) => {
          payloads.push(payload);
          return payloads.length < 3 ? { kind: 'again', delayMs: 5, payload: { n: payloads.length } } : DONE;
        },
      },
    });
    await store.jobs.enqueue(SHOP, 'sync');
    await eventually(async () => expect(await list()).toEqual([]));
    expect(payloads).toEqual([{}, { n: 1 }, { n: 2 }]);
  });

  it('tries again what throws, and keeps the error meanwhile', async () => {
    let attempts = 0;
    start({
      ingest: {
        run: async (job) => {
          attempts = job.attempt;
          if (job.attempt === 1) throw new MersalgError('platform-unavailable', 'away');
          return DONE;
        },
      },
    });
    await store.jobs.enqueue(SHOP, 'ingest');
    await eventually(async () =>
      expect(await list()).toMatchObject([{ state: 'waiting', error: 'platform-unavailable: away' }]),
    );
    await eventually(async () => expect(await list()).toEqual([]));
    expect(attempts).toBe(2);
  });

  it('waits at least as long as the platform asked', async () => {
    const retry = vi.fn(store.jobs.retry);
    const run = async () => {
      throw new MersalgError('platform-throttled', 'slow down', { retryAfterMs: 90_000 });
    };
    start({ ingest: { run } }, { jobs: { ...store.jobs, retry } });
    await store.jobs.enqueue(SHOP, 'ingest');
    await eventually(() => expect(retry).toHaveBeenCalledTimes(1));
    expect(retry.mock.calls[0]![2]).toBe(90_000);
  });

  it('gives up after some attempts, tells the handler once, and keeps the error', async () => {
    const buried = vi.fn(async () => {});
    const run = vi.fn(async () => {
      throw new RangeError('always');
    });
    const retry: JobStore['retry'] = (job, error) => store.jobs.retry(job, error, 0);
    start({ train: { run, buried } }, { mostAttempts: 3, jobs: { ...store.jobs, retry } });
    await store.jobs.enqueue(SHOP, 'train');
    await eventually(async () =>
      expect(await list()).toMatchObject([{ state: 'buried', error: 'internal: always' }]),
    );
    expect(run).toHaveBeenCalledTimes(3);
    expect(buried).toHaveBeenCalledTimes(1);
  });

  it.each([
    new MersalgError('token-expired', 'open the app'),
    new MersalgError('platform-refused', 'no scope', { code: 'ACCESS_DENIED' }),
  ])('gives up at once when only a person can help: $code', async (error) => {
    const run = vi.fn(async () => {
      throw error;
    });
    start({ reconcile: { run } });
    await store.jobs.enqueue(SHOP, 'reconcile');
    await eventually(async () => expect(await list()).toMatchObject([{ state: 'buried' }]));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('buries a job that killed every worker which took it, without running it again', async () => {
    await store.jobs.enqueue(SHOP, 'train');
    for (let crash = 0; crash < 3; crash += 1) {
      await eventually(async () =>
        expect(await store.jobs.lease('crashed', ['train'], 1, 1)).toHaveLength(1),
      );
      await sleep(5);
    }
    const run = vi.fn(async () => DONE);
    start({ train: { run } }, { mostAttempts: 3 });
    await eventually(async () => expect(await list()).toMatchObject([{ state: 'buried' }]));
    expect(run).not.toHaveBeenCalled();
  });

  it('takes over the job of a worker that died', async () => {
    await store.jobs.enqueue(SHOP, 'sync');
    expect(await store.jobs.lease('dead', ['sync'], 100, 1)).toHaveLength(1);
    const attempts: number[] = [];
    start({ sync: doing((job) => attempts.push(job.attempt)) });
    await eventually(async () => expect(await list()).toEqual([]));
    expect(attempts).toEqual([2]);
  });

  it('keeps its lease through long work', async () => {
    let runs = 0;
    const long = {
      sync: doing(async () => {
        await sleep(900);
        runs += 1;
      }),
    };
    start(long, { leaseMs: 300 });
    start(long, { leaseMs: 300 });
    await store.jobs.enqueue(SHOP, 'sync');
    await eventually(() => expect(runs).toBeGreaterThan(0));
    await sleep(400);
    expect(runs).toBe(1);
  });

  it('ends the work whose lease was lost, and does not touch the job again', async () => {
    const outcomes: string[] = [];
    const complete = vi.fn(store.jobs.complete);
    const jobs: JobStore = { ...store.jobs, extend: async () => false, complete };
    start(
      {
        sync: {
          run: async (_job, control) => {
            await control.sleep(60_000);
            outcomes.push(control.signal.aborted ? 'told to end' : 'finished');
            return DONE;
          },
        },
      },
      { jobs, leaseMs: 150 },
    );
    await store.jobs.enqueue(SHOP, 'sync');
    await eventually(() => expect(outcomes).toContain('told to end'));
    await sleep(50);
    expect(complete).not.toHaveBeenCalled();
  });

  it('holds on through a short absence of the store, and only then lets go', async () => {
    const extend = vi.fn(async (): Promise<boolean> => {
      throw new MersalgError('store-unavailable', 'away');
    });
    let endedAfter = 0;
    const begun = Date.now();
    start(
      {
        sync: {
          run: async (_job, control) => {
            await control.sleep(60_000);
            endedAfter = Date.now() - begun;
            return DONE;
          },
        },
      },
      { jobs: { ...store.jobs, extend }, leaseMs: 600 },
    );
    await store.jobs.enqueue(SHOP, 'sync');
    await eventually(() => expect(endedAfter).toBeGreaterThan(0));
    expect(extend.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(endedAfter).toBeGreaterThanOrEqual(550);
  });

  it('runs no more at once than it has slots', async () => {
    let now = 0;
    let most = 0;
    let done = 0;
    start(
      {
        ingest: {
          run: async () => {
            now += 1;
            most = Math.max(most, now);
            await sleep(20);
            now -= 1;
            done += 1;
            return DONE;
          },
        },
      },
      { slots: 2 },
    );
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => store.jobs.enqueue(`shop-${n}.myshopify.com`, 'ingest')),
    );
    await eventually(() => expect(done).toBe(8));
    expect(most).toBe(2);
  });

  it('stops gracefully: the running job ends at its next point and is put back to be run at once', async () => {
    let begun = false;
    const runner = start({
      sync: {
        run: async (_job, control) => {
          begun = true;
          await control.sleep(60_000);
          return DONE;
        },
      },
    });
    await store.jobs.enqueue(SHOP, 'sync', { failures: 1 });
    await eventually(() => expect(begun).toBe(true));
    const at = Date.now();
    await runner.stop(50_000);
    expect(Date.now() - at).toBeLessThan(15_000);
    const [job] = await store.jobs.lease('next', ['sync'], 1_000, 1);
    expect(job).toMatchObject({ payload: { failures: 1 }, attempt: 1 });
  });

  it('does not wait longer than it may for a job that does not listen', async () => {
    const runner = start({ sync: doing(() => sleep(3_000)) });
    await store.jobs.enqueue(SHOP, 'sync');
    await eventually(async () => expect(await list()).toMatchObject([{ state: 'running' }]));
    const at = Date.now();
    await runner.stop(100);
    expect(Date.now() - at).toBeLessThan(2_900);
  });

  it('goes on when the store comes back, and says once that it was away', async () => {
    let away = true;
    const lease: JobStore['lease'] = (...args) => {
      if (away) throw new MersalgError('store-unavailable', 'The database is away.');
      return store.jobs.lease(...args);
    };
    let ran = false;
    const handler = doing(() => {
      ran = true;
    });
    start({ sync: handler }, { jobs: { ...store.jobs, lease } });
    await store.jobs.enqueue(SHOP, 'sync');
    await sleep(200);
    expect(ran).toBe(false);
    away = false;
    await eventually(() => expect(ran).toBe(true));
    expect(logged.filter((message) => message.startsWith('No jobs can be taken'))).toHaveLength(1);
  });
});
