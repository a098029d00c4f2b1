/** NDCG by hand; the quick judgement of many weights against the slow one; climbing never ends below where it began. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mix, Weights } from './blend.ts';
import { allGains, climb, isBetter, Matrix, ndcgOf } from './judge.ts';
import { pairsOf } from './pairs.ts';
import { RelationBuilder } from './relation.ts';
import { ridgeOf } from './ridge.ts';
import { runInline } from './rowTasks.ts';
import { scoredOf } from './scored.ts';
import { type Scored, Scorer } from './scorer.ts';
import { interactionsOf, plantedBaskets } from './testing.ts';
import { validationOf } from './validation.ts';
import { orderWeights } from './weights.ts';

const mixOf = (weights: Weights): Mix => ({
  prior: 10,
  contextDamping: 0.75,
  popularityDamping: 0.3,
  weights,
});

describe('NDCG@10', () => {
  /** Twenty items; item 0's row puts 1 before 2 before 3 …; 18 and 19 are as good as each other. */
  const rows = new RelationBuilder(20);
  for (let j = 1; j < 20; j++) rows.add(j, 1, Math.max(2, 20 - j), 1);
  for (let i = 0; i < 20; i++) rows.endRow();
  const scored: Scored = {
    relation: rows.finish(),
    bias: new Float32Array(20),
    own: new Float32Array(20).fill(1),
    popularity: new Uint32Array(20).fill(1),
    trend: new Float32Array(20),
    breadth: 1,
  };
  const scorer = new Scorer(scored);
  const byDamped = mixOf([0, 0, 1, 0]);
  const context = Uint32Array.of(0);
  const ndcg = (...queries: { target: number; others?: Uint32Array }[]) =>
    ndcgOf(
      scorer,
      20,
      queries.map((query) => ({ context, ...query })),
      byDamped,
    );

  it('is 1, 1/log2(3), 1/2 … by rank, and 0 beyond ten places', () => {
    expect(ndcg({ target: 1 })).toBe(1);
    expect(ndcg({ target: 2 })).toBeCloseTo(1 / Math.log2(3), 12);
    expect(ndcg({ target: 3 })).toBe(0.5);
    expect(ndcg({ target: 10 })).toBeCloseTo(1 / Math.log2(11), 12);
    expect(ndcg({ target: 11 })).toBe(0);
  });

  it('is the mean over questions, 0 for none and for an answer that is no candidate', () => {
    expect(ndcg({ target: 1 }, { target: 3 }, { target: 15 })).toBeCloseTo(0.5, 12);
    expect(ndcg()).toBe(0);
    expect(ndcg({ target: 0 })).toBe(0);
  });

  it('leaves what else is in the basket out of the ranking', () => {
    expect(ndcg({ target: 3, others: Uint32Array.of(0, 1, 2) })).toBe(1);
    expect(ndcg({ target: 12, others: Uint32Array.of(0, 1, 2) })).toBe(1 / Math.log2(11));
    // And only for that question.
    expect(ndcg({ target: 3, others: Uint32Array.of(0, 1, 2) }, { target: 3 })).toBe(0.75);
  });

  it('ranks among some items only, when told which', () => {
    const only = Uint8Array.from({ length: 20 }, (_, item) => (item % 5 === 0 ? 1 : 0));
    const query = { context, target: 10, others: Uint32Array.of(0, 3) };
    expect(ndcgOf(scorer, 20, [query, { context, target: 10 }], byDamped, only)).toBeCloseTo(
      1 / Math.log2(3),
      12,
    );
    expect(ndcgOf(scorer, 20, [{ context, target: 11 }], byDamped, only)).toBe(0);
  });

  it('ranks equal scores by item', () => {
    const few = Uint32Array.from({ length: 18 }, (_, i) => i);
    expect(ndcg({ target: 18, others: few })).toBe(1);
    expect(ndcg({ target: 19, others: few })).toBeCloseTo(1 / Math.log2(3), 12);
    const gains = [18, 19].map((target) =>
      new Matrix(scored, scorer, [{ context, target, others: few }], byDamped).gains(byDamped.weights),
    );
    expect(gains.map(([gain]) => gain)).toEqual([1, 1 / Math.log2(3)]);
  });
});

/** Real questions to real regressions of a planted shop. */
const shop = interactionsOf(plantedBaskets({ orders: 1_200, seed: 6, groups: 3, noise: 0.3 }), 25);
const { earlier, carts, singles } = validationOf(shop);
const weighting = { sizeDamping: 0.5, halfLife: 0.5 };
const pairs = await pairsOf(earlier, orderWeights(earlier, weighting), runInline);
const ridge = await ridgeOf(earlier, pairs, { neighbours: 25, penalty: 1 }, runInline);
const scored = scoredOf(earlier, pairs, ridge, weighting, true);
const scorer = new Scorer(scored);
const EVEN = mixOf([1, 1, 1, 0]);
const matrices = [carts[0]!, carts[1]!, singles].map((queries) => new Matrix(scored, scorer, queries, EVEN));
// Without any weight all candidates are equal, and which stands first then is nobody's concern.
const weights = fc
  .array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 })
  .map(([a, b, c, d]): Weights => [a! + 0.01, b! + 0.01, c!, d!]);
