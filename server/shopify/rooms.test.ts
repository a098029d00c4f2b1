/** What the theme is told of room, against the twin on the real schema: each product in its share, written when it changed. */
import { afterEach, expect, it } from 'vitest';
import { connectedOf } from '../../e2e/shop/graphql/resolvers/connected.ts';
import { sampleShop } from '../../e2e/shop/sample.ts';
import { validateDocument } from '../../e2e/shop/schema/schema.ts';
import { ROOM_SHARES, type Rooms } from '../domain/room.ts';
import { sharesOf } from './rooms.ts';
import { SHOP } from './shopify.testing.ts';
import { TOLD, TOLD_SET } from './told.ts';
import { type Play, play } from './twin.testing.ts';

let open: Play | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const ROOM = { rows: 3, pickers: 1, plans: false };
const EXTRAS = { rows: 2, pickers: 0, plans: true };
const kept = () => connectedOf(open!.twin.defaultShop).appMetafields;

it.each([TOLD, TOLD_SET])('$name is valid against the real schema, and a typo is not', ({ text }) => {
  expect(validateDocument(text)).toEqual([]);
  expect(validateDocument(text.replace(/\b(value|message) \}/, '$1x }'))).not.toEqual([]);
});

it('writes each product into its share, nothing again, and takes away what is no more', async () => {
  open = await play({ ...sampleShop(), domain: SHOP }, ['read_products']);
  const rooms = new Map<number, Rooms>([
    [ROOM_SHARES + 4, { upgrade: ROOM, extras: EXTRAS }],
    [5, { bundle: ROOM }],
  ]);
  expect(await open.platform.tellRooms(SHOP, rooms)).toEqual({ written: 2, tooLarge: 0 });
  expect(Object.fromEntries(kept())).toEqual({
    'mersalg.rooms_4': '{"27":{"upgrade":[3,1],"extras":[2,1]}}',
    'mersalg.rooms_5': '{"5":{"bundle":[3,1]}}',
  });
  // Shopify may write it in its own way.
  kept().set('mersalg.rooms_5', '{ "5": { "bundle": [3, 1] } }');
  expect(await open.platform.tellRooms(SHOP, rooms)).toEqual({ written: 0, tooLarge: 0 });
  rooms.delete(5);
  expect(await open.platform.tellRooms(SHOP, rooms)).toEqual({ written: 1, tooLarge: 0 });
  expect(kept().get('mersalg.rooms_5')).toBe('{}');
});

it('fits 20,000 products with every block full, and leaves out a share that would not fit', async () => {
  const many = (count: number, step = 1) =>
    new Map(
      Array.from({ length: count }, (_, at): [number, Rooms] => [
        8_214_553_170_920 + at * step,
        { upgrade: ROOM, bundle: ROOM, extras: EXTRAS },
      ]),
    );
  const sizes = [...sharesOf(many(20_000)).values()].map((text) => Buffer.byteLength(text));
  expect(Math.max(...sizes)).toBeLessThan(70_000);
  open = await play({ ...sampleShop(), domain: SHOP }, ['read_products']);
  const told = await open.platform.tellRooms(SHOP, many(3_000, ROOM_SHARES));
  expect(told).toEqual({ written: 0, tooLarge: 1 });
  expect(await open.platform.tellRooms(SHOP, many(100))).toEqual({ written: ROOM_SHARES, tooLarge: 0 });
});
