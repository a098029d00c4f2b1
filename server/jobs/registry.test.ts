/** What each kind of job means: flows joined to each other, with a real store and a scripted platform. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { makeProduct } from '../domain/testing.ts';
import type { Job, JobKind, Store, Trainer } from '../flows/ports.ts';
import { RECONCILE_EVERY_MS } from '../flows/reconcile.ts';
import { freshSync } from '../flows/syncState.ts';
import {
  control,
  makeOrder,
  NOW,
  openCipher,
  QUIET,
  type ScriptedPlatform,
  SHOP,
  scriptedPlatform,
  scriptedTrainer,
  storeWith,
  testClock,
} from '../flows/testing.ts';
import { createHandlers } from './registry.ts';

const clock = testClock();
let store: Store;
let platform: ScriptedPlatform;
beforeEach(async () => {
  store = await storeWith(clock, SHOP);
  platform = scriptedPlatform();
  platform.products = [makeProduct(1)];
  platform.orders = [makeOrder(1)];
});
afterEach(() => store.close());

const handlers = (trainer: Trainer = scriptedTrainer(), over: Partial<ScriptedPlatform> = {}) =>
  createHandlers({
    store,
    platform: { ...platform, ...over },
    cipher: openCipher,
    clock,
    log: QUIET,
    trainer,
  });
const job = (kind: JobKind, payload = {}): Job => ({
  id: 1,
  shop: SHOP,
  kind,
  payload,
  attempt: 1,
  lease: 'x',
});
const phase = async () => (await store.syncs.get(SHOP))?.phase;

describe('a sync', () => {
  it('goes through to done with the training that it asked for', async () => {
    const { sync, train } = handlers();
    expect(await sync.run(job('sync'), control())).toEqual({ kind: 'done' });
    expect(await phase()).toBe('training');
    expect(await train.run(job('train'), control())).toEqual({ kind: 'done' });
    expect(await phase()).toBe('done');
    expect(await store.models.latest(SHOP)).toMatchObject({ version: 1 });
  });

  it('counts its failures from run to run', async () => {
    platform.statuses.push({ kind: 'failed', code: 'TIMEOUT' });
    expect(await handlers().sync.run(job('sync', { failures: 2 }), control())).toMatchObject({
      kind: 'again',
      payload: { failures: 3 },
    });
  });

  it('is told to the merchant as failed when it, or its training, is given up', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'orders' });
    await handlers().train.buried!(SHOP, new Error('x'));
    expect(await phase()).toBe('orders');
    await handlers().sync.buried!(SHOP, new MersalgError('platform-unavailable', 'Shopify is away.'));
    expect(await store.syncs.get(SHOP)).toMatchObject({
      phase: 'failed',
      problem: expect.stringContaining('Shopify is away. Start it again'),
    });
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'training' });
    await handlers().train.buried!(SHOP, new Error('secret detail'));
    expect(await store.syncs.get(SHOP)).toMatchObject({
      phase: 'failed',
      problem: expect.not.stringContaining('secret'),
    });
  });

  it('is not called done by a training that began before it', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'orders' });
    const usual = scriptedTrainer();
    const trainer = scriptedTrainer({
      async train(shop, onProgress) {
        await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'training' });
        return usual.train(shop, onProgress);
      },
    });
    await handlers(trainer).train.run(job('train'), control());
    expect(await phase()).toBe('training');
  });
});

describe('a reconcile', () => {
  it('comes again in an hour, from where this one began', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'done' });
    expect(await handlers().reconcile.run(job('reconcile', { since: NOW - 5_000 }), control())).toEqual({
      kind: 'again',
      delayMs: RECONCILE_EVERY_MS,
      payload: { since: NOW },
    });
    expect(platform.calls).toEqual([`changed since ${NOW - 5_000 - 600_000}`]);
  });

  it('goes back to where the last one ended when the sync that it waited for failed', async () => {
    const since = NOW - 86_400_000;
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'orders' });
    const waited = await handlers().reconcile.run(job('reconcile', { since }), control());
    if (waited.kind !== 'again') throw new Error('it did not wait');
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'failed', finishedAt: NOW });
    await handlers().reconcile.run(job('reconcile', waited.payload), control());
    expect(platform.calls).toEqual([`changed since ${since - 600_000}`]);
  });

  it('ends with the shop', async () => {
    await store.shops.uninstall(SHOP, NOW);
    expect(await handlers().reconcile.run(job('reconcile'), control())).toEqual({ kind: 'done' });
  });

  it('remembers access that is spent, so that the merchant’s visit installs anew', async () => {
    await store.syncs.put(SHOP, { ...freshSync(1, NOW), phase: 'done' });
    const changedProducts = () => {
      throw new MersalgError('token-expired', 'spent');
    };
    await expect(
      handlers(undefined, { changedProducts }).reconcile.run(job('reconcile'), control()),
    ).rejects.toMatchObject({ code: 'token-expired' });
    expect(await store.shops.loadToken(SHOP)).toMatchObject({ refresh: null, accessExpiresAt: 0 });
  });
});

describe('an ingest', () => {
  it('takes what waits', async () => {
    const body = JSON.stringify({ kind: 'order', order: makeOrder(7) });
    await store.inbox.put({ shop: SHOP, webhookId: 'w', topic: 'orders/create', body, receivedAt: NOW });
    expect(await handlers().ingest.run(job('ingest'), control())).toEqual({ kind: 'done' });
    expect(await store.orders.get(SHOP, 7)).not.toBeNull();
  });
});
