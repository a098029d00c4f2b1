/** The regressions against what defines them, the solver against known systems; degenerate shops give no NaN. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Neighbours } from './neighbours.ts';
import { pairsOf } from './pairs.ts';
import { ridgeOf, ridgeRows, solve } from './ridge.ts';
import { type RowRunner, runInline } from './rowTasks.ts';
import { mulberry32 } from './synthetic.ts';
import { interactionsOf, plantedBaskets, rowOf } from './testing.ts';

const ITEMS = 7;

/** Fitted on `baskets` with `weights`; penalty in multiples of the mean diagonal. */
async function fitted(
  baskets: readonly (readonly number[])[],
  weights: Float32Array,
  options: { items?: number; neighbours?: number; penalty: number },
  run: RowRunner = runInline,
): Promise<Neighbours> {
  const { items = ITEMS, neighbours = items, penalty } = options;
  const data = interactionsOf(baskets, items);
  return ridgeOf(data, await pairsOf(data, weights, runInline), { neighbours, penalty }, run);
}

const even = (baskets: readonly unknown[]) => new Float32Array(baskets.length).fill(1);

describe('the solver', () => {
  it('solves a system worked out by hand', () => {
    // [4 2; 2 3]·[-1/2; 2] = [2; 5]
    const b = Float64Array.of(2, 5);
    expect(solve(Float64Array.of(4, Number.NaN, 2, 3), b, 2)).toBe(true);
    expect(b[0]).toBeCloseTo(-0.5, 14);
    expect(b[1]).toBeCloseTo(2, 14);
  });

  it('leaves nothing over in random positive definite systems, and reads their lower triangle alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 24 }),
        fc.integer(),
        fc.double({ min: 1e-3, max: 10 }),
        (n, seed, more) => {
          const random = mulberry32(seed);
          const m = Float64Array.from({ length: n * n }, () => random() - 0.5);
          const full = (i: number, j: number) => {
            let sum = i === j ? more : 0;
            for (let k = 0; k < n; k++) sum += m[i * n + k]! * m[j * n + k]!;
            return sum;
          };
          const a = new Float64Array(n * n).fill(Number.NaN);
          for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = full(i, j);
          const b = Float64Array.from({ length: n }, () => random() - 0.5);
          const x = b.slice();
          expect(solve(a, x, n)).toBe(true);
          for (let i = 0; i < n; i++) {
            let sum = 0;
            for (let j = 0; j < n; j++) sum += full(i, j) * x[j]!;
            expect(Math.abs(sum - b[i]!)).toBeLessThan(1e-9);
          }
        },
      ),
    );
  });

  it('refuses what is not positive definite', () => {
    for (const [a, n] of [
      [[1, 0, 2, 1], 2],
      [[4, 0, 4, 4], 2],
      [[0], 1],
      [[-1], 1],
      [[Number.NaN], 1],
      [[1, 0, Number.NaN, 1], 2],
    ] as const) {
      expect(solve(Float64Array.from(a), new Float64Array(n), n)).toBe(false);
    }
    expect(solve(new Float64Array(0), new Float64Array(0), 0)).toBe(true);
  });
});

