import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Eligible } from './eligibility.ts';
import { leanTowardsViews, type Personal, recall, remind, stillNeeded } from './personal.ts';
import type { Model } from './recommend/model.ts';
import type { Repeats } from './recommend/repurchase.ts';
import type { Candidate } from './suggestion.ts';
import { makeProduct } from './testing.ts';

const DAY = 86_400_000;
const TODAY = 1_000;
const [COFFEE, FILTERS, GRINDER, MUG] = [1, 2, 3, 4];

const habits: Record<number, Repeats> = {
  [COFFEE]: { share: 0.6, medianDays: 30 },
  [FILTERS]: { share: 0.3, medianDays: 60 },
  [GRINDER]: { share: 0.02, medianDays: 90 },
};
const repeats = (id: number) => habits[id] ?? null;

/** What each product was bought `days` ago. */
const bought = (purchases: Record<number, readonly number[]>): Personal => ({
  purchases: Object.entries(purchases).map(([id, days]) => ({
    productId: Number(id),
    at: days.map((ago) => (TODAY - ago) * DAY),
  })),
  viewed: [],
  now: TODAY * DAY,
});
const recalled = (purchases: Record<number, readonly number[]>) => {
  const { barred, due } = recall(bought(purchases), repeats);
  return { barred: [...barred], due: due.map(({ productId }) => productId) };
};

