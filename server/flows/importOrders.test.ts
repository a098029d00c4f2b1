/** An import may be killed, repeated and fed bad rows; what is stored is what one calm import stores. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeProduct } from '../domain/testing.ts';
import { type ImportItem, importOrders, type RefusedRow } from './importOrders.ts';
import type { Store } from './ports.ts';
import { freshSync } from './syncState.ts';
import { makeLine, makeOrder, NOW, OTHER_SHOP, SHOP, storeWith, TOKEN, testClock } from './testing.ts';

const clock = testClock();
let store: Store;
let refusals: RefusedRow[];

beforeEach(async () => {
  clock.at = NOW;
  refusals = [];
  store = await storeWith(clock, SHOP, OTHER_SHOP);
  await seed(store);
});
afterEach(() => store.close());

const seed = (on: Store) => {
  const products = [1, 2].map((id) =>
    makeProduct(id, {
      variants: [
        {
          id: id * 10,
          title: 'Default Title',
          sku: `S-${id}`,
          price: 1,
          compareAt: null,
          cost: null,
          stock: null,
          available: true,
          options: [],
        },
      ],
    }),
  );
  return on.products.upsert(SHOP, products, NOW);
};

const order = (id: number, row: number, part = 0): ImportItem => ({
  kind: 'order',
  row,
  part,
  order: makeOrder(id, {
    source: 'import',
    lines: [
      makeLine(null, { sku: 'S-1' }),
      makeLine(null, { sku: null, title: 'Product 2' }),
      makeLine(null, { sku: 'GONE', title: 'Gone' }),
    ],
  }),
});
const refused = (row: number, part = 0): ImportItem => ({ kind: 'refused', row, part, reason: `bad ${row}` });

/** 1,200 orders in two parts, some rows refused. */
const FILE: ImportItem[] = Array.from({ length: 1_200 }, (_, n) =>
  order(n + 1, n < 700 ? n + 2 : n - 698, n < 700 ? 0 : 1),
);
FILE.splice(300, 0, refused(302));
FILE.splice(900, 0, refused(201, 1));

async function* stream(items: readonly ImportItem[]) {
  yield* items;
}

const run = (
  items: readonly ImportItem[],
  over: { on?: Store; again?: boolean; shop?: string; signal?: AbortSignal; onProgress?: () => void } = {},
) =>
  importOrders(
    { store: over.on ?? store, clock },
    {
      shop: SHOP,
      file: 'f',
      items: stream(items),
      signal: new AbortController().signal,
      onProgress: () => {},
      onRefused: (row) => refusals.push(row),
      ...over,
    },
  );

async function contents(of: Store) {
  const { ptr, productIds } = await of.orders.history(SHOP);
  return {
    count: await of.orders.count(SHOP),
    pairs: productIds.length,
    first: [...productIds.slice(0, 2)],
    orders: ptr.length - 1,
  };
}

