/** The same order, as GraphQL and as a webhook tell it, becomes the same basket. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphql, names, nobody, plain, rest, sample, VISITOR } from './order.testing.ts';
import { orderFromGraphql } from './orderGraphql.ts';
import { orderFromRest } from './orderRest.ts';

describe('orders', () => {
  it('read the same from both forms, but for the source', () => {
    fc.assert(
      fc.property(plain, (of) => {
        const fromRest = orderFromRest(JSON.parse(JSON.stringify(rest(of))), 'XXX', names);
        const fromGraphql = orderFromGraphql(...graphql(of), names);
        expect(fromRest).not.toBeNull();
        expect(fromRest).toEqual({ ...fromGraphql, source: 'webhook' });
        expect(fromGraphql?.total).toBe(of.total);
        const goods = fromGraphql!.money!.goods;
        expect(fromGraphql!.lines.reduce((sum, one) => sum + (one.goods ?? 0), 0)).toBe(goods);
        expect(goods).toBeGreaterThanOrEqual(0);
        expect(goods).toBeLessThanOrEqual(fromGraphql!.money!.ordered);
        expect(fromGraphql?.lines.length).toBe(of.lines.filter(({ left }) => left > 0).length);
      }),
    );
  });

  it('read amounts, what is left, discounts, mark and customer', () => {
    expect(orderFromGraphql(...graphql(sample), names)).toEqual({
      id: 5,
      name: '#5',
      createdAt: 1_700_000_000_000,
      updatedAt: 1_700_000_005_000,
      customerKey: 'key-9',
      currency: 'SEK',
      total: 30000,
      cancelled: false,
      test: false,
      source: 'sync',
      visitor: `hash of ${VISITOR}`,
      // 28 000 with 5 600 tax for three pieces: two of them are 14 933.
      money: {
        channel: 'online',
        goods: 14_933,
        ordered: 22_400,
        refunded: 7_467,
        discounts: 1_066,
        ourDiscounts: 533,
        shipping: 3_920,
        tax: 4_713,
        cost: 0,
        costedGoods: 0,
        pieces: 2,
      },
      lines: [
        {
          productId: 1,
          variantId: 1,
          sku: 'M',
          title: 'Mug',
          quantity: 2,
          unitPrice: 9333,
          suggestion: 'product:cross-sell',
          goods: 14_933,
        },
      ],
    });
  });

  it('keep nothing personal', () => {
    const text = JSON.stringify([
      orderFromRest(rest(sample), 'SEK', names),
      orderFromGraphql(...graphql(sample), nobody),
    ]);
    expect(text).not.toMatch(/ada|secret|engraving|gift|key-9.*key-9/i);
    expect(orderFromGraphql(...graphql(sample), nobody)?.customerKey).toBeNull();
  });

  it('take a mark only when we could have written it, with the offer that it names', () => {
    const marked = (mark: unknown) => {
      const payload = rest(sample) as { line_items: { properties: unknown }[] };
      payload.line_items[0]!.properties = mark;
      return orderFromRest(payload, 'SEK', nobody)?.lines[0]?.suggestion;
    };
    expect(marked([{ name: '_mersalg', value: 'exit:downsell' }])).toBe('exit:downsell');
    for (const mark of ['bundle:cross-sell:o3fk29ax1', 'upgrade:downsell:downgrade'])
      expect(marked([{ name: '_mersalg', value: mark }])).toBe(mark);
    for (const odd of ['exit:downsell:<script>', 'exit:upsell', 'product', '', 7, null, {}])
      expect(marked([{ name: '_mersalg', value: odd }])).toBeNull();
    for (const odd of [null, undefined, 'x', [null], [[]]]) expect(marked(odd)).toBeNull();
  });

  it('lose the product of a line whose product was deleted, as GraphQL does', () => {
    const payload = rest(sample) as { line_items: Record<string, unknown>[] };
    payload.line_items[0]!.product_exists = false;
    expect(orderFromRest(payload, 'SEK', nobody)?.lines[0]).toMatchObject({
      productId: null,
      variantId: null,
      sku: 'M',
    });
  });

  it('fall back to plain amounts where a payload has no sets', () => {
    const bare = {
      id: 1,
      name: '#1',
      created_at: '2026-01-01T00:00:00+01:00',
      updated_at: '2026-01-01T00:00:00+01:00',
      currency: 'SEK',
      current_total_price: '90.00',
      total_price: '100.00',
      line_items: [
        {
          product_id: 1,
          title: 'Mug',
          quantity: 2,
          price: '50.00',
          discount_allocations: [{ amount: '10.00' }],
        },
      ],
    };
    const read = orderFromRest(bare, 'XXX', nobody);
    // Half of an order's money is none.
    expect(read).not.toHaveProperty('money');
    expect(read).toMatchObject({
      total: 9000,
      currency: 'SEK',
      lines: [{ quantity: 2, unitPrice: 4500 }],
    });
  });

  it('are null without id, dates or total, and never throw', () => {
    const whole = rest(sample) as Record<string, unknown>;
    for (const key of ['id', 'created_at', 'updated_at']) {
      expect(orderFromRest({ ...whole, [key]: undefined }, 'SEK', nobody), key).toBeNull();
    }
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        orderFromRest(a, 'SEK', names);
        orderFromRest({ ...whole, line_items: a, customer: b }, 'SEK', names);
        orderFromRest({ ...whole, refunds: a, shipping_lines: b, note_attributes: [a] }, 'SEK', names);
        orderFromGraphql(a, [b], names);
      }),
    );
  });
});
