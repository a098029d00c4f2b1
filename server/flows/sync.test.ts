/** A sync may be killed, cut, refused or overtaken at any point: what is stored afterwards is what a calm one stores. */
import { describe, expect, it } from 'vitest';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { contents, deps, installedStore, platform, store } from './sync.testing.ts';
import { sync } from './sync.ts';
import { finishSync } from './syncState.ts';
import { control, NOW, SHOP, scriptedPlatform, TOKEN } from './testing.ts';

const kinds = async () => (await store.jobs.list(SHOP)).map((job) => job.kind);

describe('a calm sync', () => {
  it('brings everything in, tells how much, and hands over to training', async () => {
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'finished' });
    expect(await contents(store)).toMatchObject({ count: 7, phase: 'training', done: [5, 7] });
    expect(await store.syncs.get(SHOP)).toMatchObject({ productsTotal: 7, ordersTotal: 7, problem: null });
    expect(await store.products.count(SHOP)).toBe(5);
    expect(await kinds()).toEqual(['train']);
    await finishSync(deps(), SHOP);
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'done', finishedAt: NOW });
  });

  it('brings the titles of the collections', async () => {
    await sync(deps(), SHOP, 0, control());
    expect(await store.collections.all(SHOP)).toEqual([{ id: 7, title: 'Lamps' }]);
  });

  it('learns anew what currency the shop has, which a shop may change before it opens', async () => {
    await store.shops.setInfo(SHOP, { name: 'Before', currency: 'USD', timezone: 'UTC' });
    await sync(deps(), SHOP, 0, control());
    expect(await store.shops.get(SHOP)).toMatchObject({ name: 'Nordlys', currency: 'SEK' });
  });

  it('removes what the shop no longer has, but only once everything was met', async () => {
    await store.products.upsert(SHOP, [makeProduct(99, { updatedAt: NOW - 5000 })], NOW - 10);
    platform.cutAt.set('bulk-1', 2);
    await sync(deps(), SHOP, 0, control());
    expect(await store.products.get(SHOP, 99)).not.toBeNull();
    await sync(deps(), SHOP, 1, control());
    expect(await store.products.get(SHOP, 99)).toBeNull();
    expect(await store.products.count(SHOP)).toBe(5);
  });

  it('copes with a shop that has nothing', async () => {
    platform.statuses.push(
      { kind: 'ready', url: null, roots: 0, objects: 0 },
      { kind: 'ready', url: null, roots: 0, objects: 0 },
    );
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'finished' });
    expect(await contents(store)).toMatchObject({ phase: 'training', done: [0, 0] });
  });

  it('learns the currency first when the install could not', async () => {
    await sync(deps(), SHOP, 0, control());
    expect(platform.calls[0]).toBe('info');
    expect(await store.shops.get(SHOP)).toMatchObject({ currency: 'SEK' });
  });

  it('leaves the worker to others while a big export is being made', async () => {
    for (let at = 0; at < 6; at += 1) platform.statuses.push({ kind: 'running', objects: 10 });
    expect(await sync(deps(), SHOP, 2, control())).toEqual({ kind: 'again', delayMs: 5_000, failures: 2 });
    expect(await sync(deps(), SHOP, 2, control())).toEqual({ kind: 'finished' });
    expect(platform.calls.filter((call) => call === 'start products')).toHaveLength(1);
  });
});

