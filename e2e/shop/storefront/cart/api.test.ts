import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShop, type Shopper } from '../testing.ts';

/** Thing 11: variant 1100 has 7 in stock, 1101 is sold out. */
let shopper: Shopper;

beforeEach(() => {
  shopper = openShop();
});
afterEach(() => shopper.close());

describe('/cart.js', () => {
  test('gives an empty cart and a cookie with its token', async () => {
    const cart = await shopper.read('/cart.js');
    expect(cart).toMatchObject({
      item_count: 0,
      total_price: 0,
      items: [],
      note: null,
      attributes: {},
      currency: 'SEK',
    });
    expect(shopper.cookies.get('cart')).toBe(cart.token);
    expect((await shopper.read('/cart.json')).token).toBe(cart.token);
  });

  test('gives lines with the documented fields', async () => {
    await shopper.post('/cart/add.js', {
      id: 1100,
      quantity: 2,
      properties: { _mersalg: 'product:cross-sell', Gravyr: 'Åsa' },
    });
    const cart = await shopper.read('/cart.js');
    expect(cart).toMatchObject({
      item_count: 2,
      total_price: 25800,
      items_subtotal_price: 25800,
      requires_shipping: true,
    });
    expect(cart.items[0]).toMatchObject({
      id: 1100,
      variant_id: 1100,
      product_id: 11,
      title: 'Thing 11 - S',
      product_title: 'Thing 11',
      variant_title: 'S',
      quantity: 2,
      price: 12900,
      final_price: 12900,
      line_price: 25800,
      final_line_price: 25800,
      handle: 'thing-11',
      url: '/products/thing-11?variant=1100',
      image: '//shop.test/cdn/images/11.svg',
      properties: { _mersalg: 'product:cross-sell', Gravyr: 'Åsa' },
      options_with_values: [{ name: 'Size', value: 'S' }],
      product_has_only_default_variant: false,
    });
    expect(cart.items[0].key).toMatch(/^1100:[0-9a-f]{32}$/);
  });

  test('drops what was unpublished meanwhile', async () => {
    await shopper.post('/cart/add.js', { id: 1100 });
    shopper.shop.productById.get(11)!.status = 'DRAFT';
    expect((await shopper.read('/cart.js')).item_count).toBe(0);
  });
});

