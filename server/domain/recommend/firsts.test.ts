/** What a training changed is found product by product, with the orders that speak for old and new. */
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../suggestion.ts';
import { changeKind, compareFirsts } from './firsts.ts';

/** Beside each product these, best first, in so many of 100 orders. */
const model = (beside: Readonly<Record<number, readonly (readonly [id: number, orders: number])[]>>) => {
  const asked: number[] = [];
  return {
    asked,
    complements: ({ context, limit }: { context: readonly number[]; limit: number }) => {
      asked.push(context[0]!);
      return (beside[context[0]!] ?? []).slice(0, limit).map(
        ([productId, orders]): Candidate => ({
          productId,
          score: 1,
          reason: { kind: 'bought-together', orders, share: orders / 100, with: context[0]! },
        }),
      );
    },
  };
};
const support = (show: number, orders: number | null) => ({
  show,
  orders,
  base: orders === null ? null : 100,
  alike: false,
});

describe('what a training changed', () => {
  const beside = {
    1: [[9, 30]],
    2: [[8, 20]],
    4: [
      [7, 12],
      [6, 11],
    ],
    5: [[9, 5]],
  } as const;

  it('is told of those that gained, lost or changed their first, and of no others', () => {
    const before = new Map([
      [2, 8],
      [3, 9],
      [4, 6],
      [5, 1],
    ]);
    const told = compareFirsts(model(beside), [1, 2, 3, 4, 5], before);
    expect(told.changes).toEqual([
      { product: 1, was: null, now: support(9, 30) },
      { product: 3, was: support(9, null), now: null },
      // The former first still has orders, only fewer.
      { product: 4, was: support(6, 11), now: support(7, 12) },
      // And this one has too few to be shown at all.
      { product: 5, was: support(1, null), now: support(9, 5) },
    ]);
    expect(told.changes.map(changeKind)).toEqual(['gained', 'lost', 'other', 'other']);
    expect([told.compared, told.beside]).toEqual([true, 4]);
  });

  it('asks the model twice only of what changed', () => {
    const asked = model(beside);
    compareFirsts(asked, [1, 2, 3], new Map([[2, 8]]));
    expect(asked.asked).toEqual([1, 2, 3]);
    compareFirsts(asked, [4], new Map([[4, 6]]));
    expect(asked.asked).toEqual([1, 2, 3, 4, 4]);
  });

  it('is nothing where no model came before', () => {
    const told = compareFirsts(model(beside), [1, 2, 3], null);
    expect(told.compared).toBe(false);
    expect(told.changes.map(({ product }) => product)).toEqual([1, 2]);
  });

  it('leaves out what is no longer looked at', () => {
    const told = compareFirsts(
      model(beside),
      [1],
      new Map([
        [1, 9],
        [2, 8],
      ]),
    );
    expect(told).toMatchObject({ changes: [], gone: [2] });
  });

  it('says when orders of what it resembles speak for it', () => {
    const complements = (): Candidate[] => [
      {
        productId: 2,
        score: 1,
        reason: { kind: 'like-bought-together', like: 3, orders: 7, share: 1 / 3, with: 1 },
      },
    ];
    expect(compareFirsts({ complements }, [1], null).changes[0]!.now).toEqual({
      show: 2,
      orders: 7,
      base: 21,
      alike: true,
    });
  });
});
