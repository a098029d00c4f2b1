/** What the theme is told of measuring, against the twin on the real schema, and as the theme's Liquid then reads it. */
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

it('tells the share and whether trials run, anew only when it changed, and leaves the rooms alone', async () => {
  open = await play({ ...sampleShop(), domain: SHOP }, ['read_products']);
  const { platform, twin } = open;
  const kept = connectedOf(twin.defaultShop).appMetafields;
  const rooms = new Map([[5, { bundle: { rows: 3, pickers: 1, plans: false } }]]);
  await platform.tellRooms(SHOP, rooms);
  expect(await platform.tellMeasure(SHOP, { share: 5, trials: false })).toBe(true);
  expect(Object.fromEntries(kept)).toEqual({
    'mersalg.rooms_5': '{"5":{"bundle":[3,1]}}',
    'mersalg.measure': '{"share":5,"trials":false}',
  });
  // Shopify may write it in its own way.
  kept.set('mersalg.measure', '{ "share": 5, "trials": false }');
  expect(await platform.tellMeasure(SHOP, { share: 5, trials: false })).toBe(false);
  expect(await platform.tellMeasure(SHOP, { share: 5, trials: true })).toBe(true);
  expect(kept.get('mersalg.measure')).toBe('{"share":5,"trials":true}');
  expect(await platform.tellRooms(SHOP, rooms)).toEqual({ written: 0, tooLarge: 0 });
});
