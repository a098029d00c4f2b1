/** Discounts on the way from the cart to the order, in two currencies; what they take off is planted, the engine has tests of its own. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nordicMarkets } from '../../data/markets.ts';
import type { CartToDiscount, DiscountedCart } from '../../discounts/types.ts';
import { atRate, LineItem, Order } from '../../graphql/resolvers/order.ts';
import { payloadOf } from '../../webhooks/payload.ts';
import { openShop, type Shopper } from '../testing.ts';
import { shareOut } from './order.ts';

/** 10 % off lines of variant 1100; FEM takes 5 off the order, FRAKT the delivery. */
vi.mock('../../discounts/run.ts', () => ({
  applyDiscounts: (_shop: unknown, cart: CartToDiscount): DiscountedCart => {
    const has = (code: string) => cart.codes.includes(code);
    const lines = cart.lines.map(({ key, variantId, price, quantity }) => {
      const amount = variantId === 1100 ? Math.round((price * quantity) / 10) : 0;
      const one = { id: 'gid://shopify/DiscountAutomaticNode/1', title: 'Together', by: 'function', amount };
      return { key, amount, applied: amount > 0 ? [one] : [] };
    });
    const off = (id: number, title: string, amount: number) => ({
      id: `gid://shopify/DiscountCodeNode/${id}`,
      title,
      amount,
      by: 'native',
    });
    return {
      lines,
      order: has('FEM') ? [off(2, 'FEM', 500)] : [],
      shipping: has('FRAKT') && cart.shipping ? [off(3, 'FRAKT', cart.shipping)] : [],
      codes: cart.codes.map((code) => ({ code, applicable: code === 'FEM' || code === 'FRAKT' })),
      off: lines.reduce((sum, { amount }) => sum + amount, 0) + (has('FEM') ? 500 : 0),
    } as DiscountedCart;
  },
}));

const BUYER = {
  email: 'kari@example.test',
  lastName: 'Nord',
  address: 'Storgata 1',
  zip: '0155',
  city: 'Oslo',
};
let shopper: Shopper;

beforeEach(async () => {
  shopper = openShop();
  shopper.shop.data.markets = nordicMarkets('SEK', 'SE');
  shopper.shop.variantById.get(1201)!.inventory = 9;
  await shopper.post('/cart/add.js', { id: 1201 });
  await shopper.post('/cart/add.js', { id: 1100, quantity: 3 });
});
afterEach(() => shopper.close());

const begin = async () => (await shopper.form('/checkout', {})).headers.get('location')!;

describe('the cart', () => {
  test('tells discounts of lines and of the order, and sums that fit', async () => {
    await shopper.go('/discount/FEM?redirect=/cart');
    const cart = await shopper.read('/cart.js');
    expect(cart).toMatchObject({
      original_total_price: 51_650,
      items_subtotal_price: 47_780,
      total_price: 47_280,
      total_discount: 4_370,
      discount_codes: [{ code: 'FEM', applicable: true }],
      cart_level_discount_applications: [
        { type: 'discount_code', title: 'FEM', total_allocated_amount: 500, target_type: 'line_item' },
      ],
    });
    expect(cart.items[0]).toMatchObject({
      quantity: 3,
      price: 12_900,
      original_line_price: 38_700,
      final_line_price: 34_830,
      final_price: 11_610,
      discounted_price: 11_610,
      total_discount: 3_870,
      line_level_total_discount: 3_870,
      discounts: [{ amount: 3_870, title: 'Together' }],
      line_level_discount_allocations: [
        { amount: 3_870, discount_application: { type: 'automatic', title: 'Together' } },
      ],
    });
    expect(cart.items[1]).toMatchObject({ final_line_price: 12_950, discounts: [] });
  });

  test('add and change answer with discounts too', async () => {
    const { body } = await shopper.post('/cart/add.js', { id: 1100 });
    expect(body).toMatchObject({ final_line_price: 46_440, total_discount: 5_160 });
    const changed = await shopper.post('/cart/change.js', { line: 1, quantity: 1 });
    expect(changed.body).toMatchObject({ total_price: 24_560, total_discount: 1_290 });
    const coded = await shopper.post('/cart/update.js', { discount: 'FEM,ANNAT' });
    expect(coded.body).toMatchObject({
      total_price: 24_060,
      discount_codes: [
        { code: 'FEM', applicable: true },
        { code: 'ANNAT', applicable: false },
      ],
    });
    const none = await shopper.post('/cart/update.js', { discount: '' });
    expect(none.body).toMatchObject({ total_price: 24_560, discount_codes: [] });
  });

  test.each(['dawn', 'horizon', 'plain'])(
    'the theme %s shows them, on the page and in the drawer',
    async (theme) => {
      await shopper.go('/discount/FEM');
      const page = await shopper.page(`/cart?theme=${theme}`);
      expect(page).toContain('Together (−38,70 kr)');
      expect(page).toContain('<s class="price__old">387,00 kr</s>');
      expect(page).toContain('472,80 SEK');
      expect(page.match(/FEM/g)!.length).toBeGreaterThanOrEqual(theme === 'plain' ? 1 : 2);
    },
  );
});

