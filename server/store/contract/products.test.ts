/** What every engine promises about the catalogue. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Product } from '../../domain/catalog.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aProduct, aVariant, newShop } from './samples.ts';

describe.each(engines())('products on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  const catalogVersion = async (shop: string) => (await store.versions([shop]))[0]?.catalog;

  test('a product comes back as it went in, whatever its text', async () => {
    const shop = newShop();
    const odd = aProduct(2 ** 52 + 1, {
      title: `</script>"quoted" {brace}, \\back, åäö 🎁 'x' NULL`,
      tags: ['{', '"', '\\', '', 'NULL', 'línea\nnueva'],
      variants: [
        aVariant({ sku: null, compareAt: null, options: [] }),
        aVariant({ id: 52, sku: '"{,}\\', price: 0 }),
      ],
      imageUrl: 'https://cdn.example/ö.jpg?a=1',
      status: 'unlisted',
      published: false,
    });
    expect(await store.products.upsert(shop, [odd], 5)).toBe(1);
    expect(await store.products.get(shop, odd.id)).toEqual(odd);
    expect(await store.products.all(shop)).toEqual([odd]);
  });

  test('the character NUL does not break a batch', async () => {
    const shop = newShop();
    await store.products.upsert(shop, [aProduct(1, { title: 'a\0b' }), aProduct(2)], 5);
    expect(await store.products.count(shop)).toBe(2);
    expect((await store.products.search(shop, 'ab', 5)).map((p) => p.id)).toEqual([1]);
  });

  test('the older of two versions is ignored, in whatever order and also within one batch', async () => {
    const shop = newShop();
    const [older, newer] = [
      aProduct(1, { title: 'older', updatedAt: 1 }),
      aProduct(1, { title: 'newer', updatedAt: 2 }),
    ];
    expect(await store.products.upsert(shop, [newer, older], 5)).toBe(1);
    expect(await store.products.upsert(shop, [older], 5)).toBe(0);
    expect(await store.products.get(shop, 1)).toEqual(newer);
  });

  test('what a webhook does not tell of a product stays as the sync told it, and what it tells counts', async () => {
    const shop = newShop();
    const whole = aProduct(1, { collections: [8, 9] });
    await store.products.upsert(shop, [whole], 5);
    const told = (updatedAt: number, stock: number): Product => ({
      ...whole,
      title: 'renamed',
      collections: null,
      variants: [{ ...whole.variants[0]!, cost: null, stock }, aVariant({ id: 99, cost: null, stock: 0 })],
      updatedAt,
    });
    await store.products.upsert(shop, [told(2000, 11)], 6);
    const [variant] = whole.variants;
    const merged = {
      ...told(2000, 11),
      collections: [8, 9],
      variants: [{ ...variant, stock: 11 }, aVariant({ id: 99, cost: null, stock: null })],
    };
    expect(await store.products.get(shop, 1)).toEqual(merged);
    // The sync's file is older than the webhook, yet only the sync knows these.
    const late = { ...whole, collections: [7], variants: [{ ...variant!, cost: 2200 }] };
    expect(await store.products.upsert(shop, [late], 7)).toBe(0);
    expect(await store.products.get(shop, 1)).toMatchObject({
      title: 'renamed',
      collections: [7],
      variants: [{ cost: 2200, stock: 11 }, { id: 99 }],
      updatedAt: 2000,
    });
    const version = await catalogVersion(shop);
    await store.products.upsert(shop, [late], 8);
    expect(await catalogVersion(shop)).toBe(version);
  });

  test('a product that only webhooks have told of is known in part until a sync brings it', async () => {
    const shop = newShop();
    const told = aProduct(1, { collections: null, variants: [aVariant({ stock: 0 })] });
    await store.products.upsert(shop, [told, aProduct(2)], 5);
    expect(await store.products.get(shop, 1)).toMatchObject({
      collections: null,
      variants: [{ stock: null }],
    });
    expect(await store.products.countPartial(shop, 1001)).toBe(1);
    expect(await store.products.countPartial(shop, 1000)).toBe(0);
    await store.products.upsert(shop, [aProduct(1)], 6);
    expect(await store.products.get(shop, 1)).toEqual(aProduct(1));
    expect(await store.products.countPartial(shop, 1001)).toBe(0);
  });

  test('collections are replaced as a whole, whatever their titles', async () => {
    const shop = newShop();
    const titles = ['Kaffe & te', '</script>"{,}\\\'', 'a\0b', ''];
    await store.collections.replace(shop, [{ id: 9, title: 'old' }]);
    await store.collections.replace(
      shop,
      titles
        .map((title, at) => ({ id: 2 ** 45 - at, title }))
        .concat({ id: 5, title: 'x' }, { id: 5, title: 'y' }),
    );
    expect(await store.collections.all(shop)).toEqual([
      { id: 5, title: 'y' },
      ...titles.map((title, at) => ({ id: 2 ** 45 - at, title: title.replace('\0', '') })).reverse(),
    ]);
    await store.collections.replace(shop, []);
    expect(await store.collections.all(shop)).toEqual([]);
  });

  test('what changed since a version: changed and removed products, and all after a sweep or an erase', async () => {
    const shop = newShop();
    const ids = async (since: number) => {
      const changes = await store.products.changes(shop, since);
      return changes.kind === 'all' ? 'all' : [changes.products.map((p) => p.id).sort(), changes.removed];
    };
    await store.products.upsert(shop, [aProduct(1), aProduct(2), aProduct(3)], 5);
    const first = (await catalogVersion(shop))!;
    expect(await ids(first)).toEqual([[], []]);
    await store.products.upsert(shop, [aProduct(2, { updatedAt: 2000, title: 'new' }), aProduct(3)], 5);
    await store.products.upsert(shop, [aProduct(4)], 9);
    expect(await ids(first)).toEqual([[2, 4], []]);
    await store.products.remove(shop, 1, 9000);
    expect(await ids(first)).toEqual([[2, 4], [1]]);
    const second = (await catalogVersion(shop))!;
    expect(await ids(second)).toEqual([[], []]);
    await store.products.sweep(shop, 9);
    expect(await ids(second)).toBe('all');
    expect(await ids((await catalogVersion(shop))!)).toEqual([[], []]);
    expect(await store.products.changes(newShop(), first)).toEqual({ kind: 'all' });
  });

  test('the catalogue version rises with a change and only then', async () => {
    const shop = newShop();
    await store.products.upsert(shop, [aProduct(1), aProduct(2)], 5);
    expect(await catalogVersion(shop)).toBe(1);
    await store.products.upsert(shop, [aProduct(1), aProduct(2, { updatedAt: 2000 })], 6);
    await store.products.upsert(shop, [aProduct(1, { updatedAt: 1, title: 'late' })], 6);
    expect(await catalogVersion(shop)).toBe(1);
    expect(await store.products.get(shop, 2)).toMatchObject({ updatedAt: 2000 });
    const sold = aProduct(2, { updatedAt: 3000, variants: [aVariant({ available: false })] });
    await store.products.upsert(shop, [sold], 7);
    expect(await catalogVersion(shop)).toBe(2);
    await store.products.remove(shop, 2, 4000);
    expect(await catalogVersion(shop)).toBe(3);
    await store.products.remove(shop, 2, 5000);
    await store.products.remove(shop, 99, 5000);
    expect(await store.products.sweep(shop, 1)).toBe(0);
    expect(await catalogVersion(shop)).toBe(3);
    expect(await store.products.sweep(shop, 100)).toBe(1);
    expect(await catalogVersion(shop)).toBe(4);
  });

  test('a deleted product stays away from late older updates, and comes back with a newer one', async () => {
    const shop = newShop();
    await store.products.upsert(shop, [aProduct(1, { updatedAt: 10 })], 5);
    await store.products.remove(shop, 1, 20);
    expect(await store.products.get(shop, 1)).toBeNull();
    for (const updatedAt of [9, 10, 20]) {
      expect(await store.products.upsert(shop, [aProduct(1, { updatedAt })], 50)).toBe(0);
    }
    expect(await store.products.count(shop)).toBe(0);
    expect(await store.products.upsert(shop, [aProduct(1, { updatedAt: 21 })], 50)).toBe(1);
    expect(await store.products.all(shop)).toHaveLength(1);
  });

  test('updates and deletions in any order reach the same state', async () => {
    const step = fc.record({
      id: fc.integer({ min: 1, max: 2 }),
      at: fc.integer({ min: 1, max: 9 }),
      gone: fc.boolean(),
    });
    const property = fc.asyncProperty(
      fc.uniqueArray(step, { maxLength: 8, selector: (s) => `${s.id} ${s.at}` }),
      async (steps) => {
        const run = async (order: typeof steps) => {
          const shop = newShop();
          for (const { id, at, gone } of order) {
            if (gone) await store.products.remove(shop, id, at);
            else await store.products.upsert(shop, [aProduct(id, { updatedAt: at, title: `at ${at}` })], 1);
          }
          return await store.products.all(shop);
        };
        const sorted = [...steps].sort((a, b) => a.at - b.at);
        expect(await run(steps)).toEqual(await run(sorted));
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  test('a sweep removes what its sync did not meet, and spares what a webhook brought meanwhile', async () => {
    const shop = newShop();
    await store.products.upsert(shop, [aProduct(1), aProduct(2), aProduct(3, { updatedAt: 2000 })], 100);
    await store.products.upsert(shop, [aProduct(1), aProduct(3)], 200);
    await store.products.upsert(shop, [aProduct(4)], 250);
    expect(await store.products.sweep(shop, 200)).toBe(1);
    expect((await store.products.all(shop)).map((p) => p.id)).toEqual([1, 3, 4]);
    // Overlooked once, it comes back with the next sync though nobody edited it.
    expect(await store.products.upsert(shop, [aProduct(2)], 300)).toBe(1);
  });

  test('meeting a product never makes it look less recently met', async () => {
    const shop = newShop();
    await store.products.upsert(shop, [aProduct(1)], 300);
    await store.products.upsert(shop, [aProduct(1, { updatedAt: 1500 })], 100);
    expect(await store.products.sweep(shop, 200)).toBe(0);
  });

  test('many are read at once, in the order asked, without those that are missing', async () => {
    const shop = newShop();
    await store.products.upsert(
      shop,
      [1, 2, 3].map((id) => aProduct(id)),
      1,
    );
    await store.products.remove(shop, 2, 5000);
    expect((await store.products.getMany(shop, [3, 2, 1, 99, 3])).map((p) => p.id)).toEqual([3, 1]);
    expect(await store.products.getMany(shop, [])).toEqual([]);
    const many = Array.from({ length: 40_000 }, (_, id) => id);
    expect(await store.products.getMany(shop, many)).toHaveLength(2);
  });

  test('search finds parts of titles without regard to case, in any alphabet, in title order', async () => {
    const shop = newShop();
    const titles = [
      'Öland ÄPPELMUST',
      'blåbärssylt',
      'Ærlig røkelaks',
      'ΣΊΤΑ',
      '100% ull',
      'under_streck',
      'back\\slash',
    ];
    await store.products.upsert(
      shop,
      titles.map((title, at) => aProduct(at + 1, { title })),
      1,
    );
    const find = async (q: string) => (await store.products.search(shop, q, 10)).map((p) => p.title);
    expect(await find('äppel')).toEqual(['Öland ÄPPELMUST']);
    expect(await find('BLÅBÄR')).toEqual(['blåbärssylt']);
    expect(await find('RØKE')).toEqual(['Ærlig røkelaks']);
    expect(await find('ίτα')).toEqual(['ΣΊΤΑ']);
    expect(await find('%')).toEqual(['100% ull']);
    expect(await find('_')).toEqual(['under_streck']);
    expect(await find('k\\s')).toEqual(['back\\slash']);
    expect(await find('nothing')).toEqual([]);
    expect(await find('  ')).toHaveLength(7);
    expect(await store.products.search(shop, 'l', 2)).toHaveLength(2);
    const all = await find('');
    expect(all).toEqual([
      '100% ull',
      'back\\slash',
      'blåbärssylt',
      'under_streck',
      'Ærlig røkelaks',
      'Öland ÄPPELMUST',
      'ΣΊΤΑ',
    ]);
  });

  test('search finds a whole SKU or an id, and nothing of what is deleted', async () => {
    const shop = newShop();
    const skus = [aVariant({ sku: 'Röd-42' }), aVariant({ id: 52, sku: 'Blå-42' })];
    await store.products.upsert(shop, [aProduct(4711, { variants: skus }), aProduct(5), aProduct(6)], 1);
    const find = async (q: string) => (await store.products.search(shop, q, 10)).map((p) => p.id);
    expect(await find('blå-42')).toEqual([4711]);
    expect(await find('-42')).toEqual([]);
    expect(await find('4711')).toEqual([4711]);
    expect(await find(`SKU-5`)).toEqual([5]);
    await store.products.remove(shop, 5, 5000);
    expect(await find('SKU-5')).toEqual([]);
    expect(await find('5')).toEqual([]);
  });
});
