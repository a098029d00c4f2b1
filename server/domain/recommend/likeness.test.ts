/** What descriptions add to orders: symmetric, sorted, only where both speak, and never against the orders. */
import { expect, it } from 'vitest';
import { likenessOf, noLikeness, withLikeness } from './likeness.ts';
import { pairsOf } from './pairs.ts';
import { ridgeOf } from './ridge.ts';
import { runInline } from './rowTasks.ts';
import { interactionsOf, rowOf } from './testing.ts';

/** 0 names 3 and 1; 1 names nothing; 3 names 2. */
const likeness = likenessOf({
  ptr: Uint32Array.of(0, 2, 2, 2, 3),
  item: Uint32Array.of(3, 1, 2),
  score: Float32Array.of(1, 0.5, 0.25),
  count: new Uint32Array(3),
});

it('counts a pair for both when either names the other, in order of item', () => {
  const rows = [0, 1, 2, 3].map((i) => {
    const [from, to] = [likeness.ptr[i]!, likeness.ptr[i + 1]!];
    return [...likeness.item.subarray(from, to)].map((j, t) => [j, likeness.score[from + t]]);
  });
  expect(rows).toEqual([
    [
      [1, 0.5],
      [3, 1],
    ],
    [[0, 0.5]],
    [[3, 0.25]],
    [
      [0, 1],
      [2, 0.25],
    ],
  ]);
});

it('lets orders of products that resemble each other count more, both ways, and no others', async () => {
  const baskets = [
    [0, 1, 2],
    [0, 1],
    [1, 2],
  ];
  const pairs = await pairsOf(interactionsOf(baskets, 4), Float32Array.of(1, 1, 1), runInline);
  const believed = withLikeness(pairs, likeness, 0.6);
  const weights = (of: typeof pairs) =>
    [0, 1, 2, 3].map((i) => [...of.weight.subarray(of.ptr[i]!, of.ptr[i + 1]!)]);
  expect(weights(pairs)).toEqual([[2, 1], [2, 2], [1, 2], []]);
  const more = Math.fround(2 * (1 + 0.6 * 0.25));
  expect(weights(believed)).toEqual([[more, 1], [more, 2], [1, 2], []]);
  // Reasons are told from counts, which stay what they are.
  expect(believed.count).toBe(pairs.count);
  expect(withLikeness(pairs, likeness, 0)).toBe(pairs);
  expect(withLikeness(pairs, noLikeness(4), 0.6)).toBe(pairs);
});

it('draws a regression to what descriptions suggest, the less the more orders speak', async () => {
  const orders = (times: number) => Array.from({ length: times }, () => [[0], [1], [0, 2], [1, 2]]).flat();
  const weightOf = async (times: number, kinship: number) => {
    const baskets = orders(times);
    const data = interactionsOf(baskets, 3);
    const pairs = await pairsOf(data, new Float32Array(baskets.length).fill(1 / times), runInline);
    const alike = likenessOf({
      ptr: Uint32Array.of(0, 1, 1, 1),
      item: Uint32Array.of(1),
      score: Float32Array.of(1),
      count: new Uint32Array(1),
    });
    // One penalty for both histories: of the lighter orders it is the greater share.
    const options = { neighbours: 10, penalty: 1 / times, kinship };
    const rows = await ridgeOf(data, pairs, options, runInline, undefined, alike);
    return rowOf(rows, 1).find(([item]) => item === 0)?.[1] ?? 0;
  };
  const few = (await weightOf(1, 0.3)) - (await weightOf(1, 0));
  const many = (await weightOf(20, 0.3)) - (await weightOf(20, 0));
  expect(few).toBeGreaterThan(0.02);
  expect(many).toBeGreaterThan(0);
  expect(many).toBeLessThan(few / 5);
});
