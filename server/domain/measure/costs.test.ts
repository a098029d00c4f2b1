/** Costs of what is kept: known ones summed, unknown ones told apart, none of what was cancelled. */
import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../basket.ts';
import { withCosts } from './costs.ts';

const line = (variantId: number, quantity: number, goods: number | null): OrderLine => ({
  productId: 1,
  variantId,
  sku: null,
  title: 'Mug',
  quantity,
  unitPrice: 12_500,
  suggestion: null,
  ...(goods === null ? {} : { goods }),
});
const order: Order = {
  id: 1,
  name: '#1',
  createdAt: 1,
  updatedAt: 1,
  customerKey: null,
  currency: 'SEK',
  total: 0,
  cancelled: false,
  test: false,
  source: 'sync',
  money: {
    channel: 'online',
    goods: 26_000,
    ordered: 26_000,
    refunded: 0,
    discounts: 0,
    ourDiscounts: 0,
    shipping: 0,
    tax: 0,
    cost: 7,
    costedGoods: 7,
    pieces: 4,
  },
  lines: [line(11, 2, 20_000), line(12, 1, 6_000), line(13, 1, 0), line(14, 1, null)],
};
const costs = new Map([
  [11, 4_000],
  [13, 500],
  [14, 9_999],
]);
const costOf = ({ variantId }: OrderLine) => costs.get(variantId ?? 0) ?? null;

describe('costs of an order', () => {
  it('are those of kept goods of known cost, gifts among them, gift cards not', () => {
    const { money, lines } = withCosts(order, costOf);
    expect(money).toMatchObject({ goods: 26_000, cost: 8_500, costedGoods: 20_000 });
    expect(lines.map(({ unitCost }) => unitCost)).toEqual([4_000, undefined, 500, undefined]);
  });

  it('are nothing once it is cancelled', () => {
    expect(withCosts({ ...order, cancelled: true }, costOf).money).toMatchObject({ cost: 0, costedGoods: 0 });
  });

  it('are not made up where its money is not told', () => {
    const { money: _, ...untold } = order;
    expect(withCosts(untold, costOf)).toBe(untold);
  });
});
