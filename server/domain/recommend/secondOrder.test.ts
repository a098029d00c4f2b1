import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeHistory, repeated } from '../testing.ts';
import { buildInteractions, type Interactions } from './interactions.ts';
import { ProfileCosine, profilesOf } from './secondOrder.ts';

/** Cosine of two items' profiles, by index. */
function company(data: Interactions, a: number, b: number): number {
  const cosine = new ProfileCosine(profilesOf(data));
  cosine.open(a);
  const found = cosine.with(b);
  cosine.close(a);
  return found;
}

test('products bought with the same others are alike, though never with each other', () => {
  const data = buildInteractions(
    makeHistory([
      ...repeated(4, [1, 10]),
      ...repeated(4, [2, 10]),
      ...repeated(4, [3, 20]),
      ...repeated(4, [1, 2, 30]),
    ]),
  );
  const at = (id: number) => data.ids.indexOf(id);
  expect(company(data, at(1), at(2))).toBeGreaterThan(0.5);
  expect(company(data, at(1), at(3))).toBe(0);
});

test('a partner of everybody tells less than one of few', () => {
  const data = buildInteractions(
    makeHistory([
      ...repeated(3, [1, 10]),
      ...repeated(3, [1, 20]),
      ...repeated(3, [2, 10]),
      ...repeated(3, [3, 20]),
      ...repeated(50, [20, 30]),
    ]),
  );
  const at = (id: number) => data.ids.indexOf(id);
  expect(company(data, at(1), at(2))).toBeGreaterThan(company(data, at(1), at(3)));
});

test('by the formula: weights Σ 1/|B| over √n, rows of unit length', () => {
  const data = buildInteractions(
    makeHistory([
      [1, 2],
      [1, 2, 3],
      [3, 4],
      [2, 4],
    ]),
  );
  // Of 1: 2 weighs (1/2 + 1/3)/√3, 3 weighs (1/3)/√2. Of 4: 3 weighs (1/2)/√2, 2 weighs (1/2)/√3.
  const [a2, a3, d3, d2] = [
    5 / 6 / Math.sqrt(3),
    1 / 3 / Math.sqrt(2),
    1 / 2 / Math.sqrt(2),
    1 / 2 / Math.sqrt(3),
  ];
  const expected = (a2 * d2 + a3 * d3) / (Math.hypot(a2, a3) * Math.hypot(d2, d3));
  expect(company(data, 0, 3)).toBeCloseTo(expected, 6);
});

test('symmetric, 0 to 1, and nothing left open behind', () => {
  const basket = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(basket, { minLength: 1, maxLength: 30 }), (baskets) => {
      const data = buildInteractions(makeHistory(baskets));
      const cosine = new ProfileCosine(profilesOf(data));
      const table = [...data.ids.keys()].map((a) => {
        cosine.open(a);
        const row = [...data.ids.keys()].map((b) => cosine.with(b));
        cosine.close(a);
        return row;
      });
      table.forEach((row, a) => {
        row.forEach((score, b) => {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(score).toBeCloseTo(table[b]![a]!, 5);
        });
      });
    }),
  );
});
