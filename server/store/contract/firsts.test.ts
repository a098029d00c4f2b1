/** What every engine promises about what stands first beside each product, and about pages of the catalogue. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FirstChange, Firsts, Support } from '../../domain/recommend/firsts.ts';
import type { PageMark, Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aProduct, aVariant, newShop } from './samples.ts';

const summary = (trainedAt: number) => ({ trainedAt, orders: 9, products: 3, pairs: 4, trainMs: 5, mark: 0 });
const support = (show: number, orders: number | null = 10): Support => ({
  show,
  orders,
  base: orders === null ? null : 40,
  alike: show % 2 === 1,
});
const change = (product: number, was: Support | null, now: Support | null): FirstChange => ({
  product,
  was,
  now,
});

describe.each(engines())('firsts on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  const publish = (shop: string, trainedAt: number, firsts?: Partial<Firsts>) =>
    store.models.publish(
      shop,
      Uint8Array.of(1),
      summary(trainedAt),
      firsts && { compared: true, changes: [], gone: [], beside: 0, ...firsts },
    );

  test('a new shop has none, and the first model has nothing to compare with', async () => {
    const shop = newShop();
    expect(await store.firsts.compared(shop)).toBeNull();
    expect(await store.firsts.all(shop)).toBeNull();
    const changes = [change(1, null, support(2)), change(3, null, support(4))];
    await publish(shop, 100, { compared: false, changes, beside: 2 });
    expect(await store.firsts.all(shop)).toEqual(
      new Map([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(await store.firsts.compared(shop)).toEqual({
      trainedAt: 100,
      before: null,
      gained: 0,
      lost: 0,
      other: 0,
      beside: 2,
    });
    expect(await store.firsts.changes(shop)).toEqual([]);
  });

  test('a later model tells what it changed, and that alone', async () => {
    const shop = newShop();
    const first = [1, 2, 3, 4].map((id) => change(id, null, support(id + 10)));
    await publish(shop, 100, { compared: false, changes: first, beside: 4 });
    const changes = [
      change(1, support(11, null), null),
      change(2, support(12, 7), support(20)),
      change(5, null, support(21)),
    ];
    await publish(shop, 200, { changes, gone: [4], beside: 3 });
    expect(await store.firsts.changes(shop)).toEqual(changes);
    expect(await store.firsts.compared(shop)).toEqual({
      trainedAt: 200,
      before: 100,
      gained: 1,
      lost: 1,
      other: 1,
      beside: 3,
    });
    expect(await store.firsts.all(shop)).toEqual(
      new Map([
        [2, 20],
        [3, 13],
        [5, 21],
      ]),
    );
    await publish(shop, 300, { beside: 3 });
    expect(await store.firsts.changes(shop)).toEqual([]);
    expect(await store.firsts.compared(shop)).toMatchObject({ before: 200, gained: 0, beside: 3 });
    expect((await store.firsts.all(shop))?.size).toBe(3);
  });

  test('a model that tells nothing leaves nothing to compare with', async () => {
    const shop = newShop();
    await publish(shop, 100, { compared: false, changes: [change(1, null, support(2))], beside: 1 });
    await publish(shop, 200);
    expect(await store.firsts.all(shop)).toBeNull();
    expect(await store.firsts.compared(shop)).toBeNull();
    await publish(shop, 300, { compared: false, changes: [change(5, null, support(6))], beside: 1 });
    expect(await store.firsts.all(shop)).toEqual(new Map([[5, 6]]));
  });
});

describe.each(engines())('pages of products on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  /** Ids of all pages, and the totals that they told. */
  async function walk(shop: string, limit: number, query = '', among: readonly number[] | null = null) {
    const ids: number[] = [];
    const totals: (number | null)[] = [];
    let after: PageMark | null = null;
    do {
      const page = await store.products.page(shop, { query, after, limit, among });
      expect(page.products.length).toBeLessThanOrEqual(limit);
      ids.push(...page.products.map(({ id }) => id));
      totals.push(page.total);
      after = page.next;
    } while (after !== null);
    return { ids, totals };
  }

  test('hold each product once, by title and id, whatever the titles and the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'B', 'b', 'Å', 'å', '%', 'ab', '\0', '😀'), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (titles, limit) => {
          const shop = newShop();
          const all = titles.map((title, at) => aProduct(at + 1, { title }));
          await store.products.upsert(shop, all, 1);
          const whole = await store.products.search(shop, '', 100);
          const { ids, totals } = await walk(shop, limit);
          expect(ids).toEqual(whole.map(({ id }) => id));
          expect(totals[0]).toBe(titles.length);
          expect(totals.slice(1).every((total) => total === null)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('are found by title, SKU and id, among those asked for, and without what was removed', async () => {
    const shop = newShop();
    await store.products.upsert(
      shop,
      [
        aProduct(7, { title: 'Blue Mug', variants: [aVariant({ id: 71, sku: 'M-1' })] }),
        aProduct(8, { title: 'Red mug', variants: [aVariant({ id: 81, sku: 'M-2' })] }),
        aProduct(9, { title: 'Tray', variants: [aVariant({ id: 91, sku: 'T-1' })] }),
      ],
      1,
    );
    expect((await walk(shop, 1, 'MUG')).ids).toEqual([7, 8]);
    expect((await walk(shop, 5, 'm-2')).ids).toEqual([8]);
    expect((await walk(shop, 5, '9')).ids).toEqual([9]);
    expect(await walk(shop, 1, 'mug', [8, 9, 404])).toEqual({ ids: [8], totals: [1] });
    expect(await walk(shop, 1, '', [])).toEqual({ ids: [], totals: [0] });
    await store.products.remove(shop, 8, Date.now() * 2);
    expect((await walk(shop, 5)).ids).toEqual([7, 9]);
  });

  test('skip nothing when a product of the page before goes', async () => {
    const shop = newShop();
    await store.products.upsert(
      shop,
      [1, 2, 3, 4].map((id) => aProduct(id, { title: `Title ${id}` })),
      1,
    );
    const asked = { query: '', limit: 2, among: null };
    const { next } = await store.products.page(shop, { ...asked, after: null });
    await store.products.remove(shop, 2, Date.now() * 2);
    const rest = await store.products.page(shop, { ...asked, after: next });
    expect(rest.products.map(({ id }) => id)).toEqual([3, 4]);
  });
});
