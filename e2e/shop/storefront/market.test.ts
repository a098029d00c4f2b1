import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nordicMarkets } from '../data/markets.ts';
import { locate } from './market.ts';
import { openShop, type Shopper } from './testing.ts';

let shopper: Shopper;

beforeEach(() => {
  shopper = openShop({
    extension: { 'locales/en.default.json': '{"a":"A"}' },
  });
});
afterEach(() => shopper.close());

test.each([
  ['/products/x', 'sv', '', '/products/x'],
  ['/', 'sv', '', '/'],
  ['/da', 'da', '/da', '/'],
  ['/nb/cart.js', 'nb', '/nb', '/cart.js'],
  ['/sv/products/x', 'sv', '/sv', '/products/x'],
  ['/svampar', 'sv', '', '/svampar'],
])('%s is %s under "%s" at %s', (path, locale, prefix, rest) => {
  const located = locate(shopper.shop.data, path);
  expect([located.market.locale, located.market.prefix, located.path]).toEqual([locale, prefix, rest]);
});

test('every page speaks the language of its prefix, and its links stay there', async () => {
  const danish = await shopper.page('/da/products/thing-11');
  expect(danish).toContain('lang="da"');
  expect(danish).toContain('Læg i kurv');
  expect(danish).toContain('action="/da/cart/add"');
  expect(danish).toContain('Shopify.routes.root = "/da/"');
  expect(danish).toContain('cart_add_url: "/da/cart/add"');
  expect(await shopper.page('/products/thing-11')).toContain('Lägg i varukorgen');
  expect(await shopper.page('/nb/cart')).toContain('Handlekurven din er tom');
});

test('the cart is one in every language, its addresses are the language’s own', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  const cart = await shopper.read('/nb/cart.js');
  expect(cart.item_count).toBe(1);
  expect(cart.items[0].url).toBe('/nb/products/thing-11?variant=1100');
  expect(
    (await shopper.post('/da/cart/add.js', { id: 1200, sections: 'cart-icon-bubble' })).body.sections[
      'cart-icon-bubble'
    ],
  ).toContain('2 varer i kurven');
});

test('the language form keeps the page', async () => {
  const to = async (locale_code: string, return_to: string) =>
    (await shopper.form('/localization', { locale_code, return_to })).headers.get('location');
  expect(await to('da', '/products/thing-11')).toBe('/da/products/thing-11');
  expect(await to('sv', '/da/cart')).toBe('/cart');
  expect(await to('nb', 'https://evil.test')).toBe('/nb/');
});

describe('a shop with markets', () => {
  const choose = (country_code: string) =>
    shopper.form('/localization', { country_code, return_to: '/cart' });
  beforeEach(() => {
    shopper.shop.data.markets = nordicMarkets('SEK', 'SE');
  });

  test.each([
    ['NO', 'NOK', 13_400, 'kr 134,00', '1.0393930'],
    ['DK', 'DKK', 8_780, '87,80 kr.', '0.6805962'],
    ['FI', 'EUR', 1_195, '€11,95', '0.0912026'],
  ])('shows %s its own prices everywhere', async (country, currency, minor, text, rate) => {
    expect((await choose(country)).headers.get('location')).toBe('/cart');
    const page = await shopper.page('/products/thing-11');
    expect(page).toContain(text);
    expect(page).toContain(`Shopify.currency = {"active":"${currency}","rate":"${Number(rate)}"}`);
    expect(page).toContain(`Shopify.country = "${country}"`);
    expect((await shopper.read('/products/thing-11.js')).price).toBe(minor);
    await shopper.post('/cart/add.js', { id: 1100, quantity: 2 });
    expect(await shopper.read('/cart.js')).toMatchObject({
      currency,
      total_price: 2 * minor,
      items: [{ price: minor, final_line_price: 2 * minor, presentment_price: minor / 100 }],
    });
    expect(await shopper.page('/collections/all')).toContain(text);
  });

  test('one cart follows the shopper from country to country, and back to the shop’s own currency', async () => {
    await shopper.post('/cart/add.js', { id: 1100 });
    await choose('FI');
    expect(await shopper.read('/cart.js')).toMatchObject({ currency: 'EUR', total_price: 1_195 });
    await choose('SE');
    expect(await shopper.read('/cart.js')).toMatchObject({ currency: 'SEK', total_price: 12_900 });
  });

  test('where the shop does not sell, nothing changes; a currency chooses its country', async () => {
    await choose('US');
    expect((await shopper.read('/cart.js')).currency).toBe('SEK');
    await shopper.form('/localization', { currency_code: 'DKK' });
    expect((await shopper.read('/cart.js')).currency).toBe('DKK');
  });

  test('the footer offers the countries with their currencies', async () => {
    await choose('NO');
    const page = await shopper.page('/da');
    expect(page).toContain('<option value="NO" selected>Norge (NOK)</option>');
    expect(page).toContain('<option value="FI">Finland (EUR)</option>');
    expect(page).toContain('Fri fragt over kr 519,70');
  });
});
