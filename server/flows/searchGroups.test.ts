/** What the merchant may exclude together is found by name, with how many products it holds. */
import { expect, test } from 'vitest';
import type { Collection } from '../domain/catalog.ts';
import type { GroupKind } from '../domain/report.ts';
import { makeProduct } from '../domain/testing.ts';
import { searchGroups } from './searchGroups.ts';
import { SHOP } from './testing.ts';

const products = [
  makeProduct(1, { vendor: 'Fjord ', tags: ['Sale', 'sale-2026', 'Sale '], collections: [7, 8] }),
  makeProduct(2, { vendor: 'Fjord', tags: ['Sale'], collections: [8, 404] }),
  makeProduct(3, { vendor: 'Éclair', tags: [''], collections: null }),
  makeProduct(4, { vendor: '', tags: [], collections: [] }),
];
const titles: Collection[] = [
  { id: 7, title: 'Lamps' },
  { id: 8, title: 'Everything' },
  { id: 9, title: '</script>' },
];
async function find(kind: GroupKind, query: string) {
  const catalog = new Map(products.map((product) => [product.id, product]));
  const asked: string[] = [];
  const collections = {
    replace: async () => {},
    all: async (shop: string) => {
      asked.push(shop);
      return titles;
    },
  };
  const { groups } = await searchGroups({ collections }, { shop: { shop: SHOP }, catalog }, kind, query);
  expect(asked).toEqual(kind === 'collection' ? [SHOP] : []);
  return groups.map(({ key, title, products: count }) => [key, title, count]);
}

test('collections by title, those with most products first, also empty ones, none without a title', async () => {
  expect(await find('collection', '')).toEqual([
    ['8', 'Everything', 2],
    ['7', 'Lamps', 1],
    ['9', '</script>', 0],
  ]);
  expect(await find('collection', ' LAMP')).toEqual([['7', 'Lamps', 1]]);
});

test('tags and vendors as the products bear them, each product counted once', async () => {
  expect(await find('tag', 'SALE')).toEqual([
    ['Sale', 'Sale', 2],
    ['sale-2026', 'sale-2026', 1],
  ]);
  expect(await find('vendor', '')).toEqual([
    ['Fjord', 'Fjord', 2],
    ['Éclair', 'Éclair', 1],
  ]);
  expect(await find('vendor', 'e\u0301CL')).toEqual([['Éclair', 'Éclair', 1]]);
  expect(await find('vendor', 'nobody')).toEqual([]);
});
