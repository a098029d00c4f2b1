/** Ranges cover every row once, weigh about the same, and come together as if they had been one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Neighbours } from './neighbours.ts';
import { cutByCost, joinRows } from './rowTasks.ts';

const sums = (costs: readonly number[]) => {
  const before = new Float64Array(costs.length + 1);
  for (const [row, cost] of costs.entries()) before[row + 1] = before[row]! + cost;
  return before;
};

describe('cutting by cost', () => {
  it('covers all rows in order, in no more ranges than asked, none empty', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(100), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (costs, most) => {
          const cuts = [...cutByCost(sums(costs), most)];
          expect(cuts[0]).toBe(0);
          expect(cuts.at(-1)).toBe(costs.length);
          expect(cuts).toEqual([...new Set(cuts)].sort((a, b) => a - b));
          expect(cuts.length - 1).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('makes ranges of equal cost, not of equal length', () => {
    expect([...cutByCost(sums([9, 1, 1, 1, 3, 3, 9, 0]), 3)]).toEqual([0, 1, 6, 8]);
    expect([...cutByCost(sums([0, 0, 0, 0]), 2)]).toEqual([0, 2, 4]);
  });

  it('keeps every range below its share and one row more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 60 }), (costs) => {
        const before = sums(costs);
        const cuts = cutByCost(before, 4);
        const longest = Math.max(...costs);
        for (let r = 0; r + 1 < cuts.length; r++) {
          const cost = before[cuts[r + 1]!]! - before[cuts[r]!]!;
          expect(cost).toBeLessThanOrEqual(before.at(-1)! / 4 + longest);
        }
      }),
    );
  });
});

it('joins parts of any size, empty ones too', () => {
  const part = (rows: readonly (readonly number[])[]): Neighbours => {
    const flat = rows.flat();
    const ptr = Uint32Array.from([0, ...rows.map((_, r) => rows.slice(0, r + 1).flat().length)]);
    return {
      ptr,
      item: Uint32Array.from(flat),
      score: Float32Array.from(flat, (one) => one / 2),
      count: Uint32Array.from(flat, (one) => one * 2),
    };
  };
  const rows = fc.array(fc.array(fc.nat(50), { maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(rows, { maxLength: 5 }), (parts) => {
      expect(joinRows(parts.map(part))).toEqual(part(parts.flat()));
    }),
  );
});
