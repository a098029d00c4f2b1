/** What refunds, edits and cancellations leave of an order, and what the webhook says of them. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { cancelOrder, editOrder, refundOrder, refundPieces, sellElsewhere } from './orderChanges.ts';
import { currentOf, currentQuantity, discrepancyOf } from './orderMoney.ts';
import { SAMPLE_NOW, sampleOrder, sampleShop } from './sample.ts';
import { type TwinChange, type TwinOrder, TwinShop } from './state.ts';
import { orderPayload } from './webhooks/orderPayload.ts';

let shop: TwinShop;
let order: TwinOrder;
let heard: TwinChange[];

/** One piece and two at 129.00 with 25.80 of discount on the second line, delivery 49.00, all with 25 % tax. */
function start(change: Partial<TwinOrder> = {}): void {
  shop = new TwinShop(sampleShop());
  order = sampleOrder(2001, 0, [11, 12], { taxRate: 0.25 });
  order.applications = [{ title: 'Off', kind: 'automatic', target: 'line', amount: 2_580, shown: 2_580 }];
  order.lines[1]!.discounts = [{ application: 0, amount: 2_580, shown: 2_580 }];
  Object.assign(order, { subtotal: 36_120, tax: 8_204, total: 41_020, ...change });
  shop.addOrder(order);
  heard = [];
  shop.listeners.add((one) => heard.push(one));
}
beforeEach(() => start());

const [ONE, TWO] = [2_001_000, 2_001_001];
const now = SAMPLE_NOW + 3_600_000;
const told = () => orderPayload(shop, order);

describe('an order of the twin', () => {
  test('of which a piece came back is worth the rest', () => {
    refundPieces(shop, 2001, { pieces: [{ lineId: TWO, quantity: 1 }] }, now);
    expect(currentOf(order)).toEqual({ subtotal: 24_510, shipping: 4_900, tax: 5_882, total: 29_410 });
    expect(order).toMatchObject({ refunded: 11_610, financialStatus: 'PARTIALLY_REFUNDED' });
    expect(told()).toMatchObject({
      current_total_price: '294.10',
      current_subtotal_price: '245.10',
      current_total_tax: '58.82',
      line_items: [{ current_quantity: 1 }, { quantity: 2, current_quantity: 1 }],
      refunds: [
        {
          refund_line_items: [{ line_item_id: TWO, quantity: 1, subtotal: '116.10', total_tax: '23.22' }],
          order_adjustments: [],
          transactions: [{ kind: 'refund', amount: '116.10' }],
        },
      ],
    });
    expect(heard.map(({ topic }) => topic)).toEqual(['orders/updated']);
  });

  test('of which money alone came back says so as a discrepancy', () => {
    refundOrder(shop, 2001, 5_000, now);
    expect(discrepancyOf(order)).toBe(-5_000);
    expect(told()).toMatchObject({
      current_total_price: '360.20',
      line_items: [{ current_quantity: 1 }, { current_quantity: 2 }],
      refunds: [
        { refund_line_items: [], order_adjustments: [{ kind: 'refund_discrepancy', amount: '-50.00' }] },
      ],
    });
  });

  test('that was edited owes the removed piece until it is paid for', () => {
    editOrder(
      shop,
      2001,
      { keep: [{ lineId: ONE, quantity: 0 }], add: [{ variantId: 1300, quantity: 1 }] },
      now,
    );
    expect(told()).toMatchObject({
      total_price: '539.20',
      current_total_price: '410.20',
      line_items: [
        { current_quantity: 0 },
        { current_quantity: 2 },
        { variant_id: 1300, current_quantity: 1 },
      ],
      refunds: [
        {
          refund_line_items: [{ restock_type: 'cancel', subtotal: '129.00' }],
          order_adjustments: [{ amount: '129.00', reason: 'Pending refund discrepancy' }],
          transactions: [],
        },
      ],
    });
    refundOrder(shop, 2001, 12_900, now);
    expect(discrepancyOf(order)).toBe(0);
    expect(currentOf(order).total).toBe(41_020);
  });

  test('that was cancelled is worth nothing, paid back or not', () => {
    cancelOrder(shop, 2001, now, { refund: true });
    expect(order).toMatchObject({ financialStatus: 'REFUNDED', refunded: 41_020 });
    expect(told()).toMatchObject({ current_total_price: '0.00', current_total_tax: '0.00' });
    expect(heard.map(({ topic }) => topic)).toEqual(['orders/cancelled', 'orders/updated']);
    start();
    cancelOrder(shop, 2001, now);
    expect(order).toMatchObject({ financialStatus: 'VOIDED', refunded: 0 });
    expect(currentOf(order)).toEqual({ subtotal: 0, shipping: 0, tax: 0, total: 0 });
  });

  test('that was refunded in any steps ends at nothing, to the minor unit', () => {
    const steps = fc.array(fc.constantFrom(ONE, TWO), { maxLength: 5 });
    fc.assert(
      fc.property(steps, fc.boolean(), fc.nat(30_000), (lines, included, price) => {
        start({ taxIncluded: included });
        order.lines[1]!.price = price;
        const goods = 12_900 + Math.max(0, price * 2 - 2_580);
        const tax = Math.round((goods + 4_900) * (included ? 0.2 : 0.25));
        Object.assign(order, { subtotal: goods, tax, total: goods + 4_900 + (included ? 0 : tax) });
        if (price * 2 < 2_580) return;
        for (const lineId of lines) {
          const line = order.lines.find(({ id }) => id === lineId)!;
          if (currentQuantity(order, line) > 0)
            refundPieces(shop, 2001, { pieces: [{ lineId, quantity: 1 }] }, now);
          expect(currentOf(order).total).toBe(order.total - order.refunded);
        }
        const rest = order.lines.map((line) => ({
          lineId: line.id,
          quantity: currentQuantity(order, line),
        }));
        refundPieces(shop, 2001, { pieces: rest, shipping: currentOf(order).shipping }, now);
        expect(currentOf(order)).toMatchObject({
          subtotal: 0,
          shipping: 0,
          total: order.total - order.refunded,
        });
        expect(Math.abs(currentOf(order).tax)).toBeLessThanOrEqual(1);
        expect(() => refundPieces(shop, 2001, { pieces: [{ lineId: ONE, quantity: 1 }] }, now)).toThrow(
          /left/,
        );
      }),
    );
  });

  test('that was sold at the till says so', () => {
    const { id } = sellElsewhere(shop, { sourceName: 'pos', lines: [{ variantId: 1100, quantity: 2 }] }, now);
    order = shop.orderById.get(id)!;
    expect(told()).toMatchObject({ source_name: 'pos', total_price: '258.00', total_tax: '51.60' });
    expect(heard.map(({ topic }) => topic)).toEqual(['orders/create']);
  });
});
