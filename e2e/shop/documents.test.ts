/** Every document the server sends is answered by the twin: what it asks for, the twin knows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as documents from '../../server/shopify/documents.ts';
import { sampleShop } from './sample.ts';
import { type Desk, openDesk } from './testing.ts';

let desk: Desk;
beforeAll(async () => {
  const collections = [{ id: 901, handle: 'all', title: 'All', productIds: [11, 12, 13] }];
  desk = await openDesk({ data: sampleShop({ collections }) });
});
afterAll(() => desk.close());

/** A value for each variable that the documents use. */
const VARIABLES: Record<string, Record<string, unknown>> = {
  ShopInfo: {},
  BulkRun: { query: documents.bulkProducts(true) },
  BulkCancel: { id: 'gid://shopify/BulkOperation/1' },
  BulkStatus: { id: 'gid://shopify/BulkOperation/1' },
  BulkList: {},
  ProductsChanged: { filter: "updated_at:>='2020-01-01T00:00:00Z'", after: null },
  ProductVariants: { id: 'gid://shopify/Product/11', after: null },
  ProductCollections: { id: 'gid://shopify/Product/11', after: null },
  Collections: { after: null },
  CostsAsked: {},
  OrdersChanged: { filter: "updated_at:>='2020-01-01T00:00:00Z'", after: null },
  OrderLines: { id: 'gid://shopify/Order/1004', after: null },
};

interface Document {
  name: string;
  text: string;
}
const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && 'text' in value && 'name' in value;
const exported: unknown[] = Object.values(documents);
const made = [documents.ordersChanged, documents.productsChanged, documents.productVariants];
const operations = [
  ...exported.filter(isDocument),
  ...made.flatMap((make) => [true, false].map((more): Document => make(more))),
];

test.each(operations.map(({ name, text }) => [name, text]))('%s', async (name, text) => {
  const variables = VARIABLES[name];
  if (!variables) throw new Error(`Give ${name} its variables here.`);
  const { data, errors, extensions } = await desk.ask(text, variables);
  expect(errors).toBeUndefined();
  expect(data).not.toBeNull();
  expect(extensions?.cost.requestedQueryCost).toBeLessThanOrEqual(1000);
  desk.clock.now += 60_000;
});

test.each([
  ['products', documents.bulkProducts(true), '12'],
  ['products without costs', documents.bulkProducts(false), '12'],
  ['orders with customers', documents.bulkOrders(true), '15'],
  ['orders', documents.bulkOrders(false), '15'],
])('bulk export of %s', async (_what, query, objects) => {
  await desk.twin.bulk.idle();
  await desk.ask(documents.BULK_RUN.text, { query });
  await desk.twin.bulk.idle();
  const { data } = await desk.ask('{ currentBulkOperation { status objectCount } }');
  expect(data.currentBulkOperation).toEqual({ status: 'COMPLETED', objectCount: objects });
});
