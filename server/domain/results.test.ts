/** Results are money shown to a merchant: every way of counting something twice is tried here. */
import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from './basket.ts';
import { RECENT_ORDERS, summarise } from './results.ts';

const line = (suggestion: string | null, more: Partial<OrderLine> = {}): OrderLine => ({
  productId: 1,
  variantId: 11,
  sku: null,
  title: 'Mug',
  quantity: 1,
  unitPrice: 1000,
  suggestion,
  ...more,
});

let nextId = 1;
const order = (lines: OrderLine[], more: Partial<Order> = {}): Order => ({
  id: nextId++,
  name: `#${nextId}`,
  createdAt: 1_700_000_000_000,
  updatedAt: 1_700_000_000_000,
  customerKey: null,
  currency: 'SEK',
  total: 5000,
  cancelled: false,
  test: false,
  source: 'webhook',
  lines,
  ...more,
});

const report = (orders: Order[]) => summarise({ days: 30, currency: 'SEK', orders, counters: [] });

describe('results', () => {
  it('counts an order once in the total when two placements had a part in it', () => {
    const both = order([
      line('product:cross-sell', { quantity: 2 }),
      line('cart:cross-sell', { unitPrice: 300, title: 'Spoon' }),
      line(null, { unitPrice: 9999 }),
    ]);
    const { total, placements, recent } = report([both]);
    expect(total).toEqual({
      shown: 0,
      accepted: 2,
      dismissed: 0,
      orders: 1,
      lineRevenue: 2300,
      orderRevenue: 5000,
    });
    expect(placements.find((p) => p.placement === 'product')).toMatchObject({
      accepted: 1,
      orders: 1,
      lineRevenue: 2000,
      orderRevenue: 5000,
    });
    expect(placements.find((p) => p.placement === 'cart')).toMatchObject({ orders: 1, lineRevenue: 300 });
    expect(recent).toMatchObject([
      { placements: ['product', 'cart'], titles: ['Mug', 'Spoon'], lineRevenue: 2300 },
    ]);
  });

  it('counts two accepted lines of one placement as one order', () => {
    const { placements } = report([order([line('cart:cross-sell'), line('cart:cross-sell')])]);
    expect(placements.find((p) => p.placement === 'cart')).toMatchObject({
      accepted: 2,
      orders: 1,
      orderRevenue: 5000,
    });
  });

  it.each<[string, Order]>([
    ['cancelled', order([line('cart:cross-sell')], { cancelled: true })],
    ['test', order([line('cart:cross-sell')], { test: true })],
    ['in another currency', order([line('cart:cross-sell')], { currency: 'EUR' })],
    ['with the line removed', order([line('cart:cross-sell', { quantity: 0 })])],
    ['with a mark we never wrote', order([line('cart:downsell'), line('x'), line('__proto__:cross-sell')])],
  ])('leaves out an order that is %s', (_what, left) => {
    const { total, recent } = report([left]);
    expect(total).toMatchObject({ accepted: 0, orders: 0, lineRevenue: 0, orderRevenue: 0 });
    expect(recent).toEqual([]);
  });

  it('takes what was shown and dismissed from counters, and never what browsers say they added', () => {
    const { total, placements } = summarise({
      days: 7,
      currency: 'SEK',
      orders: [],
      counters: [
        { placement: 'product', kind: 'shown', count: 40 },
        { placement: 'exit', kind: 'shown', count: 2 },
        { placement: 'exit', kind: 'dismissed', count: 1 },
        { placement: 'product', kind: 'added', count: 1_000_000 },
      ],
    });
    expect(total).toEqual({
      shown: 42,
      accepted: 0,
      dismissed: 1,
      orders: 0,
      lineRevenue: 0,
      orderRevenue: 0,
    });
    expect(placements.find((p) => p.placement === 'exit')).toMatchObject({ shown: 2, dismissed: 1 });
  });

  it('lists the newest orders only, and sums all', () => {
    const orders = Array.from({ length: RECENT_ORDERS + 5 }, () => order([line('product:cross-sell')]));
    const { recent, total } = report(orders);
    expect(recent.map((o) => o.id)).toEqual(orders.slice(0, RECENT_ORDERS).map((o) => o.id));
    expect(total.orders).toBe(RECENT_ORDERS + 5);
  });
});
