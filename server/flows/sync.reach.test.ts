/** How far back orders are read is the merchant's choice, also when it is made while they are being read. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { OrderReach } from '../domain/syncChoice.ts';
import { changeSettings } from './settings.ts';
import { deps, platform, store } from './sync.testing.ts';
import { sync } from './sync.ts';
import { control, NOW, SHOP } from './testing.ts';

async function choose(orders: OrderReach): Promise<void> {
  const { version, settings } = await store.shops.loadSettings(SHOP);
  const wanted = { ...settings, sync: { ...settings.sync, orders } };
  await changeSettings(store, { shop: SHOP, staff: '7' }, { settings: wanted, version }, NOW);
}

const run = () => sync(deps(), SHOP, 0, control());
const exports = () => platform.calls.filter((call) => call.startsWith('start'));
const phase = async () => (await store.syncs.get(SHOP))?.phase;

describe('how far back orders are read', () => {
  it('is as far as Shopify grants, unless the merchant says otherwise', async () => {
    await run();
    expect(exports()).toEqual(['start products', 'start orders']);
    expect(DEFAULT_SETTINGS.sync.orders).toBe('all');
  });

  it('is what the merchant chose', async () => {
    await choose('year');
    await run();
    expect(exports()).toEqual(['start products', 'start orders since 2025-11-21T00:00:00.000Z']);
    expect(await phase()).toBe('training');
  });

  it('chosen while the orders are being exported, has them exported anew', async () => {
    platform.statuses.push(
      { kind: 'ready', url: 'bulk-1', roots: 5, objects: 5 },
      ...Array.from({ length: 6 }, () => ({ kind: 'running' as const, objects: 3 })),
    );
    expect((await run()).kind).toBe('again');
    await choose('sixty-days');
    await run();
    expect(exports()).toEqual([
      'start products',
      'start orders',
      'start orders since 2026-09-22T00:00:00.000Z',
    ]);
    expect((await store.syncs.get(SHOP))?.ordersDone).toBe(platform.orders.length);
    expect(await phase()).toBe('training');
  });

  it('chosen while the model is trained, begins the sync again', async () => {
    await run();
    await choose('year');
    expect(await phase()).toBe('waiting');
    await run();
    expect(exports().at(-1)).toMatch(/^start orders since/);
  });

  it('chosen after all was done, begins a sync; chosen the same again, none', async () => {
    await run();
    const state = (await store.syncs.get(SHOP))!;
    await store.syncs.put(SHOP, { ...state, phase: 'done' });
    await choose('all');
    expect(await phase()).toBe('done');
    await choose('year');
    expect(await phase()).toBe('waiting');
    expect((await store.jobs.list(SHOP)).map(({ kind }) => kind)).toContain('sync');
  });
});

describe('whether customers’ past counts', () => {
  it('is heeded by a training, without reading the shop anew', async () => {
    await run();
    const state = (await store.syncs.get(SHOP))!;
    await store.syncs.put(SHOP, { ...state, phase: 'done' });
    const { version, settings } = await store.shops.loadSettings(SHOP);
    const wanted = { ...settings, sync: { ...settings.sync, customers: false } };
    await changeSettings(store, { shop: SHOP, staff: '7' }, { settings: wanted, version }, NOW);
    expect(await phase()).toBe('done');
    expect((await store.jobs.list(SHOP)).map(({ kind }) => kind)).toContain('train');
  });
});
