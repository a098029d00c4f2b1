import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mulberry32 } from '../../../e2e/shop/data/random.ts';
import { makeHistory, repeated } from '../testing.ts';
import { COPURCHASE_DEFAULTS, evidence, trainCopurchase } from './copurchase.ts';
import { buildInteractions, indexOfId } from './interactions.ts';

const [TENT, PEGS, MUG, SOCKS] = [101, 102, 103, 104];

function neighboursOf(baskets: readonly (readonly number[])[], id: number, options = COPURCHASE_DEFAULTS) {
  const data = buildInteractions(makeHistory(baskets));
  const rows = trainCopurchase(data, options);
  const at = indexOfId(data.ids, id);
  const found = [];
  for (let k = rows.ptr[at]!; k < rows.ptr[at + 1]!; k++) {
    found.push({ id: data.ids[rows.item[k]!]!, score: rows.score[k]!, orders: rows.count[k]! });
  }
  return found;
}

test('what is bought together comes first, with the number of orders', () => {
  const found = neighboursOf(
    [...repeated(10, [TENT, PEGS]), ...repeated(40, [MUG]), ...repeated(3, [TENT, MUG])],
    TENT,
  );
  expect(found[0]).toMatchObject({ id: PEGS, orders: 10 });
});

test('the score is the damped co-occurrence of the formula', () => {
  // 4 orders of {TENT, PEGS} weigh 2^-0.5 each, those of {MUG} nothing here: c = n_TENT = 4·2^-0.5, p_PEGS = 4 orders.
  const [found] = neighboursOf([...repeated(4, [TENT, PEGS]), ...repeated(160, [MUG])], TENT);
  const c = 4 * 2 ** -0.5;
  expect(found!.score).toBeCloseTo(c / (c ** 0.75 * 4 ** 0.3), 5);
});

test('below the support threshold nothing is kept', () => {
  expect(neighboursOf([...repeated(2, [TENT, PEGS]), ...repeated(50, [MUG])], TENT)).toEqual([]);
});

test('a bestseller that is merely everywhere is no complement', () => {
  const baskets = [...repeated(50, [SOCKS, MUG]), ...repeated(5, [SOCKS, TENT]), ...repeated(45, [SOCKS])];
  expect(neighboursOf(baskets, TENT)).toEqual([]);
});

test('evidence is zero at chance, and the logarithm of the Chernoff bound above it', () => {
  expect(evidence(10, 100, 100, 1000)).toBe(0);
  expect(evidence(3, 100, 100, 1000)).toBe(0);
  expect(evidence(30, 100, 100, 1000)).toBeCloseTo(30 * Math.log(3) - 20, 10);
});

test('of many products bought at random, almost none become neighbours', () => {
  // 150 products, 3,000 baskets of 3 drawn without any preference: every pair that is kept is chance.
  const random = mulberry32(7);
  const baskets = Array.from({ length: 3000 }, () =>
    Array.from({ length: 3 }, () => 1 + Math.floor(random() * 150)),
  );
  const kept = trainCopurchase(buildInteractions(makeHistory(baskets))).item.length;
  expect(kept).toBeLessThanOrEqual(150 * COPURCHASE_DEFAULTS.falseNeighbours);
});

test('counts equal a plain count of pairs, for any history', () => {
  const basket = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(basket, { minLength: 1, maxLength: 40 }), (baskets) => {
      const open = {
        ...COPURCHASE_DEFAULTS,
        minOrders: 1,
        falseNeighbours: Number.POSITIVE_INFINITY,
        keep: 99,
      };
      for (let id = 1; id <= 12; id++) {
        if (!baskets.some((b) => b.includes(id))) continue;
        const expected = new Map<number, number>();
        for (const b of baskets) {
          if (b.includes(id))
            for (const other of new Set(b))
              if (other !== id) expected.set(other, (expected.get(other) ?? 0) + 1);
        }
        expect(new Map(neighboursOf(baskets, id, open).map((f) => [f.id, f.orders]))).toEqual(expected);
      }
    }),
  );
});

test('an empty history trains to nothing', () => {
  expect(trainCopurchase(buildInteractions(makeHistory([]))).item).toHaveLength(0);
});

test('an order of a thousand products is survived and weighs little', () => {
  const flood = Array.from({ length: 1000 }, (_, k) => 1000 + k);
  const found = neighboursOf(
    [...repeated(5, [TENT, PEGS]), ...repeated(5, [TENT, ...flood]), ...repeated(900, [MUG])],
    TENT,
  );
  expect(found[0]).toMatchObject({ id: PEGS });
});
