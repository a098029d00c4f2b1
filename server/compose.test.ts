/** Parts put together keep a promise that none can keep alone: a customer is forgotten under every key there was. */
import { expect, it } from 'vitest';
import { customerKeyOf, customerKeysOf, openDeps, reachOf } from './compose.ts';
import { readConfig } from './config.ts';
import { ingest } from './flows/ingest.ts';
import { control, makeOrder, NOW, QUIET, SHOP, TOKEN } from './flows/testing.ts';
import { keyOfCustomer, keyOfEmail } from './shopify/customers.ts';
import { reasonOf } from './shopify/exchange.ts';

it('forgets a customer whose orders were stored before the encryption key was changed', async () => {
  const [now, before] = ['a'.repeat(64), 'b'.repeat(64)];
  const config = readConfig({
    APP_URL: 'https://app.example.test',
    SHOPIFY_CLIENT_ID: 'client-id',
    SHOPIFY_CLIENT_SECRET: 'client-secret',
    ENCRYPTION_KEY: now,
    ENCRYPTION_KEYS_OLD: before,
  });
  const deps = await openDeps({ ...config, databaseUrl: ':memory:' }, QUIET);
  const { store } = deps;
  await store.shops.install(SHOP, [], TOKEN, NOW);
  await store.shops.setInfo(SHOP, { name: 'Nordlys', currency: 'SEK', timezone: 'UTC' });
  const email = 'ada@example.test';
  const keys = [now, before].map(customerKeyOf);
  await store.orders.upsert(SHOP, [
    ...keys.map((key, at) => makeOrder(1 + at, { customerKey: keyOfCustomer(key, SHOP, 9) })),
    ...keys.map((key, at) => makeOrder(3 + at, { customerKey: keyOfEmail(key, SHOP, email) })),
    makeOrder(5, { customerKey: keyOfCustomer(keys[1]!, SHOP, 10) }),
  ]);
  const body = JSON.stringify({ shop_domain: SHOP, customer: { id: 9, email } });
  await store.inbox.put({ shop: SHOP, webhookId: 'w', topic: 'customers/redact', body, receivedAt: NOW });
  await ingest(deps, SHOP, control());
  const left = await Promise.all([1, 2, 3, 4, 5].map((id) => store.orders.get(SHOP, id)));
  expect(left.map((order) => order?.customerKey !== null)).toEqual([false, false, false, false, true]);
  await store.close();
});

it('knows a logged-in customer under every key, as orders do, and nobody where it may not read customers', () => {
  const [now, before] = ['a'.repeat(64), 'b'.repeat(64)];
  const config = { encryptionKey: now, olderEncryptionKeys: [before], scopes: ['read_customers'] };
  const keys = [now, before].map((key) => keyOfCustomer(customerKeyOf(key), SHOP, 9));
  expect(customerKeysOf(config)(SHOP, 9)).toEqual(keys);
  expect(customerKeysOf({ ...config, scopes: ['read_orders'] })(SHOP, 9)).toEqual([]);
});

it('reaches Shopify over the public internet alone, and in development the stand-in on this machine', async () => {
  const { fetch } = reachOf({ shopifyOrigin: null });
  const error = await fetch!('http://169.254.169.254/latest/meta-data').then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(reasonOf(error)).toBe('EPRIVATE');
  expect(reachOf({ shopifyOrigin: 'http://127.0.0.1:9' })).toEqual({ shopifyOrigin: 'http://127.0.0.1:9' });
});
