/** Who qualified is enrolled once, in the cell of their id, with the past that was known; a flood and a broken disk are survived. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { isHeldOut, trialBucket } from '../domain/experiment/assign.ts';
import { makeTrial } from '../domain/experiment/trials.testing.ts';
import type { Placement } from '../domain/placement.ts';
import { createEnroller, type Enroller, MOST_HELD } from './enrol.ts';
import type { Store } from './ports.ts';

import { makeOrder, NOW, QUIET, SHOP, storeWith, testClock } from './testing.ts';

const DAY = 86_400_000;
const clock = testClock();
let store: Store;
let enroller: Enroller;
beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP);
  enroller = create();
});
afterEach(() => store.close());

const create = (over: Partial<Store['ledger']> = {}) =>
  createEnroller({
    store: { ...store, ledger: { ...store.ledger, ...over } },
    keyOf: (_shop, id) => `key of ${id}`,
    keysOf: (_shop, id) => [`customer ${id}`, `formerly ${id}`],
    clock,
    log: QUIET,
  });

/** Ids as browsers draw them, one after another. */
function* ids() {
  for (let n = 0; ; n++) yield `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
const find = (wanted: (id: string) => boolean) => {
  for (const id of ids()) if (wanted(id)) return id;
  throw new Error('unreachable');
};
const held = find((id) => isHeldOut(id, 5));
const shown = find((id) => !isHeldOut(id, 5) && trialBucket(id) < 500);
const RULES = { share: 5, epoch: 3, trials: [] };
const at = (
  visitor: string,
  spots: readonly Placement[] = ['product'],
  customerId: number | null = null,
) => ({
  visitor,
  spots,
  customerId,
});
const enrolled = async (trial = 'holdout-3') =>
  (await store.ledger.page(SHOP, trial, null, 99)).map(({ visitor, cell, at, past }) => ({
    visitor,
    cell,
    at,
    past,
  }));

describe('enrolling', () => {
  it('puts each visitor in the cell of their id, under a key, once', async () => {
    enroller.add(SHOP, RULES, at(held));
    enroller.add(SHOP, RULES, at(shown));
    clock.at += 5_000;
    enroller.add(SHOP, RULES, at(shown, ['cart']));
    expect(await enrolled()).toEqual([]);
    await enroller.flush();
    const both = [
      { visitor: `key of ${held}`, cell: 'held', at: NOW, past: null },
      { visitor: `key of ${shown}`, cell: 'shown', at: NOW, past: null },
    ].sort((a, b) => (a.visitor < b.visitor ? -1 : 1));
    expect(await enrolled()).toEqual(both);
    // Another process has forgotten them; the store has not.
    const other = create();
    other.add(SHOP, RULES, at(shown));
    await other.flush();
    expect(await enrolled()).toEqual(both);
    expect(await store.ledger.counts(SHOP, 'holdout-3', 0, 99_999)).toHaveLength(2);
  });

  it('counts a visit per visitor and day', async () => {
    for (const later of [0, 1_000, DAY]) {
      clock.at = NOW + later;
      enroller.add(SHOP, RULES, at(shown));
      enroller.add(SHOP, RULES, at(held));
      await enroller.flush();
    }
    const days = await store.ledger.stepDays(SHOP, 0, 99_999);
    expect(days.map(({ step, visitors }) => [step, visitors])).toEqual([
      ['visit', 2],
      ['visit', 2],
    ]);
  });

  it('enrols for running trials that stand on the page, in the exposed arm alone', async () => {
    const rules = { ...RULES, trials: [makeTrial('tcart00001', { spots: ['cart', 'exit'] })] };
    for (const visitor of [held, shown]) enroller.add(SHOP, rules, at(visitor, ['product']));
    await enroller.flush();
    expect(await enrolled('tcart00001')).toEqual([]);
    clock.at += 60_000;
    for (const visitor of [held, shown]) enroller.add(SHOP, rules, at(visitor, ['product', 'exit']));
    await enroller.flush();
    const [one, ...more] = await enrolled('tcart00001');
    expect(more).toEqual([]);
    expect(one).toMatchObject({ visitor: `key of ${shown}`, at: NOW + 60_000 });
    expect(['a', 'b']).toContain(one!.cell);
  });

  it('knows what a logged-in customer had bought for in the year before', async () => {
    const by = (id: number, days: number, customerKey: string) =>
      makeOrder(id, { createdAt: NOW - days * DAY, total: id * 1_000, customerKey });
    await store.orders.upsert(SHOP, [
      by(1, 10, 'customer 7'),
      by(2, 364, 'formerly 7'),
      by(4, 366, 'customer 7'),
      by(8, 10, 'customer 8'),
    ]);
    enroller.add(SHOP, RULES, at(held, ['product'], 7));
    enroller.add(SHOP, RULES, at(shown, ['product'], 9));
    await enroller.flush();
    const pasts = Object.fromEntries((await enrolled()).map(({ visitor, past }) => [visitor, past]));
    expect(pasts).toEqual({ [`key of ${held}`]: 3_000, [`key of ${shown}`]: 0 });
  });

  it('keeps what a database that is away would not take, with the time at which they qualified', async () => {
    let away = true;
    enroller = create({
      enrol: async (shop, rows) => {
        if (away) throw new MersalgError('store-unavailable', 'away');
        return store.ledger.enrol(shop, rows);
      },
    });
    enroller.add(SHOP, RULES, at(shown));
    await enroller.flush();
    clock.at += 60_000;
    enroller.add(SHOP, RULES, at(held));
    away = false;
    await enroller.flush();
    expect((await enrolled()).map((row) => row.at).sort()).toEqual([NOW, NOW + 60_000]);
  });

  it('lets a visitor try again whom the database refused', async () => {
    let broken = true;
    enroller = create({
      enrol: async (shop, rows) => {
        if (broken) throw new Error('odd');
        return store.ledger.enrol(shop, rows);
      },
    });
    enroller.add(SHOP, RULES, at(shown));
    await enroller.flush();
    broken = false;
    enroller.add(SHOP, RULES, at(shown));
    await enroller.flush();
    expect(await enrolled()).toHaveLength(1);
  });

  it('drops what comes beyond a flood’s bound, and goes on afterwards', async () => {
    const some = ids();
    for (let n = 0; n < MOST_HELD + 500; n++) enroller.add(SHOP, RULES, at(some.next().value as string));
    await enroller.flush();
    const counted = async () =>
      (await store.ledger.counts(SHOP, 'holdout-3', 0, 99_999)).reduce((sum, row) => sum + row.enrolled, 0);
    expect(await counted()).toBe(MOST_HELD);
    enroller.add(SHOP, RULES, at(some.next().value as string));
    await enroller.flush();
    expect(await counted()).toBe(MOST_HELD + 1);
  });
});
