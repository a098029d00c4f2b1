import { afterEach, beforeEach, expect, test } from 'vitest';
import { nordicMarkets } from '../../data/markets.ts';
import { standardRates } from '../../rates.ts';
import { addLines, emptyCart } from '../cart/cart.ts';
import { locate } from '../market.ts';
import { openShop, type Shopper } from '../testing.ts';
import { chargeOf } from './totals.ts';

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

test('delivery is free from 500 kr, and tax is within the price', async () => {
  const totals = async () => {
    const page = await shopper.page(await begin());
    return [...page.matchAll(/<dd>([^<]*)<\/dd>/g)].map(([, text]) => text);
  };
  const variant = shopper.shop.variantById.get(1100)!;
  variant.price = 49_999;
  await shopper.post('/cart/add.js', { id: 1100 });
  expect(await totals()).toEqual(['499,99 kr', '49,00 kr', '548,99 SEK', '109,80 kr']);
  variant.price = 50_000;
  expect(await totals()).toEqual(['500,00 kr', 'Fri', '500,00 SEK', '100,00 kr']);
});

test('a merchant’s own rates count, in the shopper’s currency; services alone are not sent', async () => {
  const { shop } = shopper;
  shop.data.markets = nordicMarkets('SEK', 'SE');
  shop.data.shippingRates = standardRates(shop.data).map((rate) => ({ ...rate, countries: ['FI'] }));
  const charge = (country: string) =>
    chargeOf({ shop, market: locate(shop.data, '/', country).market, cdn: '', now: 0 }, cart).totals;
  const cart = emptyCart('x');
  addLines(shop, cart, [{ variantId: 1100, quantity: 3, properties: {}, sellingPlan: null, parent: null }]);
  expect(charge('FI')).toMatchObject({ subtotal: 3_585, shipping: 495, total: 4_080 });
  // 500 kr are €45,60.
  addLines(shop, cart, [{ variantId: 1100, quantity: 1, properties: {}, sellingPlan: null, parent: null }]);
  expect(charge('FI')).toMatchObject({ subtotal: 4_780, shipping: 0, total: 4_780 });
  expect(charge('SE')).toMatchObject({ shipping: 0, shippingName: null });
  cart.lines[0]!.quantity = 1;
  shop.variantById.get(1100)!.requiresShipping = false;
  expect(charge('FI')).toMatchObject({ subtotal: 1_195, shipping: 0, shippingName: null });
});

test('paying in another currency keeps both amounts of the order', async () => {
  shopper.shop.data.markets = nordicMarkets('SEK', 'SE');
  await shopper.form('/localization', { country_code: 'NO' });
  await shopper.post('/cart/add.js', { id: 1100, quantity: 2 });
  const cart = await shopper.read('/cart.js');
  expect(cart).toMatchObject({ currency: 'NOK', total_price: 26_800 });
  const checkout = await begin();
  expect(await shopper.page(checkout)).toContain('319,00 NOK');
  await shopper.form(checkout, BUYER);
  expect(await shopper.page(`${checkout}/thank-you`)).toContain('319,00 NOK');
  const order = shopper.shop.data.orders.at(-1)!;
  expect(order.shown).toEqual({
    currency: 'NOK',
    rate: 1.039393,
    subtotal: 26_800,
    shipping: 5_100,
    tax: 6_380,
    total: 31_900,
  });
  expect(order.lines[0]).toMatchObject({ price: 12_892, shownPrice: 13_400 });
  expect(order).toMatchObject({ currency: 'SEK', subtotal: 25_784, total: 30_691 });
});
