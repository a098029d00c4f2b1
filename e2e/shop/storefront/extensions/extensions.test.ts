/** What the twin's checkout gives an extension: real queries on the real schema, tokens without a shopper, changes of its own cart. */
import { decodeJwt } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PRODUCT_QUERY } from '../../../../extension/checkout/src/product.ts';
import { openShop, type Shopper } from '../testing.ts';

let shopper: Shopper;
let checkout: string;

beforeEach(async () => {
  shopper = openShop();
  await shopper.post('/cart/add.js', { id: 1100 });
  checkout = (await shopper.form('/checkout', {})).headers.get('location')!;
});
afterEach(() => shopper.close());

const post = async (path: string, body: unknown) =>
  (await shopper.post(`${checkout}/extension/${path}`, body)).body;

test('answers the query of our blocks on the real schema, in the buyer’s market', async () => {
  const variables = { id: 'gid://shopify/Product/12', country: 'SE', language: 'SV' };
  const { data, errors } = await post('query', { query: PRODUCT_QUERY, variables });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    product: {
      requiresSellingPlan: false,
      variants: {
        nodes: [
          { title: 'S', availableForSale: true, price: { amount: '129.0', currencyCode: 'SEK' } },
          { title: 'L', availableForSale: false, price: { amount: '129.5', currencyCode: 'SEK' } },
        ],
      },
    },
  });
});

test('refuses what Shopify’s schema does not know', async () => {
  const { errors } = await post('query', { query: '{ product(id: "x") { titel } }' });
  expect(JSON.stringify(errors)).toContain('Cannot query field');
  const wrong = await post('query', {
    query: PRODUCT_QUERY,
    variables: { id: 'gid://shopify/Product/12', language: 'SV_SE' },
  });
  expect(JSON.stringify(wrong.errors)).toContain('LanguageCode');
});

test('signs tokens as checkout does', async () => {
  const claims = decodeJwt(String(await post('token', null)));
  expect(claims.dest).toBe(shopper.shop.data.domain);
  expect(claims.exp! - claims.iat!).toBe(300);
  expect(claims.sub).toBeUndefined();
  expect(claims.iss).toBeUndefined();
});

test('changes the cart of this checkout, and says when it cannot', async () => {
  const added = await post('lines', {
    type: 'addCartLine',
    merchandiseId: 'gid://shopify/ProductVariant/1200',
    quantity: 1,
    attributes: [{ key: '_mersalg', value: 'checkout:cross-sell' }],
  });
  expect(added.result).toEqual({ type: 'success' });
  expect((await shopper.read('/cart.js')).items).toMatchObject([
    { variant_id: 1200, properties: { _mersalg: 'checkout:cross-sell' } },
    { variant_id: 1100 },
  ]);
  expect((await post('lines', { type: 'addCartLine', merchandiseId: 'x/9', quantity: 1 })).result).toEqual({
    type: 'error',
    message: 'Cannot find variant',
  });
});

test('tells blocks the cart’s attributes, private ones unless they are hidden', async () => {
  await shopper.post('/cart/update.js', { attributes: { __mersalg: 'x:0', gift: 'yes' } });
  const state = async () => {
    const page = `${checkout}/extension/state?target=purchase.checkout.block.render`;
    const { attributes, checkoutToken } = (await (await shopper.go(page)).json()) as {
      attributes: { key: string }[];
      checkoutToken: string;
    };
    expect(checkout).toContain(checkoutToken);
    return attributes.map(({ key }) => key).sort();
  };
  expect(await state()).toEqual(['__mersalg', 'gift']);
  shopper.cookies.set('_twin_private_attributes', 'hidden');
  expect(await state()).toEqual(['gift']);
});

test('each target has its page', async () => {
  const state = (target: string) =>
    shopper.go(`${checkout}/extension/state?target=purchase.${target}.block.render`);
  expect((await state('checkout')).status).toBe(200);
  expect((await state('thank-you')).status).toBe(404);
  expect((await shopper.go('/checkouts/none/extension/state?target=x')).status).toBe(404);
});
