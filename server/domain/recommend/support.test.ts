/** Support against its formula: what chance would have brought together is no support, however often it was seen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RelationBuilder } from './relation.ts';
import { evidence, LEAST_ORDERS, Support } from './support.ts';

describe('evidence', () => {
  it('is k·ln(k/m) − (k − m) of k orders where chance expects m', () => {
    expect(evidence(30, 100, 100, 1000)).toBeCloseTo(30 * Math.log(3) - 20, 12);
    expect(evidence(3, 3, 3, 1000)).toBeCloseTo(3 * Math.log(3 / 0.009) - 2.991, 12);
  });

  it('is 0 at chance and below', () => {
    expect(evidence(10, 100, 100, 1000)).toBe(0);
    expect(evidence(4, 100, 100, 1000)).toBe(0);
    expect(evidence(0, 0, 5, 10)).toBe(0);
  });

  it('grows with the orders that hold both, and falls with those that hold one', () => {
    const count = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(count, count, count, (together, a, b) => {
        const n = 20_000;
        const here = evidence(together, a, b, n);
        expect(here).toBeGreaterThanOrEqual(0);
        expect(evidence(together + 1, a, b, n)).toBeGreaterThanOrEqual(here);
        expect(evidence(together, a + 1, b, n)).toBeLessThanOrEqual(here);
        expect(evidence(together, b, a, n)).toBe(here);
      }),
    );
  });
});

/** `items` products in 100 orders each of `all`, 0 and 1 of which are together in `together`. */
function supportOf(
  together: number,
  { items = 2, orders = [100, 100], all = 1000, since = 0 } = {},
): Support {
  const rows = new RelationBuilder(items);
  if (together > 0) rows.add(1, 0, together, together);
  rows.endRow();
  for (let i = 1; i < items; i++) rows.endRow();
  const zero = new Float32Array(items);
  return new Support(
    {
      orders: Uint32Array.from({ length: items }, (_, i) => orders[i] ?? 1),
      scored: {
        relation: rows.finish(),
        bias: zero,
        own: zero,
        popularity: new Uint32Array(items),
        trend: zero,
        breadth: 1,
      },
    },
    { orders: all, countOf: (i, j) => (i === 0 && j === 1 ? since : 0) },
  );
}

describe('support', () => {
  it('begins at three orders, however striking fewer are', () => {
    expect(LEAST_ORDERS).toBe(3);
    const orders = [3, 3];
    for (const together of [0, 1, 2])
      expect(supportOf(together, { orders, all: 1e6 }).together(0, 1)).toBe(0);
    expect(supportOf(3, { orders, all: 1e6 }).together(0, 1)).toBe(3);
  });

  it('is the number of orders that hold both, of the pair asked for', () => {
    const support = supportOf(30);
    expect(support.together(0, 1)).toBe(30);
    expect(support.together(1, 0)).toBe(0);
    expect(support.ordersOf(0)).toBe(100);
  });

  it('is not won by two bestsellers that meet as often as chance has it', () => {
    // 400 and 500 of 1,000 orders: 200 by chance.
    const orders = [400, 500];
    expect(supportOf(200, { orders }).together(0, 1)).toBe(0);
    expect(supportOf(205, { orders }).together(0, 1)).toBe(0);
    expect(supportOf(300, { orders }).together(0, 1)).toBe(300);
  });

  it('asks more of a pair the more products there are to be compared with', () => {
    // Evidence 30·ln 1.5 − 10 = 2.16 suffices for none, 40·ln 2 − 20 = 7.73 for up to 226 products sold.
    const pair = { orders: [100, 200], all: 1000 };
    expect(supportOf(30, pair).together(0, 1)).toBe(0);
    expect(supportOf(40, { ...pair, items: 226 }).together(0, 1)).toBe(40);
    expect(supportOf(40, { ...pair, items: 227 }).together(0, 1)).toBe(0);
    // Products that were never sold do not count.
    expect(
      supportOf(40, { all: 1000, items: 227, orders: [100, 200, ...Array(225).fill(0)] }).together(0, 1),
    ).toBe(40);
  });

  it('counts orders since training where training knew of none', () => {
    expect(supportOf(0, { since: 30 }).together(0, 1)).toBe(30);
    expect(supportOf(0, { since: 2, orders: [3, 3] }).together(0, 1)).toBe(0);
  });
});