describe('importing', () => {
  it('stores orders with their products resolved, reports refusals, and asks for a training', async () => {
    expect(await run(FILE)).toEqual({
      kind: 'finished',
      orders: 1_200,
      refused: 2,
      resumedAfter: 0,
      lines: 3_600,
      unknownLines: 1_200,
    });
    expect(await contents(store)).toEqual({ count: 1_200, pairs: 2_400, first: [1, 2], orders: 1_200 });
    expect(refusals).toEqual([refused(302), refused(201, 1)]);
    expect((await store.jobs.list(SHOP)).map((job) => job.kind)).toEqual(['train']);
    expect(await store.imports.get(SHOP, 'f')).toMatchObject({
      imported: 1_200,
      refused: 2,
      finishedAt: NOW,
    });
  });

  it('goes on after a kill at any batch, and stores each order once', async () => {
    for (const kills of [1, 2, 3]) {
      const killed = await storeWith(clock, SHOP);
      await seed(killed);
      let left = kills;
      const dying: Store = {
        ...killed,
        imports: {
          ...killed.imports,
          put: async (...args) => {
            left -= 1;
            if (left === 0) throw new Error('killed');
            return killed.imports.put(...args);
          },
        },
      };
      await expect(run(FILE, { on: dying })).rejects.toThrow('killed');
      const report = await run(FILE, { on: killed });
      expect(report).toMatchObject({
        kind: 'finished',
        orders: 1_200,
        refused: 2,
        resumedAfter: (kills - 1) * 500,
      });
      expect(report.lines).toBe(3_600 - (kills - 1) * 1_500);
      expect(await contents(killed)).toEqual({ count: 1_200, pairs: 2_400, first: [1, 2], orders: 1_200 });
      await killed.close();
    }
  });

  it('stops when told, and the next run goes on', async () => {
    const stop = new AbortController();
    expect(await run(FILE, { signal: stop.signal, onProgress: () => stop.abort() })).toMatchObject({
      kind: 'stopped',
      orders: 500,
    });
    expect(await run(FILE)).toMatchObject({ kind: 'finished', orders: 1_200, resumedAfter: 500 });
  });

  it('knows files that were imported, unless told to do it again, which changes nothing', async () => {
    await run(FILE);
    expect(await run([])).toMatchObject({ kind: 'known', orders: 1_200 });
    expect(await run(FILE, { again: true })).toMatchObject({ kind: 'finished', orders: 1_200, lines: 3_600 });
    expect(await contents(store)).toMatchObject({ count: 1_200, pairs: 2_400 });
  });

  it('never replaces what came from the platform', async () => {
    await store.orders.upsert(SHOP, [makeOrder(1, { total: 777, updatedAt: 5 })]);
    await run([order(1, 2)]);
    expect(await store.orders.get(SHOP, 1)).toMatchObject({ total: 777, source: 'sync' });
  });

  it('uses what a products export knows of former SKUs', async () => {
    async function* hints() {
      yield { handle: 'product-2', title: 'Old name', skus: ['GONE'] };
    }
    const input = {
      shop: SHOP,
      file: 'f',
      items: stream([order(1, 2)]),
      hints: hints(),
      signal: new AbortController().signal,
      onProgress() {},
      onRefused() {},
    };
    expect(await importOrders({ store, clock }, input)).toMatchObject({ unknownLines: 0 });
  });

  it('places lines of an earlier import once their SKU is known', async () => {
    await run([order(1, 2)]);
    await store.products.upsert(
      SHOP,
      [
        makeProduct(9, {
          variants: [
            {
              id: 90,
              title: '',
              sku: 'GONE',
              price: 1,
              compareAt: null,
              available: true,
              cost: null,
              stock: null,
              options: [],
            },
          ],
        }),
      ],
      NOW,
    );
    await importOrders(
      { store, clock },
      {
        shop: SHOP,
        file: 'g',
        items: stream([]),
        signal: new AbortController().signal,
        onProgress() {},
        onRefused() {},
      },
    );
    expect((await store.orders.get(SHOP, 1))?.lines.map((line) => line.productId)).toEqual([1, 2, 9]);
  });
});

describe('an import that cannot begin', () => {
  it('names the shops that are there', async () => {
    await expect(run(FILE, { shop: 'nobody.myshopify.com' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/not installed.*fjell.*nordlys.*Open Mersalg/),
    });
  });

  it('waits for the catalogue', async () => {
    await expect(run(FILE, { shop: OTHER_SHOP })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ends when the shop leaves meanwhile, and brings nothing back', async () => {
    const leave = async () => {
      await store.shops.erase(SHOP);
      await store.shops.install(SHOP, [], TOKEN, NOW);
      await store.shops.install(SHOP, [], TOKEN, NOW);
    };
    async function* items() {
      yield* FILE.slice(0, 600);
      await leave();
      yield* FILE.slice(600);
    }
    const input = {
      shop: SHOP,
      file: 'f',
      items: items(),
      signal: new AbortController().signal,
      onProgress() {},
      onRefused() {},
    };
    await expect(importOrders({ store, clock }, input)).rejects.toMatchObject({ code: 'not-found' });
    expect(await store.orders.count(SHOP)).toBe(0);
  });

  it('leaves the training to a sync that is under way', async () => {
    await store.syncs.put(SHOP, freshSync(1, NOW));
    await run([order(1, 2)]);
    expect(await store.jobs.list(SHOP)).toEqual([]);
  });
});
