/** Admin GraphQL as an app meets it: answers, refusals, scopes, pages, costs. */
import { afterEach, expect, test } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from '../testing.ts';

const desks: Desk[] = [];
async function open(options?: DeskOptions): Promise<Desk> {
  const desk = await openDesk(options);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

test('a typo is refused as Shopify refuses it', async () => {
  const { ask } = await open();
  const answer = await ask('{ products(first: 1) { nodes { titel } } }');
  expect(answer.data).toBeUndefined();
  expect(answer.errors).toMatchObject([
    {
      message: "Field 'titel' doesn't exist on type 'Product'",
      extensions: { code: 'undefinedField', typeName: 'Product', fieldName: 'titel' },
    },
  ]);
});

test('a syntax error, a wrong variable and a missing operation are refused', async () => {
  const { ask, post } = await open();
  expect((await ask('{ shop { name }')).errors?.[0]?.message).toContain('Syntax Error');
  const wrong = await ask('query($n: Int!) { products(first: $n) { nodes { id } } }', { n: 'five' });
  expect(wrong.errors?.[0]?.extensions?.code).toBe('INVALID_VARIABLE');
  expect((await post('{"query":1}')).status).toBe(400);
  expect((await post('not json')).status).toBe(400);
});

test('a field that Shopify has and the twin lacks is an error, never null', async () => {
  const { ask } = await open();
  const answer = await ask('{ products(first: 1) { nodes { id seo { title } } } }');
  expect(answer.errors?.[0]?.message).toBe('the twin does not know Product.seo yet');
  expect((await ask('{ order(id: "gid://shopify/Order/1005") { id note } }')).errors?.[0]?.message).toBe(
    'the twin does not know Order.note yet',
  );
  const filter = await ask('{ orders(first: 1, query: "risk_level:high") { nodes { id } } }');
  expect(filter.errors?.[0]?.message).toBe('the twin does not know the filter risk_level of orders yet');
});

test('the shop answers who it is', async () => {
  const { ask } = await open();
  const { data } = await ask(
    '{ shop { name currencyCode ianaTimezone myshopifyDomain plan { publicDisplayName } } currentAppInstallation { accessScopes { handle } } }',
  );
  expect(data.shop).toMatchObject({ name: 'Nordlys', currencyCode: 'SEK', ianaTimezone: 'Europe/Stockholm' });
  expect(data.currentAppInstallation.accessScopes).toContainEqual({ handle: 'read_orders' });
});

test('a product is told in Shopify’s forms', async () => {
  const { ask, url } = await open();
  const { data, errors } = await ask(`{ product(id: "gid://shopify/Product/11") {
    title handle status publishedAt updatedAt onlineStoreUrl tags vendor productType totalInventory
    featuredMedia { ... on MediaImage { image { url } } }
    priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount } }
    options { name values }
    variants(first: 5) { nodes { sku price compareAtPrice availableForSale inventoryQuantity selectedOptions { name value } } }
    rating: metafield(namespace: "reviews", key: "rating") { type value }
  } }`);
  expect(errors).toBeUndefined();
  expect(data.product).toMatchObject({
    status: 'ACTIVE',
    updatedAt: '2025-10-17T12:00:11Z',
    onlineStoreUrl: 'https://nordlys.myshopify.com/products/thing-11',
    tags: ['light', 'winter'],
    featuredMedia: { image: { url: `${url}/cdn/images/11.svg` } },
    priceRangeV2: {
      minVariantPrice: { amount: '129.0', currencyCode: 'SEK' },
      maxVariantPrice: { amount: '129.5' },
    },
    options: [{ name: 'Size', values: ['S', 'L'] }],
  });
  expect(data.product.variants.nodes).toEqual([
    {
      sku: 'T11-S',
      price: '129.00',
      compareAtPrice: '150.00',
      availableForSale: true,
      inventoryQuantity: 7,
      selectedOptions: [{ name: 'Size', value: 'S' }],
    },
    {
      sku: 'T11-L',
      price: '129.50',
      compareAtPrice: null,
      availableForSale: false,
      inventoryQuantity: 0,
      selectedOptions: [{ name: 'Size', value: 'L' }],
    },
  ]);
  expect(JSON.parse(data.product.rating.value)).toEqual({ scale_min: '1.0', scale_max: '5.0', value: '4.5' });
});

test('collections are told with their products, products with their collections, and variants with their cost', async () => {
  const { ask, twin } = await open();
  const shop = twin.defaultShop;
  shop.data.collections.push(
    { id: 902, handle: 'sale', title: 'Sale', productIds: [12] },
    { id: 901, handle: 'lamps', title: 'Lamps', productIds: [13, 12] },
  );
  const { data, errors } = await ask(`{
    collections(first: 1, sortKey: TITLE) { nodes { id title } pageInfo { hasNextPage } }
    collection(id: "gid://shopify/Collection/901") { products(first: 5) { nodes { id } } }
    product(id: "gid://shopify/Product/12") {
      collections(first: 5) { nodes { id } }
      variants(first: 2) { nodes { inventoryItem { tracked unitCost { amount currencyCode } } } }
    }
  }`);
  expect(errors).toBeUndefined();
  const gids = (ids: number[]) => ids.map((id) => ({ id: `gid://shopify/Collection/${id}` }));
  expect(data).toMatchObject({
    collections: {
      nodes: [{ id: 'gid://shopify/Collection/901', title: 'Lamps' }],
      pageInfo: { hasNextPage: true },
    },
    collection: {
      products: { nodes: [{ id: 'gid://shopify/Product/13' }, { id: 'gid://shopify/Product/12' }] },
    },
    product: { collections: { nodes: gids([901, 902]) } },
  });
  expect(data.product.variants.nodes).toEqual([
    { inventoryItem: { tracked: true, unitCost: { amount: '60.0', currencyCode: 'SEK' } } },
    { inventoryItem: { tracked: true, unitCost: null } },
  ]);
  const before = shop.productById.get(12)!.updatedAt;
  shop.fillCollection(902, [13]);
  const moved = await ask(
    '{ product(id: "gid://shopify/Product/12") { collections(first: 5) { nodes { id } } } }',
  );
  expect(moved.data.product.collections.nodes).toEqual(gids([901]));
  expect(shop.productById.get(12)!.updatedAt).toBe(before);
});

test('an order is told with its lines and line properties', async () => {
  const { ask } = await open();
  const { data, errors } = await ask(`{ order(id: "gid://shopify/Order/1004") {
    name createdAt cancelledAt test customer { id } currentTotalPriceSet { shopMoney { amount currencyCode } }
    totalPriceSet { shopMoney { amount } }
    lineItems(first: 2) { pageInfo { hasNextPage } nodes {
      title sku quantity currentQuantity customAttributes { key value } product { id } variant { id }
      discountedUnitPriceSet { shopMoney { amount } } originalUnitPriceSet { presentmentMoney { amount } } } }
  } }`);
  expect(errors).toBeUndefined();
  expect(data.order).toMatchObject({
    name: '#1004',
    createdAt: '2026-11-16T12:00:00Z',
    cancelledAt: null,
    test: false,
    customer: { id: 'gid://shopify/Customer/501' },
    currentTotalPriceSet: { shopMoney: { amount: '823.0', currencyCode: 'SEK' } },
  });
  expect(data.order.lineItems.pageInfo.hasNextPage).toBe(true);
  expect(data.order.lineItems.nodes[0]).toEqual({
    title: 'Thing 11',
    sku: 'T11-S',
    quantity: 1,
    currentQuantity: 1,
    customAttributes: [{ key: '_mersalg', value: 'product:cross-sell' }],
    product: { id: 'gid://shopify/Product/11' },
    variant: { id: 'gid://shopify/ProductVariant/1100' },
    discountedUnitPriceSet: { shopMoney: { amount: '129.0' } },
    originalUnitPriceSet: { presentmentMoney: { amount: '129.0' } },
  });
});

test('without a scope the field is denied, with Shopify’s words', async () => {
  const { ask } = await open({ app: { scopes: ['read_products'] } });
  const answer = await ask('{ orders(first: 1) { nodes { id } } }');
  expect(answer.data).toBeNull();
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringMatching(
      /^Access denied for orders field\. Required access: `read_orders` access scope/,
    ),
    path: ['orders'],
    extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes' },
  });
  expect((await ask('{ node(id: "gid://shopify/Order/1005") { id } }')).errors?.[0]?.extensions?.code).toBe(
    'ACCESS_DENIED',
  );
  expect((await ask('{ products(first: 1) { nodes { id } } }')).errors).toBeUndefined();
});

