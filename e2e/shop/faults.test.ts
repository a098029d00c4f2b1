/** Every scripted fault strikes where, whom and as often as it was told. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleShop } from './sample.ts';
import { type Desk, openDesk } from './testing.ts';

const QUERY = JSON.stringify({ query: '{ shop { name } }' });
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk({ data: [sampleShop(), sampleShop({ domain: 'other.myshopify.com' })] });
});
afterEach(() => desk.close());

test('an HTTP error, HTML, and 429 with Retry-After', async () => {
  desk.twin.faults.add(
    { on: 'graphql', kind: 'status', status: 503 },
    { on: 'graphql', kind: 'html', status: 200 },
  );
  desk.twin.faults.add({ on: 'graphql', kind: 'rate-limited', retryAfter: 2 });
  expect((await desk.post(QUERY)).status).toBe(503);
  expect((await desk.post(QUERY)).headers.get('content-type')).toContain('text/html');
  const limited = await desk.post(QUERY);
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
  expect((await desk.post(QUERY)).status).toBe(200);
});

test('THROTTLED comes with HTTP 200', async () => {
  desk.twin.faults.add({ on: 'graphql', kind: 'throttled' });
  expect((await desk.ask('{ shop { name } }')).errors?.[0]?.extensions?.code).toBe('THROTTLED');
});

test('skip, times, shop and text pick the victims', async () => {
  desk.twin.faults.add({ on: 'graphql', kind: 'status', status: 500, skip: 1, times: 2, containing: 'shop' });
  const statuses: number[] = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await desk.post(QUERY)).status);
  expect(statuses).toEqual([200, 500, 500, 200, 200]);
  desk.twin.faults.add({ on: 'graphql', kind: 'status', status: 500, shop: 'other.myshopify.com' });
  expect((await desk.post(QUERY)).status).toBe(200);
  const token = desk.twin.tokens.grant('other.myshopify.com', ['read_products'], true).access;
  const elsewhere = { 'x-forwarded-host': 'other.myshopify.com', 'x-shopify-access-token': token };
  expect((await desk.post(QUERY, elsewhere)).status).toBe(500);
  desk.twin.faults.add({ on: 'graphql', kind: 'status', status: 500, times: 9 });
  desk.twin.faults.clear();
  expect((await desk.post(QUERY)).status).toBe(200);
});

test('a stall delays the true answer; a reset breaks the connection', async () => {
  desk.twin.faults.add({ on: 'graphql', kind: 'stall', ms: 120 }, { on: 'graphql', kind: 'reset' });
  const begun = performance.now();
  expect((await desk.post(QUERY)).status).toBe(200);
  expect(performance.now() - begun).toBeGreaterThan(110);
  await expect(desk.post(QUERY)).rejects.toThrow();
});

test('a lost answer was carried out: the old refresh token still works', async () => {
  const { twin, url } = desk;
  const pair = twin.tokens.grant('nordlys.myshopify.com', twin.app.scopes, true);
  const refresh = () =>
    fetch(`${url}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: twin.app.clientId,
        client_secret: twin.app.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: pair.refresh,
      }),
    });
  twin.faults.add({ on: 'oauth', kind: 'lost' });
  await expect(refresh()).rejects.toThrow();
  expect(twin.tokens.check('nordlys.myshopify.com', pair.access)).toBeNull();
  const body = (await (await refresh()).json()) as { access_token: string };
  expect(twin.tokens.check('nordlys.myshopify.com', body.access_token)).not.toBeNull();
});

test('a bulk file breaks off, or ends early as if it were whole', async () => {
  await desk.ask(
    'mutation { bulkOperationRunQuery(query: "{ orders { edges { node { id name } } } }") { userErrors { message } } }',
  );
  await desk.twin.bulk.idle();
  const { url, fileSize } = (await desk.ask('{ currentBulkOperation { url fileSize } }')).data
    .currentBulkOperation;
  desk.twin.faults.add({ on: 'bulk-file', kind: 'truncate', bytes: 60, abrupt: true });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
  desk.twin.faults.add({ on: 'bulk-file', kind: 'truncate', bytes: 60, abrupt: false });
  expect((await (await fetch(url)).text()).length).toBe(60);
  expect((await (await fetch(url)).text()).length).toBe(Number(fileSize));
});