const sum = (gains: Float64Array) => gains.reduce((all, gain) => all + gain, 0);

describe('a matrix of candidates', () => {
  it('judges weights as scoring anew does', () => {
    fc.assert(
      fc.property(weights, (tried) => {
        for (const [at, queries] of [carts[0]!, carts[1]!, singles].entries()) {
          const matrix = matrices[at]!;
          expect(matrix.questions).toBe(queries.length);
          const anew = ndcgOf(scorer, scored.own.length, queries, mixOf(tried));
          expect(sum(matrix.gains(tried)) / queries.length).toBeCloseTo(anew, 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([0, 1, 2])('of part %i alone judges without logarithms as with them', (part) => {
    const alone = [0, 1, 2, 3].map((other) => (other === part ? 1 : 0)) as unknown as Weights;
    for (const [at, queries] of [carts[0]!, carts[1]!, singles].entries()) {
      const shortly = ndcgOf(scorer, scored.own.length, queries, mixOf(alone));
      expect(sum(matrices[at]!.gains(alone)) / queries.length).toBeCloseTo(shortly, 9);
    }
  });

  it('counts each class of questions alike, however many they are', () => {
    const means = matrices.map((matrix) => sum(matrix.gains([1, 1, 1, 0])) / matrix.questions);
    expect(new Set(matrices.map(({ questions }) => questions)).size).toBeGreaterThan(1);
    const all = allGains([...matrices, new Matrix(scored, scorer, [], EVEN)], [1, 1, 1, 0]);
    expect(sum(all)).toBeCloseTo(means[0]! + means[1]! + means[2]!, 9);
  });
});

describe('climbing', () => {
  it('never ends below its start, nor with a weight below 0', () => {
    fc.assert(
      fc.property(weights, fc.constantFrom(0, 1.5, 3), (start, doubt) => {
        const end = climb(matrices, start, doubt);
        expect(end.every((weight) => weight >= 0)).toBe(true);
        const before = allGains(matrices, start);
        const after = allGains(matrices, end);
        if (end.every((weight, part) => weight === start[part])) return;
        expect(sum(after)).toBeGreaterThan(sum(before));
      }),
      { numRuns: 10 },
    );
  });

  it('takes the best of the steps it tries, not the last that is better', () => {
    for (const start of [
      [0, 0.1, 0.1, 0.5],
      [0.2, 1, 0, 1],
      [0, 0, 0, 1],
    ] as const) {
      const tried = [0.3, 1, 3].map((step) =>
        sum(allGains(matrices, [start[0] + step, ...start.slice(1)] as never)),
      );
      expect(sum(allGains(matrices, climb(matrices, start, 0)))).toBeGreaterThanOrEqual(Math.max(...tried));
    }
  });

  it('finds a better place from a poor one', () => {
    const end = climb(matrices, [0, 0, 0, 1], 0);
    const [poor, found, alone] = [[0, 0, 0, 1] as const, end, [0, 0, 1, 0] as const].map((tried) =>
      sum(allGains(matrices, tried)),
    );
    expect(found).toBeGreaterThan(1.5 * poor!);
    expect(found).toBeGreaterThan(0.9 * alone!);
  });

  it('stays where no step is sure enough, or where there is nothing to climb by', () => {
    const start: Weights = [0.4, 0.1, 1.3, 0];
    expect(climb(matrices, start, 1e6)).toBe(start);
    expect(climb([], start, 0)).toBe(start);
  });
});

describe('a difference', () => {
  const gains = (...values: number[]) => Float64Array.from(values);

  it('is believed beyond so many standard errors of the paired differences', () => {
    // Differences 1, 1, 1, -1: sum 2, root of the sum of squares 2.
    const one = gains(1, 1, 1, 0);
    const other = gains(0, 0, 0, 1);
    expect(isBetter(one, other, 0.99)).toBe(true);
    expect(isBetter(one, other, 1)).toBe(false);
    expect(isBetter(one, other, 1.5)).toBe(false);
    expect(isBetter(other, one, 0)).toBe(false);
  });

  it('that is none, or that nobody asked about, is no gain', () => {
    expect(isBetter(gains(0.3, 0.2), gains(0.3, 0.2), 0)).toBe(false);
    expect(isBetter(gains(), gains(), 0)).toBe(false);
    expect(isBetter(gains(0.3, 0.3), gains(0.3, 0.2), 0)).toBe(true);
  });
});
