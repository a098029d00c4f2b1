/** The search syntax, apart from any shop. */
import { expect, test } from 'vitest';
import { compileSearch, type Searchable, seconds } from './search.ts';

interface Item {
  at: string;
  size: number | null;
  words: string[];
}

const ON: Searchable<Item> = {
  name: 'items',
  filters: {
    at: { kind: 'time', of: (item) => seconds(item.at) },
    size: { kind: 'number', of: (item) => item.size },
    word: { kind: 'word', of: (item) => item.words },
  },
  text: (item) => item.words.join(' '),
};
const item: Item = { at: '2026-05-05T10:00:00.900Z', size: 5, words: ['Red', 'green hoodie'] };
const matches = (query: string): boolean => compileSearch(query, ON)(item);

test('comparators, quotes, lists and logic', () => {
  expect(matches('size:>4 size:<=5')).toBe(true);
  expect(matches('size:>5')).toBe(false);
  expect(matches('size:5 AND word:red')).toBe(true);
  expect(matches('word:"green hoodie"')).toBe(true);
  expect(matches('word:blue,red')).toBe(true);
  expect(matches('size:1 OR (word:red NOT size:9)')).toBe(true);
  expect(matches('-word:red')).toBe(false);
  expect(matches('hoodie')).toBe(true);
  expect(matches('')).toBe(true);
});

test('times are whole seconds, days are whole days', () => {
  expect(matches("at:>'2026-05-05T10:00:00Z'")).toBe(false);
  expect(matches("at:>='2026-05-05T10:00:00Z'")).toBe(true);
  expect(matches('at:2026-05-05')).toBe(true);
  expect(matches("at:>'2026-05-05T11:59:59+02:00'")).toBe(true);
});

test('nonsense is refused', () => {
  expect(() => matches('(size:1')).toThrow('not closed');
  expect(() => matches('size:big')).toThrow('Invalid number');
  expect(() => matches('colour:red')).toThrow('the twin does not know the filter colour of items yet');
  expect(() => matches('at:>soon')).toThrow('Invalid timestamp');
});
