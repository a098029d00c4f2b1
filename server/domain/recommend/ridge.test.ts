/** The regressions against what defines them, the solver against known systems; degenerate shops give no NaN. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from './leastSquares.testing.ts';
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
        fc.double({ min: 1e-3, max: 10, noNaN: true }),
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

  /** All but weights below half a percent of the greatest, which are left out. */
  function expectAlike(
    row: readonly (readonly [number, number, number])[],
    wanted: ReadonlyMap<number, number>,
  ) {
    const found = new Map(row.map(([i, w]) => [i, w]));
    expect(found.size).toBe(row.length);
    const others = [...wanted].filter(([i]) => i !== ITEMS);
    const least = 0.005 * Math.max(0, ...others.map(([, w]) => Math.abs(w)));
    expect(found.has(ITEMS)).toBe(true);
    for (const [i, w] of wanted) {
      if (found.has(i)) expect(Math.abs(found.get(i)! - w)).toBeLessThan(2e-5);
      if (!found.has(i)) expect(Math.abs(w)).toBeLessThan(least + 2e-5);
      else if (i !== ITEMS) expect(Math.abs(w)).toBeGreaterThan(least - 2e-5);
    }
    for (const i of found.keys()) expect(wanted.has(i)).toBe(true);
  }

  const penalties = fc.double({ min: 0.05, max: 4, noNaN: true });

  it('of a small catalogue is the ridge regression on all that was sold', async () => {
    await fc.assert(
      fc.asyncProperty(histories, penalties, async (history, penalty) => {
        const baskets = history.map(({ basket }) => basket);
        const weights = Float32Array.from(history, ({ weight }) => weight);
        const rows = await fitted(baskets, weights, { penalty });
        const diagonal = baskets.reduce((sum, basket, o) => sum + basket.length * weights[o]!, 0);
        const sold = [...Array(ITEMS).keys()].filter((i) => baskets.some((basket) => basket.includes(i)));
        for (let j = 0; j < ITEMS; j++) {
          if (sold.includes(j)) {
            expectAlike(rowOf(rows, j), leastSquares(history, sold, j, (penalty * diagonal) / ITEMS, ITEMS));
          } else expect(rowOf(rows, j)).toEqual([]);
        }
      }),
    );
  });

  it('in blocks is each core’s ridge regression on its block', async () => {
    const block = fc
      .uniqueArray(fc.nat(ITEMS - 1), { minLength: 1, maxLength: ITEMS })
      .map((members) => members.sort((a, b) => a - b));
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(block, { maxLength: 4 }),
        penalties,
        async (history, all, lambda) => {
          const baskets = history.map(({ basket }) => basket);
          const weights = Float32Array.from(history, ({ weight }) => weight);
          const sold = (i: number) => baskets.some((basket) => basket.includes(i));
          // Every other member is a core.
          const members = all.map((one) => one.filter(sold));
          const cores = members.map((one) => one.filter((_, at) => at % 2 === 0));
          const ptr = (lists: readonly number[][]) =>
            Uint32Array.from([0, ...lists.map((_, b) => lists.slice(0, b + 1).flat().length)]);
          const blocks = {
            corePtr: ptr(cores),
            cores: Uint32Array.from(cores.flat()),
            memberPtr: ptr(members),
            members: Uint32Array.from(members.flat()),
          };
          const pairs = await pairsOf(interactionsOf(baskets, ITEMS), weights, runInline);
          const rows = ridgeRows({ pairs, blocks, penalty: lambda })(0, members.length);
          let row = 0;
          cores.forEach((one, b) => {
            for (const j of one)
              expectAlike(rowOf(rows, row++), leastSquares(history, members[b]!, j, lambda, ITEMS));
          });
          expect(rows.ptr.length).toBe(row + 1);
        },
      ),
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
    expect(row.get(2) ?? 0).toBeCloseTo(0, 6);
    expect(row.get(3)).toBeGreaterThan(0.3);
  });

  it('is the same however the work is shared, and is kept in single precision', async () => {
    // More items than make one block.
    const items = 901;
    const baskets = plantedBaskets({ orders: 1_500, seed: 5, groupSize: 20, groups: 45 });
    const inRanges = (ranges: number) =>
      fitted(baskets, even(baskets), { items, neighbours: 60, penalty: 1 }, (work, onProgress) =>
        runInline({ ...work, ranges }, onProgress),
      );
    const whole = await inRanges(1);
    expect(whole.score).toBeInstanceOf(Float32Array);
    const sold = new Set(baskets.flat());
    for (let j = 0; j < items; j++) {
      const row = rowOf(whole, j).map(([i]) => i);
      expect(row.length > 0).toBe(sold.has(j));
      expect(row).toEqual([...new Set(row)].sort((a, b) => a - b));
      expect(row.length).toBeLessThanOrEqual(61);
    }
    for (const ranges of [3, 400]) expect(await inRanges(ranges)).toEqual(whole);
  });

  it('of one block in so many is that block’s, and nothing for the others', async () => {
    const items = 901;
    const baskets = plantedBaskets({ orders: 1_500, seed: 5, groupSize: 20, groups: 45 });
    const data = interactionsOf(baskets, items);
    const pairs = await pairsOf(data, even(baskets), runInline);
    const whole = await ridgeOf(data, pairs, { neighbours: 60, penalty: 1 }, runInline);
    const some = await ridgeOf(data, pairs, { neighbours: 60, penalty: 1, every: 5 }, runInline);
    let made = 0;
    for (let j = 0; j < items; j++) {
      const row = rowOf(some, j);
      if (row.length === 0) continue;
      made += 1;
      expect(row).toEqual(rowOf(whole, j));
    }
    expect(made).toBeGreaterThan(items / 10);
    expect(made).toBeLessThan(items / 3);
  });

  it('without rare pairs is penalised until it can be solved', async () => {
    // Who has 0 has 1 and who has 2 has 1, but the pair of 0 and 2 was left out: 0 and 2 explain 1 twice.
    const pairs = {
      ptr: Uint32Array.of(0, 1, 3, 4),
      item: Uint32Array.of(1, 0, 2, 1),
      weight: Float32Array.of(9, 9, 9, 9),
      count: Uint32Array.of(9, 9, 9, 9),
      own: Float64Array.of(10, 10, 10),
      total: 100,
    };
    const all = Uint32Array.of(0, 1, 2);
    const ptr = Uint32Array.of(0, 3);
    const blocks = { corePtr: ptr, cores: all, memberPtr: ptr, members: all };
    const fittedWith = (penalty: number) => ridgeRows({ pairs, blocks, penalty })(0, 1);
    // Positive definite from a penalty of about 3 on: 0.8 is doubled twice.
    expect(fittedWith(0.8).item.length).toBe(9);
    expect(fittedWith(0.8)).toEqual(fittedWith(3.2));
    expect(fittedWith(3.2)).not.toEqual(fittedWith(6.4));
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
