/** The twin's own controls, as a test in another process uses them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from './testing.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  desk.twin.webhooks.controls.schedule = [];
});
afterEach(() => desk.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects
async function send(name: string, body: unknown, method = 'POST'): Promise<{ status: number; body: any }> {
  const response = await fetch(`${desk.url}/__twin/${name}`, {
    method,
    ...(method !== 'GET' && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

test('the summary tells what the shop holds, and no secret', async () => {
  const { body } = await send('', null, 'GET');
  expect(body.shops).toMatchObject([
    { domain: 'nordlys.myshopify.com', installed: true, products: 3, orders: 5 },
  ]);
  expect(JSON.stringify(body)).not.toContain(desk.twin.app.clientSecret);
  expect(JSON.stringify(body)).not.toContain(desk.token);
});

test('faults are added and cleared', async () => {
  const fault = { on: 'graphql', kind: 'status', status: 503, times: 5 };
  expect((await send('faults', [fault, fault])).body.faults).toHaveLength(2);
  expect((await desk.post('{"query":"{ shop { name } }"}')).status).toBe(503);
  expect((await send('faults', null, 'DELETE')).body.faults).toEqual([]);
  expect((await desk.post('{"query":"{ shop { name } }"}')).status).toBe(200);
});

test('changes happen, webhooks are held, released and listed', async () => {
  await send('webhooks', { held: true });
  await send('change', { kind: 'refund-order', id: 1005, amount: 100 });
  await send('change', { kind: 'cancel-order', id: 1004 });
  await send('change', { kind: 'update-product', id: 11, patch: { title: 'Renamed' } });
  const held = (await send('deliveries?topic=orders/updated', null, 'GET')).body;
  expect(held.map((one: { state: string }) => one.state)).toEqual(['held', 'held']);
  await send('webhooks', { release: 'shuffle' });
  await desk.twin.webhooks.idle();
  const sent = (await send('deliveries', null, 'GET')).body;
  expect(sent).toHaveLength(4);
  expect(sent.every((one: { state: string }) => one.state === 'failed')).toBe(true);
  expect((await send('change', { kind: 'delete-order', id: 77 })).body.error).toContain('no order 77');
  expect((await send('change', { kind: 'paint', id: 1 })).status).toBe(400);
});

test('orders are sold elsewhere, refunded by the piece, edited and cancelled on demand', async () => {
  const lines = [{ variantId: 1100, quantity: 2 }];
  const { id } = (await send('change', { kind: 'sell-elsewhere', sourceName: 'pos', lines })).body;
  const order = desk.twin.defaultShop.orderById.get(id)!;
  const lineId = order.lines[0]!.id;
  await send('change', { kind: 'refund-pieces', id, pieces: [{ lineId, quantity: 1 }] });
  expect(order).toMatchObject({ refunded: 12_900, financialStatus: 'PARTIALLY_REFUNDED' });
  await send('change', { kind: 'edit-order', id, add: [{ variantId: 1200, quantity: 1 }] });
  expect(order.lines).toHaveLength(2);
  await send('change', { kind: 'cancel-order', id, refund: true });
  expect(order).toMatchObject({ refunded: 38_700, financialStatus: 'REFUNDED' });
  const odd = { kind: 'refund-pieces', id, pieces: [{ lineId, quantity: 9 }] };
  expect((await send('change', odd)).body.error).toContain('left');
});

test('a session token, an empty bucket, a privacy request and an uninstall on demand', async () => {
  const { body } = await send('session-token', {});
  expect(body.token.split('.')).toHaveLength(3);
  await send('throttle', {});
  expect((await desk.ask('{ shop { name } }')).errors?.[0]?.message).toBe('Throttled');
  expect((await send('compliance', { topic: 'customers/redact' })).status).toBe(400);
  expect((await send('compliance', { topic: 'customers/redact', customerId: 501 })).status).toBe(200);
  await send('uninstall', {});
  expect(desk.twin.installed('nordlys.myshopify.com')).toBe(false);
  expect((await send('uninstall', { shop: 'nobody.myshopify.com' })).body.error).toContain('no shop nobody');
});