describe('/cart/add.js', () => {
  test('answers a single id with the line, and a list with items', async () => {
    const one = await shopper.post('/cart/add.js', { id: 1100 });
    expect(one).toMatchObject({ status: 200, body: { id: 1100, quantity: 1 } });
    const many = await shopper.post('/cart/add.js', { items: [{ id: 1200, quantity: 2 }, { id: '1300' }] });
    expect(many.body.items.map((item: { id: number }) => item.id).sort()).toEqual([1200, 1300]);
    expect((await shopper.read('/cart.js')).item_count).toBe(4);
  });

  test('takes forms as browsers send them, with properties', async () => {
    const body = new FormData();
    body.append('id', '1100');
    body.append('quantity', '2');
    body.append('properties[_mersalg]', 'cart:cross-sell');
    const headers = { accept: 'application/javascript', 'x-requested-with': 'XMLHttpRequest' };
    const answer = await shopper.go('/cart/add', { method: 'POST', body, headers });
    expect(await answer.json()).toMatchObject({
      id: 1100,
      quantity: 2,
      properties: { _mersalg: 'cart:cross-sell' },
    });
  });

  test('merges equal lines, keeps different properties apart, and puts new lines first', async () => {
    await shopper.post('/cart/add.js', { id: 1100, properties: { a: '1', b: '2' } });
    await shopper.post('/cart/add.js', { id: 1100 });
    await shopper.post('/cart/add.js', { id: 1100, properties: { b: '2', a: '1' } });
    const { items } = await shopper.read('/cart.js');
    expect(items.map((item: { quantity: number }) => item.quantity)).toEqual([1, 2]);
    expect(items[0].key).not.toBe(items[1].key);
  });

  test('refuses what is sold out, and adds nothing of the same request', async () => {
    const answer = await shopper.post('/cart/add.js', { items: [{ id: 1200 }, { id: 1101 }] });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      status: 422,
      description: "The product 'Thing 11 - L' is already sold out.",
    });
    expect(answer.body.message).toBe(answer.body.description);
    expect((await shopper.read('/cart.js')).item_count).toBe(0);
  });

  test('adds the rest of the stock and refuses what is more', async () => {
    const more = await shopper.post('/cart/add.js', { id: 1100, quantity: 9 });
    expect(more).toMatchObject({
      status: 422,
      body: { description: 'Only 7 items were added to your cart.' },
    });
    expect((await shopper.read('/cart.js')).item_count).toBe(7);
    const again = await shopper.post('/cart/add.js', { id: 1100, properties: { x: 'y' } });
    expect(again.body.description).toBe('The maximum quantity of this item is already in your cart.');
    expect((await shopper.read('/cart.js')).item_count).toBe(7);
  });

  test('sells beyond the stock where the merchant lets it', async () => {
    shopper.shop.variantById.get(1101)!.policy = 'CONTINUE';
    expect((await shopper.post('/cart/add.js', { id: 1101, quantity: 3 })).status).toBe(200);
  });

  test('says 404 to unknown and unpublished variants, and 400 to no id', async () => {
    const description = 'Cannot find variant';
    expect(await shopper.post('/cart/add.js', { id: 99 })).toMatchObject({
      status: 404,
      body: { description },
    });
    shopper.shop.productById.get(12)!.publishedAt = null;
    expect(await shopper.post('/cart/add.js', { id: 1200 })).toMatchObject({
      status: 404,
      body: { description },
    });
    const missing = await shopper.post('/cart/add.js', { quantity: 1 });
    expect(missing).toMatchObject({ status: 400, body: { message: 'Parameter Missing or Invalid' } });
    expect((await shopper.post('/cart/add.js', { items: [] })).status).toBe(400);
    expect((await shopper.post('/cart/add.js', { id: 1200, quantity: -1 })).status).toBe(400);
  });

  test('says 400 to a body that is no JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await shopper.go('/cart/add.js', { method: 'POST', headers, body: '{"id":' })).status).toBe(400);
  });
});

describe('/cart/change.js', () => {
  test('changes by key, by variant id and by line, and removes at zero', async () => {
    await shopper.post('/cart/add.js', { items: [{ id: 1100 }, { id: 1200 }] });
    const { items } = await shopper.read('/cart.js');
    const changed = await shopper.post('/cart/change.js', { id: items[0].key, quantity: 3 });
    expect(changed.body.items[0].quantity).toBe(3);
    expect((await shopper.post('/cart/change.js', { id: '1100', quantity: 2 })).body.item_count).toBe(5);
    expect((await shopper.post('/cart/change.js', { line: 1, quantity: 0 })).body.items).toHaveLength(1);
  });

  test('replaces properties, which changes the key', async () => {
    await shopper.post('/cart/add.js', { id: 1100, properties: { a: '1' } });
    const { items } = await shopper.read('/cart.js');
    const changed = await shopper.post('/cart/change.js', { id: items[0].key, properties: { a: '2' } });
    expect(changed.body.items[0]).toMatchObject({ properties: { a: '2' }, quantity: 1 });
    expect(changed.body.items[0].key).not.toBe(items[0].key);
  });

  test('refuses more than the stock in `errors`, which Dawn shows', async () => {
    await shopper.post('/cart/add.js', { id: 1100 });
    const answer = await shopper.post('/cart/change.js', { line: 1, quantity: 50 });
    expect(answer).toMatchObject({ status: 422, body: { errors: 'Only 6 items were added to your cart.' } });
    expect((await shopper.read('/cart.js')).item_count).toBe(7);
  });

  test('says 400 when there is no such line', async () => {
    expect((await shopper.post('/cart/change.js', { line: 1, quantity: 1 })).status).toBe(400);
    expect((await shopper.post('/cart/change.js', { quantity: 1 })).status).toBe(400);
  });
});

