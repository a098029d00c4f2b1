import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type Shopper } from '../testing.ts';
import { totalsOf } from './checkout.ts';

const BUYER = {
  email: 'Kari@example.test',
  firstName: 'Kari',
  lastName: 'Nord',
  address: 'Storgata 1',
  zip: '0155',
  city: 'Oslo',
};
let shopper: Shopper;

beforeEach(() => {
  shopper = openShop();
});
afterEach(() => shopper.close());

/** Goes to the checkout; resolves to its address. */
async function begin(path = '/checkout'): Promise<string> {
  return (await shopper.form(path, {})).headers.get('location')!;
}

test('paying makes an order with the lines’ properties, takes the stock and tells the listeners', async () => {
  await shopper.post('/cart/add.js', {
    id: 1100,
    quantity: 2,
    properties: { _mersalg: 'product:cross-sell' },
  });
  await shopper.post('/cart/add.js', { id: 1200 });
  const checkout = await begin();
  expect(checkout).toMatch(/^\/checkouts\/[0-9a-f]{32}$/);
  expect(await shopper.page(checkout)).toContain('436,00 SEK');
  const paid = await shopper.form(checkout, BUYER);
  expect(paid.headers.get('location')).toBe(`${checkout}/thank-you`);
  const order = shopper.shop.data.orders.at(-1)!;
  expect(order).toMatchObject({
    name: '#1006',
    createdAt: '2026-11-21T12:00:00.000Z',
    email: 'Kari@example.test',
    currency: 'SEK',
    financialStatus: 'PAID',
    subtotal: 38700,
    shipping: 4900,
    total: 43600,
    tax: 8720,
    refunded: 0,
  });
  expect(order.lines.find((line) => line.variantId === 1100)).toMatchObject({
    productId: 11,
    title: 'Thing 11',
    variantTitle: 'S',
    sku: 'T11-S',
    quantity: 2,
    price: 12900,
    properties: [{ name: '_mersalg', value: 'product:cross-sell' }],
  });
  expect(shopper.shop.variantById.get(1100)!.inventory).toBe(5);
  expect(shopper.changes.map((change) => change.topic)).toEqual([
    'orders/create',
    'products/update',
    'products/update',
  ]);
  expect(shopper.shop.data.customers.at(-1)).toMatchObject({
    id: order.customerId,
    email: 'Kari@example.test',
  });
  expect((await shopper.read('/cart.js')).item_count).toBe(0);
  expect(await shopper.page(`${checkout}/thank-you`)).toContain('Order #1006');
});

test('paying twice makes one order', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  const checkout = await begin();
  const before = shopper.shop.data.orders.length;
  await Promise.all([shopper.form(checkout, BUYER), shopper.form(checkout, BUYER)]);
  await shopper.post('/cart/add.js', { id: 1200 });
  const again = await shopper.form(checkout, BUYER);
  expect(again.headers.get('location')).toBe(`${checkout}/thank-you`);
  expect(shopper.shop.data.orders.length).toBe(before + 1);
  expect((await shopper.read('/cart.js')).item_count).toBe(1);
});

test('a known e-mail address is the known customer', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  await shopper.form(await begin(), { ...BUYER, email: 'ADA@example.test' });
  expect(shopper.shop.data.orders.at(-1)!.customerId).toBe(501);
});

test('what is missing is said beside its field, and nothing is ordered', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  const checkout = await begin();
  const answer = await shopper.form(checkout, { ...BUYER, email: 'kari', city: '', address: '"><script>' });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toContain('id="email-error"');
  expect(html).toContain('id="city-error"');
  expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
  expect(shopper.changes).toEqual([]);
});

test('what sold out meanwhile is not ordered', async () => {
  await shopper.post('/cart/add.js', { id: 1100, quantity: 3 });
  const checkout = await begin();
  shopper.shop.variantById.get(1100)!.inventory = 2;
  const answer = await shopper.form(checkout, BUYER);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('<li>Thing 11 - S</li>');
  expect(shopper.changes).toEqual([]);
  expect(shopper.shop.variantById.get(1100)!.inventory).toBe(2);
});

test('an empty cart goes back to the cart, an unknown checkout is not found', async () => {
  expect(await begin()).toBe('/cart');
  expect((await shopper.go('/checkouts/none')).status).toBe(404);
});

test('the checkout stays in its language', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  const checkout = await begin('/da/checkout');
  expect(checkout).toMatch(/^\/da\/checkouts\//);
  expect(await shopper.page(checkout)).toContain('Betal nu');
});

test('shipping is free from 500 kr, and tax is within the price', () => {
  expect(totalsOf(49_999, 'SE')).toEqual({ subtotal: 49_999, shipping: 4900, tax: 10_980, total: 54_899 });
  expect(totalsOf(50_000, 'SE')).toEqual({ subtotal: 50_000, shipping: 0, tax: 10_000, total: 50_000 });
});
