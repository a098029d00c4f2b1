/** The first answer of the page: its own shop's figures, fresh when something changed, and what needs attention at once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siblingId } from '../domain/experiment/sibling.ts';
import { makeTrial, makeVariant } from '../domain/experiment/trials.testing.ts';
import { makeOffer } from '../domain/offer/offers.testing.ts';
import { attention } from './attention.ts';
import { createHome } from './home.ts';
import type { Store } from './ports.ts';
import { dayOf } from './settle.ts';
import { freshSync } from './syncState.ts';
import { makeLine, makeOrder, NOW, OTHER_SHOP, SHOP, storeWith, testClock } from './testing.ts';

const TODAY = dayOf(NOW);
const NOTE = { at: NOW, staff: '42', did: 'created', changes: [] } as const;
const SUMMARY = { trainedAt: NOW, orders: 1, products: 1, pairs: 1, trainMs: 5, mark: 0 };

let clock: ReturnType<typeof testClock>;
let store: Store;
let home: (shop?: string) => ReturnType<ReturnType<typeof createHome>>;
beforeEach(async () => {
  clock = testClock();
  store = await storeWith(clock, SHOP, OTHER_SHOP);
  const answer = createHome({ store, clock });
  home = async (shop = SHOP) => answer((await store.shops.get(shop))!);
});
afterEach(() => store.close());

const show = (count: number, offer = 'o1', day = TODAY) =>
  store.counters.add(
    SHOP,
    day,
    Array.from({ length: count }, () => ({ kind: 'shown', placement: 'cart', offer, count: 1 }) as const),
  );
const sell = (id: number, mark = 'cart:cross-sell:o1') =>
  store.orders.upsert(SHOP, [
    makeOrder(id, {
      createdAt: NOW - 1_000,
      source: 'webhook',
      lines: [makeLine(1, { suggestion: mark })],
    }),
  ]);
async function syncDone(): Promise<void> {
  await store.syncs.put(SHOP, { ...freshSync(1, NOW - 1_000), phase: 'done', finishedAt: NOW });
  await store.models.publish(SHOP, new Uint8Array([1]), SUMMARY);
}

describe('home', () => {
  it('tells of the week by placement and by offer, of experiments’ variants by their offer’s name', async () => {
    await store.offers.put(SHOP, makeOffer('omugs0001', { name: 'Three mugs' }), null, NOTE);
    const change = { kind: 'offer', offer: 'omugs0001', patch: { stockNote: 3 } } as const;
    const trial = makeTrial('tprice001', { variants: [makeVariant('a'), makeVariant('b', change)] });
    await store.trials.put(SHOP, trial, null, { ...NOTE, why: null });
    await show(3, siblingId(trial.id, 'b'));
    await sell(1, 'cart:cross-sell:omugs0001');
    const { done, isNew, currency } = await home();
    expect([currency, isNew]).toEqual(['SEK', false]);
    expect(done.offers).toMatchObject([{ offer: 'omugs0001', name: 'Three mugs', shown: 3, accepted: 1 }]);
    expect(done.placements).toMatchObject([{ placement: 'cart', now: { shown: 3, revenue: 5_000 } }]);
  });

  it('is new for a shop of which nothing is known, with the days since it was installed', async () => {
    await show(2);
    const { isNew, done, measured } = await home(OTHER_SHOP);
    expect([isNew, done.total.now.shown, done.offers]).toEqual([true, 0, []]);
    expect([measured.since.days, measured.week.days]).toEqual([31, 7]);
  });

  it('is reckoned anew as soon as an order comes in, and at the latest after a minute', async () => {
    await show(1);
    expect((await home()).done.total.now).toMatchObject({ shown: 1, accepted: 0 });
    await show(1);
    // Showings alone are told a minute later.
    expect((await home()).done.total.now.shown).toBe(1);
    await sell(1);
    expect((await home()).done.total.now).toMatchObject({ shown: 2, accepted: 1 });
    await show(1);
    clock.at += 60_000;
    expect((await home()).done.total.now.shown).toBe(3);
  });

  it('does not keep a failure', async () => {
    let away = true;
    const counters: Store['counters'] = {
      ...store.counters,
      days: async (...asked) => {
        if (away) throw new Error('away');
        return store.counters.days(...asked);
      },
    };
    const answer = createHome({ store: { ...store, counters }, clock });
    const record = (await store.shops.get(SHOP))!;
    await expect(answer(record)).rejects.toThrow('away');
    away = false;
    expect((await answer(record)).done.total.now.shown).toBe(0);
  });
});

describe('what needs attention', () => {
  it('is nothing in a shop where suggestions are shown and shoppers measured', async () => {
    await syncDone();
    await show(1);
    expect(await attention({ store, clock }, SHOP)).toEqual([]);
  });

  it('is setting up when all is there and nothing was ever shown', async () => {
    await syncDone();
    expect(await attention({ store, clock }, SHOP)).toEqual([{ kind: 'setup' }]);
    await show(1, '', TODAY - 300);
    expect(await attention({ store, clock }, SHOP)).toEqual([]);
  });

  it('is seen at once, however old the figures beside it may be', async () => {
    await syncDone();
    await show(1);
    expect((await home()).attention).toEqual([]);
    await store.inbox.put({
      shop: SHOP,
      webhookId: 'w1',
      topic: 'orders/create',
      body: '{}',
      receivedAt: NOW - 3_600_000,
    });
    expect((await home()).attention).toEqual([{ kind: 'webhooks-late', since: NOW - 3_600_000 }]);
  });

  it('finds groups that have not the sizes they should have, of the holdout and of experiments', async () => {
    await syncDone();
    const enrol = (trial: string, cell: string, count: number) =>
      store.ledger.enrol(
        SHOP,
        Array.from({ length: count }, (_, n) => {
          return { trial, visitor: `${cell}${n}`, cell, at: NOW - 1_000, past: null };
        }),
      );
    const trial = makeTrial('tcart0001', { startedAt: NOW - 2_000 });
    await store.trials.put(SHOP, trial, null, { ...NOTE, why: null });
    await enrol('holdout-1', 'held', 400);
    await enrol('holdout-1', 'shown', 600);
    await enrol('tcart0001', 'a', 100);
    await enrol('tcart0001', 'b', 100);
    expect(await attention({ store, clock }, SHOP)).toEqual([{ kind: 'groups-uneven', trial: null }]);
    await enrol('tcart0001', 'b', 900);
    expect(await attention({ store, clock }, SHOP)).toHaveLength(2);
    expect(await attention({ store, clock }, OTHER_SHOP)).toEqual([]);
  });
});
