/** Webhooks come twice, late, in any order and broken: what they say ends up in the tables once, or is refused by name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inFull } from '../../e2e/faults/figures.ts';
import { MersalgError } from '../domain/errors.ts';
import { makeProduct } from '../domain/testing.ts';
import { order, pending, receive, renew, run, store } from './ingest.testing.ts';
import type { Change, Store } from './ports.ts';
import { NOW, OTHER_SHOP, SHOP, scriptedPlatform } from './testing.ts';

/** The long form makes five hundred databases, one after the other. */
const LONG_MS = inFull ? 180_000 : 20_000;

describe('taking in webhooks', () => {
  it('applies orders, products and deletions, and settles them', async () => {
    await store.products.upsert(SHOP, [makeProduct(2, { updatedAt: 1 })], NOW);
    await receive(order(1, NOW, 500));
    await receive({ kind: 'product', product: makeProduct(1, { updatedAt: NOW, title: 'New' }) });
    await receive({ kind: 'product-deleted', id: 2 });
    await run();
    expect(await store.orders.get(SHOP, 1)).toMatchObject({ total: 500 });
    expect(await store.products.get(SHOP, 1)).toMatchObject({ title: 'New' });
    expect(await store.products.get(SHOP, 2)).toBeNull();
    expect(await pending()).toEqual([]);
  });

  it(
    'ends in the same state in whatever order they come',
    async () => {
      const changes: Change[] = [
        order(1, NOW - 3000, 100),
        order(1, NOW - 2000, 200),
        order(1, NOW - 1000, 300),
        order(2, NOW - 2000, 900),
        { kind: 'order-deleted', id: 2 },
        { kind: 'product', product: makeProduct(7, { updatedAt: NOW - 9000, title: 'old' }) },
        { kind: 'product', product: makeProduct(7, { updatedAt: NOW - 100, title: 'new' }) },
        { kind: 'product', product: makeProduct(8, { updatedAt: NOW - 500 }) },
        { kind: 'product-deleted', id: 8 },
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(changes, { minLength: changes.length }),
          fc.integer({ min: 1, max: 9 }),
          async (shuffled, split) => {
            await renew();
            for (const change of shuffled.slice(0, split)) await receive(change);
            await run();
            for (const change of shuffled.slice(split)) await receive(change);
            await run();
            expect(await store.orders.get(SHOP, 1)).toMatchObject({ total: 300 });
            expect(await store.orders.get(SHOP, 2)).toBeNull();
            expect(await store.products.get(SHOP, 7)).toMatchObject({ title: 'new' });
            expect(await store.products.get(SHOP, 8)).toBeNull();
            expect(await pending()).toEqual([]);
          },
        ),
        { numRuns: inFull ? 500 : 100 },
      );
    },
    LONG_MS,
  );

  it('goes by the deletion even when the other side’s clock is a little ahead', async () => {
    await receive({ kind: 'product-deleted', id: 1 }, { receivedAt: NOW });
    await run();
    await receive({ kind: 'product', product: makeProduct(1, { updatedAt: NOW + 120_000 }) });
    await run();
    expect(await store.products.get(SHOP, 1)).toBeNull();
  });

  it('works off more than one batch', async () => {
    for (let id = 1; id <= 250; id += 1) await receive(order(id, NOW, id));
    await run();
    expect(await store.orders.count(SHOP)).toBe(250);
  });

  it('is not held up by an event that cannot be used, and says what was wrong', async () => {
    const problems: unknown[] = [];
    const settle = store.inbox.settle;
    const upsert = store.orders.upsert;
    const watched: Store = {
      ...store,
      inbox: {
        ...store.inbox,
        settle: (shop, webhooks, at, problem) => {
          if (problem !== undefined) problems.push(problem);
          return settle(shop, webhooks, at, problem);
        },
      },
      orders: {
        ...store.orders,
        upsert: (shop, orders) => {
          if (orders.some((one) => one.id === 13)) throw new RangeError('poison');
          return upsert(shop, orders);
        },
      },
    };
    const odd = scriptedPlatform({
      parseWebhook: (_shop, topic, body) => {
        if (topic === 'odd') throw new TypeError('unreadable');
        return JSON.parse(body);
      },
    });
    await receive(order(12, NOW, 1));
    await receive(order(13, NOW, 2));
    await receive('{{{', { topic: 'odd' });
    await receive({ kind: 'ignored', why: 'unknown-topic' });
    await receive(order(14, NOW, 3));
    await run(odd, watched);
    expect(await store.orders.count(SHOP)).toBe(2);
    expect(await pending()).toEqual([]);
    expect(problems.sort()).toEqual(['internal', 'unknown-topic', 'unreadable']);
  });

  it('loses nothing when the store goes away in between', async () => {
    await receive(order(1, NOW, 1));
    const away: Store = {
      ...store,
      orders: {
        ...store.orders,
        upsert: async () => {
          throw new MersalgError('store-unavailable', 'away');
        },
      },
    };
    await expect(run(scriptedPlatform(), away)).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(await pending()).toHaveLength(1);
    await run();
    expect(await store.orders.count(SHOP)).toBe(1);
  });

  it('does no harm when killed between the effect and its settling', async () => {
    await receive(order(1, NOW, 1));
    const killed: Store = {
      ...store,
      inbox: {
        ...store.inbox,
        settle: async () => {
          throw new MersalgError('store-unavailable', 'killed');
        },
      },
    };
    await expect(run(scriptedPlatform(), killed)).rejects.toThrow();
    await run();
    expect(await store.orders.count(SHOP)).toBe(1);
    expect(await pending()).toEqual([]);
  });

  it('leaves other shops alone', async () => {
    await receive(order(1, NOW, 1));
    await receive(order(1, NOW, 2), { shop: OTHER_SHOP });
    await run();
    expect(await store.orders.get(OTHER_SHOP, 1)).toBeNull();
    expect(await store.inbox.pending(OTHER_SHOP, 10)).toHaveLength(1);
  });
});

describe('training after changes', () => {
  const jobs = async () => (await store.jobs.list(SHOP)).map((job) => job.kind);

  it('is scheduled when something changed', async () => {
    await receive(order(1, NOW, 1));
    await run();
    expect(await jobs()).toContain('train');
  });

  it('is not scheduled for notices, nor while a sync is under way', async () => {
    await receive({ kind: 'ignored', why: 'x' });
    await run();
    expect(await jobs()).not.toContain('train');
  });
});
