import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildInteractions } from '../interactions.ts';
import { mulberry32 } from '../synthetic.ts';
import { historyOf, OrderCollector, type OrderList } from './orderList.ts';
import { itemQueries, makeQueries, QUERY_DEFAULTS } from './queries.ts';
import { NO_ITEM } from './ranker.ts';
import { randomSplit, timeSplit } from './split.ts';

/** Product n is the n-th letter; the order named o is at time o. */
function listOf(baskets: readonly string[], times?: readonly number[]): OrderList {
  const collector = new OrderCollector();
  collector.add('alphabet', 'a', -2, '');
  for (const letter of 'bcdefgh') collector.add('alphabet', letter, -2, '');
  baskets.forEach((basket, at) => {
    for (const letter of basket) collector.add(String(at), letter, times?.[at] ?? at, '');
  });
  return collector.finish();
}

test('the last fifth by time is the test, and equal times stay in the order of the file', () => {
  const { train, test: last } = timeSplit({ createdAt: Float64Array.of(9, 1, 9, 2, 9, 0, 3, 4, 5, 9) });
  expect([...train]).toEqual([5, 1, 3, 6, 7, 8, 0, 2]);
  expect([...last]).toEqual([4, 9]);
  expect(timeSplit({ createdAt: new Float64Array(4) }).test.length).toBe(0);
});

test('without times a seeded shuffle splits, the same on every machine', () => {
  const { train, test: last } = randomSplit(10);
  expect([...train, ...last].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  // By the protocol's own words: for i = n-1 … 1, j = floor(rand() · (i + 1)), swap.
  const expected = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const random = mulberry32(42);
  for (let i = 9; i >= 1; i--) {
    const j = Math.floor(random() * (i + 1));
    [expected[i], expected[j]] = [expected[j]!, expected[i]!];
  }
  expect([...train, ...last]).toEqual(expected);
});

test('every product is hidden once, in the order of the basket, where another one is known', () => {
  const list = listOf(['ab', 'ba', 'cd', 'a', 'hg']);
  // Learnt from orders 1 and 2 (ab, ba); h, g, c and d are new, so cd and hg cannot be asked about.
  const split = { train: Uint32Array.of(1, 2), test: Uint32Array.of(5, 3, 1, 4) };
  const queries = makeQueries(list, split);
  expect([...queries.order]).toEqual([1, 1]);
  expect([...queries.hidden]).toEqual([1, 2]);
  expect([...queries.single]).toEqual([2, 1]);
});

test('a new product may be hidden, but never known', () => {
  const list = listOf(['ab', 'ah']);
  const queries = makeQueries(list, { train: Uint32Array.of(1), test: Uint32Array.of(2) });
  expect([...queries.hidden]).toEqual([8]);
  expect([...queries.single]).toEqual([1]);
});

test('large baskets are left out when asked to', () => {
  const list = listOf(['abc', 'abc', 'ab']);
  const split = { train: Uint32Array.of(1), test: Uint32Array.of(2, 3) };
  expect(makeQueries(list, split, { ...QUERY_DEFAULTS, most: 2 }).order).toEqual(Uint32Array.of(3, 3));
});

test('any shop is asked as the protocol says, sample included', () => {
  const baskets = fc.array(
    fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 6 }).map((letters) => letters.join('')),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(baskets, fc.integer({ min: 1, max: 60 }), (all, cap) => {
      const list = listOf(all);
      const split = timeSplit(list);
      expect(makeQueries(list, split, { ...QUERY_DEFAULTS, cap })).toEqual(bySpecification(list, split, cap));
    }),
  );
});

/** The protocol once more, in its own words and with plain arrays. */
function bySpecification(list: OrderList, split: ReturnType<typeof timeSplit>, cap: number) {
  const basket = (o: number) => [...list.productIds.subarray(list.ptr[o], list.ptr[o + 1])];
  const known = new Set([...split.train].flatMap(basket));
  let queries = [...split.test]
    .filter((o) => basket(o).length >= 2)
    .flatMap((o) =>
      basket(o).map((hidden) => ({
        o,
        hidden,
        context: basket(o).filter((p) => p !== hidden && known.has(p)),
      })),
    )
    .filter(({ context }) => context.length > 0);
  const random = mulberry32(42);
  if (queries.length > cap) {
    const at = queries.map((_, q) => q);
    for (let i = 0; i < cap; i++) {
      const j = i + Math.floor(random() * (at.length - i));
      [at[i], at[j]] = [at[j]!, at[i]!];
    }
    const kept = at.slice(0, cap).sort((a, b) => a - b);
    queries = kept.map((q) => queries[q]!);
  }
  return {
    order: Uint32Array.from(queries, ({ o }) => o),
    hidden: Float64Array.from(queries, ({ hidden }) => hidden),
    single: Float64Array.from(queries, ({ context }) => context[Math.floor(random() * context.length)]!),
  };
}

test('over the items of training, what is new is no item', () => {
  const list = listOf(['bd', 'bhd']);
  const split = { train: Uint32Array.of(1), test: Uint32Array.of(2) };
  const data = buildInteractions(historyOf(list, split.train));
  const queries = itemQueries(list, makeQueries(list, split), data);
  expect([...queries.hidden]).toEqual([0, NO_ITEM, 1]);
  expect([...queries.hiddenId]).toEqual([2, 8, 4]);
  expect([...queries.items]).toEqual([0, 1]);
  expect([...queries.ptr]).toEqual([0, 2]);
});
