/** The app proxy and one shopper's own past: only with consent, only by the platform's word, never in another's answer. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { makeProduct } from '../../domain/testing.ts';
import { makeLine, makeOrder, SHOP, TOKEN } from '../../flows/testing.ts';
import { customerKey, proxyQuery, startTestApp, type TestApp } from '../testing.ts';

const [TENT, PEGS, ROPE, LAMP] = [1, 2, 3, 4];
const ADA = '77';
let t: TestApp;

beforeEach(async () => {
  t = await startTestApp();
  const shop = await t.store.shops.install(SHOP, [], TOKEN, t.clock.now());
  await t.store.orders.upsert(SHOP, [
    makeOrder(1, { customerKey: customerKey(SHOP, Number(ADA)), lines: [makeLine(PEGS)] }),
  ]);
  vi.spyOn(t.views, 'get').mockResolvedValue({
    shop,
    modelVersion: 1,
    revision: 1,
    offers: [],
    promises: new Map(),
    catalog: new Map([TENT, PEGS, ROPE, LAMP].map((id) => [id, makeProduct(id)])),
    settings: DEFAULT_SETTINGS,
    model: {
      stats: { orders: 1, products: 4, pairs: 3 },
      complements: ({ context, barred }) =>
        [PEGS, ROPE, LAMP]
          .filter((id) => !context.includes(id) && !barred.has(id))
          .map((productId, at) => ({ productId, score: 10 - at / 10, reason: { kind: 'pinned' } })),
      ranking: () => [],
      substitutes: () => [],
    },
  });
});
afterEach(() => t.close());

/** Ids suggested beside the tent. */
async function ask(params: Record<string, string>, customer = '') {
  const query = proxyQuery({ placement: 'product', product: `${TENT}`, ...params }, t.clock.now(), {
    logged_in_customer_id: customer,
  });
  const answer = await t.app.inject(`/proxy/suggest?${query}`);
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  return [...answer.body.matchAll(/assign i = (\d+)/g)].map(([, id]) => Number(id));
}

it('what a customer who consented has bought is not suggested to them', async () => {
  expect(await ask({ personal: '1' }, ADA)).toEqual([ROPE, LAMP]);
});

it('without consent nobody looks who is asking', async () => {
  const read = vi.spyOn(t.store.orders, 'purchases');
  const unconsented: Record<string, string>[] = [
    {},
    { personal: '0' },
    { personal: 'true' },
    { viewed: `${LAMP},${ROPE},${LAMP}` },
  ];
  for (const params of unconsented) {
    expect(await ask(params, ADA)).toEqual([PEGS, ROPE, LAMP]);
  }
  expect(read).not.toHaveBeenCalled();
});

it('one shopper’s answer is never another’s, before or after it', async () => {
  const everybodys = [PEGS, ROPE, LAMP];
  expect(await ask({})).toEqual(everybodys);
  expect(await ask({ personal: '1' }, ADA)).toEqual([ROPE, LAMP]);
  expect(await ask({})).toEqual(everybodys);
  expect(await ask({ personal: '1' }, '78')).toEqual(everybodys);
  expect(await ask({ personal: '1' })).toEqual(everybodys);
  expect(await ask({ personal: '1' }, ADA)).toEqual([ROPE, LAMP]);
});

it('what was viewed counts for somebody who is not logged in, once they consented', async () => {
  for (const viewed of [`${LAMP},${TENT},${LAMP}`, `,${LAMP},${TENT},${LAMP}`]) {
    expect(await ask({ personal: '1', viewed })).toEqual([LAMP, PEGS, ROPE]);
  }
  expect(await ask({ personal: '1', viewed: '' })).toEqual([PEGS, ROPE, LAMP]);
});

it('a customer who asked to be forgotten is, within a minute', async () => {
  expect(await ask({ personal: '1' }, ADA)).toEqual([ROPE, LAMP]);
  await t.store.orders.redactCustomer(SHOP, customerKey(SHOP, Number(ADA)));
  t.clock.at += 60_000;
  expect(await ask({ personal: '1' }, ADA)).toEqual([PEGS, ROPE, LAMP]);
});

it('where the merchant wants no customer’s past to count, it is not even read', async () => {
  const view = (await t.views.get(SHOP))!;
  const settings = { ...DEFAULT_SETTINGS, sync: { ...DEFAULT_SETTINGS.sync, customers: false } };
  vi.spyOn(t.views, 'get').mockResolvedValue({ ...view, settings });
  const read = vi.spyOn(t.store.orders, 'purchases');
  expect(await ask({ personal: '1' }, ADA)).toEqual([PEGS, ROPE, LAMP]);
  expect(await ask({ personal: '1', viewed: `${LAMP},${TENT},${LAMP}` }, ADA)).toEqual([LAMP, PEGS, ROPE]);
  expect(read).not.toHaveBeenCalled();
});

it('a customer who is named by anybody but the platform is refused', async () => {
  const query = proxyQuery({ placement: 'product', product: `${TENT}`, personal: '1' }, t.clock.now());
  const answer = await t.app.inject(`/proxy/suggest?${query}&logged_in_customer_id=${ADA}`);
  expect(answer.statusCode).toBe(401);
  const forged = query.replace('logged_in_customer_id=', `logged_in_customer_id=${ADA}`);
  expect((await t.app.inject(`/proxy/suggest?${forged}`)).statusCode).toBe(401);
});

it.each<[string, Record<string, string>]>([
  ['eleven views', { viewed: Array.from({ length: 11 }, (_, n) => n + 1).join() }],
  ['a view that is no id', { viewed: '1,x' }],
])('%s are refused with 400', async (_what, params) => {
  const query = proxyQuery(
    { placement: 'product', product: `${TENT}`, personal: '1', ...params },
    t.clock.now(),
  );
  expect((await t.app.inject(`/proxy/suggest?${query}`)).statusCode).toBe(400);
});