describe('/cart/update.js and /cart/clear.js', () => {
  test('sets quantities by id and in order, note and attributes', async () => {
    await shopper.post('/cart/add.js', { items: [{ id: 1100 }, { id: 1200 }] });
    const byId = await shopper.post('/cart/update.js', {
      updates: { 1100: 2, 1300: 1 },
      note: 'Hej',
      attributes: { gift: 'yes' },
    });
    expect(byId.body).toMatchObject({ item_count: 4, note: 'Hej', attributes: { gift: 'yes' } });
    const inOrder = await shopper.post('/cart/update.js', { updates: [0, 1, 1] });
    expect(inOrder.body.item_count).toBe(2);
    expect(inOrder.body.note).toBe('Hej');
  });

  test('clears the lines', async () => {
    await shopper.post('/cart/add.js', { id: 1100 });
    expect((await shopper.post('/cart/clear.js', {})).body).toMatchObject({ item_count: 0, items: [] });
  });
});

describe('forms and links', () => {
  test('a posted add form leads to the cart, or back to a path of this shop only', async () => {
    const added = await shopper.form('/cart/add', { id: '1100', quantity: '1' });
    expect([added.status, added.headers.get('location')]).toEqual([302, '/cart']);
    const back = await shopper.form('/cart/add', { id: '1100', return_to: '/products/thing-11' });
    expect(back.headers.get('location')).toBe('/products/thing-11');
    const astray = await shopper.form('/cart/add', { id: '1100', return_to: '//evil.test' });
    expect(astray.headers.get('location')).toBe('/cart');
  });

  test('the cart form updates, and its checkout button goes on', async () => {
    await shopper.post('/cart/add.js', { items: [{ id: 1100 }, { id: 1200 }] });
    const updated = await shopper.form('/cart', { 'updates[]': '3', update: '' });
    expect(updated.headers.get('location')).toBe('/cart');
    expect((await shopper.read('/cart.js')).item_count).toBe(4);
    expect((await shopper.form('/cart', { checkout: '' })).headers.get('location')).toBe('/checkout');
  });

  test('a remove link works without scripts', async () => {
    await shopper.post('/cart/add.js', { id: 1100 });
    const { items } = await shopper.read('/cart.js');
    await shopper.go(`/cart/change?id=${encodeURIComponent(items[0].key)}&quantity=0`);
    expect((await shopper.read('/cart.js')).item_count).toBe(0);
  });

  test('a permalink fills the cart and goes to checkout', async () => {
    await shopper.post('/cart/add.js', { id: 1300 });
    const answer = await shopper.go('/cart/1100:2,1200:1');
    expect(answer.headers.get('location')).toBe('/checkout');
    const { items } = await shopper.read('/cart.js');
    expect(items.map((item: { id: number; quantity: number }) => [item.id, item.quantity])).toEqual([
      [1200, 1],
      [1100, 2],
    ]);
    expect((await shopper.go('/cart/nonsense')).status).toBe(404);
  });
});

test('gives a product as the Ajax API does', async () => {
  const product = await shopper.read('/products/thing-11.js');
  expect(product).toMatchObject({
    id: 11,
    handle: 'thing-11',
    price: 12900,
    price_min: 12900,
    price_max: 12950,
    price_varies: true,
    compare_at_price: 15000,
    available: true,
    options: [{ name: 'Size', position: 1, values: ['S', 'L'] }],
    url: '/products/thing-11',
    featured_image: '//shop.test/cdn/images/11.svg',
  });
  expect(product.variants.map((variant: { available: boolean }) => variant.available)).toEqual([true, false]);
  expect(product.variants[0]).toMatchObject({ id: 1100, name: 'Thing 11 - S', option1: 'S', options: ['S'] });
  expect((await shopper.go('/products/none.js')).status).toBe(404);
});
