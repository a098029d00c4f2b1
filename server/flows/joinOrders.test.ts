/** An order of a browser that was counted is its visitor's, however the order came in; others are nobody's. */
import { expect, it } from 'vitest';
import { takeOrders } from './takeOrders.ts';
import { makeOrder, NOW, SHOP, storeWith, testClock } from './testing.ts';

it('joins orders to the visitors whose carts they were, again and again alike', async () => {
  const store = await storeWith(testClock(), SHOP);
  const enrolment = { trial: 'holdout-1', visitor: 'v', cell: 'held', at: 0, past: null };
  await store.ledger.enrol(SHOP, [enrolment]);
  // The pixel was first, and wrong.
  await store.ledger.join(SHOP, [{ order: 1, visitor: 'other', by: 'pixel' }]);
  const orders = [makeOrder(1, { visitor: 'v' }), makeOrder(2), makeOrder(3, { visitor: null })];
  const outcomes = () => store.ledger.outcomes(SHOP, 'holdout-1', 0, NOW);
  expect(await takeOrders({ store }, SHOP, orders)).toBe(3);
  expect((await outcomes()).map(({ visitor, orders }) => [visitor, orders.map(({ id }) => id)])).toEqual([
    ['v', [1]],
  ]);
  await takeOrders({ store }, SHOP, orders);
  expect(await outcomes()).toHaveLength(1);
  expect(await takeOrders({ store }, SHOP, [])).toBe(0);
  await store.close();
});
