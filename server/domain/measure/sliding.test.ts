import { expect, it } from 'vitest';
import { levelSliding } from '../statistics/sequence.ts';
import { type Held, makeReport } from './makeReport.ts';
import type { MeasuredReport } from './report.ts';

const DAY_MS = 86_400_000;
const DAYS = 60;

/** 1,000 visitors a day, 100 held out; in either cell one of twenty buys at once. */
function shop(): Held {
  const days = Array.from({ length: DAYS }, (_, day) => day);
  const cells = [
    { cell: 'held', enrolled: 100 },
    { cell: 'shown', enrolled: 900 },
  ];
  const goods = (n: number) => 20_000 + ((n * 7919) % 30_000);
  return {
    counts: days.flatMap((day) => cells.map((one) => ({ ...one, day, known: 0, past: 0, squares: 0 }))),
    outcomes: days.flatMap((day) =>
      cells.flatMap(({ cell, enrolled }) =>
        Array.from({ length: enrolled / 20 }, (_, n) => ({
          cell,
          at: day * DAY_MS,
          past: null,
          orders: [
            {
              at: day * DAY_MS + 1_000,
              cancelled: false,
              test: false,
              money: {
                channel: 'online' as const,
                goods: goods(n + day * 97),
                ordered: goods(n + day * 97),
                refunded: 0,
                discounts: 0,
                ourDiscounts: 0,
                shipping: 0,
                tax: 0,
                cost: 0,
                costedGoods: 0,
                pieces: 1,
              },
            },
          ],
        })),
      ),
    ),
    steps: [],
    orders: [],
  };
}

const report = (fromDay: number) =>
  makeReport(
    {
      trial: 'holdout-1',
      control: 'held',
      cells: [
        { cell: 'held', share: 0.1 },
        { cell: 'shown', share: 0.9 },
      ],
      fromDay,
      toDay: DAYS - 1,
      currency: 'SEK',
      assumedMargin: null,
      at: DAYS * DAY_MS,
    },
    shop(),
  );

/** Standard errors either side. */
function reach({ comparisons }: MeasuredReport): number {
  const { revenue } = comparisons[0]!.metrics;
  if (revenue.kind !== 'compared' || revenue.compared.kind !== 'estimate') throw new Error('no estimate');
  const { always, difference, standardError } = revenue.compared;
  return (always.high - difference) / standardError;
}

it('a period that begins with the first visitors grows, and its interval lasts', () => {
  expect(reach(report(0))).toBeLessThan(3.2);
  expect(reach(report(-300))).toBe(reach(report(0)));
});

it('the last 30 days leave out what came before, so their interval is the wider', () => {
  expect(levelSliding(30).alpha).toBeLessThan(0.005);
  expect(reach(report(DAYS - 30))).toBeGreaterThan(3.7);
});

it('cohorts are told since their own beginning, whatever the period', () => {
  expect(report(DAYS - 30).cohorts).toEqual(report(0).cohorts);
});

it('how long until an effect is seen is told in days of the period, however long visitors came before it', () => {
  const daysOf = (fromDay: number) => {
    const { revenue } = report(fromDay).comparisons[0]!.metrics;
    return revenue.kind === 'compared' && revenue.verdict.kind === 'undecided' ? revenue.verdict.days : null;
  };
  // 300 and 150 buyers held out: the shorter period lacks its 30 days more, and some for its wider interval.
  const [grown, last] = [daysOf(0)!, daysOf(DAYS - 30)!];
  expect(last - grown).toBeGreaterThan(30);
  expect(last).toBeLessThan(2 * grown);
});