describe('a killed sync', () => {
  /** A store that dies for good at its nth write. */
  function dying(of: Store, writes: number): Store {
    let left = writes;
    const mortal = <T extends object>(family: T): T =>
      new Proxy(family, {
        get:
          (target, name) =>
          async (...args: unknown[]) => {
            if (/^(upsert|put|sweep|enqueue|setInfo|replace)$/.test(String(name)) && left-- <= 0)
              throw new Error('killed');
            return (target as Record<string, (...a: unknown[]) => unknown>)[String(name)]!(...args);
          },
      });
    return {
      ...of,
      products: mortal(of.products),
      collections: mortal(of.collections),
      orders: mortal(of.orders),
      syncs: mortal(of.syncs),
      jobs: mortal(of.jobs),
      shops: mortal(of.shops),
    };
  }

  it('resumes after a kill at any write, and stores what a calm one stores', async () => {
    await sync(deps(), SHOP, 0, control());
    const calm = await contents(store);
    let kills = 0;
    for (; ; kills += 1) {
      const killed = await installedStore();
      try {
        await sync(deps({ store: dying(killed, kills), platform: again() }), SHOP, 0, control());
        break;
      } catch (thrown) {
        expect(String(thrown)).toContain('killed');
        await sync(deps({ store: killed, platform: again() }), SHOP, 0, control());
        expect(await contents(killed), `killed at write ${kills}`).toEqual(calm);
        expect((await killed.jobs.list(SHOP)).map((job) => job.kind)).toContain('train');
      } finally {
        await killed.close();
      }
    }
    // As many kills as a calm sync has writes: the loop ends when the store outlives the sync.
    expect(kills).toBeGreaterThan(15);
  });

  const again = () => {
    const fresh = scriptedPlatform();
    fresh.products = platform.products;
    fresh.orders = platform.orders;
    fresh.collectionTitles = platform.collectionTitles;
    return fresh;
  };

  it('does not ask for lines again that are stored', async () => {
    const stop = new AbortController();
    const { upsert } = store.orders;
    let batches = 0;
    const stopping: Store = {
      ...store,
      orders: {
        ...store.orders,
        upsert: (...args) => {
          batches += 1;
          if (batches === 2) stop.abort();
          return upsert(...args);
        },
      },
    };
    expect(await sync(deps({ store: stopping }), SHOP, 0, control(stop.signal))).toEqual({ kind: 'stopped' });
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'orders', line: 4, bulkId: 'bulk-2' });
    await sync(deps(), SHOP, 0, control());
    expect(platform.calls).toContain('stream bulk-2 from 4');
    expect(platform.calls.filter((call) => call === 'start orders')).toHaveLength(1);
    expect(await contents(store)).toMatchObject({ count: 7, done: [5, 7] });
  });
});

describe('a sync overtaken', () => {
  /** Does something to the shop when the second batch of orders arrives. */
  const meanwhile = (event: () => Promise<unknown>) => {
    const usual = platform.bulkOrders;
    platform.bulkOrders = async function* (...args) {
      let batches = 0;
      for await (const batch of usual(...args)) {
        batches += 1;
        if (batches === 2) await event();
        yield batch;
      }
    };
  };

  it('stops when the shop uninstalls, and starts over when it comes back', async () => {
    meanwhile(async () => {
      await store.shops.uninstall(SHOP, NOW);
      await store.shops.install(SHOP, [], TOKEN, NOW);
    });
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'stopped' });
    expect(await store.orders.count(SHOP)).toBe(2);
    expect(
      await sync(
        deps({
          platform: Object.assign(scriptedPlatform(), {
            products: platform.products,
            orders: platform.orders,
          }),
        }),
        SHOP,
        0,
        control(),
      ),
    ).toEqual({ kind: 'finished' });
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'training', generation: 2, ordersDone: 7 });
  });

  it('brings nothing back of a shop that was erased', async () => {
    meanwhile(() => store.shops.erase(SHOP));
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'stopped' });
    expect(await store.orders.count(SHOP)).toBe(0);
    expect(await store.syncs.get(SHOP)).toBeNull();
  });

  it('brings no collections back of a shop that was erased while they were told', async () => {
    const erasing = scriptedPlatform({
      async collections() {
        await store.shops.erase(SHOP);
        return [{ id: 7, title: 'Late' }];
      },
    });
    expect(await sync(deps({ platform: erasing }), SHOP, 0, control())).toEqual({ kind: 'stopped' });
    expect(await store.collections.all(SHOP)).toEqual([]);
  });

  it('does nothing for a shop that left', async () => {
    await store.shops.uninstall(SHOP, NOW);
    expect(await sync(deps(), SHOP, 0, control())).toEqual({ kind: 'stopped' });
    expect(platform.calls).toEqual([]);
  });
});
