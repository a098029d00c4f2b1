/** How the theme is told of a look, against the twin on the real schema. */
import { afterEach, expect, it } from 'vitest';
import { connectedOf } from '../../e2e/shop/graphql/resolvers/connected.ts';
import { sampleShop } from '../../e2e/shop/sample.ts';
import { SHOP } from './shopify.testing.ts';
import { type Play, play } from './twin.testing.ts';

let open: Play | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

it('tells it anew only when it changed, and writes nothing while all is as usual', async () => {
  open = await play({ ...sampleShop(), domain: SHOP }, ['read_products']);
  const { platform, twin } = open;
  const kept = connectedOf(twin.defaultShop).appMetafields;
  expect(await platform.tellLook(SHOP, {})).toBe(false);
  expect(kept.size).toBe(0);
  expect(await platform.tellLook(SHOP, { css: '.mersalg{color:red}', cards: { cart: 2 } })).toBe(true);
  expect(kept.get('mersalg.look')).toBe('{"css":".mersalg{color:red}","cards":{"cart":2}}');
  expect(await platform.tellLook(SHOP, { css: '.mersalg{color:red}', cards: { cart: 2 } })).toBe(false);
  expect(await platform.tellLook(SHOP, {})).toBe(true);
  expect(kept.get('mersalg.look')).toBe('{}');
});
