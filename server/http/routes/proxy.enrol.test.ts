/** Beacons that enrol: who consents and comes where Mersalg stands, no machine, nobody twice; and counters without made-up offers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isHeldOut } from '../../domain/experiment/assign.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { dayOf } from '../../flows/settle.ts';
import { makeOrder, SHOP, TOKEN } from '../../flows/testing.ts';
import { aNote, anOffer } from '../../store/contract/samples.ts';
import { customerKey, proxyQuery, startTestApp, type TestApp, visitorKey } from '../testing.ts';

const BROWSER = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';
const VISITOR = 'd2b6a1f0-5c7e-4f3a-9b1d-2e8c4a6f7b90';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  await t.store.shops.install(SHOP, [], TOKEN, t.clock.now());
});
afterEach(() => t.close());

const send = (payload: string, { headers = {} as Record<string, string>, signed = {} } = {}) =>
  t.app.inject({
    method: 'POST',
    url: `/proxy/events?${proxyQuery({}, t.clock.now(), signed)}`,
    headers: { 'content-type': 'text/plain;charset=UTF-8', 'user-agent': BROWSER, ...headers },
    payload,
  });

describe('beacons', () => {
  it('tell which technique and offer they speak of, but no offer that the shop does not have', async () => {
    await t.store.offers.put(SHOP, anOffer('o1'), null, aNote());
    const event = { kind: 'shown', placement: 'upgrade', count: 1, technique: 'upsell' };
    await send(JSON.stringify({ events: ['o1', 'o2'].map((offer) => ({ ...event, offer })) }));
    await t.tally.flush();
    const day = dayOf(t.clock.now());
    const counters = await t.store.counters.split(SHOP, day, day);
    expect(counters.map(({ technique, offer }) => [technique, offer])).toEqual([
      ['upsell', ''],
      ['upsell', 'o1'],
    ]);
  });

  const enrolled = async () => {
    await t.enroller.flush();
    return await t.store.ledger.page(SHOP, 'holdout-1', null, 99);
  };
  const qualified = (over: object = {}) =>
    JSON.stringify({ visitor: VISITOR, spots: ['product'], events: [], ...over });

  it('enrol the visitor who qualified, under a key, with the past of who is logged in', async () => {
    const customer = customerKey(SHOP, 7);
    await t.store.orders.upsert(SHOP, [makeOrder(1, { customerKey: customer, total: 900 })]);
    const answer = await send(qualified(), { signed: { logged_in_customer_id: '7' } });
    expect(answer.statusCode).toBe(204);
    const cell = isHeldOut(VISITOR, DEFAULT_SETTINGS.measure.share) ? 'held' : 'shown';
    const row = { trial: 'holdout-1', visitor: visitorKey(SHOP, VISITOR), cell, past: 900 };
    expect(await enrolled()).toEqual([{ ...row, at: t.clock.now() }]);
  });

  it.each([
    ['nobody without consent', { visitor: undefined }, {}],
    ['nobody where Mersalg does not stand', { spots: [] }, {}],
    ['no machine', {}, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }],
  ])('enrol %s', async (_what, over, headers) => {
    expect((await send(qualified(over), { headers })).statusCode).toBe(204);
    expect(await enrolled()).toEqual([]);
  });
});
