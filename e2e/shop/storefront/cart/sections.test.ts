import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type Shopper } from '../testing.ts';

let shopper: Shopper;

beforeEach(() => {
  shopper = openShop();
});
afterEach(() => shopper.close());

test('bundles rendered sections into cart answers, after the change', async () => {
  const { body } = await shopper.post('/cart/add.js', { id: 1100, sections: 'cart-drawer,cart-icon-bubble' });
  expect(Object.keys(body.sections)).toEqual(['cart-drawer', 'cart-icon-bubble']);
  expect(body.sections['cart-drawer']).toMatch(
    /^<div id="shopify-section-cart-drawer" class="shopify-section">/,
  );
  expect(body.sections['cart-drawer']).toContain('Thing 11');
  expect(body.sections['cart-icon-bubble']).toContain('1 vara i varukorgen');
});

test('takes sections as a list, gives null for unknown ones, and refuses more than five', async () => {
  const { body } = await shopper.post('/cart/update.js', { sections: ['cart-icon-bubble', 'nowhere'] });
  expect(body.sections.nowhere).toBeNull();
  expect(body.sections['cart-icon-bubble']).toContain('shopify-section');
  expect((await shopper.post('/cart/update.js', { sections: 'a,b,c,d,e,f' })).status).toBe(400);
  expect((await shopper.go('/?sections=a,b,c,d,e,f')).status).toBe(400);
});

test('renders in the context of sections_url, else of the referring page', async () => {
  const id = /id="shopify-section-(template--\d+__main)"/.exec(
    await shopper.page('/products/thing-11'),
  )?.[1] as string;
  const named = await shopper.post('/cart/add.js', {
    id: 1200,
    sections: id,
    sections_url: '/products/thing-11',
  });
  expect(named.body.sections[id]).toContain('Thing 11');
  const referred = await shopper.go('/cart/update.js', {
    method: 'POST',
    headers: { 'content-type': 'application/json', referer: 'http://shop.test/products/thing-12' },
    body: JSON.stringify({ sections: id }),
  });
  expect(((await referred.json()) as { sections: Record<string, string> }).sections[id]).toContain(
    'Thing 12',
  );
  const elsewhere = await shopper.post('/cart/update.js', {
    sections: id,
    sections_url: 'https://evil.test/',
  });
  expect(elsewhere.status).toBe(400);
});

test('answers section_id with the bare section, and 404 when there is none', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  const answer = await shopper.go('/cart?section_id=cart-drawer');
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain('<cart-drawer ');
  expect(text).not.toContain('<html');
  expect((await shopper.go('/?section_id=nowhere')).status).toBe(404);
  expect((await shopper.go('/?section_id=../../layout/theme')).status).toBe(404);
});

test('answers sections= with JSON, also for sections of groups', async () => {
  const id = /id="shopify-section-(sections--\d+__header)"/.exec(await shopper.page('/'))?.[1] as string;
  const sections = await shopper.read(`/?sections=${id},cart-icon-bubble&theme=horizon`);
  expect(sections[id]).toContain('<cart-drawer-component');
  expect(sections[id]).toContain(`data-section-id="${id}"`);
});

test('hides private properties from the shopper but not from scripts', async () => {
  const properties = { _mersalg: 'product:cross-sell', Gravyr: 'Åsa' };
  const { body } = await shopper.post('/cart/add.js', { id: 1100, properties, sections: 'cart-drawer' });
  expect(body.properties).toEqual(properties);
  expect(body.sections['cart-drawer']).toContain('Gravyr: Åsa');
  expect(body.sections['cart-drawer']).not.toContain('_mersalg');
  expect(await shopper.page('/cart')).not.toContain('_mersalg');
});
