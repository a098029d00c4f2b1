/** Exported orders as baskets. */
import { describe, expect, it } from 'vitest';
import { keyedHash } from '../../crypto.ts';
import type { ExportOrder } from './orders.ts';
import { idOfName, toOrder } from './toOrder.ts';

const exported: ExportOrder = {
  name: '#1',
  id: 7,
  email: ' Ada@Example.test ',
  currency: 'SEK',
  createdAt: 1000,
  cancelledAt: null,
  financialStatus: 'partially_refunded',
  subtotal: null,
  shipping: null,
  taxes: null,
  total: 14950,
  refunded: 2000,
  lines: [
    { sku: 'M1', name: 'Mug', quantity: 3, price: 5000, discount: 100 },
    { sku: 'X', name: 'Bowl', quantity: 1, price: 100, discount: 900 },
  ],
};
const options = { shop: 'a.myshopify.com', customerKey: keyedHash('secret') };

describe('toOrder', () => {
  it('takes refunds off the total and discounts off the lines, and never says who bought', () => {
    const order = toOrder(exported, { ...options, bySku: new Map([['M1', 42]]) });
    expect(order).toEqual({
      id: 7,
      name: '#1',
      createdAt: 1000,
      updatedAt: 1000,
      customerKey: keyedHash('secret')('a.myshopify.com', 'email:ada@example.test'),
      currency: 'SEK',
      total: 12950,
      cancelled: false,
      test: false,
      source: 'import',
      lines: [
        {
          productId: 42,
          variantId: null,
          sku: 'M1',
          title: 'Mug',
          quantity: 3,
          unitPrice: 4967,
          suggestion: null,
        },
        {
          productId: null,
          variantId: null,
          sku: 'X',
          title: 'Bowl',
          quantity: 1,
          unitPrice: 0,
          suggestion: null,
        },
      ],
    });
    expect(JSON.stringify(order).toLowerCase()).not.toContain('ada');
  });

  it('reckons a total where the file has none, and none for a cancelled order', () => {
    expect(toOrder({ ...exported, total: null, refunded: 0 }, options).total).toBe(
      3 * 5000 - 100 + 100 - 900,
    );
    expect(toOrder({ ...exported, cancelledAt: 5000 }, options)).toMatchObject({
      total: 0,
      cancelled: true,
      updatedAt: 5000,
    });
  });

  it('gives an order without id a negative one that stays the same and differs by shop and name', () => {
    const id = idOfName('a.myshopify.com', '#1');
    expect(toOrder({ ...exported, id: null, email: null }, options)).toMatchObject({ id, customerKey: null });
    expect(id).toBeLessThan(0);
    expect(Number.isSafeInteger(id)).toBe(true);
    expect(idOfName('a.myshopify.com', '#1')).toBe(id);
    const ids = new Set(Array.from({ length: 20_000 }, (_, n) => idOfName('a.myshopify.com', `#${n}`)));
    expect(ids.size).toBe(20_000);
    expect(ids.has(idOfName('b.myshopify.com', '#1'))).toBe(false);
  });
});
