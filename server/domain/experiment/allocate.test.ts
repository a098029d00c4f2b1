/** Sharing out buckets: exactly as weighed, sticky, apart within a lane, and unrelated between lanes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, cellShares, placesOf, quotas, shownTo, shuffled } from './allocate.ts';
import { TRIAL_BUCKETS } from './assign.ts';
import type { Trial } from './trial.ts';
import { makeTrial, makeVariant } from './trials.testing.ts';

const BUCKETS = Array.from({ length: TRIAL_BUCKETS }, (_, bucket) => bucket);
const shown = (trial: Trial) => BUCKETS.map((bucket) => shownTo(trial, bucket)?.key ?? '-');
const count = (keys: readonly string[], key: string) => keys.filter((one) => one === key).length;
const weighed = (...weights: number[]) =>
  weights.map((weight, at) => makeVariant((['a', 'b', 'c', 'd'] as const)[at]!, { kind: 'none' }, weight));

describe('quotas', () => {
  it('sum to the size, each within 1 of its exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 6 }),
        (size, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          fc.pre(sum > 0);
          const found = quotas(size, weights);
          expect(found.reduce((a, b) => a + b, 0)).toBe(size);
          for (const [at, one] of found.entries())
            expect(Math.abs(one - (size * weights[at]!) / sum)).toBeLessThan(1);
        },
      ),
    );
    expect(quotas(10, [0, 0])).toEqual([0, 0]);
    expect(quotas(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });
});

describe('the order of buckets', () => {
  it('holds each place once, and is the same for the same seed for ever', () => {
    for (const seed of ['x', 'y']) expect([...shuffled(seed, 1_000)].sort((a, b) => a - b)).toEqual(BUCKETS);
    // What was counted under it must be found again: whoever changes this loses every running trial.
    expect([...shuffled('lane1 t1', 1_000).subarray(0, 6)]).toMatchInlineSnapshot(`
      [
        169,
        707,
        954,
        310,
        455,
        600,
      ]
    `);
    expect(shuffled('x', 1_000)).not.toEqual(shuffled('y', 1_000));
  });
});

describe('a trial', () => {
  it('shares out exactly its buckets, exactly as its variants weigh', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 1_000 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 }),
        fc.nat({ max: 1_000 }),
        fc.stringMatching(/^t[a-z0-9]{8}$/),
        (size, weights, at, id) => {
          const from = Math.min(at, 1_000 - size);
          const trial = makeTrial(id, { size, from, to: from + size, variants: weighed(...weights) });
          const keys = shown(trial);
          const expected = quotas(size, weights);
          for (const [place, variant] of trial.variants.entries())
            expect(count(keys, variant.key)).toBe(expected[place]);
          expect(count(keys, '-')).toBe(1_000 - size);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('shows nobody anything before it begins and after it is over', () => {
    for (const status of ['draft', 'stopped'] as const) {
      const trial = makeTrial('t1', { status });
      expect(
        BUCKETS.some((bucket) => shownTo(trial, bucket) !== null || cellOf(trial, bucket) !== null),
      ).toBe(false);
    }
    expect(shownTo(makeTrial('t1'), 1_000)).toBeNull();
  });

  it('counts everybody whom it shows something, in the cell of what is shown', () => {
    const trial = makeTrial('t1', { from: 100, to: 700 });
    for (const bucket of BUCKETS) expect(cellOf(trial, bucket)).toBe(shownTo(trial, bucket)?.key ?? null);
    expect(cellShares(makeTrial('t1', { variants: weighed(1, 9) }))).toEqual([
      { cell: 'a', share: 0.1 },
      { cell: 'b', share: 0.9 },
    ]);
  });
});

describe('lanes', () => {
  const apart = (a: Trial, b: Trial) =>
    BUCKETS.every((bucket) => shownTo(a, bucket) === null || shownTo(b, bucket) === null);

  it('keep trials from each other’s shoppers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 998 }), (cut) => {
        const a = makeTrial('t1', { lane: 't1', from: 0, to: cut });
        const b = makeTrial('t2', { lane: 't1', from: cut, to: 1_000 });
        expect(apart(a, b)).toBe(true);
        expect(count(shown(a), '-') + count(shown(b), '-')).toBe(1_000);
      }),
      { numRuns: 20 },
    );
  });

  it('know nothing of each other: variants of one are found as often in each of the other', () => {
    // Under independence the number in both has mean 250 and standard deviation 7.9; 200 pairs stay within 4.5 of them.
    for (let pair = 0; pair < 200; pair++) {
      const [a, b] = [shown(makeTrial(`ta${pair}`)), shown(makeTrial(`tb${pair}`))];
      const both = BUCKETS.filter((bucket) => a[bucket] === 'b' && b[bucket] === 'b').length;
      expect(Math.abs(both - 250)).toBeLessThan(36);
    }
  });

  it('mix the shoppers of a trial anew for the one that takes its place', () => {
    const [a, b] = [shown(makeTrial('t1')), shown(makeTrial('t2', { lane: 't1' }))];
    const both = BUCKETS.filter((bucket) => a[bucket] === 'b' && b[bucket] === 'b').length;
    expect(Math.abs(both - 250)).toBeLessThan(36);
  });
});

describe('a trial that leans', () => {
  const leaning = (share: number, thousandths: readonly number[] | null) =>
    makeTrial('t1', {
      variants: weighed(1, 1, 2),
      allocation: { kind: 'thompson', fixedShare: share, goal: 'profit', leaning: thousandths },
    });

  it('never moves its fixed part, and counts that alone, in the exact shares', () => {
    const [before, after] = [leaning(40, null), leaning(40, [10, 980, 10])];
    let counted = 0;
    for (const bucket of BUCKETS) {
      expect(cellOf(after, bucket)).toBe(cellOf(before, bucket));
      if (cellOf(after, bucket) === null) continue;
      counted += 1;
      expect(shownTo(after, bucket)?.key).toBe(cellOf(after, bucket));
    }
    expect(counted).toBe(400);
    const cells = BUCKETS.map((bucket) => cellOf(after, bucket) ?? '-');
    expect(['a', 'b', 'c'].map((key) => count(cells, key))).toEqual([100, 100, 200]);
  });

  it('gives the rest to its variants as it leans', () => {
    const keys = shown(leaning(40, [10, 980, 10]));
    expect(['a', 'b', 'c'].map((key) => count(keys, key))).toEqual([100 + 6, 100 + 588, 200 + 6]);
    // Nothing known yet: as weighed.
    const even = shown(leaning(40, null));
    expect(['a', 'b', 'c'].map((key) => count(even, key))).toEqual([250, 250, 500]);
  });

  it('moves no more shoppers than it must', () => {
    const [before, after] = [shown(leaning(40, [300, 400, 300])), shown(leaning(40, [310, 400, 290]))];
    const moved = BUCKETS.filter((bucket) => before[bucket] !== after[bucket]).length;
    expect(moved).toBe(12);
  });

  it('keeps places of one object: asked anew, it is the same', () => {
    const trial = leaning(40, null);
    expect(placesOf(trial)).toBe(placesOf(trial));
  });
});