test('read_orders alone does not open an order’s customer', async () => {
  const { ask } = await open({ app: { scopes: ['read_products', 'read_orders'] } });
  const answer = await ask('{ orders(first: 1) { nodes { id customer { id } } } }');
  expect(answer.errors?.[0]).toMatchObject({
    message: 'Access denied for customer field. Required access: `read_customers` access scope.',
    path: ['orders', 'nodes', 0, 'customer'],
  });
});

test('write access includes read access', async () => {
  const { ask } = await open({ app: { scopes: ['write_products'] } });
  expect((await ask('{ products(first: 1) { nodes { id } } }')).errors).toBeUndefined();
});

test('orders older than 60 days are hidden without read_all_orders', async () => {
  const { ask, twin } = await open({ app: { scopes: ['read_orders'] } });
  const recent = await ask('{ orders(first: 50) { nodes { name } } ordersCount { count } }');
  expect(recent.data.orders.nodes.map((o: { name: string }) => o.name)).toEqual(['#1003', '#1004', '#1005']);
  expect(recent.data.ordersCount.count).toBe(3);
  const old = '{ order(id: "gid://shopify/Order/1001") { id } node(id: "gid://shopify/Order/1002") { id } }';
  expect((await ask(old)).data).toEqual({ order: null, node: null });

  const all = await open({ app: { scopes: ['read_orders', 'read_all_orders'] } });
  expect((await all.ask('{ orders(first: 50) { nodes { name } } }')).data.orders.nodes).toHaveLength(5);
  expect((await all.ask(old)).data.order).toEqual({ id: 'gid://shopify/Order/1001' });
  expect(twin.defaultShop.data.orders).toHaveLength(5);
});

