/** The report of a few made visitors, reckoned by hand: which orders count, for whom, and what is left out. */
import { describe, expect, it } from 'vitest';
import { CAP_BUYERS } from '../statistics/winsorise.ts';
import type { JoinedOrder } from './counted.ts';
import { buyersOf, capOf, type Outcome } from './figures.ts';
import { DAY_MS, type Held, type Measurement, makeReport } from './makeReport.ts';
import type { OrderMoney } from './money.ts';
import type { Measured, Metric } from './report.ts';

const DAY = 20_000;
const at = (days: number) => (DAY + days) * DAY_MS;

const ASKED: Measurement = {
  trial: 'holdout-1',
  control: 'held',
  cells: [
    { cell: 'held', share: 0.5 },
    { cell: 'shown', share: 0.5 },
  ],
  fromDay: DAY,
  toDay: DAY + 99,
  currency: 'SEK',
  assumedMargin: null,
  at: at(100),
};

function money(goods: number, over: Partial<OrderMoney> = {}): OrderMoney {
  const none = { refunded: 0, discounts: 0, ourDiscounts: 0, shipping: 0, tax: 0, pieces: 1 };
  return {
    channel: 'online',
    goods,
    ordered: goods,
    ...none,
    cost: goods / 2,
    costedGoods: goods,
    ...over,
  };
}

function order(days: number, goods: number, over: Partial<JoinedOrder & { more: Partial<OrderMoney> }> = {}) {
  const { more, ...rest } = over;
  return { at: at(days), cancelled: false, test: false, money: money(goods, more), ...rest };
}

function visitor(cell: string, enrolled: number, ...orders: JoinedOrder[]): Outcome {
  return { cell, at: at(enrolled), past: null, orders };
}

const count = (cell: string, day: number, enrolled: number) => {
  return { cell, day: DAY + day, enrolled, known: 0, past: 0, squares: 0 };
};

function held(over: Partial<Held> = {}): Held {
  const counts = [count('held', 0, 100), count('shown', 0, 100)];
  return { counts, outcomes: [], steps: [], orders: [], ...over };
}

/** Control and treated, whether or not that is enough for an estimate. */
function pair(measured: Measured): [number, number] {
  if (measured.kind !== 'compared') throw new Error(measured.why);
  return [measured.compared.control, measured.compared.treated];
}
const pairs = (outcomes: readonly Outcome[], over: Partial<Measurement> = {}) => {
  const { metrics } = makeReport({ ...ASKED, ...over }, held({ outcomes })).comparisons[0]!;
  return (metric: Metric) => pair(metrics[metric]);
};

