/** Nothing that must happen depends on one job row never being lost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobKind, Store } from '../flows/ports.ts';
import { freshSync } from '../flows/syncState.ts';
import { makeOrder, NOW, OTHER_SHOP, QUIET, SHOP, storeWith, testClock } from '../flows/testing.ts';
import { tend } from './schedule.ts';

const clock = testClock();
let store: Store;
beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP, OTHER_SHOP);
});
afterEach(() => store.close());

const round = () => tend({ store, clock, log: QUIET, random: () => 0.5 });
const kinds = async (shop = SHOP) => (await store.jobs.list(shop)).map((job) => `${job.kind} ${job.state}`);

async function bury(kind: JobKind) {
  await store.jobs.enqueue(SHOP, kind);
  const [job] = await store.jobs.lease('x', [kind], 1_000, 1);
  await store.jobs.bury(job!, 'gone wrong');
}

describe('tending', () => {
  it('gives every installed shop its reconcile, spread over the period, and leaves a waiting one alone', async () => {
    await round();
    expect(await kinds()).toEqual(['measure waiting', 'reconcile waiting']);
    expect(await kinds(OTHER_SHOP)).toEqual(['measure waiting', 'reconcile waiting']);
    expect(await store.jobs.lease('x', ['reconcile'], 1_000, 9)).toEqual([]);
    clock.at = NOW + 1_800_000;
    await round();
    expect(await store.jobs.lease('x', ['reconcile'], 1_000, 9)).toHaveLength(2);
  });

  it('trains anew after a day in which orders changed though nobody asked, and only then', async () => {
    const trained = { trainedAt: NOW, orders: 1, products: 1, pairs: 1, trainMs: 5 };
    for (const shop of [SHOP, OTHER_SHOP])
      await store.models.publish(shop, new Uint8Array(1), { ...trained, mark: 0 });
    await store.orders.upsert(SHOP, [makeOrder(1, { source: 'webhook' })]);
    clock.at = NOW + 86_399_000;
    await round();
    expect(await kinds()).toEqual(['measure waiting', 'reconcile waiting']);
    clock.at = NOW + 86_400_000;
    await round();
    expect(await kinds()).toEqual(['measure waiting', 'reconcile waiting', 'train waiting']);
    expect(await kinds(OTHER_SHOP)).toEqual(['measure waiting', 'reconcile waiting']);
    const [job] = await store.jobs.lease('x', ['train'], 1_000, 1);
    await store.jobs.bury(job!, 'gone wrong');
    await round();
    expect(await kinds()).toEqual(['measure waiting', 'reconcile waiting', 'train waiting']);
  });

  it('does nothing for a shop that left', async () => {
    await store.shops.uninstall(SHOP, NOW);
    await round();
    expect(await kinds()).toEqual([]);
  });

  it('revives reconcile and ingest that were given up, with the place where the former began', async () => {
    await store.jobs.enqueue(SHOP, 'reconcile', { since: 123 });
    const [job] = await store.jobs.lease('x', ['reconcile'], 1_000, 1);
    await store.jobs.bury(job!, 'gone wrong');
    await bury('ingest');
    await round();
    expect(await kinds()).toEqual(['ingest waiting', 'measure waiting', 'reconcile waiting']);
    clock.at += 3_600_000;
    const due = await store.jobs.lease('x', ['reconcile'], 1_000, 9);
    expect(due.find((one) => one.shop === SHOP)).toMatchObject({ payload: { since: 123 } });
  });

  it.each([
    ['waiting', ['measure waiting', 'reconcile waiting', 'sync waiting']],
    ['orders', ['measure waiting', 'reconcile waiting', 'sync waiting']],
    ['training', ['measure waiting', 'reconcile waiting', 'train waiting']],
    ['done', ['measure waiting', 'reconcile waiting']],
    ['failed', ['measure waiting', 'reconcile waiting']],
  ] as const)('finds a sync in phase %s that nobody works on', async (phase, jobs) => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase });
    await round();
    expect(await kinds()).toEqual(jobs);
  });

  it('forgets settled events after a week, and no others', async () => {
    const event = { shop: SHOP, topic: 'x/y', body: 'b' };
    await store.inbox.put({ ...event, webhookId: 'old', receivedAt: NOW - 8 * 86_400_000 });
    await store.inbox.put({ ...event, webhookId: 'old-unsettled', receivedAt: NOW - 8 * 86_400_000 });
    await store.inbox.put({ ...event, webhookId: 'new', receivedAt: NOW - 6 * 86_400_000 });
    await store.inbox.settle(SHOP, ['old', 'new'], NOW);
    await round();
    expect(await store.inbox.put({ ...event, webhookId: 'old', receivedAt: NOW })).toBe('stored');
    expect(await store.inbox.put({ ...event, webhookId: 'new', receivedAt: NOW })).toBe('duplicate');
    expect(await store.inbox.put({ ...event, webhookId: 'old-unsettled', receivedAt: NOW })).toBe(
      'duplicate',
    );
  });
});
