import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agree, type Claim, combine } from './combine.ts';

const ALL = { product: true, order: true, shipping: true };
const NONE = { product: false, order: false, shipping: false };

function claim(id: string, more: Partial<Omit<Claim, 'lines'>> & { lines?: Record<string, number> }): Claim {
  const { lines = {}, ...rest } = more;
  return {
    id,
    combinesWith: ALL,
    order: null,
    shipping: null,
    ...rest,
    lines: new Map(Object.entries(lines)),
  };
}

const tenth = (paid: number) => Math.floor(paid / 10);

describe('discounts together', () => {
  it('give each line its best one, and each of them holds on other lines', () => {
    const a = claim('a', { lines: { x: 100, y: 300 } });
    const b = claim('b', { lines: { x: 200, y: 100 } });
    const both = combine([a, b], 5_000, null);
    expect([...both.lines]).toEqual([
      ['x', { id: 'b', amount: 200 }],
      ['y', { id: 'a', amount: 300 }],
    ]);
    expect(both.lost).toEqual([
      { id: 'a', kind: 'line-outranked', line: 'x', by: 'b' },
      { id: 'b', kind: 'line-outranked', line: 'y', by: 'a' },
    ]);
    expect(both.off).toBe(500);
  });

  it('of equal ones on a line, take the first', () => {
    const outcome = combine(
      [claim('a', { lines: { x: 100 } }), claim('b', { lines: { x: 100 } })],
      500,
      null,
    );
    expect(outcome.lines.get('x')).toEqual({ id: 'a', amount: 100 });
  });

  it('take only the better one where either does not agree to the other', () => {
    const a = claim('a', { lines: { x: 100 } });
    const b = claim('b', { lines: { y: 101 }, combinesWith: { ...ALL, product: false } });
    for (const claims of [
      [a, b],
      [b, a],
    ])
      expect(combine(claims, 1_000, null)).toMatchObject({
        off: 101,
        lost: [{ id: 'a', kind: 'not-combined', by: 'b' }],
      });
  });

  it('reckon what goes off orders on the goods after discounts on lines, each by itself', () => {
    const outcome = combine(
      [claim('a', { lines: { x: 1_000 } }), claim('b', { order: tenth }), claim('c', { order: () => 500 })],
      5_000,
      null,
    );
    expect(outcome.order).toEqual([
      { id: 'b', amount: 400 },
      { id: 'c', amount: 500 },
    ]);
    expect(outcome.off).toBe(1_900);
  });

  it('never take off more than there is', () => {
    const outcome = combine([claim('a', { order: () => 400 }), claim('b', { order: () => 300 })], 500, null);
    expect(outcome).toMatchObject({
      off: 500,
      order: [
        { id: 'a', amount: 400 },
        { id: 'b', amount: 100 },
      ],
    });
    const none = combine([claim('a', { lines: { x: 500 } }), claim('b', { order: tenth })], 500, null);
    expect(none.lost).toEqual([{ id: 'b', kind: 'nothing-left' }]);
  });

  it('give shipping one discount, the better', () => {
    const free = claim('free', { shipping: (price) => price });
    const half = claim('half', { shipping: (price) => Math.floor(price / 2) });
    expect(combine([half, free], 500, 4_900)).toMatchObject({
      shipping: { id: 'free', amount: 4_900 },
      off: 4_900,
      lost: [{ id: 'half', kind: 'shipping-outranked', by: 'free' }],
    });
    expect(combine([half, free], 500, null)).toMatchObject({ shipping: null, off: 0 });
  });

  it('take two that agree before one that is better than each, but not than both', () => {
    const alone = claim('alone', { order: () => 250, combinesWith: NONE });
    const a = claim('a', { lines: { x: 200 } });
    const b = claim('b', { order: () => 100 });
    expect(combine([alone, a, b], 1_000, null)).toMatchObject({
      off: 300,
      lost: [{ id: 'alone', kind: 'not-combined' }],
    });
  });

  it('agree by the classes in which they take something off', () => {
    const lines = claim('a', { lines: { x: 1 }, combinesWith: { ...NONE, order: true } });
    expect(agree(lines, claim('b', { order: tenth, combinesWith: { ...NONE, product: true } }))).toBe(true);
    expect(agree(lines, claim('b', { order: tenth, combinesWith: { ...NONE, order: true } }))).toBe(false);
    expect(agree(lines, lines)).toBe(false);
  });

  it('never hold where two do not agree, nor leave off what could be added', () => {
    const flags = fc.record({ product: fc.boolean(), order: fc.boolean(), shipping: fc.boolean() });
    const some = fc.array(
      fc.record({
        combinesWith: flags,
        lines: fc.dictionary(fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 500 })),
        order: fc.oneof(
          fc.constant(null),
          fc.integer({ min: 1, max: 400 }).map((amount) => () => amount),
        ),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const claims = list
          .map((one, i) => claim(`c${i}`, one as never))
          .filter(({ lines, order }) => lines.size > 0 || order !== null);
        const outcome = combine(claims, 2_000, null);
        const standing = claims.filter(
          ({ id }) => !outcome.lost.some((one) => one.id === id && one.kind === 'not-combined'),
        );
        return (
          standing.every((a) => standing.every((b) => a === b || agree(a, b))) &&
          claims.every((one) => combine([one], 2_000, null).off <= outcome.off)
        );
      }),
    );
  });
});
