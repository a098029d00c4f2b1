/** Each figure by an example worked by hand, and every way of counting what it says it leaves out. */
import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../basket.ts';
import { byOffer, type Count, EMPTY_PERIOD, KPI_IDS, type KpiId, type Period, reckonKpis } from './kpis.ts';
import type { OrderMoney } from './money.ts';

const MONEY: OrderMoney = {
  channel: 'online',
  goods: 50_000,
  ordered: 50_000,
  refunded: 0,
  discounts: 0,
  ourDiscounts: 0,
  shipping: 0,
  tax: 0,
  cost: 0,
  costedGoods: 0,
  pieces: 1,
};

let nextId = 1;
function order(marks: readonly (string | null)[], over: Partial<Order> = {}): Order {
  const lines = marks.map(
    (suggestion): OrderLine => ({
      productId: 1,
      variantId: 11,
      sku: null,
      title: 'Mug',
      quantity: 1,
      unitPrice: 10_000,
      suggestion,
    }),
  );
  return {
    id: nextId++,
    name: '#1',
    createdAt: 1,
    updatedAt: 1,
    customerKey: null,
    currency: 'SEK',
    total: 99_999,
    cancelled: false,
    test: false,
    source: 'webhook',
    money: MONEY,
    lines,
    ...over,
  };
}

const shown = (placement: Count['placement'], count: number, over: Partial<Count> = {}): Count => ({
  placement,
  kind: 'shown',
  count,
  ...over,
});
const period = (over: Partial<Period>): Period => ({ ...EMPTY_PERIOD, currency: 'SEK', ...over });
function figure(id: KpiId, now: Partial<Period>, before: Partial<Period> = {}) {
  const { value, of, before: then } = reckonKpis(period(now), period(before)).find((one) => one.id === id)!;
  return { value, of, before: then };
}

describe('acceptance', () => {
  it('counts lines by the technique of their mark, for showings by the technique that the widget told', () => {
    const now = {
      counts: [
        shown('upgrade', 40, { technique: 'upsell' }),
        shown('upgrade', 10, { technique: 'downsell' }),
        shown('exit', 10, { technique: 'downsell' }),
        shown('product', 500, { technique: 'cross-sell' }),
      ],
      orders: [
        order(['upgrade:upsell', 'product:cross-sell']),
        order(['exit:downsell', 'cart:cross-sell:o1', null]),
      ],
    };
    expect(figure('upsell-acceptance', now)).toEqual({ value: 1 / 40, of: 40, before: null });
    expect(figure('downsell-acceptance', now)).toMatchObject({ value: 1 / 20, of: 20 });
    expect(figure('cross-sell-acceptance', now)).toMatchObject({ value: 2 / 500, of: 500 });
  });

  it('takes a widget that told no technique by its placement', () => {
    const counts = [shown('exit', 5), shown('exit', 3, { technique: '' })];
    expect(figure('downsell-acceptance', { counts })).toMatchObject({ value: 0, of: 8 });
  });

  it('is not known where nothing was shown, and never counts what browsers say they added', () => {
    const counts: Count[] = [{ placement: 'product', kind: 'added', count: 9 }];
    expect(figure('cross-sell-acceptance', { counts })).toEqual({ value: null, of: 0, before: null });
  });
});

describe('order value', () => {
  const mine = ['cart:cross-sell'];
  it('compares kept goods of orders with an accepted line with those of all other online orders', () => {
    const now = {
      orders: [
        order(mine),
        order(mine, { money: { ...MONEY, goods: 70_000 } }),
        // Not among `totals` either: left out of both.
        order(mine, { money: { ...MONEY, channel: 'pos' } }),
        order(mine, { money: null }),
        order(mine, { cancelled: true }),
        order(mine, { test: true }),
        order(mine, { currency: 'EUR' }),
        // Its mark is none of ours: an order without.
        order(['cart:downsell']),
      ],
      totals: { orders: 12, goods: 420_000 },
    };
    expect(figure('order-value-with', now)).toMatchObject({ value: 60_000, of: 2 });
    expect(figure('order-value-without', now)).toMatchObject({ value: 30_000, of: 10 });
  });

  it('is not known without orders', () => {
    expect(figure('order-value-with', {})).toEqual({ value: null, of: 0, before: null });
    expect(figure('order-value-without', { orders: [order(mine)] })).toMatchObject({ value: null, of: 0 });
  });
});

