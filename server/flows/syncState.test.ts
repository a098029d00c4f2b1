/** Asking for a sync twice, and ending one that is over, change nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './ports.ts';
import { failSync, finishSync, freshSync, startSync } from './syncState.ts';
import { NOW, SHOP, storeWith, testClock } from './testing.ts';

const clock = testClock();
let store: Store;
beforeEach(async () => {
  store = await storeWith(clock, SHOP);
});
afterEach(() => store.close());

const put = (over: Partial<ReturnType<typeof freshSync>>) =>
  store.syncs.put(SHOP, { ...freshSync(1, NOW), ...over });
const kinds = async () => (await store.jobs.list(SHOP)).map((job) => job.kind);

describe('asking for a sync', () => {
  it('carries on with the one under way', async () => {
    await put({ phase: 'orders', bulkId: 'b', line: 7 });
    await startSync({ store, clock }, SHOP, 1);
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'orders', bulkId: 'b', line: 7 });
    expect(await kinds()).toEqual(['sync']);
  });

  it('waits for the training of one that has everything', async () => {
    await put({ phase: 'training' });
    await startSync({ store, clock }, SHOP, 1);
    expect(await kinds()).toEqual(['train']);
  });

  it.each([
    ['is over', { phase: 'done', productsDone: 9 }, 1],
    ['has failed', { phase: 'failed', problem: 'x' }, 1],
    ['belongs to an earlier installation', { phase: 'orders', bulkId: 'b' }, 2],
  ] as const)('begins anew when the last %s', async (_how, before, generation) => {
    await put(before);
    await startSync({ store, clock }, SHOP, generation);
    expect(await store.syncs.get(SHOP)).toEqual(freshSync(generation, NOW));
    expect(await kinds()).toEqual(['sync']);
  });
});

describe('ending a sync', () => {
  it('is done only from training', async () => {
    await put({ phase: 'orders' });
    await finishSync({ store, clock }, SHOP);
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'orders' });
    await put({ phase: 'training' });
    await finishSync({ store, clock }, SHOP);
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'done', finishedAt: NOW });
  });

  it('does not call failed what is over', async () => {
    await put({ phase: 'done' });
    await failSync({ store, clock }, SHOP, 'late');
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'done', problem: null });
    await put({ phase: 'products', bulkId: 'b' });
    await failSync({ store, clock }, SHOP, 'why');
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'failed', problem: 'why', bulkId: null });
  });
});
