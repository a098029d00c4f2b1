import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeProduct } from '../testing.ts';
import { type Described, nearestByText, stemmed, words } from './text.ts';

const titled = (id: number, title: string, over = {}) => makeProduct(id, { title, ...over });

function nearestTitles(products: Described[], at: number, k = 3): string[] {
  const rows = nearestByText(products, k);
  return [...rows.item.subarray(rows.ptr[at]!, rows.ptr[at + 1]!)].map((j) => products[j]!.title);
}

const OTHERS = ['Tea towel', 'Wool rug', 'Jam jar', 'Wall clock', 'Door mat', 'Oak tray', 'Ink pen'].map(
  (title, at) => titled(100 + at, title),
);

test('words keep letters of any script and drop punctuation', () => {
  expect(words('Fjällräv – 45L ryggsäck, "blå" & ØRN!')).toEqual([
    'fjällräv',
    '45l',
    'ryggsäck',
    'blå',
    'ørn',
  ]);
  expect(words('🕯️ 🎁')).toEqual([]);
});

test('one stem for cup and cups, but glass stays glass', () => {
  expect(stemmed('Cups glass CUP gas')).toEqual(['cup', 'glass', 'cup', 'gas']);
});

test('the nearest shares words; a compound meets its own parts', () => {
  const products = [titled(1, 'Vandringsryggsäck Topp'), titled(2, 'Ryggsäck Fjell'), ...OTHERS];
  expect(nearestTitles(products, 0, 1)).toEqual(['Ryggsäck Fjell']);
});

test('the thing itself counts for more than its colour', () => {
  const colours = ['Red', 'Blue', 'Green'];
  const bowls = colours.map((colour, at) => titled(1 + at, `${colour} serving bowl`));
  const lamps = colours.map((colour, at) => titled(11 + at, `${colour} desk lamp`));
  const products = [...bowls, ...lamps, ...OTHERS];
  expect(nearestTitles(products, 0, 2).sort()).toEqual(['Blue serving bowl', 'Green serving bowl']);
});

test('type and price speak where titles agree', () => {
  const products = [
    titled(1, 'Fjord', { type: 'Mugs', price: 10_000 }),
    titled(2, 'Fjord', { type: 'Towels', price: 10_000 }),
    titled(3, 'Fjord', { type: 'Mugs', price: 40_000 }),
    titled(4, 'Fjord', { type: 'Mugs', price: 11_000 }),
    ...OTHERS,
  ];
  const rows = nearestByText(products, 3);
  expect([...rows.item.subarray(0, 3)]).toEqual([3, 2, 1]);
});

test('hostile and empty catalogues are survived', () => {
  const tags = Array.from({ length: 5_000 }, () => 'same');
  for (const titles of [
    [],
    ['Alone'],
    ['', '', ''],
    ['__proto__', 'constructor', 'toString __proto__', 'hasOwnProperty'],
    ['x '.repeat(2_500), 'lång '.repeat(1_000), '💡'.repeat(2_500)],
    Array.from({ length: 300 }, () => 'All the same'),
  ]) {
    const products = titles.map((title, at) => titled(at + 1, title, { tags, type: '__proto__' }));
    const rows = nearestByText(products, 5);
    expect(rows.ptr).toHaveLength(titles.length + 1);
    expect(rows.score.every((score) => score >= 0 && score <= 1)).toBe(true);
  }
});

test('never itself, never more than asked, best first, always the same', () => {
  const word = fc.constantFrom('red', 'blue', 'cake', 'tin', 'set', '3', 'ring', 'åäö', '');
  const product = fc.record({
    title: fc.array(word, { maxLength: 5 }).map((parts) => parts.join(' ')),
    type: fc.constantFrom('', 'Tins', 'Rings'),
    price: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(product, { maxLength: 30 }), fc.integer({ min: 0, max: 6 }), (made, k) => {
      const products = made.map(({ title, ...over }, at) => titled(at + 1, title, over));
      const rows = nearestByText(products, k);
      products.forEach((_, i) => {
        const items = [...rows.item.subarray(rows.ptr[i]!, rows.ptr[i + 1]!)];
        const scores = [...rows.score.subarray(rows.ptr[i]!, rows.ptr[i + 1]!)];
        expect(items.length).toBeLessThanOrEqual(k);
        expect(items).not.toContain(i);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      });
      expect(nearestByText(products, k)).toEqual(rows);
    }),
  );
});
