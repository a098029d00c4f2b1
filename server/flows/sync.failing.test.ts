/** Exports that fail, are cut or are refused: tried again, told to the merchant, begun anew. */
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { contents, deps, platform, store } from './sync.testing.ts';
import { MOST_FAILURES, sync } from './sync.ts';
import { startSync } from './syncState.ts';
import { control, SHOP, scriptedPlatform } from './testing.ts';

describe('a failing export', () => {
  it('goes on in the same export when the line was cut', async () => {
    let cuts = 0;
    const flaky = scriptedPlatform();
    Object.assign(flaky, {
      products: platform.products,
      orders: platform.orders,
      bulkOrders: async function* (_shop: string, url: string, fromLine: number) {
        flaky.calls.push(`stream ${url} from ${fromLine}`);
        yield { items: platform.orders.slice(fromLine, fromLine + 3), line: Math.min(7, fromLine + 3) };
        if (fromLine + 3 < 7) {
          cuts += 1;
          throw new MersalgError('bulk-truncated', 'cut');
        }
      },
    });
    expect(await sync(deps({ platform: flaky }), SHOP, 0, control())).toEqual({ kind: 'finished' });
    expect(cuts).toBe(2);
    expect(flaky.calls.filter((call) => call.startsWith('stream bulk-2'))).toEqual([
      'stream bulk-2 from 0',
      'stream bulk-2 from 3',
      'stream bulk-2 from 6',
    ]);
    expect(await contents(store)).toMatchObject({ count: 7, done: [5, 7] });
  });

  it('asks for a new export when the file is broken at the same place again', async () => {
    platform.cutAt.set('bulk-1', 3);
    const outcome = await sync(deps(), SHOP, 0, control());
    expect(outcome).toMatchObject({ kind: 'again', failures: 1 });
    expect(await sync(deps(), SHOP, 1, control())).toEqual({ kind: 'finished' });
    expect(platform.calls.filter((call) => call === 'start products')).toHaveLength(2);
    expect(await contents(store)).toMatchObject({ done: [5, 7] });
  });

  it('tells the merchant after some failures, and begins anew when asked', async () => {
    let failures = 0;
    for (let run = 0; run < MOST_FAILURES; run += 1) {
      platform.statuses.push({ kind: 'failed', code: 'INTERNAL_SERVER_ERROR' });
      const outcome = await sync(deps(), SHOP, failures, control());
      if (run < MOST_FAILURES - 1) {
        expect(outcome).toMatchObject({ kind: 'again', failures: run + 1 });
        failures = run + 1;
      } else expect(outcome).toEqual({ kind: 'finished' });
    }
    const state = (await store.syncs.get(SHOP))!;
    expect(state.phase).toBe('failed');
    expect(state.problem).toMatch(/products.*INTERNAL_SERVER_ERROR.*Start the sync again/);
    await startSync(deps(), SHOP, 1);
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'finished' });
    expect(await contents(store)).toMatchObject({ phase: 'training', count: 7 });
    expect((await store.syncs.get(SHOP))!.problem).toBeNull();
  });

  it('does not ask again for what it may not read', async () => {
    platform.statuses.push({ kind: 'failed', code: 'ACCESS_DENIED' });
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'finished' });
    expect((await store.syncs.get(SHOP))!.problem).toMatch(/read_products and read_orders/);
  });

  it('throws when the platform is away, so that the job is tried again, and goes on from there', async () => {
    const away = scriptedPlatform({
      startBulk: async () => {
        throw new MersalgError('platform-unavailable', 'away');
      },
    });
    await expect(sync(deps({ platform: away }), SHOP, 0, control())).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'finished' });
  });
});