describe('a report', () => {
  it('counts per visitor, those who bought nothing among them', () => {
    const of = pairs([
      visitor('held', 0, order(1, 10_000)),
      visitor('shown', 0, order(1, 30_000, { more: { pieces: 3 } }), order(2, 20_000)),
      visitor('shown', 5, order(5, 10_000)),
    ]);
    expect(of('revenue')).toEqual([100, 600]);
    expect(of('profit')).toEqual([50, 300]);
    expect(of('conversion')).toEqual([0.01, 0.02]);
    expect(of('order-value')).toEqual([10_000, 20_000]);
    expect(of('items')).toEqual([1, 5 / 3]);
  });

  it('leaves out what came before enrolment, before the period and after it', () => {
    const orders = [order(4, 1), order(5, 10), order(9, 100), order(19, 1_000), order(20, 10_000)];
    const of = pairs([visitor('shown', 5, ...orders)], { fromDay: DAY + 9, toDay: DAY + 19 });
    expect(of('revenue')).toEqual([0, 11]);
  });

  it('lets a cancelled order bring nothing, and takes off what was given back', () => {
    const of = pairs([
      visitor('held', 0, order(1, 8_000, { more: { ordered: 10_000, refunded: 2_000 } })),
      visitor('shown', 0, order(1, 0, { cancelled: true, more: { ordered: 6_000, refunded: 6_000 } })),
    ]);
    expect(of('revenue')).toEqual([80, 0]);
    expect(of('conversion')).toEqual([0.01, 0]);
    expect(of('refunds')).toEqual([0.2, 1]);
  });

  it('tells no profit where a fifth of the goods has no known cost, unless a margin is assumed', () => {
    const orders = [order(1, 7_900), order(2, 2_100, { more: { cost: 0, costedGoods: 0 } })];
    const outcomes = [visitor('shown', 0, ...orders)];
    const unknown = makeReport(ASKED, held({ outcomes }));
    expect(unknown.comparisons[0]!.metrics.profit).toEqual({ kind: 'unknown', why: 'cost-unknown' });
    expect(unknown.costKnown).toBe(0.79);
    expect(unknown.cells[1]!.profit).toBeNull();
    const assumed = makeReport({ ...ASKED, assumedMargin: 40 }, held({ outcomes }));
    expect(pair(assumed.comparisons[0]!.metrics.profit)).toEqual([0, (3_950 + 840) / 100]);
    const known = [
      visitor('shown', 0, order(1, 8_000), order(2, 2_000, { more: { cost: 0, costedGoods: 0 } })),
    ];
    expect(pairs(known)('profit')).toEqual([0, 40]);
  });

  it('tells returns of those alone who had the days for it', () => {
    const of = pairs([
      visitor('held', 0, order(1, 1), order(31, 1)),
      visitor('held', 0, order(1, 1), order(31.1, 1)),
      visitor('held', 0, order(2, 1, { cancelled: true }), order(3, 1)),
      visitor('shown', 0, order(60, 1), order(61, 1)),
      // Bought 29 days before the end: who knows.
      visitor('shown', 0, order(71, 1)),
    ]);
    expect(of('return-30')).toEqual([1 / 3, 1]);
    const { metrics } = makeReport({ ...ASKED, toDay: DAY + 88 }, held()).comparisons[0]!;
    expect(metrics['return-90']).toEqual({ kind: 'unknown', why: 'too-early' });
    expect(metrics['return-30'].kind).toBe('compared');
  });

  it('tells the completion of checkouts, and when the pixel has told nothing', () => {
    expect(makeReport(ASKED, held()).comparisons[0]!.metrics.checkout).toEqual({
      kind: 'unknown',
      why: 'no-steps',
    });
    const steps = [
      { cell: 'held', began: 4, completed: 1 },
      { cell: 'shown', began: 8, completed: 4 },
    ];
    const report = makeReport(ASKED, held({ steps }));
    expect(pair(report.comparisons[0]!.metrics.checkout)).toEqual([0.25, 0.5]);
    expect(report.cells.map(({ checkoutsBegun, checkoutsPaid }) => [checkoutsBegun, checkoutsPaid])).toEqual([
      [4, 1],
      [8, 4],
    ]);
  });

  it('tells what was left out, each order by the first reason that holds', () => {
    const made = (joined: boolean, channel: OrderMoney['channel'] | null, test: boolean, orders: number) => {
      return { joined, channel, test, orders };
    };
    const orders = [
      made(false, 'online', true, 1),
      made(true, null, false, 2),
      made(true, 'pos', false, 4),
      made(false, 'draft', false, 8),
      made(false, 'online', false, 16),
      made(true, 'online', false, 10),
    ];
    const outcomes = [
      visitor('shown', 5, order(4, 1), order(6, 1), order(7, 1, { test: true }), order(300, 1)),
      visitor('held', 5, order(6, 1), order(6, 1, { money: null })),
    ];
    expect(makeReport(ASKED, held({ outcomes, orders })).leftOut).toEqual([
      { why: 'test', orders: 1 },
      { why: 'untold', orders: 2 },
      { why: 'channel', orders: 12 },
      { why: 'not-joined', orders: 16 },
      { why: 'other-visitor', orders: 7 },
      { why: 'before', orders: 1 },
    ]);
  });

  it('withholds every verdict where the cells have not the sizes meant for them', () => {
    const counts = [count('held', 0, 4_000), count('shown', 0, 6_000)];
    const report = makeReport(ASKED, held({ counts }));
    expect(report.ratio).toMatchObject({ kind: 'broken', counts: [4_000, 6_000] });
    const { revenue, checkout } = report.comparisons[0]!.metrics;
    expect(revenue).toMatchObject({ verdict: { kind: 'withheld' }, total: null });
    expect(checkout.kind).toBe('unknown');
    expect(makeReport(ASKED, held({ counts: [] })).ratio).toBeNull();
  });

  it('tells what each month’s visitors have brought since, whatever the period', () => {
    // Day 20,000 is 2024-10-04.
    const counts = [count('held', 0, 10), count('shown', 0, 10), count('shown', 40, 5)];
    const outcomes = [
      visitor('held', 0, order(1, 1_000)),
      visitor('shown', 0, order(1, 2_000), order(90, 4_000)),
      visitor('shown', 40, order(41, 500)),
    ];
    const { cohorts } = makeReport({ ...ASKED, fromDay: DAY + 80 }, held({ counts, outcomes }));
    expect(
      cohorts.map(({ day, cells }) => [new Date(day * DAY_MS).toISOString().slice(0, 10), cells]),
    ).toEqual([
      [
        '2024-10-01',
        [
          { cell: 'held', visitors: 10, value: 100 },
          { cell: 'shown', visitors: 10, value: 600 },
        ],
      ],
      [
        '2024-11-01',
        [
          { cell: 'held', visitors: 0, value: 0 },
          { cell: 'shown', visitors: 5, value: 100 },
        ],
      ],
    ]);
    expect(cohorts.map(({ differences }) => differences.length)).toEqual([1, 1]);
  });
});