describe('what was bought', () => {
  test('is barred for good when it is bought once', () => {
    expect(recalled({ [GRINDER]: [5] })).toEqual({ barred: [GRINDER], due: [] });
    expect(recalled({ [GRINDER]: [900] })).toEqual({ barred: [GRINDER], due: [] });
  });

  test('is barred when nobody knows whether it is bought again', () => {
    expect(recalled({ [MUG]: [900] })).toEqual({ barred: [MUG], due: [] });
  });

  test.each([
    [20, 'barred'],
    [21, 'due'],
    [45, 'due'],
    [46, 'neither'],
  ])('a thing bought about monthly is, after %i days, %s', (ago, what) => {
    const { barred, due } = recalled({ [COFFEE]: [ago] });
    expect([barred, due]).toEqual([what === 'barred' ? [COFFEE] : [], what === 'due' ? [COFFEE] : []]);
  });

  test('follows the customer’s own habit rather than everybody’s once there is one', () => {
    // Every ten days: 25 days ago is long past due, though others wait a month.
    expect(recalled({ [COFFEE]: [45, 35, 25] })).toEqual({ barred: [], due: [] });
    expect(recalled({ [GRINDER]: [350, 240, 120] })).toEqual({ barred: [], due: [GRINDER] });
  });

  test('counts orders of one day as one purchase', () => {
    expect(recalled({ [GRINDER]: [120.2, 120.1, 120] }).barred).toEqual([GRINDER]);
    const { due } = recall(bought({ [COFFEE]: [60, 30.3, 30] }), repeats);
    expect(due[0]?.reason).toEqual({ kind: 'again', times: 2, daysAgo: 30 });
  });

  test('puts first what the customer bought again most, then what others do', () => {
    expect(recalled({ [COFFEE]: [30], [FILTERS]: [60] }).due).toEqual([COFFEE, FILTERS]);
    expect(recalled({ [COFFEE]: [30], [FILTERS]: [180, 120, 60] }).due).toEqual([FILTERS, COFFEE]);
  });

  test('is no reminder within days, however often it was bought', () => {
    expect(recalled({ [COFFEE]: [3, 2, 1] })).toEqual({ barred: [COFFEE], due: [] });
  });

  test('says nothing without consent', () => {
    expect(recall(null, repeats)).toEqual({ barred: new Set(), due: [] });
  });

  test('nothing is both barred and due, whatever was bought, and the same past says the same', () => {
    const past = fc.dictionary(
      fc.constantFrom('1', '2', '3', '4'),
      fc.array(fc.integer({ min: -3, max: 400 }), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(past, (purchases) => {
        const { barred, due } = recall(bought(purchases), repeats);
        for (const { productId, reason } of due) {
          expect(barred.has(productId)).toBe(false);
          expect(reason).toMatchObject({ kind: 'again' });
          if (reason.kind === 'again') expect(reason.daysAgo).toBeGreaterThanOrEqual(0);
        }
        const reversed = Object.fromEntries(
          Object.entries(purchases).map(([id, days]) => [id, [...days].reverse()]),
        );
        expect(recall(bought(reversed), repeats)).toEqual({ barred, due });
      }),
    );
  });
});

const candidate = (productId: number, score: number): Candidate => ({
  productId,
  score,
  reason: { kind: 'bought-together', orders: 9, share: 0.5, with: 99 },
});
const ids = (candidates: readonly Candidate[]) => candidates.map(({ productId }) => productId);

/** A model that knows these complements and substitutes. */
function modelOf(over: {
  complements?: Record<number, Candidate[]>;
  like?: Record<number, number[]>;
}): Model {
  return {
    stats: { orders: 0, products: 0, pairs: 0 },
    complements: ({ context }) => context.flatMap((id) => over.complements?.[id] ?? []),
    ranking: () => [],
    substitutes: (id) =>
      (over.like?.[id] ?? []).map((productId) => ({ productId, similarity: 1, sibling: false })),
  };
}

describe('what was viewed in this visit', () => {
  const [TENT, PEGS, ROPE, LAMP, MAT] = [10, 11, 12, 13, 14];
  const found = [candidate(PEGS, 1), candidate(ROPE, 0.9), candidate(LAMP, 0.85)];

  test('raises what goes with it', () => {
    const model = modelOf({ complements: { [MAT]: [candidate(LAMP, 7)] } });
    expect(ids(leanTowardsViews(found, [MAT], [TENT], model))).toEqual([LAMP, PEGS, ROPE]);
  });

  test('raises what resembles it', () => {
    const model = modelOf({ like: { [MAT]: [ROPE] } });
    expect(ids(leanTowardsViews(found, [MAT], [TENT], model))).toEqual([ROPE, PEGS, LAMP]);
  });

  test('raises most what the shopper came back to', () => {
    const model = modelOf({ complements: { [MAT]: [candidate(ROPE, 7)] } });
    expect(ids(leanTowardsViews(found, [LAMP, MAT, LAMP], [TENT], model))).toEqual([LAMP, ROPE, PEGS]);
  });

  test('takes out what was compared with something chosen, and left', () => {
    const model = modelOf({ like: { [PEGS]: [TENT] } });
    expect(ids(leanTowardsViews(found, [PEGS], [TENT], model))).toEqual([ROPE, LAMP]);
  });

  test('never brings in anything new, and changes nothing when only the context was viewed', () => {
    const model = modelOf({ complements: { [MAT]: [candidate(77, 7)] }, like: { [MAT]: [78] } });
    expect(leanTowardsViews(found, [MAT], [TENT], model)).toEqual(found);
    expect(leanTowardsViews(found, [TENT, TENT], [TENT], model)).toBe(found);
  });
});

test('no reminder of what something in the cart replaces', () => {
  const model = modelOf({ like: { [COFFEE]: [50, 51] } });
  const due = [candidate(COFFEE, 1), candidate(FILTERS, 1)];
  expect(ids(stillNeeded(due, [51], model))).toEqual([FILTERS]);
  expect(ids(stillNeeded(due, [52], model))).toEqual([COFFEE, FILTERS]);
});

const PINNED = { kind: 'pinned' } as const;

describe('a reminder', () => {
  const found = [21, 22, 23, 24].map((id) => eligible(candidate(id, 1)));
  const due = (id: number): Eligible =>
    eligible({ productId: id, score: 0.6, reason: { kind: 'again', times: 3, daysAgo: 30 } });
  const told = (list: readonly Eligible[]) =>
    list.map(({ product, candidate }) => [product.id, candidate.reason.kind]);

  function eligible(one: Candidate): Eligible {
    return { candidate: one, product: makeProduct(one.productId) };
  }

  test('takes the last place in the cart, and only one', () => {
    const list = remind(found, [due(31), due(32)], { placement: 'cart', limit: 3 });
    expect(told(list)).toEqual([
      [21, 'bought-together'],
      [22, 'bought-together'],
      [31, 'again'],
    ]);
    expect(told(remind(found.slice(0, 1), [due(31)], { placement: 'cart', limit: 3 }))).toEqual([
      [21, 'bought-together'],
      [31, 'again'],
    ]);
    expect(told(remind([], [due(31)], { placement: 'cart', limit: 3 }))).toEqual([[31, 'again']]);
  });

  test('keeps its place when it is suggested anyway, on the product page too', () => {
    for (const placement of ['product', 'cart'] as const) {
      expect(told(remind(found, [due(31), due(22)], { placement, limit: 3 }))).toEqual([
        [21, 'bought-together'],
        [22, 'again'],
        [23, 'bought-together'],
      ]);
    }
  });

  test('does not push out what the merchant pinned', () => {
    const pinned = found.map((one) => ({ ...one, candidate: { ...one.candidate, reason: PINNED } }));
    expect(remind(pinned, [due(31)], { placement: 'cart', limit: 3 })).toBe(pinned);
    expect(told(remind(pinned, [due(31)], { placement: 'cart', limit: 5 })).at(-1)).toEqual([24, 'pinned']);
    expect(told(remind(pinned.slice(0, 2), [due(31)], { placement: 'cart', limit: 3 })).at(-1)).toEqual([
      31,
      'again',
    ]);
  });

  test('has no place on a product page that it does not belong to, at the door, or instead of the only card', () => {
    expect(remind(found, [due(31)], { placement: 'product', limit: 4 })).toBe(found);
    expect(remind(found, [due(21)], { placement: 'exit', limit: 1 })).toBe(found);
    expect(remind(found, [due(31)], { placement: 'cart', limit: 1 })).toBe(found);
  });
});
