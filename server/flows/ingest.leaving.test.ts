/** A shop that leaves and a customer who asks to be forgotten stay gone, whatever arrives late. */
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { makeProduct } from '../domain/testing.ts';
import { clock, order, pending, receive, run, store } from './ingest.testing.ts';
import type { Change } from './ports.ts';
import { makeOrder, NOW, SHOP, scriptedPlatform, TOKEN } from './testing.ts';

describe('leaving', () => {
  const left: Change = { kind: 'uninstalled' };
  const gone = scriptedPlatform({
    shopInfo: async () => {
      throw new MersalgError('not-installed', 'gone');
    },
  });

  it('uninstalls: the token and the jobs go', async () => {
    await receive(left);
    await run(gone);
    expect((await store.shops.get(SHOP))?.uninstalledAt).toBe(NOW);
    expect(await store.shops.loadToken(SHOP)).toBeNull();
    expect(await store.jobs.list(SHOP)).toEqual([]);
  });

  it('ignores a late notice when the shop has come back meanwhile', async () => {
    await store.shops.uninstall(SHOP, NOW - 1000);
    await store.shops.install(SHOP, [], TOKEN, NOW);
    await store.shops.setInfo(SHOP, { name: 'N', currency: 'SEK', timezone: 'UTC' });
    await receive(left, { receivedAt: NOW - 500 });
    await receive(left, { receivedAt: NOW + 3_600_000 });
    await run();
    expect((await store.shops.get(SHOP))?.uninstalledAt).toBeNull();
  });

  it('does not even ask the platform about a notice from before the install', async () => {
    await store.shops.install(SHOP, [], TOKEN, NOW);
    await receive(left, { receivedAt: NOW - 500 });
    await run(gone);
    expect((await store.shops.get(SHOP))?.uninstalledAt).toBeNull();
  });

  it('believes a notice soon after an install when the platform says so too', async () => {
    await store.shops.install(SHOP, [], TOKEN, NOW);
    await store.shops.setInfo(SHOP, { name: 'N', currency: 'SEK', timezone: 'UTC' });
    await receive(left, { receivedAt: NOW + 60_000 });
    clock.at = NOW + 61_000;
    await run(gone);
    expect((await store.shops.get(SHOP))?.uninstalledAt).toBe(NOW + 61_000);
  });

  it('lets a shop go that left before its currency was ever learnt', async () => {
    await store.shops.erase(SHOP);
    await store.shops.install(SHOP, [], TOKEN, NOW);
    clock.at = NOW + 60_000;
    await receive(order(1, NOW, 1));
    await receive(left);
    await run(gone);
    expect((await store.shops.get(SHOP))?.uninstalledAt).toBe(NOW + 60_000);
    expect(await store.orders.count(SHOP)).toBe(0);
    await receive({ kind: 'redact-shop' });
    await run(gone);
    expect(await store.shops.get(SHOP)).toBeNull();
    expect(await pending()).toEqual([]);
  });

  it('keeps late orders and products of a shop that left out', async () => {
    await store.shops.uninstall(SHOP, NOW);
    await receive(order(1, NOW, 1));
    await receive({ kind: 'product', product: makeProduct(1) });
    await run();
    expect(await store.orders.count(SHOP)).toBe(0);
    expect(await store.products.count(SHOP)).toBe(0);
    expect(await pending()).toEqual([]);
  });

  it('erases everything on shop/redact, and what comes after does not bring it back', async () => {
    await receive(order(1, NOW, 1));
    await run();
    await store.shops.uninstall(SHOP, NOW);
    await receive({ kind: 'redact-shop' });
    await run();
    expect(await store.shops.get(SHOP)).toBeNull();
    expect(await store.orders.count(SHOP)).toBe(0);
    await receive(order(2, NOW, 1));
    await run();
    expect(await store.orders.count(SHOP)).toBe(0);
  });

  it('keeps a merchant who came back before shop/redact arrived', async () => {
    await store.shops.install(SHOP, [], TOKEN, NOW);
    await store.shops.setInfo(SHOP, { name: 'N', currency: 'SEK', timezone: 'UTC' });
    await receive({ kind: 'redact-shop' }, { receivedAt: NOW + 1000 });
    await run();
    expect(await store.shops.get(SHOP)).not.toBeNull();
  });
});

describe('a customer who asks to be forgotten', () => {
  it('is forgotten in every order, and stays so when an old webhook is repeated', async () => {
    const bought: Change = {
      kind: 'order',
      order: makeOrder(1, { customerKey: 'key-of-anna', updatedAt: NOW }),
    };
    await receive(bought);
    await run();
    await receive({ kind: 'redact-customer', customerKey: 'key-of-anna' });
    await run();
    expect(await store.orders.get(SHOP, 1)).toMatchObject({ customerKey: null, total: 10_000 });
    await receive(bought);
    await receive({ kind: 'order', order: makeOrder(2, { customerKey: 'key-of-anna', updatedAt: NOW + 5 }) });
    await run();
    expect(await store.orders.get(SHOP, 1)).toMatchObject({ customerKey: null });
    expect(await store.orders.get(SHOP, 2)).toMatchObject({ customerKey: null });
  });
});
