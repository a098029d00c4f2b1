/** The kernel against a count by hand: whatever the history, the weights, the rows asked and the way they are read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountPlan, planCounting, RowCounter } from './gram.ts';
import { bothDirections, type Interactions } from './interactions.ts';

function interactions(baskets: readonly (readonly number[])[], items: number): Interactions {
  const ptr = new Uint32Array(baskets.length + 1);
  for (const [o, basket] of baskets.entries()) ptr[o + 1] = ptr[o]! + basket.length;
  const ids = Float64Array.from({ length: items }, (_, i) => 10 + i);
  return bothDirections(ids, ptr, Uint32Array.from(baskets.flat()));
}

/** Row i as the kernel tells it, [item, together, shared] by item; i itself last. */
function rowOf(counter: RowCounter, i: number): (readonly number[])[] {
  const met = counter.count(i);
  const at = (j: number) => [j, counter.together[j]!, counter.shared[j]!] as const;
  const row = [...counter.touched.subarray(0, met)].sort((a, b) => a - b).map(at);
  const whole = [...row, at(i)];
  counter.clear();
  return whole;
}

function rowByHand(
  baskets: readonly (readonly number[])[],
  weights: Float32Array | null,
  items: number,
  i: number,
): (readonly number[])[] {
  const at = (j: number) => {
    let together = 0;
    let shared = 0;
    for (const [o, basket] of baskets.entries()) {
      if (!basket.includes(i) || !basket.includes(j)) continue;
      together += 1;
      shared += weights?.[o] ?? 0;
    }
    return [j, together, shared] as const;
  };
  const others = Array.from({ length: items }, (_, j) => at(j)).filter(([j, c]) => c > 0 && j !== i);
  return [...others, at(i)];
}

const ITEMS = 9;
const histories = fc.array(
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: ITEMS - 1 }), { maxLength: ITEMS }),
      fc.float({ min: 0, max: 4, noNaN: true }),
    )
    .map(([basket, weight]) => ({ basket: basket.sort((a, b) => a - b), weight })),
  { maxLength: 40 },
);
/** Both ways of reading, however small the history. */
const ways = (data: Interactions): CountPlan[] =>
  [true, false].map((copy) => ({ ...planCounting(data), copy }));

describe('a counted row', () => {
  it.each(['weighted', 'unweighted'])('is what counting by hand gives, %s', (kind) => {
    fc.assert(
      fc.property(histories, fc.nat(ITEMS), fc.nat(ITEMS), (history, a, b) => {
        const baskets = history.map((one) => one.basket);
        const data = interactions(baskets, ITEMS);
        const weights = kind === 'weighted' ? Float32Array.from(history, (one) => one.weight) : null;
        const wanted = Array.from({ length: ITEMS }, (_, i) => rowByHand(baskets, weights, ITEMS, i));
        for (const plan of ways(data)) {
          const counter = new RowCounter(data, weights, plan);
          counter.expect(Math.min(a, b), Math.max(a, b));
          // Rows that were not expected, and those expected but asked out of turn, are as right.
          for (const i of [...Array(ITEMS).keys(), ITEMS - 1, 0]) {
            expect(rowOf(counter, i)).toEqual(wanted[i]);
          }
        }
      }),
    );
  });

  it('is the same whether written out in one go or in many', () => {
    const baskets = Array.from({ length: 300 }, (_, o) => [o % 7, 7 + (o % 11), 20 + (o % 13)]);
    const data = interactions(baskets, 33);
    const weights = Float32Array.from(baskets, (_, o) => 1 / (o + 1));
    const plan = planCounting(data);
    expect(plan.copy).toBe(true);
    const whole = new RowCounter(data, weights, plan);
    whole.expect(0, 33);
    // Room for less than the longest row, for some rows, for all but one.
    for (const room of [1, 90, 600, 1_799]) {
      const parts = new RowCounter(data, weights, plan, room);
      parts.expect(0, 33);
      for (let i = 0; i < 33; i++) expect(rowOf(parts, i)).toEqual(rowOf(whole, i));
    }
  });

  it.each([
    ['no orders', [], 3],
    ['one order', [[0, 2]], 3],
    ['one product', [[0], [0], [0]], 1],
    ['empty orders', [[], [1], []], 2],
    ['orders that are all the same', Array(50).fill([0, 1, 2, 3]), 4],
    ['an order of a thousand lines', [Array.from({ length: 1000 }, (_, i) => i), [3, 5]], 1000],
  ])('survives %s', (_what, baskets, items) => {
    const data = interactions(baskets, items);
    const weights = new Float32Array(baskets.length).fill(0.5);
    for (const plan of ways(data)) {
      const counter = new RowCounter(data, weights, plan);
      counter.expect(0, items);
      for (let i = 0; i < items; i++) {
        if (i > 5 && i < items - 2) continue;
        expect(rowOf(counter, i)).toEqual(rowByHand(baskets, weights, items, i));
      }
    }
  });

  it('takes no memory by the number of pairs when there are no items', () => {
    const counter = new RowCounter(interactions([], 0), null);
    expect(counter.touched.length).toBe(0);
  });
});

describe('the plan', () => {
  it('knows what a range of rows costs', () => {
    const { before } = planCounting(interactions([[0, 1, 2], [0, 1], [2], []], 4));
    expect([...before]).toEqual([0, 3, 6, 8, 8]);
  });

  it('copies small baskets and leaves large ones where they stand', () => {
    const large = Array.from({ length: 12 }, (_, i) => i);
    expect(planCounting(interactions([[0, 1], [2]], 3)).copy).toBe(true);
    expect(planCounting(interactions([large, large], 12)).copy).toBe(false);
  });
});
