/** From an order's webhook to the shopper's page: within a minute, though nobody has trained. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Order } from '../domain/basket.ts';
import { encodeModel } from '../domain/recommend/codec.ts';
import { train } from '../domain/recommend/trained.ts';
import { makeProduct } from '../domain/testing.ts';
import { ingest } from '../flows/ingest.ts';
import type { Change } from '../flows/ports.ts';
import { control, makeLine, makeOrder, QUIET, SHOP, TOKEN } from '../flows/testing.ts';
import { proxyQuery, startTestApp, type TestApp, webhookHeaders } from './testing.ts';

const [TENT, PEGS, LAMP, ROPE] = [1, 2, 3, 4];
const products = [TENT, PEGS, LAMP, ROPE].map((id) => makeProduct(id));
const history = [
  ...Array.from({ length: 40 }, () => [TENT, PEGS]),
  ...Array.from({ length: 40 }, () => [ROPE]),
  ...Array.from({ length: 400 }, () => [LAMP]),
];

let t: TestApp;
let sent: number;

beforeEach(async () => {
  t = await startTestApp();
  sent = 0;
  await t.store.shops.install(SHOP, [], TOKEN, t.clock.now());
  await t.store.shops.setInfo(SHOP, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
  await t.store.products.upsert(SHOP, products, t.clock.now());
  await t.store.orders.upsert(
    SHOP,
    history.map((basket, at) => makeOrder(at + 1, { lines: basket.map((id) => makeLine(id)) })),
  );
  const known = await t.store.orders.history(SHOP);
  const data = await train({ history: known, products });
  const summary = { trainedAt: t.clock.now(), trainMs: 60_000, mark: known.mark, ...data.stats };
  await t.store.models.publish(SHOP, encodeModel(SHOP, data), summary);
});
afterEach(() => t.close());

/** As Shopify tells it: to the webhook's address, signed, and then worked off by the job that waits for it. */
async function tell(change: Change): Promise<void> {
  sent += 1;
  const payload = JSON.stringify(change);
  const headers = webhookHeaders(payload, { 'x-shopify-webhook-id': `w-${sent}` });
  expect((await t.app.inject({ method: 'POST', url: '/webhooks', headers, payload })).statusCode).toBe(200);
  await ingest({ ...t, log: QUIET }, SHOP, control());
}

const order = (id: number, basket: readonly number[], over: Partial<Order> = {}): Change => ({
  kind: 'order',
  order: makeOrder(id, { source: 'webhook', lines: basket.map((one) => makeLine(one)), ...over }),
});

/** What a shopper with that product in hand is shown: id and number of orders that hold both. */
async function shown(product: number): Promise<[number, number][]> {
  const query = proxyQuery({ placement: 'product', product: `${product}` }, t.clock.now());
  const { body } = await t.app.inject(`/proxy/suggest?${query}`);
  return [...body.matchAll(/assign i = (\d+).*?"orders":(\d+)/g)].map(([, id, orders]) => [
    Number(id),
    Number(orders),
  ]);
}

/** Seconds until `isSo`, as the server's clock ticks. */
async function secondsUntil(isSo: () => Promise<boolean>): Promise<number> {
  for (let second = 1; second <= 120; second++) {
    t.clock.at += 1_000;
    await t.views.refresh();
    if (await isSo()) return second;
  }
  return Number.POSITIVE_INFINITY;
}

it('an order is in the answers within a minute, and so is its cancellation', async () => {
  expect(await shown(TENT)).toEqual([[PEGS, 40]]);
  expect(await shown(ROPE)).toEqual([]);
  for (let id = 1_001; id <= 1_020; id++) await tell(order(id, [TENT, ROPE]));
  expect(await secondsUntil(async () => (await shown(ROPE)).length > 0)).toBeLessThan(60);
  expect(await shown(ROPE)).toEqual([[TENT, 20]]);
  expect(await shown(TENT)).toEqual(
    expect.arrayContaining([
      [PEGS, 40],
      [ROPE, 20],
    ]),
  );

  const at = t.clock.now();
  await tell(order(1, [TENT, PEGS], { cancelled: true, updatedAt: at }));
  for (let id = 1_001; id <= 1_020; id++) await tell({ kind: 'order-deleted', id });
  expect(await secondsUntil(async () => (await shown(ROPE)).length === 0)).toBeLessThan(60);
  expect(await shown(TENT)).toEqual([[PEGS, 39]]);

  const jobs = await t.store.jobs.list(SHOP);
  expect(jobs.filter(({ kind }) => kind === 'train')).toMatchObject([{ state: 'waiting' }]);
  expect((await t.store.models.latest(SHOP))?.version).toBe(1);
});

it('paying, packing and sending an order change no answer', async () => {
  await tell(order(1_001, [TENT, PEGS]));
  expect(await secondsUntil(async () => (await shown(TENT))[0]?.[1] === 41)).toBeLessThan(60);
  const { revision } = (await t.views.get(SHOP))!;
  for (let n = 1; n <= 5; n++) await tell(order(1_001, [TENT, PEGS], { updatedAt: t.clock.now() + n }));
  t.clock.at += 60_000;
  await t.views.refresh();
  expect([(await t.views.get(SHOP))!.revision, await shown(TENT)]).toEqual([revision, [[PEGS, 41]]]);
});
