import { expect, test } from 'vitest';
import { makeHistory, makeProduct } from '../../testing.ts';
import { evaluateSubstitutes } from './substitutes.ts';

const COLOURS = ['Red', 'Blue', 'Green'];
const ARTICLES = ['glass serving bowl', 'folding desk lamp', 'woven picnic basket', 'oak cutting board'];
const LONERS = [
  'Wall clock',
  'Tea towel',
  'Door mat',
  'Ink pen',
  'Jam jar',
  'Wool rug',
  'Egg timer',
  'Key ring',
];

/** Ids 1 to 12 in threes: an article in three colours; then products of their own. */
const products = [
  ...ARTICLES.flatMap((article, at) =>
    COLOURS.map((colour, k) =>
      makeProduct(3 * at + k + 1, { title: `${colour} ${article}`, price: 10_000 + 3_000 * at }),
    ),
  ),
  ...LONERS.map((title, at) => makeProduct(100 + at, { title })),
];
const families = new Map(
  products.map(({ id }) => [id, id < 100 ? `family ${Math.floor((id - 1) / 3)}` : `own ${id}`]),
);
const history = makeHistory(products.map(({ id }) => [id, 100]));

test('what the titles tell is found at the top, and flagged', () => {
  expect(evaluateSubstitutes(products, history, families)).toMatchObject({
    queries: 12,
    hr10: 1,
    recall10: 1,
    mrr10: 1,
    flag: { precision: 1, recall: 1 },
    upgrades: { siblings: 0 },
    alternatives: { siblings: 0 },
  });
});

test('only products that were bought take part; a family of one asks nothing', () => {
  const some = makeHistory([1, 2, 4, 5, 100].map((id) => [id]));
  expect(evaluateSubstitutes(products, some, families).queries).toBe(4);
  expect(evaluateSubstitutes(products, makeHistory([[1], [4]]), families)).toMatchObject({
    queries: 0,
    hr10: 0,
    mrr10: 0,
  });
  expect(evaluateSubstitutes([], makeHistory([]), new Map())).toMatchObject({ queries: 0, recall10: 0 });
});

test('what cannot be scored follows by orders, then by id', () => {
  const strangers = ['Apple', 'Birch', 'Cloud', 'Dream'].map((title, at) => makeProduct(at + 1, { title }));
  const family = new Map([
    [2, 'f'],
    [4, 'f'],
  ]);
  // Product 1 and 3 are bought oftener than 4, and so stand before it when 2 asks; when 4 asks, so does 2.
  const bought = makeHistory([[1], [1], [3], [3], [2], [4]]);
  const { queries, hr10, mrr10 } = evaluateSubstitutes(strangers, bought, family);
  expect({ queries, hr10 }).toEqual({ queries: 2, hr10: 1 });
  expect(mrr10).toBeCloseTo(1 / 3);
});

test('a colour that the titles hide is not found, and counts against the flag', () => {
  const hidden = new Map(families).set(100, 'hidden').set(101, 'hidden');
  const found = evaluateSubstitutes(products, history, hidden);
  expect(found.queries).toBe(14);
  expect(found.flag.recall).toBeCloseTo(12 / 13);
  expect(found.mrr10).toBeLessThan(1);
});
