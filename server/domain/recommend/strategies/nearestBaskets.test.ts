import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeHistory, repeated } from '../../testing.ts';
import { buildInteractions } from '../interactions.ts';
import { NearestBaskets, type NearestBasketsOptions } from './nearestBaskets.ts';

const ALL = 1_000_000;

function scoresOf(
  baskets: readonly (readonly number[])[],
  context: readonly number[],
  options: Partial<NearestBasketsOptions> = {},
  damped = false,
): Map<number, number> {
  const data = buildInteractions(makeHistory(baskets));
  const nearest = new NearestBaskets(data, { recent: ALL, nearest: ALL, ...options });
  const indexOf = (id: number) => data.ids.indexOf(id);
  // A question before, so that nothing of it may be left.
  nearest.scoresFor([0], !damped);
  const scores = nearest.scoresFor(context.map(indexOf), damped);
  return new Map(Array.from(data.ids, (id, item) => [id, scores[item]!]));
}

test('an item scores what the orders that hold it have in common with the context', () => {
  const scores = scoresOf([[1, 3], [1, 2, 4], [5]], [1, 2]);
  const [one, other] = [Math.log(3 / 2) ** 2, Math.log(3) ** 2];
  expect(scores.get(3)).toBeCloseTo(one / Math.sqrt(one + other), 12);
  expect(scores.get(4)).toBeCloseTo((one + other) / Math.sqrt(one + 2 * other), 12);
  expect(scores.get(5)).toBe(0);
});

test('only the newest orders speak', () => {
  const history = [...repeated(5, [1, 2]), [1, 3], [9], [1, 4]];
  const scores = scoresOf(history, [1], { recent: 2 });
  expect([2, 3, 4].map((id) => scores.get(id)! > 0)).toEqual([false, true, true]);
});

test('of those only the most alike speak, of equals the newest', () => {
  const history = [[1, 2, 3], [1, 4], [1, 5], [6], [1, 7, 8, 9]];
  const scores = scoresOf(history, [1, 2], { nearest: 2 });
  expect([...scores].filter(([, score]) => score > 0).map(([id]) => id)).toEqual([1, 2, 3, 5]);
});

test('damping favours what few orders hold', () => {
  const history = [[1, 2], [1, 3], ...repeated(3, [3, 4])];
  const plain = scoresOf(history, [1]);
  const damped = scoresOf(history, [1], {}, true);
  expect(damped.get(2)! / damped.get(3)!).toBeCloseTo(
    ((plain.get(2)! / plain.get(3)!) * Math.log(5)) / Math.log(5 / 4),
    9,
  );
});

test('orders that are all alike, and a product of every order, say nothing and break nothing', () => {
  expect([...scoresOf(repeated(4, [1, 2]), [1]).values()]).toEqual([0, 0]);
  expect(scoresOf([...repeated(3, [1]), [1, 2]], [1]).get(2)).toBe(0);
});

test('merging from the newest on gives what the definition gives', () => {
  const basket = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(basket, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 45 }),
      fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 12 }),
      (baskets, recent, places) => {
        const known = [...new Set(baskets.flat())];
        const context = known.filter((_, at) => places.includes(at));
        const idf2 = (id: number) =>
          Math.log(baskets.length / baskets.filter((b) => b.includes(id)).length) ** 2;
        const sum = (ids: readonly number[]) => ids.reduce((all, id) => all + idf2(id), 0);
        const expected = new Map(known.map((id) => [id, 0]));
        const sharing = baskets.filter((b) => b.some((id) => context.includes(id))).slice(-recent);
        for (const order of sharing) {
          const likeness = sum(order.filter((id) => context.includes(id))) / (Math.sqrt(sum(order)) || 1);
          for (const id of order) expected.set(id, expected.get(id)! + likeness);
        }
        const scores = scoresOf(baskets, context, { recent });
        for (const id of known) expect(scores.get(id)).toBeCloseTo(expected.get(id)!, 9);
      },
    ),
  );
});
