/** The report of a holdout through the store: what was written by flows is what is measured, refunds of later days included. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTrial } from '../domain/experiment/trials.testing.ts';
import type { OrderMoney } from '../domain/measure/money.ts';
import { lastDays, measured, ofHoldout, ofTrial } from './measured.ts';
import type { Store } from './ports.ts';
import { takeOrders } from './takeOrders.ts';
import { makeOrder, NOW, SHOP, storeWith, testClock } from './testing.ts';

const DAY = 86_400_000;
const clock = testClock();
let store: Store;
beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP);
});
afterEach(() => store.close());

const money = (goods: number, over: Partial<OrderMoney> = {}): OrderMoney => ({
  channel: 'online',
  goods,
  ordered: goods,
  refunded: 0,
  discounts: 0,
  ourDiscounts: 0,
  shipping: 0,
  tax: 0,
  cost: 0,
  costedGoods: 0,
  pieces: 1,
  ...over,
});
const enrolled = (visitor: string, cell: string, days: number, trial = 'holdout-2') => ({
  trial,
  visitor,
  cell,
  at: NOW - days * DAY,
  past: null,
});
const bought = (id: number, visitor: string | null, days: number, over: Partial<OrderMoney> = {}) =>
  makeOrder(id, { visitor, createdAt: NOW - days * DAY, updatedAt: NOW, money: money(10_000, over) });

const report = (days: number) =>
  measured({ store, clock }, SHOP, ofHoldout({ share: 5, epoch: 2 }), lastDays(clock, days), 50);

it('measures what came in, as it stands now', async () => {
  await store.ledger.enrol(SHOP, [
    enrolled('a', 'shown', 20),
    enrolled('b', 'shown', 5),
    enrolled('c', 'held', 20),
    enrolled('d', 'shown', 5, 'holdout-1'),
  ]);
  const orders = [
    bought(1, 'a', 15),
    bought(2, 'a', 3),
    bought(3, 'b', 6),
    bought(4, 'd', 3),
    bought(5, null, 3),
    bought(6, 'c', 2, { channel: 'pos' }),
  ];
  await takeOrders({ store }, SHOP, orders);
  await store.ledger.note(SHOP, [{ visitor: 'a', day: Math.floor(NOW / DAY), step: 'paid' }]);
  const month = await report(30);
  expect(month).toMatchObject({ trial: 'holdout-2', currency: 'SEK', control: 'held', at: NOW, cap: null });
  expect(month.cells).toMatchObject([
    { cell: 'held', share: 0.05, visitors: 1, orders: 0, checkoutsBegun: 0 },
    { cell: 'shown', visitors: 2, buyers: 1, orders: 2, revenue: 20_000, profit: 10_000, checkoutsPaid: 1 },
  ]);
  expect(month.leftOut).toEqual([
    { why: 'channel', orders: 1 },
    { why: 'not-joined', orders: 1 },
    { why: 'other-visitor', orders: 1 },
    { why: 'before', orders: 1 },
  ]);
  // Of the last week's orders, but of all who were enrolled by now.
  expect((await report(7)).cells[1]).toMatchObject({ visitors: 2, orders: 1, revenue: 10_000 });
  clock.at += 40 * DAY;
  const refunded = bought(2, 'a', 3, { goods: 4_000, refunded: 6_000 });
  await takeOrders({ store }, SHOP, [{ ...refunded, updatedAt: clock.at }]);
  expect((await report(60)).cells[1]).toMatchObject({ orders: 2, revenue: 14_000, refunded: 6_000 });
});

it('compares each variant of a trial with its control, each at the share meant for it', async () => {
  const trial = makeTrial('tone000001');
  const cell = { visitor: 'a', cell: 'b' };
  await store.ledger.enrol(SHOP, [{ ...enrolled('a', 'b', 1, trial.id), ...cell }]);
  const compared = ofTrial(trial);
  expect(compared).toEqual({
    trial: trial.id,
    control: 'a',
    cells: [
      { cell: 'a', share: 0.5 },
      { cell: 'b', share: 0.5 },
    ],
  });
  const found = await measured({ store, clock }, SHOP, compared, lastDays(clock, 7), null);
  expect(found.cells.map(({ cell, visitors }) => [cell, visitors])).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
  expect(found.comparisons.map((one) => one.cell)).toEqual(['b']);
});
