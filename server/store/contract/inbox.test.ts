/** What every engine promises about webhooks: kept once, processed later, forgotten in the end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InboxEvent, Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { newShop } from './samples.ts';

function anEvent(shop: string, webhookId: string, change: Partial<InboxEvent> = {}): InboxEvent {
  return { shop, webhookId, topic: 'orders/create', body: '{"id":1,"å":"🎁"}', receivedAt: 100, ...change };
}

describe.each(engines())('inbox on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('an event is stored with the job that will process it', async () => {
    const shop = newShop();
    const event = anEvent(shop, 'w1');
    expect(await store.inbox.put(event)).toBe('stored');
    expect(await store.inbox.pending(shop, 10)).toEqual([event]);
    expect(await store.jobs.list(shop)).toEqual([
      { kind: 'ingest', state: 'waiting', attempt: 0, error: null },
    ]);
  });

  test('the same event 50 times at once is one row and one job', async () => {
    const shop = newShop();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => store.inbox.put(anEvent(shop, 'same'))),
    );
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(49);
    expect(await store.inbox.pending(shop, 100)).toHaveLength(1);
    expect(await store.jobs.list(shop)).toHaveLength(1);
  });

  test('a repeat does not wake the job again, not even after it was processed', async () => {
    const shop = newShop();
    await store.inbox.put(anEvent(shop, 'w1'));
    const [job] = (await store.jobs.lease('me', ['ingest'], 60_000, 100)).filter((j) => j.shop === shop);
    await store.inbox.settle(shop, ['w1'], 200);
    await store.jobs.complete(job!);
    expect(await store.inbox.put(anEvent(shop, 'w1'))).toBe('duplicate');
    expect(await store.jobs.list(shop)).toEqual([]);
    expect(await store.inbox.pending(shop, 10)).toEqual([]);
  });

  test('the same id from another shop is another event', async () => {
    const [a, b] = [newShop(), newShop()];
    expect(await store.inbox.put(anEvent(a, 'w'))).toBe('stored');
    expect(await store.inbox.put(anEvent(b, 'w'))).toBe('stored');
    await store.inbox.settle(a, ['w'], 1);
    expect(await store.inbox.pending(b, 10)).toHaveLength(1);
  });

  test('pending are the oldest first, as many as asked', async () => {
    const shop = newShop();
    for (const at of [30, 10, 20]) await store.inbox.put(anEvent(shop, `w${at}`, { receivedAt: at }));
    expect((await store.inbox.pending(shop, 2)).map((e) => e.receivedAt)).toEqual([10, 20]);
    await store.inbox.settle(shop, ['w10', 'unknown'], 99, 'not understood');
    expect((await store.inbox.pending(shop, 9)).map((e) => e.receivedAt)).toEqual([20, 30]);
    await store.inbox.settle(shop, [], 99);
  });

  test('only processed events are purged, and their ids are free again', async () => {
    const shop = newShop();
    for (const at of [10, 20, 30]) await store.inbox.put(anEvent(shop, `w${at}`, { receivedAt: at }));
    await store.inbox.settle(shop, ['w10', 'w30'], 40);
    expect(await store.inbox.purge(30)).toBeGreaterThanOrEqual(1);
    expect(await store.inbox.put(anEvent(shop, 'w10'))).toBe('stored');
    expect(await store.inbox.put(anEvent(shop, 'w20'))).toBe('duplicate');
    expect(await store.inbox.put(anEvent(shop, 'w30'))).toBe('duplicate');
  });

  test('a stream of webhooks does not make a failing job forget its back-off', async () => {
    const shop = newShop();
    await store.inbox.put(anEvent(shop, 'w1'));
    const [job] = (await store.jobs.lease('me', ['ingest'], 60_000, 100)).filter((j) => j.shop === shop);
    await store.jobs.retry(job!, 'platform away', 60_000);
    await store.inbox.put(anEvent(shop, 'w2'));
    const leased = await store.jobs.lease('me', ['ingest'], 60_000, 100);
    expect(leased.filter((j) => j.shop === shop)).toEqual([]);
  });
});
