import { expect, test } from 'vitest';
import { makeProduct } from '../testing.ts';
import { trainSubstitutes, words } from './substitutes.ts';

const titled = (id: number, title: string, type = '', tags: string[] = []) =>
  makeProduct(id, { title, type, tags });

function substitutesOf(products: ReturnType<typeof titled>[], at: number): string[] {
  const rows = trainSubstitutes(products);
  return [...rows.item.subarray(rows.ptr[at]!, rows.ptr[at + 1]!)].map((j) => products[j]!.title);
}

test('words keep letters of any script and drop punctuation', () => {
  expect(words('Fjällräv – 45L ryggsäck, "blå" & ØRN!')).toEqual([
    'fjällräv',
    '45l',
    'ryggsäck',
    'blå',
    'ørn',
  ]);
});

test('products that do the same job are found, the most alike first', () => {
  const products = [
    titled(1, 'Trekking Backpack 45', 'Backpacks', ['hiking']),
    titled(2, 'Trekking Backpack 60', 'Backpacks', ['hiking']),
    titled(3, 'Everyday Backpack', 'Backpacks'),
    titled(4, 'Cast Iron Pan', 'Pans'),
    titled(5, 'Wool Socks', 'Socks'),
  ];
  expect(substitutesOf(products, 0)).toEqual(['Trekking Backpack 60', 'Everyday Backpack']);
});

test('another declared type is another job, however alike the words', () => {
  const products = [
    titled(1, 'Fjord Blue Set', 'Mugs'),
    titled(2, 'Fjord Blue Set', 'Towels'),
    titled(3, 'Plain', 'Pans'),
  ];
  expect(substitutesOf(products, 0)).toEqual([]);
});

test('without types a shared motto is not a shared job', () => {
  const products = [
    titled(1, 'GARDENERS KNEELING PAD KEEP CALM'),
    titled(2, 'PLAYING CARDS KEEP CALM'),
    ...['TEA TOWEL', 'WOOL RUG', 'JAM JAR', 'CAKE TIN', 'WALL CLOCK', 'DOOR MAT'].map((title, k) =>
      titled(k + 3, title),
    ),
  ];
  expect(substitutesOf(products, 0)).toEqual([]);
});

test('without types the titles decide', () => {
  const others = [
    'TEA TOWEL',
    'WOOL RUG',
    'JAM JAR',
    'CAKE TIN',
    'WALL CLOCK',
    'DOOR MAT',
    'OAK TRAY',
    'INK PEN',
  ];
  const products = ['RED HANGING HEART', 'WHITE HANGING HEART', ...others].map((title, at) =>
    titled(at + 1, title),
  );
  expect(substitutesOf(products, 0)).toEqual(['WHITE HANGING HEART']);
});
