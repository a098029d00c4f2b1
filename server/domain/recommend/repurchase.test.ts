import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderHistory } from '../basket.ts';
import { type CustomerOrder, makeCustomerHistory, makeHistory } from '../testing.ts';
import { buildInteractions } from './interactions.ts';
import { LEAST_REPEATERS, repeatsOf, repurchaseOf } from './repurchase.ts';

const [COFFEE, GRINDER] = [1, 2];

/** Customers 1 … `n` buy `product` every `days` days, `times` times. */
const buying = (product: number, n: number, days: number, times: number): CustomerOrder[] =>
  Array.from({ length: n * times }, (_, k) => [1 + (k % n), Math.floor(k / n) * days, [product]]);

/** What is learnt of each product, by id. */
function learn(history: OrderHistory): Map<number, { share: number; medianDays: number }> {
  const interactions = buildInteractions(history);
  const learnt = repurchaseOf(history, interactions);
  expect(repeatsOf(interactions.ids, learnt, 999)).toBeNull();
  return new Map([...interactions.ids].map((id) => [id, repeatsOf(interactions.ids, learnt, id)!]));
}

test('tells what is bought again, and when, from what is bought once', () => {
  const learnt = learn(makeCustomerHistory([...buying(COFFEE, 8, 30, 3), ...buying(GRINDER, 8, 0, 1)]));
  expect(learnt.get(COFFEE)).toEqual({ share: 1, medianDays: 30 });
  expect(learnt.get(GRINDER)).toEqual({ share: 0, medianDays: 0 });
});

test('the share is that of buyers, not of purchases', () => {
  const once = Array.from({ length: 12 }, (_, k): CustomerOrder => [100 + k, 0, [COFFEE]]);
  const learnt = learn(makeCustomerHistory([...once, ...buying(COFFEE, 8, 30, 5)]));
  expect(learnt.get(COFFEE)?.share).toBeCloseTo(8 / 20);
});

test('no interval is claimed of too few who came back', () => {
  const { share, medianDays } = learn(makeCustomerHistory(buying(COFFEE, LEAST_REPEATERS - 1, 30, 9))).get(
    COFFEE,
  )!;
  expect([share, medianDays]).toEqual([1, 0]);
});

test('a second order on the same day is the same purchase', () => {
  const orders = buying(COFFEE, 8, 0, 1).flatMap(([customer, day, basket]): CustomerOrder[] => [
    [customer, day, basket],
    [customer, day + 0.4, basket],
  ]);
  expect(learn(makeCustomerHistory(orders)).get(COFFEE)).toEqual({ share: 0, medianDays: 0 });
});

test('learns nothing of orders whose customer is unknown, and survives an empty history', () => {
  expect(learn(makeHistory([[COFFEE], [COFFEE], [COFFEE]])).get(COFFEE)).toEqual({ share: 0, medianDays: 0 });
  expect(learn(makeHistory([]))).toEqual(new Map());
});

/** The definition in the plainest words. */
function plainly(orders: readonly CustomerOrder[], product: number): { share: number; medianDays: number } {
  const days = new Map<number, number[]>();
  for (const [who, day, basket] of [...orders].sort((a, b) => a[1] - b[1])) {
    if (who === 0 || !basket.includes(product)) continue;
    const own = days.get(who) ?? [];
    days.set(who, own);
    if (own.length === 0 || day - own[own.length - 1]! >= 1) own.push(day);
  }
  const gaps = [...days.values()].flatMap((own) => own.slice(1).map((day, k) => day - own[k]!));
  gaps.sort((a, b) => a - b);
  const repeaters = [...days.values()].filter((own) => own.length > 1).length;
  const middle = (gaps[Math.floor((gaps.length - 1) / 2)]! + gaps[Math.floor(gaps.length / 2)]!) / 2;
  return {
    share: days.size === 0 ? 0 : repeaters / days.size,
    medianDays: repeaters < LEAST_REPEATERS ? 0 : middle,
  };
}

test('is what the orders say, whatever they are', () => {
  const order = fc.tuple(
    fc.integer({ min: 0, max: 7 }),
    fc.integer({ min: 0, max: 40 }).map((half) => half / 2),
    fc.uniqueArray(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(order, { maxLength: 120, size: 'max' }), (orders) => {
      for (const [product, { share, medianDays }] of learn(makeCustomerHistory(orders))) {
        const wanted = plainly(orders, product);
        expect(share).toBeCloseTo(wanted.share, 5);
        expect(medianDays).toBeCloseTo(wanted.medianDays, 5);
      }
    }),
  );
});
