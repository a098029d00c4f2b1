import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleProduct, sampleShop } from '../sample.ts';
import { openShop, type Shopper } from './testing.ts';
import { THEMES } from './theme-settings.ts';

const EVIL = `</script><img src=x onerror=alert(1)>"'`;
let shopper: Shopper;

beforeEach(() => {
  const evil = sampleProduct(66, {
    title: EVIL,
    vendor: EVIL,
    type: EVIL,
    options: [{ name: EVIL, values: [EVIL] }],
  });
  evil.variants = [{ ...evil.variants[0]!, title: EVIL, options: [EVIL] }];
  evil.image = { src: '/cdn/images/66.svg', alt: EVIL, width: 600, height: 600 };
  const data = sampleShop({
    name: `Nordlys ${EVIL}`,
    products: [sampleProduct(11), sampleProduct(12), evil],
  });
  data.collections = [{ id: 901, handle: 'lamps', title: `Lamps ${EVIL}`, productIds: [12, 66, 11] }];
  shopper = openShop({ data });
});
afterEach(() => shopper.close());

const PAGES = [
  '/',
  '/collections',
  '/collections/lamps',
  '/collections/all',
  '/products/thing-66',
  '/cart',
  '/search?q=img',
  '/nowhere',
];

describe.each(THEMES)('theme %s', (theme) => {
  test.each(PAGES)(
    '%s renders whole, with every text, and nothing from the data becomes markup',
    async (path) => {
      await shopper.post('/cart/add.js', { id: 6600, properties: { [EVIL]: EVIL } });
      const html = await shopper.page(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
      expect(html).toMatch(/<\/html>\s*$/);
      expect(html).not.toContain('translation missing');
      expect(html).not.toContain('Liquid error');
      expect(html).not.toContain('<img src=x');
      expect(html).not.toContain(`alt="${EVIL}`);
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    },
  );
});

test('the answer to a page that is not there is 404', async () => {
  expect((await shopper.go('/products/none')).status).toBe(404);
  shopper.shop.productById.get(11)!.publishedAt = null;
  expect((await shopper.go('/products/thing-11')).status).toBe(404);
});

test('the theme is chosen by address or by the merchant, and kept in a cookie', async () => {
  expect(await shopper.page('/')).toContain('<cart-drawer ');
  expect(await shopper.page('/?theme=plain')).not.toContain('cart-drawer');
  expect(await shopper.page('/')).not.toContain('cart-drawer');
  shopper.cookies.clear();
  await shopper.post('/__twin/theme-settings', { theme: 'horizon' });
  expect(await shopper.page('/')).toContain('<cart-drawer-component');
  const chosen = await shopper.go('/__twin/theme?name=dawn');
  expect([chosen.status, shopper.cookies.get('_twin_theme')]).toEqual([302, 'dawn']);
});

test('private properties and sold-out variants show as they should on the product page', async () => {
  const html = await shopper.page('/products/thing-11?variant=1101');
  expect(html).toContain('Slutsåld');
  expect(html).toMatch(/<button type="submit" name="add"[^>]* disabled/);
});

test('pictures and theme files are served with their type, and nothing outside the folders', async () => {
  const picture = await shopper.go('/cdn/images/11.svg');
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  const css = await shopper.go('/cdn/shop/t/1/assets/base.css?v=1', {
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect([css.headers.get('content-type'), css.headers.get('content-encoding')]).toEqual([
    'text/css; charset=utf-8',
    'br',
  ]);
  for (const path of [
    '/cdn/shop/t/1/assets/..%2flayout%2ftheme.liquid',
    '/cdn/images/99.svg',
    '/cdn/shop/t/1/assets/none.js',
  ]) {
    expect((await shopper.go(path)).status).toBe(404);
  }
});
