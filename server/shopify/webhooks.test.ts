/** What each webhook means, and that none can do harm in another shop's name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWebhook } from './webhooks.ts';

const SHOP = 'nordlys.myshopify.com';
const names = {
  customer: null,
  visitor: (id: string) => id,
  customerById: (id: number) => `id-${id}`,
  customerByEmail: (email: string) => `mail-${email}`,
};
const parse = (topic: string, payload: unknown) =>
  parseWebhook(SHOP, topic, typeof payload === 'string' ? payload : JSON.stringify(payload), 'SEK', names);
const order = {
  id: 7,
  name: '#7',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  total_price: '10.00',
  line_items: [],
};

describe('parseWebhook', () => {
  it.each(['create', 'updated', 'cancelled', 'paid', 'fulfilled', 'partially_fulfilled'])(
    'reads orders/%s',
    (event) => {
      expect(parse(`orders/${event}`, order)).toMatchObject({
        kind: 'order',
        order: { id: 7, total: 1000, currency: 'SEK', source: 'webhook' },
      });
    },
  );

  it('reads deletions', () => {
    expect(parse('orders/delete', { id: 7 })).toEqual({ kind: 'order-deleted', id: 7 });
    expect(parse('products/delete', { id: 7 })).toEqual({ kind: 'product-deleted', id: 7 });
    expect(parse('products/delete', {}).kind).toBe('ignored');
  });

  it('obeys an uninstall or a redaction only when the signed body names the same shop', () => {
    const about = { shop_domain: SHOP, customer: { id: 9, email: 'ada@example.test' } };
    expect(parse('app/uninstalled', { myshopify_domain: SHOP })).toEqual({ kind: 'uninstalled' });
    expect(parse('shop/redact', about)).toEqual({ kind: 'redact-shop' });
    expect(parse('customers/redact', about)).toEqual({
      kind: 'redact-customer',
      customerKey: 'id-9',
      importedKey: 'mail-ada@example.test',
    });
    expect(parse('customers/redact', { ...about, customer: { id: 9 } })).toEqual({
      kind: 'redact-customer',
      customerKey: 'id-9',
    });
    expect(parse('customers/data_request', about)).toEqual({ kind: 'data-request' });
    for (const topic of ['app/uninstalled', 'shop/redact', 'customers/redact']) {
      expect(parse(topic, { ...about, shop_domain: 'other.myshopify.com' }).kind, topic).toBe('ignored');
      expect(parse(topic, { customer: about.customer }).kind, topic).toBe('ignored');
    }
  });

  it('ignores what it does not know and what it cannot read, with a reason that quotes nothing', () => {
    expect(parse('orders/edited', order).kind).toBe('ignored');
    expect(parse('orders/create', { ...order, total_price: 'ada@example.test' })).toEqual({
      kind: 'ignored',
      why: expect.not.stringContaining('ada'),
    });
    for (const body of ['', '{', 'null', '[]', '"x"', '{"id":"__proto__"}']) {
      expect(parse('products/update', body).kind).toBe('ignored');
    }
  });

  it('never throws', () => {
    const topic = fc.constantFrom(
      'orders/create',
      'orders/delete',
      'products/update',
      'customers/redact',
      'app/uninstalled',
    );
    fc.assert(fc.property(topic, fc.oneof(fc.string(), fc.json()), (one, body) => void parse(one, body)));
  });
});