/** Buyers enough for estimates, whose totals are known. */
function crowd(): { outcomes: Outcome[]; counts: Held['counts'] } {
  const outcomes = Array.from({ length: 2_000 }, (_, n) => {
    const shown = n % 2 === 1;
    const kind = Math.floor(n / 2) % 50;
    const past = kind % 7 === 0 ? null : kind * 100;
    const own = order(1 + ((n * 7_919) % 2_000) / 2_000, 10_000 + kind * 100 + (shown ? 500 : 0));
    return { ...visitor(shown ? 'shown' : 'held', 0, own), past };
  });
  const counts = ['held', 'shown'].map((cell) => {
    const pasts = outcomes.flatMap((one) => (one.cell === cell && one.past !== null ? [one.past] : []));
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    const squares = sum(pasts.map((past) => past ** 2));
    return { ...count(cell, 0, 20_000), known: pasts.length, past: sum(pasts), squares };
  });
  return { outcomes, counts };
}

describe('with enough buyers', () => {
  it('an estimate stands with its total, for the treated visitors alone', () => {
    const { revenue, conversion } = makeReport(ASKED, held(crowd())).comparisons[0]!.metrics;
    if (revenue.kind !== 'compared' || revenue.compared.kind !== 'estimate') throw new Error('no estimate');
    const { difference, always } = revenue.compared;
    // 1,000 buyers of 20,000 visitors, each 500 apart; those above the cap less so.
    expect(revenue.compared.explained).toBeGreaterThan(0);
    expect(difference).toBeGreaterThan(20);
    expect(difference).toBeLessThanOrEqual(25.000001);
    expect(revenue.total?.gained).toBe(Math.round(difference * 20_000));
    expect(revenue.total?.always.low).toBe(Math.floor(always.low * 20_000));
    expect(conversion).toMatchObject({ kind: 'compared', total: null });
  });

  it('the cap is what the first buyers had ordered, and nothing later moves it', () => {
    const { outcomes, counts } = crowd();
    const cap = capOf(buyersOf(outcomes, 0, at(100)));
    expect(cap).not.toBeNull();
    const rich = visitor('shown', 0, order(60, 10_000_000));
    const refunded = outcomes.map((one) => {
      return { ...one, orders: one.orders.map((own) => ({ ...own, money: { ...own.money!, goods: 0 } })) };
    });
    expect(capOf(buyersOf([rich, ...outcomes], 0, at(100)))).toBe(cap);
    expect(capOf(buyersOf(refunded, 0, at(100)))).toBe(cap);
    expect(capOf(buyersOf(outcomes.slice(0, CAP_BUYERS - 1), 0, at(100)))).toBeNull();
    const report = makeReport(ASKED, held({ counts, outcomes: [...outcomes, rich] }));
    expect(report.cap).toBe(cap);
    expect(report.capped).toBeGreaterThanOrEqual(1);
    const plain = makeReport(ASKED, held({ counts, outcomes }));
    const [before, after] = [plain, report].map(
      ({ comparisons }) => pair(comparisons[0]!.metrics.revenue)[1],
    );
    expect(after! - before!).toBeLessThan((1.01 * cap!) / 20_000);
    expect(report.cells[1]!.revenue - plain.cells[1]!.revenue).toBe(10_000_000);
  });
});
