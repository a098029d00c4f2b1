/** The discount floor over HTTP: what would break it is neither shown nor charged, and is both again once it would not. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOffer } from '../domain/offer/offers.testing.ts';
import { readPromise } from '../domain/offer/promise.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import { checkFloors } from '../flows/checkFloors.ts';
import { keepPromises } from '../flows/keepPromises.ts';
import { control, NOW, QUIET, SHOP } from '../flows/testing.ts';
import { bearer, proxyQuery, startTestApp, type TestApp } from './testing.ts';

let t: TestApp;
/** What checkout was told last; '' for no discount of ours. */
let written = '';
beforeEach(async () => {
  t = await startTestApp();
  written = '';
  await t.app.inject({ url: '/api/status', headers: await bearer(t.clock.now()) });
  await stock(NOW, 4_000);
  const note = { staff: '1', at: NOW, did: 'created', changes: [] } as const;
  await t.store.offers.put(SHOP, makeOffer('oset00001'), null, note);
  await keep();
});
afterEach(() => t.close());

/** Both products at 100.00; the second costs so much to buy. */
async function stock(at: number, cost: number) {
  const products = [1, 2].map((id) =>
    makeProduct(id, { handle: `thing-${id}`, price: 10_000, cost, updatedAt: at }),
  );
  await t.store.products.upsert(SHOP, products, at);
}

async function keep() {
  written = '';
  const platform = {
    ...t.platform,
    writeFunctionDiscount: async (_shop: string, _id: string | null, { terms }: { terms: string }) => {
      written = terms;
      return { kind: 'written' as const };
    },
  };
  await keepPromises({ store: t.store, platform, clock: t.clock, log: QUIET }, SHOP, control());
  await t.views.refresh();
}

const isShown = async () => {
  const params = { placement: 'product', product: '1', spots: 'bundle' };
  const { body } = await t.app.inject(`/proxy/suggest?${proxyQuery(params, t.clock.now())}`);
  return body.includes('oset00001');
};
const isCharged = () =>
  written !== '' && readPromise(JSON.parse(written))!.terms.some(({ id }) => id === 'oset00001');
const asksForJob = async () => (await t.store.jobs.list(SHOP)).some(({ kind }) => kind === 'promise');
const done = async () => {
  for (const job of await t.store.jobs.lease('test', ['promise'], 60_000, 9))
    await t.store.jobs.complete(job);
};

it('a cost that has risen takes an offer off the page at once, and off checkout with the next job', async () => {
  expect([await isShown(), isCharged()]).toEqual([true, true]);
  await done();
  await checkFloors(t.store, SHOP);
  expect(await asksForJob()).toBe(false);
  // 90.00 after the discount, of which 10 % margin leaves 81.00 for the cost.
  await stock(NOW + 1, 8_101);
  await t.views.refresh();
  expect(await isShown()).toBe(false);
  await checkFloors(t.store, SHOP);
  expect(await asksForJob()).toBe(true);
  await keep();
  expect([await isShown(), isCharged()]).toEqual([false, false]);
  const report = await t.store.promises.get(SHOP);
  expect(report?.kept[0]?.keeping).toEqual({ kind: 'unkept', why: 'floor', detail: 'Product 1' });
  await stock(NOW + 2, 8_100);
  await keep();
  expect([await isShown(), isCharged()]).toEqual([true, true]);
});

it('a floor on the price does the same, whatever the costs', async () => {
  const { version } = await t.store.shops.loadSettings(SHOP);
  const tact = { ...DEFAULT_SETTINGS.tact, priceFloor: 91 };
  const saved = await t.app.inject({
    method: 'PUT',
    url: '/api/settings',
    headers: { ...(await bearer(t.clock.now())), 'content-type': 'application/json' },
    payload: JSON.stringify({ settings: { ...DEFAULT_SETTINGS, tact }, version }),
  });
  expect(saved.statusCode).toBe(200);
  expect(await isShown()).toBe(false);
  await keep();
  expect([await isShown(), isCharged()]).toEqual([false, false]);
});
