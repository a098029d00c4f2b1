/** The arithmetic of an order's money: its parts sum up, nothing is earned by what came back, tax makes no difference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChargedLine, type ChargedOrder, reckonOrder } from './reckon.ts';

const line = fc
  .record({
    kind: fc.constantFrom<ChargedLine['kind']>('goods', 'goods', 'goods', 'gift-card', 'tip'),
    ordered: fc.integer({ min: 1, max: 9 }),
    gone: fc.nat(9),
    price: fc.nat(1_000_000),
    off: fc.double({ min: 0, max: 1, noNaN: true }),
    ours: fc.boolean(),
    taxRate: fc.constantFrom(0, 0.06, 0.25),
  })
  .map(({ gone, off, ours, ...one }): ChargedLine => {
    const amount = Math.floor(one.price * one.ordered * off);
    const tax = Math.round(((one.price * one.ordered - amount) * one.taxRate) / (1 + one.taxRate));
    return { ...one, left: Math.max(0, one.ordered - gone), offs: [{ amount, ours }], tax };
  });
const order: fc.Arbitrary<ChargedOrder> = fc.record({
  channel: fc.constant('online'),
  cancelled: fc.boolean(),
  paidBack: fc.boolean(),
  taxIncluded: fc.constant(true),
  allowance: fc.nat(500_000),
  delivery: fc.nat(10_000),
  deliveryOffs: fc.constant([]),
  deliveryRate: fc.constant(0.25),
  tax: fc.nat(2_000_000),
  lines: fc.array(line, { maxLength: 6 }),
});
const check = (property: (order: ChargedOrder) => void) => fc.assert(fc.property(order, property));

describe('what an order brought', () => {
  it('is the sum of what its lines brought, never below nothing nor above what was ordered', () => {
    check((of) => {
      const { money, goods } = reckonOrder(of);
      expect(goods.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(money.goods);
      for (const one of goods) expect(one ?? 0).toBeGreaterThanOrEqual(0);
      expect(money.goods).toBeLessThanOrEqual(money.ordered);
      expect(money.refunded).toBe(of.paidBack ? money.ordered - money.goods : 0);
      expect(money.ourDiscounts).toBeLessThanOrEqual(money.discounts);
      expect(Object.values(money).every((one) => typeof one === 'string' || Number.isSafeInteger(one))).toBe(
        true,
      );
    });
  });

  it('is nothing of what came back or was cancelled, and all of what was kept', () => {
    check((of) => {
      const none = { goods: 0, discounts: 0, pieces: 0 };
      const back = { ...of, lines: of.lines.map((one) => ({ ...one, left: 0 })) };
      expect(reckonOrder(back).money).toMatchObject(none);
      expect(reckonOrder({ ...of, cancelled: true }).money).toMatchObject({ ...none, tax: 0, shipping: 0 });
      const kept = of.lines.map((one) => ({ ...one, left: one.ordered }));
      const { goods, ordered } = reckonOrder({ ...of, cancelled: false, allowance: 0, lines: kept }).money;
      expect(goods).toBe(ordered);
    });
  });

  it('is the same whether prices contain their tax or not', () => {
    check((of) => {
      // The same goods with prices written without tax: one piece a line, so that nothing is rounded in between.
      const one = of.lines.map((it) => ({
        ...it,
        ordered: 1,
        left: 1,
        offs: [],
        tax: Math.round(it.price / 5),
      }));
      const net = one.map((it) => ({ ...it, price: it.price - it.tax }));
      const { shipping: _, ...included } = reckonOrder({ ...of, lines: one }).money;
      expect(reckonOrder({ ...of, taxIncluded: false, lines: net }).money).toMatchObject(included);
    });
  });

  it('falls by what was given back besides, in the proportion of goods and tax, over all lines', () => {
    const mug = {
      kind: 'goods',
      ordered: 1,
      left: 1,
      price: 12_500,
      offs: [],
      tax: 2_500,
      taxRate: 0.25,
    } as const;
    const of = {
      channel: 'online',
      cancelled: false,
      paidBack: true,
      taxIncluded: true,
      allowance: 100,
      delivery: 0,
      deliveryOffs: [],
      deliveryRate: 0,
      tax: 7_500,
      lines: [mug, mug, mug],
    } as const;
    // 80 over three equal lines, the remainder to the first.
    expect(reckonOrder(of).goods).toEqual([9_973, 9_973, 9_974]);
    expect(reckonOrder(of).money).toMatchObject({ goods: 29_920, ordered: 30_000, refunded: 80 });
  });
});
