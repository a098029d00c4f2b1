import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeHistory, repeated } from '../../testing.ts';
import { buildInteractions, type Interactions } from '../interactions.ts';
import type { ComplementQuestion, Model } from '../model.ts';
import {
  confidenceRanker,
  coOccurrenceRanker,
  cosineRanker,
  countPairs,
  popularityRanker,
} from './baselines.ts';
import { judge, judgeShown } from './judge.ts';
import { OrderCollector } from './orderList.ts';
import { itemQueries, makeQueries } from './queries.ts';
import type { Ranker } from './ranker.ts';

const TRAIN = [...repeated(3, [1, 2]), ...repeated(2, [1, 3]), [2, 3, 4], [4], [4], [4], [4]];
const data = buildInteractions(makeHistory(TRAIN));

/** Queries over the product numbers of `TRAIN`: every product of every test basket is hidden once. */
function asked(tests: readonly (readonly number[])[], train = TRAIN, items: Interactions = data) {
  const collector = new OrderCollector();
  // So that names sort as numbers do.
  const name = (product: number) => String(product).padStart(3, '0');
  for (let product = 1; product <= 20; product++) collector.add('all', name(product), 0, '');
  [...train, ...tests].forEach((basket, at) => {
    for (const product of basket) collector.add(String(at), name(product), at, '');
  });
  const list = collector.finish();
  const split = {
    train: Uint32Array.from(train, (_, at) => at + 1),
    test: Uint32Array.from(tests, (_, at) => train.length + at + 1),
  };
  return itemQueries(list, makeQueries(list, split), items);
}

test('the hidden product’s place is noted, and the other products of the basket have none', () => {
  // Bestsellers: 4 and 1 (5 orders each, the smaller id first), then 2 (4), 3 (3).
  const queries = asked([[4, 2, 3]]);
  const { ranks, covered } = judge(popularityRanker(data), queries, 'full', 4);
  // Each time two of the others are barred, and 1 leads what is left, but for the hidden 4.
  expect([...ranks]).toEqual([2, 2, 2]);
  expect(covered).toBe(4);
});

test('in the single question only one product is known, and the same are barred', () => {
  const seen: { context: number[]; barred: number[]; masked: number }[] = [];
  const spy: Ranker = {
    name: 'spy',
    rank({ context, barred, mask }) {
      seen.push({
        context: [...context],
        barred: [...barred],
        masked: mask.reduce((sum, one) => sum + one, 0),
      });
      return 0;
    },
  };
  const queries = asked([[4, 2, 3]]);
  judge(spy, queries, 'full', 4);
  judge(spy, queries, 'single', 4);
  expect(seen.slice(0, 3)).toEqual([
    { context: [1, 2], barred: [1, 2], masked: 2 },
    { context: [3, 2], barred: [3, 2], masked: 2 },
    { context: [3, 1], barred: [3, 1], masked: 2 },
  ]);
  for (const [at, { context, barred }] of seen.slice(3).entries()) {
    expect(context).toEqual([queries.single[at]]);
    expect(barred).toEqual(seen[at]!.barred);
  }
});

test('a product that no training order holds is a miss', () => {
  const { ranks } = judge(popularityRanker(data), asked([[1, 9]]), 'full', 4);
  expect([...ranks]).toEqual([0]);
});

test('plain methods score as their formulas say, also from one basket to the next', () => {
  const basket = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.array(basket, { minLength: 1, maxLength: 20 }),
      fc.array(basket, { maxLength: 6 }),
      (train, tests) => {
        const items = buildInteractions(makeHistory(train));
        const queries = asked(tests, train, items);
        const pairs = countPairs(items);
        const orders = (i: number) => train.filter((one) => one.includes(items.ids[i]!)).length;
        const both = (i: number, j: number) =>
          train.filter((one) => one.includes(items.ids[i]!) && one.includes(items.ids[j]!)).length;
        const methods: [Ranker, (i: number, j: number) => number][] = [
          [coOccurrenceRanker(items, pairs), both],
          [confidenceRanker(items, pairs), (i, j) => both(i, j) / orders(i)],
          [cosineRanker(items, pairs), (i, j) => both(i, j) / Math.sqrt(orders(i) * orders(j))],
        ];
        for (const [ranker, weight] of methods) {
          const scored: Ranker = {
            name: 'checked',
            rank(question, into) {
              const size = ranker.rank(question, into);
              const open = [...items.ids.keys()].filter((item) => question.mask[item] === 0);
              const score = (j: number) => question.context.reduce((sum, i) => sum + weight(i, j), 0);
              expect(size).toBe(Math.min(question.limit, open.length));
              // Rounding may swap what differs by less than this; what is placed higher scores no less.
              const placed = [...into.subarray(0, size)];
              for (let k = 1; k < size; k++) {
                expect(score(placed[k - 1]!)).toBeGreaterThan(score(placed[k]!) - 1e-6);
              }
              const left = open.filter((item) => !placed.includes(item));
              for (const item of left) expect(score(item)).toBeLessThan(score(placed.at(-1)!) + 1e-6);
              return size;
            },
          };
          for (const kind of ['full', 'single'] as const) judge(scored, queries, kind, items.ids.length);
        }
      },
    ),
  );
});

test('what is shown is counted: how often, how many, and how many of them were it', () => {
  const queries = asked([[1, 2, 3]]);
  const asked1: ComplementQuestion[] = [];
  const model: Pick<Model, 'complements'> = {
    complements(question) {
      asked1.push(question);
      const card = (productId: number) => ({
        productId,
        score: 1,
        reason: { kind: 'pinned' } as const,
      });
      // Nothing when 1 is hidden; 4 alone when 3 is hidden; 2 among three cards when 2 is hidden.
      if (question.barred.has(2) && question.barred.has(3)) return [];
      return question.barred.has(2) ? [card(4)] : [card(4), card(2), card(9)];
    },
  };
  const shown = judgeShown(model, queries, 'full', data);
  expect(shown).toEqual({ share: 2 / 3, mean: 4 / 3, precision: 1 / 4 });
  expect(asked1[0]).toEqual({ context: [2, 3], barred: new Set([2, 3]), limit: 4, cart: true });
});

test('nothing shown is no division by zero', () => {
  const model = { complements: () => [] };
  expect(judgeShown(model, asked([[1, 2]]), 'single', data)).toEqual({ share: 0, mean: 0, precision: 0 });
});
