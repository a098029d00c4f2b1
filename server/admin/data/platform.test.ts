/** Addresses in the merchant's admin, in the forms that Shopify documents. */
import { describe, expect, it } from 'vitest';
import { adminOrigin, orderUrl, partUrl, thumbnail } from './platform.ts';

const shop = 'nordlys.myshopify.com';
const origin = `https://${shop}`;

describe('links to the admin', () => {
  it('lead to the shop’s own domain', () => {
    expect(adminOrigin(shop, 'https://admin.shopify.com/')).toBe(origin);
    expect(adminOrigin(shop, '')).toBe(origin);
  });
  it('stay on this machine when a development stand-in frames the page', () =>
    expect(adminOrigin(shop, 'http://127.0.0.1:4567/admin')).toBe('http://127.0.0.1:4567'));
  it('add the product block in a section of its own', () =>
    expect(partUrl(origin, 'abc', 'goes-well-with')).toBe(
      'https://nordlys.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=abc/goes-well-with&target=newAppsSection',
    ));
  it('add a block beside the product, or to the cart', () => {
    expect(partUrl(origin, 'abc', 'upgrade')).toMatch(
      /\?template=product&addAppBlockId=abc\/upgrade&target=mainSection$/,
    );
    expect(partUrl(origin, 'abc', 'progress-bar')).toMatch(
      /\?template=cart&addAppBlockId=abc\/progress-bar&/,
    );
  });
  it('switch the app embed on', () =>
    expect(partUrl(origin, 'abc', 'mersalg-embed')).toBe(
      'https://nordlys.myshopify.com/admin/themes/current/editor?context=apps&template=product&activateAppId=abc/mersalg-embed',
    ));
  it('open an order', () => expect(orderUrl(origin, 42)).toBe(`${origin}/admin/orders/42`));
});

describe('thumbnail', () => {
  it('asks Shopify’s CDN for a small picture and keeps its version', () =>
    expect(thumbnail('https://cdn.shopify.com/s/files/1/a.jpg?v=9', 40)).toBe(
      'https://cdn.shopify.com/s/files/1/a.jpg?v=9&width=80',
    ));
  it('leaves other addresses alone', () => {
    for (const url of ['https://example.test/a.jpg', '/cdn/a.svg', 'https://cdn.shopify.com.evil.test/a'])
      expect(thumbnail(url, 40)).toBe(url);
  });
});
