/** What every engine promises about jobs: one per shop and kind, one worker at a time, none lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JOB_KINDS, type Job, type JobKind, type Store } from '../../flows/ports.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { newShop } from './samples.ts';

describe.each(engines())('jobs on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let other: Store;
  beforeAll(async () => {
    database = await engine.database();
    [store, other] = await Promise.all([database.open(), database.open()]);
  });
  afterAll(() => database.drop());

  const lease = async (shop: string, ms = 60_000, kinds: readonly JobKind[] = JOB_KINDS, by = store) =>
    (await by.jobs.lease('me', kinds, ms, 1000)).filter((job) => job.shop === shop);
  const one = async (shop: string, ms?: number): Promise<Job> => {
    const [job, ...more] = await lease(shop, ms);
    expect(more).toEqual([]);
    return job!;
  };
  const views = (shop: string) => store.jobs.list(shop);

  test('a job is leased once, with its payload, and is gone when complete', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'sync', { full: true });
    const job = await one(shop);
    expect(job).toMatchObject({ shop, kind: 'sync', payload: { full: true }, attempt: 1 });
    expect(Number.isSafeInteger(job.id)).toBe(true);
    expect(await views(shop)).toEqual([{ kind: 'sync', state: 'running', attempt: 1, error: null }]);
    expect(await lease(shop)).toEqual([]);
    await store.jobs.complete(job);
    expect(await views(shop)).toEqual([]);
  });

  test('only the kinds asked for are leased, no more than the limit, the longest due first', async () => {
    const shops = [newShop(), newShop(), newShop()];
    for (const shop of shops) {
      await store.jobs.enqueue(shop, 'reconcile');
      await sleep(5);
    }
    expect(await store.jobs.lease('me', ['train'], 1000, 9)).toEqual([]);
    expect(await store.jobs.lease('me', [], 1000, 9)).toEqual([]);
    const two = await store.jobs.lease('me', ['reconcile'], 60_000, 2);
    expect(two.map((job) => job.shop)).toEqual(shops.slice(0, 2));
    expect((await store.jobs.lease('me', ['reconcile'], 60_000, 2)).map((job) => job.shop)).toEqual(
      shops.slice(2),
    );
  });

  test('asking again while it waits keeps one job and the earlier time', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'train', { a: 1 }, 60_000);
    expect(await lease(shop)).toEqual([]);
    await store.jobs.enqueue(shop, 'train');
    await store.jobs.enqueue(shop, 'train', undefined, 60_000);
    expect(await views(shop)).toHaveLength(1);
    expect((await one(shop)).payload).toEqual({ a: 1 });
  });

  test('asking again while it runs makes it run once more, however often', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'ingest');
    const first = await one(shop);
    await store.jobs.enqueue(shop, 'ingest', { later: true }, 60_000);
    await store.jobs.enqueue(shop, 'ingest');
    await store.jobs.enqueue(shop, 'ingest');
    expect(await lease(shop)).toEqual([]);
    await store.jobs.complete(first);
    const second = await one(shop);
    expect(second).toMatchObject({ attempt: 1, payload: { later: true } });
    expect(second.lease).not.toBe(first.lease);
    await store.jobs.complete(second);
    expect(await views(shop)).toEqual([]);
  });

  test('a delayed wish made while it runs keeps its delay', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'ingest');
    const job = await one(shop);
    await store.jobs.enqueue(shop, 'ingest', undefined, 60_000);
    await store.jobs.complete(job);
    expect(await views(shop)).toMatchObject([{ state: 'waiting' }]);
    expect(await lease(shop)).toEqual([]);
  });

  test('a retry waits, counts its attempts and tells its error; a new wish cuts the waiting short', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'sync');
    await store.jobs.retry(await one(shop), 'platform \0away', 60_000);
    expect(await views(shop)).toEqual([
      { kind: 'sync', state: 'waiting', attempt: 1, error: 'platform away' },
    ]);
    expect(await lease(shop)).toEqual([]);
    await store.jobs.enqueue(shop, 'sync');
    const second = await one(shop);
    expect(second.attempt).toBe(2);
    await store.jobs.retry(second, 'again', 0);
    expect((await one(shop)).attempt).toBe(3);
  });

  test('a retry keeps its back-off though it was asked for again meanwhile, and counts as that run', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'ingest');
    const job = await one(shop);
    await store.jobs.enqueue(shop, 'ingest');
    await store.jobs.retry(job, 'away', 30);
    expect(await lease(shop)).toEqual([]);
    await sleep(60);
    await store.jobs.complete(await one(shop));
    expect(await views(shop)).toEqual([]);
  });

  test('a buried job rests with its error until somebody asks anew', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'train', { n: 1 });
    await store.jobs.bury(await one(shop), 'x'.repeat(5000));
    expect(await lease(shop)).toEqual([]);
    const [buried] = await views(shop);
    expect(buried).toMatchObject({ state: 'buried', attempt: 1 });
    expect(buried?.error).toHaveLength(2000);
    await store.jobs.enqueue(shop, 'train');
    expect(await views(shop)).toEqual([{ kind: 'train', state: 'waiting', attempt: 0, error: null }]);
    expect((await one(shop)).attempt).toBe(1);
  });

  test('a job asked for again while it ran is not buried but begun afresh', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'train');
    const job = await one(shop);
    await store.jobs.enqueue(shop, 'train');
    await store.jobs.bury(job, 'bad data');
    expect((await one(shop)).attempt).toBe(1);
  });

  test('an expired lease is due again; whoever lost it can do nothing with it', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'sync');
    const lost = await one(shop, 20);
    await sleep(50);
    expect(await views(shop)).toMatchObject([{ state: 'waiting' }]);
    const [held] = await lease(shop, 60_000, JOB_KINDS, other);
    expect(held).toMatchObject({ attempt: 2 });
    expect(await store.jobs.extend(lost, 60_000)).toBe(false);
    await store.jobs.complete(lost);
    await store.jobs.retry(lost, 'mine', 0);
    await store.jobs.bury(lost, 'mine');
    expect(await views(shop)).toEqual([{ kind: 'sync', state: 'running', attempt: 2, error: null }]);
    await other.jobs.complete(held!);
    expect(await views(shop)).toEqual([]);
  });

  test('a job whose lease expired goes before one that was due later', async () => {
    const [early, late] = [newShop(), newShop()];
    await store.jobs.enqueue(early, 'reconcile');
    expect(await lease(early, 40)).toHaveLength(1);
    await sleep(5);
    await store.jobs.enqueue(late, 'reconcile');
    await sleep(60);
    const [first] = await store.jobs.lease('me', ['reconcile'], 60_000, 1);
    expect(first?.shop).toBe(early);
  });

  test('an extended lease lasts longer', async () => {
    const shop = newShop();
    await store.jobs.enqueue(shop, 'sync');
    const job = await one(shop, 30);
    expect(await store.jobs.extend(job, 60_000)).toBe(true);
    await sleep(60);
    expect(await lease(shop)).toEqual([]);
    expect(await views(shop)).toMatchObject([{ state: 'running' }]);
  });

  test('many who lease at once never get the same job', async () => {
    const shops = Array.from({ length: 60 }, newShop);
    await Promise.all(shops.map((shop) => store.jobs.enqueue(shop, 'train')));
    const taken: Job[] = [];
    const worker = async (by: Store) => {
      for (let empty = 0; empty < 3; ) {
        const jobs = await by.jobs.lease('w', ['train'], 60_000, 4);
        empty = jobs.length === 0 ? empty + 1 : 0;
        taken.push(...jobs.filter((job) => shops.includes(job.shop)));
      }
    };
    await Promise.all([store, other, store, other].map(worker));
    expect(taken.map((job) => job.shop).sort()).toEqual([...shops].sort());
    expect(new Set(taken.map((job) => `${job.shop} ${job.lease}`)).size).toBe(60);
  });

  test('a wish that comes while the job completes is never lost', async () => {
    const shop = newShop();
    for (let round = 0; round < 30; round++) {
      await store.jobs.enqueue(shop, 'ingest');
      const job = await one(shop);
      await Promise.all([store.jobs.complete(job), other.jobs.enqueue(shop, 'ingest')]);
      await store.jobs.complete(await one(shop));
      expect(await views(shop)).toEqual([]);
    }
  });
});