describe('the checkout', () => {
  test('takes a code that fits, refuses another beside the field, and keeps what was typed', async () => {
    const checkout = await begin();
    const refused = await shopper.form(`${checkout}/discount`, { code: 'NEJ', email: 'kari@x.test' });
    expect(refused.status).toBe(422);
    const said = await refused.text();
    expect(said).toContain('id="DiscountCode-error"');
    expect(said).toContain('value="kari@x.test"');
    const taken = await (
      await shopper.form(`${checkout}/discount`, { code: 'FRAKT', email: 'kari@x.test' })
    ).text();
    expect(taken).toContain('477,80 SEK');
    expect(taken).toContain('<s class="price__old">49,00 kr</s> Fri');
    expect(taken).toContain('value="kari@x.test"');
    const without = await (await shopper.form(`${checkout}/discount`, { remove: 'FRAKT' })).text();
    expect(without).toContain('526,80 SEK');
  });

  test('what was shown is charged, and the order tells who took off what', async () => {
    await shopper.go('/discount/FEM');
    const checkout = await begin();
    expect(await shopper.page(checkout)).toContain('521,80 SEK');
    await shopper.form(checkout, BUYER);
    const order = shopper.shop.data.orders.at(-1)!;
    expect(order).toMatchObject({ subtotal: 47_280, shipping: 4_900, total: 52_180 });
    expect(order.applications).toEqual([
      { title: 'Together', kind: 'automatic', target: 'line', amount: 3_870, shown: 3_870 },
      { title: 'FEM', kind: 'code', target: 'order', amount: 500, shown: 500 },
    ]);
    expect(order.lines.map(({ discounts }) => discounts)).toEqual([
      [
        { application: 0, amount: 3_870, shown: 3_870 },
        { application: 1, amount: 364, shown: 364 },
      ],
      [{ application: 1, amount: 136, shown: 136 }],
    ]);
    const thanks = await shopper.page(`${checkout}/thank-you`);
    for (const text of ['521,80 SEK', 'Together (−38,70 kr)', '−5,00 kr']) expect(thanks).toContain(text);
    expect((await shopper.read('/cart.js')).discount_codes).toEqual([]);
  });

  test('paid in euro, webhook and API tell both currencies', async () => {
    await shopper.form('/localization', { country_code: 'FI' });
    const checkout = await begin();
    await shopper.form(checkout, BUYER);
    const order = shopper.shop.data.orders.at(-1)!;
    expect(order.shown).toMatchObject({ currency: 'EUR', subtotal: 4_421, shipping: 495, total: 4_916 });
    const body = payloadOf(shopper.shop, { topic: 'orders/create', order }, 'http://x') as never;
    expect(body).toMatchObject({
      currency: 'SEK',
      presentment_currency: 'EUR',
      total_price_set: {
        shop_money: { amount: '539.02', currency_code: 'SEK' },
        presentment_money: { amount: '49.16', currency_code: 'EUR' },
      },
      discount_applications: [{ title: 'Together', type: 'automatic', target_type: 'line_item' }],
      line_items: [
        {
          price: '131.03',
          price_set: { presentment_money: { amount: '11.95', currency_code: 'EUR' } },
          discount_allocations: [
            {
              amount: '39.36',
              amount_set: { presentment_money: { amount: '3.59', currency_code: 'EUR' } },
              discount_application_index: 0,
            },
          ],
        },
        { discount_allocations: [] },
      ],
    });
    const source = { order, line: order.lines[0]! };
    const read = (of: unknown, from: unknown) => (of as (from: unknown) => unknown)(from);
    expect(read(LineItem.discountedTotalSet, source)).toEqual({
      shopMoney: { amount: '353.73', currencyCode: 'SEK' },
      presentmentMoney: { amount: '32.26', currencyCode: 'EUR' },
    });
    expect(read(Order.currentTotalPriceSet, order)).toEqual(read(Order.totalPriceSet, order));
    expect(atRate(order, 10_000)).toBe(912);
  });
});

test.each([
  [500, [34_830, 12_950], [364, 136]],
  [100, [1, 1, 1], [34, 33, 33]],
  [7, [0, 0], [0, 0]],
  [0, [5, 5], [0, 0]],
])('%d shared out over %j is %j', (amount, weights, shares) => {
  expect(shareOut(amount, weights)).toEqual(shares);
});