test('lists are paged by cursor, forwards, backwards and reversed', async () => {
  const { ask } = await open();
  const page = (args: string) =>
    ask(
      `{ orders(${args}) { nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } }`,
    );
  const first = (await page('first: 2, sortKey: UPDATED_AT')).data.orders;
  expect(first.nodes).toEqual([{ name: '#1001' }, { name: '#1002' }]);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const second = (await page(`first: 9, sortKey: UPDATED_AT, after: "${first.pageInfo.endCursor}"`)).data
    .orders;
  expect(second.nodes).toEqual([{ name: '#1003' }, { name: '#1004' }, { name: '#1005' }]);
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const back = (await page(`last: 1, sortKey: UPDATED_AT, before: "${second.pageInfo.startCursor}"`)).data
    .orders;
  expect(back.nodes).toEqual([{ name: '#1002' }]);
  const newest = (await page('first: 2, reverse: true')).data.orders;
  expect(newest.nodes).toEqual([{ name: '#1005' }, { name: '#1004' }]);
  const next = (await page(`first: 2, reverse: true, after: "${newest.pageInfo.endCursor}"`)).data.orders;
  expect(next.nodes).toEqual([{ name: '#1003' }, { name: '#1002' }]);
});

test('page arguments are judged', async () => {
  const { ask } = await open();
  const problem = async (args: string) => (await ask(`{ orders${args} { nodes { id } } }`)).errors?.[0];
  expect(await problem('')).toMatchObject({
    message: 'you must provide one of first or last',
    extensions: { code: 'BAD_REQUEST' },
    path: ['orders'],
  });
  expect((await problem('(first: 1, last: 1)'))?.message).toBe(
    'providing both first and last is not supported',
  );
  expect((await problem('(first: 251)'))?.message).toBe('first cannot exceed 250');
  expect((await problem('(first: 0)'))?.message).toBe('first must be a positive number');
  expect((await problem('(first: 1, after: "nonsense")'))?.message).toContain('Invalid cursor');
  expect(await problem('(first: 250)')).toBeUndefined();
});

test('search finds by time, status and word', async () => {
  const { ask } = await open();
  const names = async (query: string) =>
    (
      await ask('query($q: String) { orders(first: 50, query: $q) { nodes { name } } }', { q: query })
    ).data.orders.nodes
      .map((o: { name: string }) => o.name.slice(-1))
      .join('');
  expect(await names("updated_at:>'2026-10-01T00:00:00Z'")).toBe('345');
  expect(await names('created_at:>=2026-11-16T12:00:00Z')).toBe('45');
  expect(await names("created_at:>'2026-11-16T12:00:00Z'")).toBe('5');
  expect(await names('created_at:<2026-11-01 AND created_at:>2026-09-01')).toBe('23');
  expect(await names('name:#1001 OR id:1005')).toBe('15');
  expect(await names('financial_status:paid -id:1001')).toBe('2345');
  const products = await ask(
    '{ products(first: 9, query: "product_type:Lamp status:active") { nodes { title } } }',
  );
  expect(products.data.products.nodes).toEqual([{ title: 'Thing 12' }]);
  const bad = await ask('{ orders(first: 1, query: "created_at:>yesterday") { nodes { id } } }');
  expect(bad.errors?.[0]?.message).toBe('Invalid timestamp for query filter `created_at`.');
});

test('nodes finds several kinds, and null for what is not there', async () => {
  const { ask } = await open();
  const { data } =
    await ask(`{ nodes(ids: ["gid://shopify/Product/12", "gid://shopify/Order/1005", "gid://shopify/Product/999"]) {
    __typename ... on Product { title } ... on Order { name } } }`);
  expect(data.nodes).toEqual([
    { __typename: 'Product', title: 'Thing 12' },
    { __typename: 'Order', name: '#1005' },
    null,
  ]);
  expect((await ask('{ node(id: "12") { id } }')).errors?.[0]?.message).toBe("Invalid global id '12'");
});

test('tokens and versions are judged before the query', async () => {
  const { post, clock } = await open();
  const query = JSON.stringify({ query: '{ shop { name } }' });
  expect((await post(query, { 'x-shopify-access-token': 'shpat_wrong' })).status).toBe(401);
  expect((await post(query)).status).toBe(200);
  clock.now += 3_600_000;
  expect((await post(query)).status).toBe(401);
});
