import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeHistory, makeProduct, repeated } from '../testing.ts';
import { buildInteractions } from './interactions.ts';
import { trainSubstitutes } from './substitutes.ts';

const titled = (id: number, title: string, type = '', tags: string[] = [], price = 10_000) =>
  makeProduct(id, { title, type, tags, price });

function substitutesOf(products: ReturnType<typeof titled>[], at: number): string[] {
  const rows = trainSubstitutes(products);
  return [...rows.item.subarray(rows.ptr[at]!, rows.ptr[at + 1]!)].map((j) => products[j]!.title);
}

const OTHERS = [
  'Tea towel',
  'Wool rug',
  'Jam jar',
  'Cake fork',
  'Wall clock',
  'Door mat',
  'Oak tray',
  'Ink pen',
];
const others = OTHERS.map((title, at) => titled(100 + at, title));

test('products that do the same job are found, the most alike first', () => {
  const products = [
    titled(1, 'Trekking Backpack 45', 'Backpacks', ['hiking']),
    titled(2, 'Trekking Backpack 60', 'Backpacks', ['hiking'], 16_000),
    titled(3, 'Light Trekking Backpack', 'Backpacks', [], 6_000),
    titled(4, 'Cast Iron Pan', 'Pans'),
    titled(5, 'Wool Socks', 'Socks'),
  ];
  expect(substitutesOf(products, 0)).toEqual(['Trekking Backpack 60', 'Light Trekking Backpack']);
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
    ...others,
  ];
  expect(substitutesOf(products, 0)).toEqual([]);
});

test('without types the titles decide, and no colour stands between', () => {
  const products = [
    titled(1, 'RED HANGING HEART'),
    titled(2, 'WHITE HANGING HEART', '', [], 15_000),
    ...others,
  ];
  expect(substitutesOf(products, 0)).toEqual(['WHITE HANGING HEART']);
});

test('a tea plate stands in for no teacup, a spice tin for no cake tin', () => {
  const cups = ['Regency', 'Meadow', 'Plain'].flatMap((line, at) => [
    titled(10 + at, `${line} roses teacup`, '', [], 9_000),
    titled(20 + at, `${line} roses tea plate`, '', [], 7_000),
    titled(30 + at, `${line} pantry cake tin`, '', [], 20_000),
    titled(40 + at, `${line} pantry spice tin`, '', [], 14_000),
  ]);
  const products = [...cups, ...others].sort((a, b) => a.id - b.id);
  for (const [at, { title }] of products.entries()) {
    const thing = title.split(' ').slice(2).join(' ');
    for (const found of substitutesOf(products, at)) expect(found.endsWith(thing)).toBe(true);
  }
  expect(
    substitutesOf(
      products,
      products.findIndex(({ id }) => id === 10),
    ),
  ).toHaveLength(2);
});

test('siblings are known as such and leave room for others', () => {
  const colours = Array.from({ length: 50 }, (_, at) => titled(1 + at, `Cup Vardag ${at}`, 'Cups'));
  const rungs = [titled(101, 'Cup Helg', 'Cups', [], 15_000), titled(102, 'Cup Kamin', 'Cups', [], 19_000)];
  const more = Array.from({ length: 60 }, (_, at) =>
    titled(200 + at, `Thing ${'abcdefgh'[at % 8]}${at}`, `Type ${at % 9}`),
  );
  const products = [...colours, ...rungs, ...more];
  const { ptr, item, groups } = trainSubstitutes(products);
  const found = [...item.subarray(ptr[0]!, ptr[1]!)];
  const [siblings, alternatives] = [
    found.filter((j) => groups[j] === groups[0]),
    found.filter((j) => groups[j] !== groups[0]),
  ];
  expect(siblings).toHaveLength(10);
  expect(alternatives.map((j) => products[j]!.title).sort()).toEqual(['Cup Helg', 'Cup Kamin']);
});

test('of equals, the one bought in the same company comes first', () => {
  const products = [
    titled(1, 'Oak board', 'Boards'),
    titled(2, 'Elm board', 'Boards', [], 14_000),
    titled(3, 'Ash board', 'Boards', [], 14_000),
    ...[4, 5, 6, 7].map((id) => titled(id, `Thing ${id}`, 'Things')),
    ...others,
  ];
  const history = makeHistory([
    ...repeated(5, [1, 4]),
    ...repeated(5, [1, 5]),
    ...repeated(5, [3, 4]),
    ...repeated(5, [3, 5]),
    ...repeated(5, [2, 6]),
    ...repeated(5, [2, 7]),
  ]);
  const first = (rows: ReturnType<typeof trainSubstitutes>) => products[rows.item[rows.ptr[0]!]!]!.id;
  expect(first(trainSubstitutes(products))).toBe(2);
  expect(first(trainSubstitutes(products, buildInteractions(history)))).toBe(3);
});

test('empty, lonely, identical and hostile catalogues are survived', () => {
  const tags = Array.from({ length: 5_000 }, () => '__proto__');
  for (const titles of [
    [],
    ['Alone'],
    ['', ''],
    ['__proto__', 'constructor __proto__', '🎁', 'x '.repeat(2_500)],
    Array.from({ length: 500 }, () => 'All the same'),
  ]) {
    const rows = trainSubstitutes(titles.map((title, at) => titled(at + 1, title, '__proto__', tags)));
    expect(rows.ptr).toHaveLength(titles.length + 1);
    expect(rows.groups).toHaveLength(titles.length);
  }
});

test('never itself, never another type, symmetric siblings, at most thirty others, always the same', () => {
  const made = fc.record({
    title: fc
      .array(fc.constantFrom('red', 'blue', 'cake', 'tin', 'pro', '500 ml', 'cup', 'tea'), { maxLength: 4 })
      .map((parts) => parts.join(' ')),
    type: fc.constantFrom('', 'Tins', 'Cups'),
    price: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(made, { maxLength: 40 }), (list) => {
      const products = list.map(({ title, type, price }, at) => titled(at + 1, title, type, [], price));
      const rows = trainSubstitutes(products);
      products.forEach(({ type }, i) => {
        const items = [...rows.item.subarray(rows.ptr[i]!, rows.ptr[i + 1]!)];
        expect(items).not.toContain(i);
        expect(new Set(items).size).toBe(items.length);
        expect(items.filter((j) => rows.groups[j] !== rows.groups[i]).length).toBeLessThanOrEqual(30);
        for (const j of items) {
          const other = products[j]!.type;
          expect(type === '' || other === '' || type === other).toBe(true);
        }
      });
      expect(trainSubstitutes(products)).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});
