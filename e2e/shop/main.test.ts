/** The whole twin behind one address: storefront, admin and Admin API do not stand in each other's way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningTwin, startTwin } from './main.ts';
import { sampleApp, sampleShop } from './sample.ts';

let running: RunningTwin;
beforeAll(async () => {
  running = await startTwin({ app: sampleApp(), data: sampleShop() });
});
afterAll(() => running.close());

async function get(path: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(`${running.url}${path}`);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}

test('the storefront shows products, and its own 404', async () => {
  expect((await get('/')).status).toBe(200);
  const product = await get('/products/thing-11');
  expect([product.status, product.text.includes('Thing 11')]).toEqual([200, true]);
  const nowhere = await get('/no-such-page');
  expect([nowhere.status, nowhere.type]).toEqual([404, expect.stringContaining('text/html')]);
});

test('the Admin API, bulk files and the controls answer for themselves', async () => {
  const denied = await fetch(`${running.url}/admin/api/2026-07/graphql.json`, { method: 'POST', body: '{}' });
  expect(denied.status).toBe(401);
  expect((await get('/bulk/1.jsonl')).status).toBe(403);
  expect(JSON.parse((await get('/__twin/')).text)).toMatchObject({ url: running.url });
});

test('the admin shows a page of its own', async () => {
  const admin = await get('/admin/apps/mersalg');
  expect([admin.status, admin.type]).toEqual([200, expect.stringContaining('text/html')]);
});
