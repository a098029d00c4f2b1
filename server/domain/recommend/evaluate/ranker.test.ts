import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeHistory, makeProduct, repeated } from '../../testing.ts';
import { buildInteractions } from '../interactions.ts';
import { serve, train } from '../trained.ts';
import { byPopularity, modelRanker, NO_ITEM, type RankQuestion, Selector } from './ranker.ts';

/** Items 0, 1, 2, 3 with 1, 3, 2, 3 orders. */
const data = buildInteractions(makeHistory([[11, 13], [11, 12, 13], [11, 12, 13], [10]]));

function question(context: number[], barred: number[], limit: number, items = 4): RankQuestion {
  const mask = new Uint8Array(items);
  for (const item of barred) mask[item] = 1;
  return { context: Uint32Array.from(context), barred: Uint32Array.from(barred), mask, limit, kind: 'full' };
}

test('popularity counts orders, and equals stand by index', () => {
  expect([...byPopularity(data)]).toEqual([1, 3, 2, 0]);
});

test('unknown scores fall back to popularity, negative ones rank below them, barred ones nowhere', () => {
  const into = new Uint32Array(4);
  const selector = new Selector(data);
  expect(selector.select(Float64Array.of(0, -1, 0, 0), question([], [], 4), into)).toBe(4);
  expect([...into]).toEqual([3, 2, 0, 1]);
  expect(selector.select(Float64Array.of(0, -1, 0.5, 0), question([], [3], 4), into)).toBe(3);
  expect([...into.subarray(0, 3)]).toEqual([2, 0, 1]);
  expect(selector.select(Float64Array.of(1, 1, 1, 1), question([], [0, 1, 2, 3], 4), into)).toBe(0);
  expect(selector.select(Float64Array.of(1, 1, 1, 1), question([], [], 0), into)).toBe(0);
});

test('picks what a full sort would pick', () => {
  const scored = fc.array(fc.tuple(fc.integer({ min: -2, max: 4 }), fc.boolean(), fc.nat(3)), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(scored, fc.nat(12), (rows, limit) => {
      const baskets = rows.flatMap(([, , orders], item) => repeated(orders + 1, [item + 1]));
      const many = buildInteractions(makeHistory(baskets));
      const orders = (item: number) => rows[item]![2];
      const expected = rows
        .map((_, item) => item)
        .filter((item) => !rows[item]![1])
        .sort((a, b) => rows[b]![0] - rows[a]![0] || orders(b) - orders(a) || a - b)
        .slice(0, limit);
      const barred = rows.flatMap(([, out], item) => (out ? [item] : []));
      const into = new Uint32Array(limit);
      const scores = Float64Array.from(rows, ([score]) => score);
      const size = new Selector(many).select(scores, question([], barred, limit, rows.length), into);
      expect([...into.subarray(0, size)]).toEqual(expected);
    }),
  );
});

test('the served model is asked with ids, and answers with items', async () => {
  const history = makeHistory([...repeated(8, [10, 30]), ...repeated(6, [10, 20]), ...repeated(10, [40])]);
  const products = [10, 20, 30, 40].map((id) => makeProduct(id));
  const into = new Uint32Array(2);
  const ranker = modelRanker('blend', serve(await train({ history, products })), buildInteractions(history));
  expect(ranker.name).toBe('blend');
  ranker.rank(question([0], [0], 2), into);
  expect(into[0]).toBe(2);
  ranker.rank(question([0], [0, 2], 2), into);
  expect(into[0]).toBe(1);
});

test('a product without orders takes its place, and is no item', () => {
  const model = {
    stats: { orders: 0, products: 0, pairs: 0 },
    complements: () => [],
    ranking: () => [
      { productId: 99, score: 1, supported: false },
      { productId: 12, score: 1, supported: true },
    ],
    substitutes: () => [],
  };
  const into = new Uint32Array(3);
  expect(modelRanker('blend', model, data).rank(question([0], [0], 3), into)).toBe(2);
  expect([...into.subarray(0, 2)]).toEqual([NO_ITEM, 2]);
});