describe('what was sold', () => {
  it('is the lines that are kept, each once, and their orders, each once', () => {
    const returned = order(['cart:cross-sell']);
    const orders = [
      order(['product:cross-sell', 'cart:cross-sell', null]),
      { ...returned, lines: returned.lines.map((line) => ({ ...line, quantity: 0 })) },
    ];
    expect(figure('attributed-revenue', { orders })).toMatchObject({ value: 20_000, of: 1 });
  });

  it('takes what the pieces brought where that is told, so that what came back in money is not sold', () => {
    const partly = order(['cart:cross-sell']);
    const orders = [{ ...partly, lines: partly.lines.map((line) => ({ ...line, goods: 3_200 })) }];
    expect(figure('attributed-revenue', { orders })).toMatchObject({ value: 3_200, of: 1 });
  });

  it('calls an order recovered when a line of it was bought at the door', () => {
    const orders = [order(['exit:downsell', 'exit:downsell:o2']), order(['cart:cross-sell'])];
    expect(figure('recovered-carts', { orders, counts: [shown('exit', 30)] })).toMatchObject({
      value: 1,
      of: 30,
    });
    expect(figure('recovered-carts', {})).toMatchObject({ value: null, of: 0 });
    expect(figure('recovered-carts', { counts: [shown('exit', 3)] })).toMatchObject({ value: 0, of: 3 });
  });

  it('is told by offer, the one that sold most first, what is under none left out', () => {
    const counts = [
      shown('cart', 9, { offer: 'o2' }),
      shown('cart', 5, { offer: 'o3' }),
      { placement: 'cart', kind: 'dismissed', offer: 'o3', count: 2 } as const,
      shown('cart', 100, { offer: '' }),
      shown('cart', 100),
    ];
    const orders = [order(['cart:cross-sell:o3', 'cart:cross-sell']), order(['bundle:cross-sell:o1'])];
    expect(byOffer(period({ counts, orders }))).toEqual([
      { offer: 'o3', shown: 5, dismissed: 2, accepted: 1, lineRevenue: 10_000 },
      { offer: 'o1', shown: 0, dismissed: 0, accepted: 1, lineRevenue: 10_000 },
      { offer: 'o2', shown: 9, dismissed: 0, accepted: 0, lineRevenue: 0 },
    ]);
  });

  it('counts what a variant of an experiment showed in an offer’s place as that offer’s', () => {
    const counts = [shown('product', 10, { offer: 'o1' }), shown('product', 4, { offer: 'obsibling' })];
    const orders = [order(['product:cross-sell:obsibling'])];
    expect(byOffer(period({ counts, orders }), new Map([['obsibling', 'o1']]))).toEqual([
      { offer: 'o1', shown: 14, accepted: 1, dismissed: 0, lineRevenue: 10_000 },
    ]);
  });
});

describe('what shoppers think of it', () => {
  const dismissed = (count: number): Count => ({ placement: 'exit', kind: 'dismissed', count });
  it('tires when more of what is shown is dismissed than before', () => {
    const now = { counts: [shown('exit', 200), dismissed(30)] };
    const before = { counts: [shown('exit', 100), dismissed(10)] };
    expect(figure('dismissals', now, before)).toEqual({ value: 0.15, of: 200, before: 0.1 });
    expect(figure('fatigue', now, before)).toEqual({
      value: expect.closeTo(0.05, 12),
      of: 200,
      before: null,
    });
    expect(figure('fatigue', now)).toMatchObject({ value: null, of: 200 });
  });

  it('is told with the number of answers, and not at all without any', () => {
    const answers = { helpful: 3, unhelpful: 1, scores: [1, 0, 0, 0, 0, 0, 1, 2, 2, 1, 3] };
    expect(figure('helpful', { answers })).toMatchObject({ value: 0.75, of: 4 });
    // Of ten: four promoters, two detractors; 7 and 8 are neither.
    expect(figure('nps', { answers })).toMatchObject({ value: 20, of: 10 });
    expect(figure('helpful', {})).toMatchObject({ value: null, of: 0 });
    expect(figure('nps', {})).toMatchObject({ value: null, of: 0 });
  });
});

it('covers so much of the catalogue as has something to suggest', () => {
  expect(figure('coverage', { coverage: { looked: 200, covered: 150 } })).toMatchObject({
    value: 0.75,
    of: 200,
  });
  expect(figure('coverage', { coverage: null })).toMatchObject({ value: null, of: 0 });
});

it('answers every figure even of a shop where nothing happened yet', () => {
  const kpis = reckonKpis(EMPTY_PERIOD, EMPTY_PERIOD);
  expect(kpis.map(({ id }) => id)).toEqual(KPI_IDS);
  const known = kpis.filter(({ value }) => value !== null);
  // Nothing sold is known to be nothing; all else is not known.
  expect(known.map(({ id, value }) => [id, value])).toEqual([['attributed-revenue', 0]]);
});
