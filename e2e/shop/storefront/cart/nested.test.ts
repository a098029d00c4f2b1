/** Nested cart lines: https://shopify.dev/docs/apps/build/product-merchandising/nested-cart-lines */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type Shopper } from '../testing.ts';

let shopper: Shopper;

beforeEach(() => {
  shopper = openShop();
});
afterEach(() => shopper.close());

const add = (...items: object[]) => shopper.post('/cart/add.js', { items });
const lines = async () =>
  (
    (await shopper.read('/cart.js')).items as { id: number; quantity: number; parent_relationship?: object }[]
  ).map(({ id, quantity, parent_relationship }) => [id, quantity, parent_relationship ?? null]);
const keyOf = async (id: number) =>
  (await shopper.read('/cart.js')).items.find((item: { id: number }) => item.id === id).key as string;

test('a line added with its parent stands after it and tells its parent’s key', async () => {
  await add({ id: 1300 });
  const { status, body } = await add(
    { id: 1200, quantity: 1, parent_id: 1100, properties: { _mersalg: 'extras:add-on' } },
    { id: 1100, quantity: 2 },
  );
  expect(status).toBe(200);
  expect(body.items.map((item: { id: number }) => item.id)).toEqual([1100, 1200]);
  const parent_key = await keyOf(1100);
  expect(await lines()).toEqual([
    [1100, 2, null],
    [1200, 1, { parent_key }],
    [1300, 1, null],
  ]);
  expect((await shopper.read('/cart.js')).items[1].instructions).toEqual({
    can_remove: true,
    can_update_quantity: true,
  });
});

test('a parent that is already in the cart is named by its key, not by its variant', async () => {
  await add({ id: 1100 });
  const refused = await add({ id: 1200, parent_id: 1100 });
  expect(refused).toMatchObject({
    status: 422,
    body: { description: 'Parent line does not match any existing or added lines' },
  });
  expect((await add({ id: 1200, parent_line_key: '1100:none' })).status).toBe(422);
  const parent_key = await keyOf(1100);
  expect((await add({ id: 1200, parent_line_key: parent_key })).status).toBe(200);
  expect(await lines()).toEqual([
    [1100, 1, null],
    [1200, 1, { parent_key }],
  ]);
});

test('nested lines leave with their parent, by change, update and form; their quantity is their own', async () => {
  const fill = () => add({ id: 1100, quantity: 2 }, { id: 1200, parent_id: 1100 });
  await fill();
  await shopper.post('/cart/change.js', { line: 1, quantity: 1 });
  expect((await lines()).map(([id, quantity]) => [id, quantity])).toEqual([
    [1100, 1],
    [1200, 1],
  ]);
  await shopper.post('/cart/change.js', { id: await keyOf(1100), quantity: 0 });
  expect(await lines()).toEqual([]);
  await fill();
  await shopper.post('/cart/update.js', { updates: { 1100: 0 } });
  expect(await lines()).toEqual([]);
  await fill();
  await shopper.post('/cart/change.js', { id: await keyOf(1200), quantity: 0 });
  expect(await lines()).toEqual([[1100, 2, null]]);
});

test('what is nested is another line than the same thing for itself, and follows when the parent’s key changes', async () => {
  await add({ id: 1200 });
  await add({ id: 1100 }, { id: 1200, parent_id: 1100 });
  expect((await lines()).length).toBe(3);
  await shopper.post('/cart/change.js', { id: await keyOf(1100), quantity: 1, properties: { Name: 'Ada' } });
  const parent_key = await keyOf(1100);
  expect((await lines())[1]).toEqual([1200, 1, { parent_key }]);
});

test.each([
  ['under itself', [{ id: 1100 }, { id: 1100, parent_id: 1100 }]],
  ['two deep', [{ id: 1100 }, { id: 1200, parent_id: 1100 }, { id: 1300, parent_id: 1200 }]],
  ['under what is not there', [{ id: 1200, parent_id: 1300 }]],
])('nothing nests %s', async (_, items) => {
  expect((await add(...items)).status).toBe(422);
  expect(await lines()).toEqual([]);
});

test('the order knows which line belonged to which, and Liquid too', async () => {
  await add({ id: 1100 }, { id: 1200, parent_id: 1100 });
  expect(await shopper.page('/cart')).toContain('cart-item--nested');
  const checkout = (await shopper.form('/checkout', {})).headers.get('location')!;
  await shopper.form(checkout, { email: 'a@b.se', lastName: 'B', address: 'C 1', zip: '1', city: 'D' });
  const [parent, child] = shopper.shop.data.orders.at(-1)!.lines;
  expect([parent!.variantId, child!.variantId]).toEqual([1100, 1200]);
  expect(child!.parentId).toBe(parent!.id);
});
