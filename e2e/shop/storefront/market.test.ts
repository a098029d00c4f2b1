import { afterEach, beforeEach, expect, test } from 'vitest';
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
