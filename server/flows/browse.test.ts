/** The merchant's list: narrowed to what wants a look, page by page, each with what stands first beside it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Show } from '../domain/browseReport.ts';
import type { FirstChange, Support } from '../domain/recommend/firsts.ts';
import { DEFAULT_RULES } from '../domain/rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import { browse, decodeMark, readChanges } from './browse.ts';
import type { Store } from './ports.ts';
import { QUIET, SHOP, storeWith, testClock } from './testing.ts';
import { createViews } from './views.ts';

const clock = testClock();
let store: Store;
beforeEach(async () => {
  store = await storeWith(clock, SHOP);
  const products = [1, 2, 3, 4].map((id) => makeProduct(id, { vendor: id === 4 ? 'Fjord' : 'Nord' }));
  await store.products.upsert(SHOP, [...products, makeProduct(5, { status: 'draft' })], 1);
});
afterEach(() => store.close());

const support = (show: number): Support => ({ show, orders: 3, base: 9, alike: false });
const change = (product: number, was: number | null, now: number | null): FirstChange => ({
  product,
  was: was === null ? null : support(was),
  now: now === null ? null : support(now),
});
const publish = (trainedAt: number, changes: readonly FirstChange[], compared = true) => {
  const summary = { trainedAt, orders: 1, products: 1, pairs: 1, trainMs: 1, mark: 0 };
  return store.models.publish(SHOP, new Uint8Array(1), summary, { compared, changes, gone: [], beside: 2 });
};
const save = (over: Partial<Settings>) => store.shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, ...over }, 0);
async function view() {
  return (await createViews({ store, clock, log: QUIET }).get(SHOP))!;
}
async function list(show: Show, query = '') {
  const { products } = await browse(store, await view(), { query, show, after: null, limit: 50 });
  return products.map(({ id }) => id);
}

describe('the list', () => {
  it('says what stands first beside each, what is pinned and what is excluded', async () => {
    await publish(1, [change(1, null, 2)], false);
    const pins = [{ with: 2, show: 3 }];
    await save({
      rules: { ...DEFAULT_RULES, pins, exclude: { collections: [], tags: [], vendors: ['fjord'] } },
    });
    const { products, total } = await browse(store, await view(), {
      query: 'product',
      show: 'all',
      after: null,
      limit: 4,
    });
    expect(total).toBe(5);
    expect(products.map(({ first, pinned, excluded }) => [first, pinned, excluded])).toEqual([
      ['Product 2', false, false],
      [null, true, false],
      [null, true, false],
      [null, false, true],
    ]);
  });

  it('is narrowed, and a product without a page, or with a pin beside it, lacks nothing', async () => {
    await publish(1, [change(1, null, 2)], false);
    await save({ excludedProducts: [2], rules: { ...DEFAULT_RULES, pins: [{ with: 3, show: 1 }] } });
    expect(await list('nothing')).toEqual([2, 4]);
    expect(await list('pinned')).toEqual([1, 3]);
    expect(await list('excluded')).toEqual([2]);
    expect(await list('nothing', '4')).toEqual([4]);
    expect(await list('changed')).toEqual([]);
  });

  it('lacks nothing anywhere where something is pinned beside everything', async () => {
    await save({ rules: { ...DEFAULT_RULES, pins: [{ with: null, show: 1 }] } });
    expect(await list('nothing')).toEqual([]);
  });

  it('tells what the last training changed, kind by kind', async () => {
    await publish(1, [change(1, null, 2), change(2, null, 1)], false);
    expect((await readChanges(store, await view())).compared).toMatchObject({ before: null });
    await publish(2, [change(1, 2, 3), change(2, 1, null), change(3, null, 404)]);
    expect((await readChanges(store, await view())).compared).toMatchObject({
      before: 1,
      gained: 1,
      lost: 1,
      other: 1,
    });
    expect([await list('changed'), await list('gained'), await list('lost'), await list('other')]).toEqual([
      [1, 2, 3],
      [3],
      [2],
      [1],
    ]);
    const { products } = await browse(store, await view(), {
      query: '',
      show: 'changed',
      after: null,
      limit: 9,
    });
    expect(products[0]!.change).toMatchObject({
      kind: 'other',
      was: { product: { title: 'Product 2' }, orders: 3, base: 9 },
      now: { product: { title: 'Product 3' } },
    });
    // A product that is gone is told as such.
    expect(products[2]!.change).toMatchObject({ was: null, now: { product: null } });
  });

  it('goes on where the page before ended', async () => {
    const asked = { query: '', show: 'all', limit: 2 } as const;
    const first = await browse(store, await view(), { ...asked, after: null });
    const second = await browse(store, await view(), { ...asked, after: decodeMark(first.next!) });
    expect(second.products.map(({ id }) => id)).toEqual([3, 4]);
    expect([first.total, second.total]).toEqual([5, null]);
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('[1,"a"]').toString('base64url')])(
    '%j is no place to go on from',
    (mark) => expect(decodeMark(mark)).toBeNull(),
  );
});
