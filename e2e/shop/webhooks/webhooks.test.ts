/** Webhooks as the app receives them: signed, shaped like Shopify's, retried, repeated, held, lost. */
import '@shopify/shopify-api/adapters/node';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteProduct, updateProduct } from '../changes.ts';
import { cancelOrder, refundOrder } from '../orderChanges.ts';
import { SAMPLE_NOW, sampleApp, sampleOrder } from '../sample.ts';
import { type Desk, openDesk } from '../testing.ts';

interface Received {
  headers: Record<string, string>;
  body: string;
}

let receiver: Server;
let desk: Desk;
let received: Received[];
/** Answers of the app, one per request; then 200. Null never answers. */
let answers: (number | null)[];

beforeEach(async () => {
  received = [];
  answers = [];
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers as Record<string, string>, body });
    const status = answers.length > 0 ? answers.shift()! : 200;
    if (status !== null) response.writeHead(status, status === 302 ? { location: '/' } : {}).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const topics = [
    'orders/create',
    'orders/updated',
    'orders/cancelled',
    'products/update',
    'products/delete',
    'app/uninstalled',
    'bulk_operations/finish',
  ];
  desk = await openDesk({
    app: { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`, topics },
  });
  desk.twin.webhooks.controls.schedule = [5, 5, 5, 5, 5, 5, 5, 5];
});
afterEach(async () => {
  await desk.close();
  receiver.closeAllConnections();
  receiver.close();
});

const shop = () => desk.twin.defaultShop;
const place = (id: number) => shop().addOrder(sampleOrder(id, 0, [11, 12]));
const topics = () => received.map((one) => one.headers['x-shopify-topic']);

test('an order is delivered signed, and Shopify’s library verifies it', async () => {
  place(2001);
  await desk.twin.webhooks.idle();
  const [one] = received;
  const app = sampleApp();
  const shopify = shopifyApi({
    apiKey: app.clientId,
    apiSecretKey: app.clientSecret,
    apiVersion: '2026-07' as ApiVersion,
    hostName: 'app.example.test',
    isEmbeddedApp: true,
    logger: { log: () => {} },
  });
  const validate = (rawBody: string) =>
    shopify.webhooks.validate({
      rawBody,
      rawRequest: { headers: one!.headers, method: 'POST', url: '/webhooks' } as never,
    });
  expect(await validate(one!.body)).toMatchObject({
    valid: true,
    topic: 'ORDERS_CREATE',
    domain: 'nordlys.myshopify.com',
    apiVersion: '2026-07',
  });
  expect((await validate(one!.body.replace('2001', '2002'))).valid).toBe(false);
  expect(one!.headers['x-shopify-webhook-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(one!.headers['x-shopify-event-id']).not.toBe(one!.headers['x-shopify-webhook-id']);
  expect(one!.headers['x-shopify-triggered-at']).toBe('2026-11-21T12:00:00.000Z');
});

test('an order’s body is in REST form, with the shop’s offset and line properties', async () => {
  place(2001);
  await desk.twin.webhooks.idle();
  expect(JSON.parse(received[0]!.body)).toMatchObject({
    id: 2001,
    name: '#2001',
    created_at: '2026-11-21T13:00:00+01:00',
    cancelled_at: null,
    test: false,
    currency: 'SEK',
    total_price: '436.00',
    current_total_price: '436.00',
    customer: { id: 501 },
    line_items: [
      {
        product_id: 11,
        variant_id: 1100,
        title: 'Thing 11',
        variant_title: 'S',
        sku: 'T11-S',
        quantity: 1,
        current_quantity: 1,
        price: '129.00',
        total_discount: '0.00',
        properties: [{ name: '_mersalg', value: 'product:cross-sell' }],
      },
      { product_id: 12, quantity: 2, properties: [] },
    ],
  });
});

test('a product’s body is in REST form', async () => {
  updateProduct(shop(), 11, { title: 'New', status: 'ARCHIVED' }, SAMPLE_NOW);
  deleteProduct(shop(), 12);
  await desk.twin.webhooks.idle();
  const bodies = received.map((one) => JSON.parse(one.body));
  expect(bodies.find((body) => body.title)).toMatchObject({
    id: 11,
    title: 'New',
    handle: 'thing-11',
    product_type: 'Vase',
    tags: 'light, winter',
    status: 'archived',
    updated_at: '2026-11-21T13:00:00+01:00',
    image: { src: `${desk.url}/cdn/images/11.svg` },
    options: [{ name: 'Size', values: ['S', 'L'] }],
    variants: [
      {
        id: 1100,
        price: '129.00',
        compare_at_price: '150.00',
        inventory_management: 'shopify',
        inventory_policy: 'deny',
        option1: 'S',
        option2: null,
        position: 1,
      },
      { id: 1101, inventory_quantity: 0, compare_at_price: null },
    ],
  });
  expect(bodies).toContainEqual({ id: 12 });
});

test('refund and cancellation are told, pieces gone', async () => {
  refundOrder(shop(), 1005, 5000, SAMPLE_NOW);
  cancelOrder(shop(), 1004, SAMPLE_NOW);
  await desk.twin.webhooks.idle();
  expect(topics().sort()).toEqual(['orders/cancelled', 'orders/updated', 'orders/updated']);
  const bodies = received.map((one) => JSON.parse(one.body));
  expect(bodies.find((body) => body.id === 1005)).toMatchObject({
    total_price: '178.00',
    current_total_price: '128.00',
    financial_status: 'partially_refunded',
  });
  expect(bodies.find((body) => body.id === 1004)).toMatchObject({
    cancelled_at: '2026-11-21T13:00:00+01:00',
    current_total_price: '0.00',
    line_items: [{ current_quantity: 0 }, { current_quantity: 0 }, { current_quantity: 0 }],
  });
});

test('only subscribed topics of an installed app are sent; compliance topics always', async () => {
  shop().emit({ topic: 'orders/delete', id: 1 });
  desk.twin.uninstall(shop());
  await desk.twin.webhooks.idle();
  place(2001);
  desk.twin.sendCompliance(shop(), 'shop/redact');
  desk.twin.sendCompliance(shop(), 'customers/redact', 501);
  desk.twin.sendCompliance(shop(), 'customers/data_request', 501);
  await desk.twin.webhooks.idle();
  expect(topics().sort()).toEqual([
    'app/uninstalled',
    'customers/data_request',
    'customers/redact',
    'shop/redact',
  ]);
  const redact = JSON.parse(
    received.find((one) => one.headers['x-shopify-topic'] === 'customers/redact')!.body,
  );
  expect(redact).toMatchObject({
    shop_domain: 'nordlys.myshopify.com',
    customer: { id: 501, email: 'ada@example.test' },
  });
  expect(redact.orders_to_redact).toContain(1005);
});

test('a failed delivery is retried with the original body, up to eight times', async () => {
  answers = [500, 302];
  place(2001);
  shop().orderById.get(2001)!.name = '#changed since';
  await desk.twin.webhooks.idle();
  expect(received).toHaveLength(3);
  expect(new Set(received.map((one) => one.body)).size).toBe(1);
  expect(new Set(received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);
  expect(desk.twin.webhooks.deliveries[0]).toMatchObject({
    state: 'delivered',
    attempts: [{ status: 500 }, { status: 302 }, { status: 200 }],
  });
  answers = Array.from({ length: 20 }, () => 503);
  place(2002);
  await desk.twin.webhooks.idle();
  expect(desk.twin.webhooks.deliveries[1]!.attempts).toHaveLength(9);
  expect(desk.twin.webhooks.deliveries[1]!.state).toBe('failed');
});

test('an app that does not answer in time counts as failed', async () => {
  desk.twin.webhooks.controls.timeoutMs = 50;
  answers = [null];
  place(2001);
  await desk.twin.webhooks.idle();
  expect(desk.twin.webhooks.deliveries[0]!.attempts).toMatchObject([
    { status: null, problem: 'TimeoutError' },
    { status: 200 },
  ]);
});

test('deliveries can be doubled, lost, held and released in another order', async () => {
  const { webhooks } = desk.twin;
  webhooks.controls.duplicates = 2;
  place(2001);
  await webhooks.idle();
  expect(received).toHaveLength(3);
  expect(new Set(received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);

  webhooks.controls.duplicates = 0;
  webhooks.controls.dropShare = 0.5;
  for (let id = 3000; id < 3100; id += 1) place(id);
  await webhooks.idle();
  const dropped = webhooks.deliveries.filter((one) => one.state === 'dropped').length;
  expect(dropped).toBeGreaterThan(30);
  expect(received).toHaveLength(3 + 100 - dropped);

  webhooks.controls.dropShare = 0;
  webhooks.controls.held = true;
  webhooks.controls.parallel = 1;
  received.length = 0;
  for (let id = 4000; id < 4010; id += 1) place(id);
  await webhooks.idle();
  expect(received).toHaveLength(0);
  webhooks.release('reverse');
  await webhooks.idle();
  expect(received.map((one) => JSON.parse(one.body).id)).toEqual([
    4009, 4008, 4007, 4006, 4005, 4004, 4003, 4002, 4001, 4000,
  ]);
  expect(webhooks.deliveries.slice(-10).every((one) => one.state === 'delivered')).toBe(true);
});

test('the end of a bulk operation is announced', async () => {
  await desk.ask(
    'mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { userErrors { message } } }',
  );
  await desk.twin.bulk.idle();
  await desk.twin.webhooks.idle();
  expect(topics()).toEqual(['bulk_operations/finish']);
  expect(JSON.parse(received[0]!.body)).toMatchObject({
    admin_graphql_api_id: expect.stringMatching(/^gid:\/\/shopify\/BulkOperation\/\d+$/),
    status: 'completed',
    type: 'query',
    error_code: null,
  });
});
