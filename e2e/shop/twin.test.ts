/** The twin as a whole: whose request it is, what survives a restart, the same handlers without a server. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { afterEach, expect, test } from 'vitest';
import { deleteOrder, updateProduct } from './changes.ts';
import { adminHandlers } from './handlers.ts';
import { SAMPLE_NOW, sampleApp, sampleOrder, sampleShop } from './sample.ts';
import { type Answer, openDesk } from './testing.ts';
import { Twin } from './twin.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'twin-state-'));
  folders.push(folder);
  return join(folder, 'deep', 'state.jsonl');
}
const twinWith = (file: string) =>
  new Twin({ app: sampleApp(), data: sampleShop(), now: () => SAMPLE_NOW, stateFile: file });

test('the shop is known by its host, and an unknown shop is nobody’s', () => {
  const other = sampleShop({ domain: 'other.myshopify.com' });
  const twin = new Twin({ app: sampleApp(), data: [sampleShop(), other] });
  const shopOf = (url: string, headers = {}) => twin.shopOf(new Request(url, { headers })).data.domain;
  expect(shopOf('https://other.myshopify.com/admin')).toBe('other.myshopify.com');
  expect(shopOf('http://127.0.0.1:4000/', { 'x-forwarded-host': 'OTHER.myshopify.com:443' })).toBe(
    'other.myshopify.com',
  );
  expect(shopOf('http://127.0.0.1:4000/')).toBe('nordlys.myshopify.com');
  expect(shopOf('http://127.0.0.1:4000/', { 'x-forwarded-host': 'example.test' })).toBe(
    'nordlys.myshopify.com',
  );
  expect(() => shopOf('https://nobody.myshopify.com/')).toThrow();
  expect(twin.shop('other.myshopify.com')).toBe(twin.shops.get('other.myshopify.com'));
});

test('a request for an unknown shop is answered 404', async () => {
  const desk = await openDesk();
  const response = await desk.post('{"query":"{ shop { name } }"}', {
    'x-forwarded-host': 'nobody.myshopify.com',
  });
  expect(response.status).toBe(404);
  await desk.close();
});

test('orders, changes and tokens survive a restart', () => {
  const file = stateFile();
  const first = twinWith(file);
  const shop = first.defaultShop;
  const id = shop.nextId();
  const customer = {
    id: shop.nextId(),
    email: 'new@example.test',
    firstName: 'New',
    lastName: 'One',
    createdAt: new Date(SAMPLE_NOW).toISOString(),
  };
  shop.data.customers.push(customer);
  const order = sampleOrder(id, 0, [11, 12], { customerId: customer.id });
  order.lines.forEach((line) => {
    line.id = shop.nextId();
  });
  shop.addOrder(order);
  shop.productById.get(11)!.variants[0]!.inventory = 3;
  updateProduct(shop, 11, {}, SAMPLE_NOW);
  deleteOrder(shop, 1001);
  const pair = first.tokens.grant('nordlys.myshopify.com', ['read_products'], true);

  const second = twinWith(file);
  expect(second.defaultShop.orderById.get(id)).toEqual(order);
  expect(second.defaultShop.data.customers.at(-1)).toEqual(customer);
  expect(second.defaultShop.productById.get(11)?.variants[0]?.inventory).toBe(3);
  expect(second.defaultShop.orderById.has(1001)).toBe(false);
  expect(second.installed('nordlys.myshopify.com')).toBe(true);
  expect(second.tokens.check('nordlys.myshopify.com', pair.access)).toEqual(['read_products']);
  expect(second.tokens.refresh('nordlys.myshopify.com', pair.refresh!)).not.toBeNull();
  const taken = new Set([id, customer.id, ...order.lines.map((line) => line.id)]);
  expect(taken.has(second.defaultShop.nextId())).toBe(false);

  second.uninstall(second.defaultShop);
  expect(twinWith(file).installed('nordlys.myshopify.com')).toBe(false);
});

test('replaying writes nothing and sends nothing; a torn last line harms nobody', () => {
  const file = stateFile();
  const first = twinWith(file);
  first.tokens.grant('nordlys.myshopify.com', ['read_orders'], true);
  first.defaultShop.addOrder(sampleOrder(9001, 0, [11]));
  appendFileSync(file, '{"kind":"order","shop":"nordl');
  const before = readFileSync(file, 'utf8').length;
  const second = twinWith(file);
  expect(second.webhooks.deliveries).toEqual([]);
  expect(readFileSync(file, 'utf8').length).toBe(before + 1);
  second.defaultShop.addOrder(sampleOrder(9002, 0, [11]));
  const third = twinWith(file);
  expect([...third.defaultShop.orderById.keys()].slice(-2)).toEqual([9001, 9002]);
});

test('the same handlers answer in-process, at the shop’s own address', async () => {
  const twin = new Twin({ app: sampleApp(), data: sampleShop(), now: () => SAMPLE_NOW });
  const server = setupServer(...adminHandlers(twin));
  server.listen({ onUnhandledFrame: 'error' });
  try {
    const { access } = twin.tokens.grant('nordlys.myshopify.com', twin.app.scopes, true);
    const ask = (query: string) =>
      fetch('https://nordlys.myshopify.com/admin/api/2026-07/graphql.json', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': access },
        body: JSON.stringify({ query }),
      }).then((response) => response.json() as Promise<Answer>);
    expect((await ask('{ shop { name } }')).data).toEqual({ shop: { name: 'Nordlys' } });
    await ask(
      'mutation { bulkOperationRunQuery(query: "{ orders { edges { node { id } } } }") { userErrors { message } } }',
    );
    await twin.bulk.idle();
    const { url } = (await ask('{ currentBulkOperation { url } }')).data.currentBulkOperation as {
      url: string;
    };
    expect(url).toMatch(/^https:\/\/nordlys\.myshopify\.com\/bulk\//);
    expect((await (await fetch(url)).text()).trim().split('\n')).toHaveLength(5);
    twin.faults.add({ on: 'graphql', kind: 'reset' });
    await expect(ask('{ shop { name } }')).rejects.toThrow();
  } finally {
    server.close();
    await twin.close();
  }
});