describe('a regression', () => {
  const histories = fc.array(
    fc.record({
      basket: fc.uniqueArray(fc.nat(ITEMS - 1), { maxLength: 5 }),
      weight: fc.float({ min: 0.125, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it('is where the penalised squares of all orders have no slope left', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.double({ min: 0.05, max: 4, noNaN: true }), async (history, penalty) => {
        const baskets = history.map(({ basket }) => basket);
        const weights = Float32Array.from(history, ({ weight }) => weight);
        const rows = await fitted(baskets, weights, { penalty });
        const diagonal = baskets.reduce((sum, basket, o) => sum + basket.length * weights[o]!, 0);
        const lambda = (penalty * diagonal) / ITEMS;
        for (let j = 0; j < ITEMS; j++) {
          const sold = [...Array(ITEMS).keys()].filter((i) => baskets.some((basket) => basket.includes(i)));
          const row = rowOf(rows, j);
          if (!sold.includes(j)) {
            expect(row).toEqual([]);
            continue;
          }
          expect(row.map(([i]) => i)).toEqual([...sold.filter((i) => i !== j), ITEMS]);
          const error = baskets.map(
            (basket) =>
              row.reduce((sum, [i, w]) => sum + (i === ITEMS || basket.includes(i) ? w : 0), 0) -
              (basket.includes(j) ? 1 : 0),
          );
          for (const [i, w] of row) {
            const slope = error.reduce(
              (sum, e, o) => sum + (i === ITEMS || baskets[o]!.includes(i) ? weights[o]! * e : 0),
              i === ITEMS ? 0 : lambda * w,
            );
            expect(Math.abs(slope)).toBeLessThan(1e-4);
          }
        }
      }),
    );
  });

  it('keeps the sign of what speaks against an item', async () => {
    // 0 goes with 2 and 1 goes with 2, but who has 0 seldom takes 1.
    const baskets = [
      ...Array.from({ length: 30 }, () => [0, 2]),
      ...Array.from({ length: 30 }, () => [1, 2]),
      [0, 1, 2],
    ];
    const rows = await fitted(baskets, even(baskets), { items: 3, penalty: 0.1 });
    const row = new Map(rowOf(rows, 1).map(([i, w]) => [i, w]));
    expect(row.get(0)).toBeLessThan(-0.3);
    // 2 is in every order, and so is the constant, which costs no penalty.
    expect(row.get(2)).toBeCloseTo(0, 6);
    expect(row.get(3)).toBeGreaterThan(0.3);
  });

  it('is the same however the rows are shared, and is kept in single precision', async () => {
    const baskets = plantedBaskets({ orders: 300, seed: 5, groupSize: 20 });
    const inRanges = (ranges: number) =>
      fitted(baskets, even(baskets), { items: 41, neighbours: 9, penalty: 1 }, (work, onProgress) =>
        runInline({ ...work, ranges }, onProgress),
      );
    const whole = await inRanges(1);
    expect(whole.score).toBeInstanceOf(Float32Array);
    expect(whole.item.length).toBe(41 * 41);
    for (const ranges of [2, 7, 41]) expect(await inRanges(ranges)).toEqual(whole);
  });

  it('that cannot be solved is no row', async () => {
    // Two items that are never bought apart say the same: without a penalty no weights are best.
    const baskets = Array.from({ length: 4 }, () => [0, 1, 2]);
    const data = interactionsOf(baskets, 3);
    const pairs = await pairsOf(data, even(baskets), runInline);
    const all = Uint32Array.of(0, 1, 2);
    const ptr = Uint32Array.of(0, 3);
    const blocks = { corePtr: ptr, cores: all, memberPtr: ptr, members: all };
    const input = { pairs, blocks, penalty: 0 };
    const rows = ridgeRows(input)(0, 1);
    expect([...rows.ptr]).toEqual([0, 0, 0, 0]);
    // Nor does one block's failure spoil another.
    const mended = ridgeRows({ ...input, penalty: 1 });
    expect(mended(0, 1)).toEqual(mended(0, 1));
    expect(mended(0, 1).item.length).toBe(9);
  });
});

describe('a degenerate shop', () => {
  const thousand = Array.from({ length: 300 }, (_, i) => i);
  const shops: readonly [string, number[][], number][] = [
    ['no orders', [], 3],
    ['no items', [], 0],
    ['empty orders', [[], [], []], 3],
    ['one product', Array(20).fill([0]), 1],
    ['orders that are all alike', Array(50).fill([0, 1, 2, 3]), 4],
    ['items that are never bought apart', [...Array(20).fill([0, 1]), ...Array(20).fill([2, 3])], 4],
    ['an item in every order', Array.from({ length: 60 }, (_, o) => [0, 1 + (o % 5)]), 6],
    ['an enormous order', [thousand, [0, 1], [1, 2]], 300],
    ['enormous orders alone', [thousand, thousand], 300],
  ];

  it.each(shops)('of %s gives numbers, or no row', async (_what, baskets, items) => {
    for (const weights of [even(baskets), even(baskets).fill(2 ** -20), even(baskets).fill(0)]) {
      for (const penalty of [0.05, 1, 36]) {
        const rows = await fitted(baskets, weights, { items, neighbours: 40, penalty });
        expect(rows.ptr.length).toBe(items + 1);
        expect(rows.score.every((w) => Number.isFinite(w) && Math.abs(w) < 10)).toBe(true);
        expect(rows.item.every((i) => i <= items)).toBe(true);
      }
    }
  });
});
