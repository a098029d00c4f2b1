/** The row's best in order, against sorting everything, where many scores tie, differ little, or lie far apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BestOf } from './bestOf.ts';

function best(scores: readonly number[], keys: readonly number[], k: number) {
  const picker = new BestOf(scores.length, k);
  return again(picker, scores, keys, k);
}

function again(picker: BestOf, scores: readonly number[], keys: readonly number[], k: number) {
  picker.scores.set(scores);
  const keysInto = new Uint32Array(k + 2);
  const scoresInto = new Float32Array(k + 2);
  const kept = picker.take(Uint32Array.from(keys), scores.length, keysInto, scoresInto, 1);
  return Array.from({ length: kept }, (_, at) => [keysInto[at + 1], scoresInto[at + 1]]);
}

function sorted(scores: readonly number[], keys: readonly number[], k: number) {
  return keys
    .map((key, at) => [key, Math.fround(scores[at]!)] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, k);
}

const row = (score: fc.Arbitrary<number>) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(5000), score), { selector: ([key]) => key, maxLength: 300, size: 'max' })
    .map((pairs) => ({ keys: pairs.map(([key]) => key), scores: pairs.map(([, value]) => value) }));

describe('the best of a row', () => {
  it.each([
    ['of any size and sign', row(fc.float({ noNaN: true }).map((one) => one + 0))],
    ['that mostly tie', row(fc.integer({ min: -2, max: 3 }))],
    ['that are nearly alike', row(fc.integer({ min: 0, max: 40 }).map((n) => 1 + n / 2 ** 23))],
    ['with one far above the rest', row(fc.constantFrom(0, 1e-30, 2e-30, 3e-30, 1e30))],
  ])('are those that sorting finds, for scores %s', (_what, rows) => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 60 }), ({ keys, scores }, k) => {
        // -0 and 0 tie for sorting; the picker may tell them apart.
        const plain = scores.map((one) => (one === 0 ? 0 : one));
        expect(best(plain, keys, k)).toEqual(sorted(plain, keys, k));
      }),
    );
  });

  it('do not depend on the rows before', () => {
    const picker = new BestOf(400, 5);
    const keys = Array.from({ length: 400 }, (_, at) => at);
    again(
      picker,
      keys.map((key) => (key % 3 === 0 ? 7 : 1)),
      keys,
      5,
    );
    expect(again(picker, [1, 3, 2], [9, 8, 7], 5)).toEqual([
      [8, 3],
      [7, 2],
      [9, 1],
    ]);
    expect(again(picker, [], [], 5)).toEqual([]);
  });
});
