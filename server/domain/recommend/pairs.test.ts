/** Counted pairs against counting by hand on random histories; symmetric, in order, and thinned only where told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCounting } from './gram.ts';
import { type Pairs, pairRows, pairsOf } from './pairs.ts';
import { type RowRunner, runInline } from './rowTasks.ts';
import { interactionsOf, rowOf } from './testing.ts';

const ITEMS = 8;
const histories = fc.array(
  fc.record({
    basket: fc.uniqueArray(fc.nat(ITEMS - 1), { maxLength: ITEMS }),
    weight: fc.float({ min: 0, max: 4, noNaN: true }),
  }),
  { maxLength: 40 },
);

function entries({ ptr, item, weight, count }: Pairs, row: number): [number, number, number][] {
  return rowOf({ ptr, item, score: weight, count }, row);
}

describe('pairs', () => {
  it('are the weighted Gram matrix that counting by hand gives', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const data = interactionsOf(
          history.map(({ basket }) => basket),
          ITEMS,
        );
        const weights = Float32Array.from(history, ({ weight }) => weight);
        const pairs = await pairsOf(data, weights, runInline);
        for (let i = 0; i < ITEMS; i++) {
          const wanted: [number, number, number][] = [];
          for (let j = 0; j < ITEMS; j++) {
            const both = history.filter(({ basket }) => basket.includes(i) && basket.includes(j));
            const weight = both.reduce((sum, one) => sum + Math.fround(one.weight), 0);
            if (j === i) expect(pairs.own[i]).toBeCloseTo(weight, 9);
            else if (both.length > 0) wanted.push([j, weight, both.length]);
          }
          const found = entries(pairs, i);
          expect(found.map(([j, , count]) => [j, count])).toEqual(wanted.map(([j, , count]) => [j, count]));
          for (const [t, [, weight]] of wanted.entries()) expect(found[t]![1]).toBeCloseTo(weight, 4);
        }
        const all = history.reduce((sum, { weight }) => sum + Math.fround(weight), 0);
        expect(pairs.total).toBeCloseTo(all, 9);
      }),
    );
  });

  it('are symmetric to the last bit, their rows ascending', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const baskets = history.map(({ basket }) => basket);
        const weights = Float32Array.from(history, ({ weight }) => weight);
        const pairs = await pairsOf(interactionsOf(baskets, ITEMS), weights, runInline);
        for (let i = 0; i < ITEMS; i++) {
          const row = entries(pairs, i);
          for (const [t, [j, weight, count]] of row.entries()) {
            expect(j).not.toBe(i);
            if (t > 0) expect(j).toBeGreaterThan(row[t - 1]![0]);
            expect(entries(pairs, j)).toContainEqual([i, weight, count]);
          }
        }
      }),
    );
  });

  it('are the same however the work is shared', async () => {
    const baskets = Array.from({ length: 400 }, (_, o) => [o % 7, 7 + (o % 11), 18 + ((o * o) % 5)]);
    const data = interactionsOf(baskets, 23);
    const weights = Float32Array.from(baskets, (_, o) => 1 / (1 + o));
    const inRanges =
      (ranges: number): RowRunner =>
      (work, onProgress) =>
        runInline({ ...work, ranges }, onProgress);
    const whole = await pairsOf(data, weights, inRanges(1));
    expect(whole.item.length).toBeGreaterThan(150);
    for (const ranges of [2, 5, 23]) expect(await pairsOf(data, weights, inRanges(ranges))).toEqual(whole);
  });
});

describe('rare pairs', () => {
  it('are left out below the fewest orders asked', () => {
    const data = interactionsOf(
      [
        [0, 1],
        [0, 1],
        [0, 1, 2],
        [0, 2],
        [1, 3],
      ],
      4,
    );
    const weights = new Float32Array(5).fill(0.5);
    const counted = (least: number) => {
      const rows = pairRows({ data, weights, plan: planCounting(data), least })(0, 4);
      return Array.from({ length: 4 }, (_, i) => rowOf(rows, i).sort((a, b) => a[0] - b[0]));
    };
    expect(counted(2)).toEqual([
      [
        [1, 1.5, 3],
        [2, 1, 2],
      ],
      [[0, 1.5, 3]],
      [[0, 1, 2]],
      [],
    ]);
    expect(counted(3)).toEqual([[[1, 1.5, 3]], [[0, 1.5, 3]], [], []]);
  });

  it('stay in shops of every size but the largest, where those seen once would fill the memory', async () => {
    const once = [0, 850];
    const wholesale = Array.from({ length: 850 }, (_, i) => i);
    const counted = async (times: number) => {
      const data = interactionsOf([once, ...Array.from({ length: times }, () => wholesale)], 851);
      return entries(await pairsOf(data, new Float32Array(times + 1).fill(1), runInline), 850);
    };
    expect(await counted(2)).toEqual([[0, 1, 1]]);
    // 85 times 850 × 849 are 61 million pairs.
    expect(await counted(85)).toEqual([]);
  });
});
