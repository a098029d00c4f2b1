/** Guards on both engines: what is watched, paused with its figures, and let alone. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cellOf, placesOf } from '../domain/experiment/allocate.ts';
import type { Trial } from '../domain/experiment/trial.ts';
import { makeTrial, makeVariant } from '../domain/experiment/trials.testing.ts';
import type { OrderMoney } from '../domain/measure/money.ts';
import type { Offer } from '../domain/offer/offer.ts';
import { makeFields, makeOffer } from '../domain/offer/offers.testing.ts';
import { engines, type TestDatabase } from '../store/testing.ts';
import { GUARDED_AT_ONCE, guardOffers, NEW_MS, WATCHED_MS } from './guardOffers.ts';
import { createOffer, setStatus } from './offers.ts';
import type { Store } from './ports.ts';
import { control, makeOrder, NOW, QUIET, TOKEN, testClock } from './testing.ts';
import { estimate, reportOf } from './trialReports.testing.ts';
import { readTrialLog } from './trialReports.ts';

const DAY = 86_400_000;
const MONEY: OrderMoney = {
  channel: 'online',
  goods: 0,
  ordered: 0,
  refunded: 0,
  discounts: 0,
  ourDiscounts: 0,
  shipping: 0,
  tax: 0,
  cost: 0,
  costedGoods: 0,
  pieces: 1,
};

const HARMLESS = reportOf(estimate(0, 1));
const HARMFUL = reportOf(estimate(-5, 1));

describe.each(engines())('on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let shop = '';
  let shops = 0;
  const clock = testClock();
  const deps = () => ({ store, clock, log: QUIET, random: Math.random });
  const editor = () => ({ shop, staff: '42' });
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open({ clock });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.at = NOW;
    shops += 1;
    shop = `guarded-${shops}.myshopify.com`;
    await store.shops.install(shop, [], TOKEN, NOW);
  });
  afterEach(() => store.shops.erase(shop));

  async function activated(name = 'Winter set'): Promise<Offer> {
    const fields = makeFields({ name, detail: { kind: 'subscription', products: [] } });
    const outcome = await createOffer(deps(), editor(), fields);
    if (outcome.kind !== 'saved') throw new Error(outcome.kind);
    return outcome.offer;
  }
  const watch = (report = HARMLESS) => guardOffers(deps(), shop, control(), async () => report);
  const trials = () => store.trials.list(shop);
  const running = async () => (await trials()).filter(({ status }) => status === 'running');
  const later = (ms: number) => {
    clock.at += ms;
  };

  test('a new offer is watched once: a tenth of shoppers is not shown it', async () => {
    const offer = await activated();
    await watch();
    await watch();
    const [guard, ...others] = await trials();
    expect(others).toEqual([]);
    expect(guard).toMatchObject({
      status: 'running',
      name: 'Winter set',
      why: { kind: 'guard', offer: offer.id },
      lane: guard!.id,
      spots: ['extras'],
      startedAt: NOW,
    });
    const cells = Array.from({ length: 1_000 }, (_, bucket) => cellOf(guard!, bucket));
    expect(cells.filter((cell) => cell === 'a')).toHaveLength(100);
    expect(cells.filter((cell) => cell === 'b')).toHaveLength(900);
    expect(placesOf(guard!)[cells.indexOf('a')]!.variant.change).toEqual({
      kind: 'offer-off',
      offer: offer.id,
    });
    expect((await readTrialLog(store, shop, 9, guard!.id)).entries).toMatchObject([
      { did: 'started', staff: '' },
      { did: 'created', staff: '' },
    ]);
  });

  test('harm is read from the ledger itself: who was shown it bought half as often', async () => {
    const offer = await activated();
    expect((await store.jobs.list(shop)).map(({ kind }) => kind)).toContain('measure');
    await guardOffers(deps(), shop, control());
    const [guard] = await trials();
    const visitors = (cell: string, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        trial: guard!.id,
        visitor: `${cell}${n}`,
        cell,
        at: NOW,
        past: null,
      }));
    await store.ledger.enrol(shop, [...visitors('a', 1_000), ...visitors('b', 9_000)]);
    // As long as nobody has bought, nothing is concluded.
    await guardOffers(deps(), shop, control());
    expect((await store.offers.get(shop, offer.id))!.status).toBe('active');
    const buyers = [...visitors('a', 300), ...visitors('b', 1_350)];
    const orders = buyers.map((_, n) => {
      const goods = 20_000 + (n % 50) * 100;
      const money = { ...MONEY, goods, ordered: goods, cost: goods / 2, costedGoods: goods };
      return makeOrder(n + 1, { createdAt: NOW + 1, updatedAt: NOW + 1, money });
    });
    await store.orders.upsert(shop, orders);
    await store.ledger.join(
      shop,
      buyers.map(({ visitor }, n) => ({ order: n + 1, visitor, by: 'cart' as const })),
    );
    later(DAY);
    await guardOffers(deps(), shop, control());
    expect((await store.offers.get(shop, offer.id))!.status).toBe('paused');
    const [ended] = await trials();
    expect(ended!.end).toMatchObject({
      kind: 'harm',
      harm: { figure: 'profit', visitors: { without: 1_000, with: 9_000 } },
    });
    const { harm } = ended!.end as Extract<Trial['end'], { kind: 'harm' }>;
    // Some 11,225 a buyer: 30 in a hundred of the one, 15 of the other.
    expect(harm.without).toBeCloseTo(0.3 * 11_225, -3);
    expect(harm.with / harm.without).toBeCloseTo(0.5, 1);
    expect(harm.high).toBeLessThan(0);
  });

  test('a harmful one is paused, with the figures in both logs', async () => {
    const offer = await activated();
    await watch();
    later(3 * DAY);
    await watch(HARMFUL);
    expect((await store.offers.get(shop, offer.id))!.status).toBe('paused');
    const [entry] = await store.audit.list(shop, { before: null, limit: 1, kind: 'offer' });
    const harm = {
      figure: 'profit',
      without: 10,
      with: 5,
      difference: -5,
      visitors: { without: 1_000, with: 9_000 },
    };
    expect(entry).toMatchObject({
      staff: '',
      at: NOW + 3 * DAY,
      detail: {
        changes: [
          { field: 'status', from: 'active', to: 'paused' },
          { field: 'guard', from: null, to: harm },
        ],
      },
    });
    const [guard] = await trials();
    expect(guard).toMatchObject({ status: 'stopped', end: { kind: 'harm', harm } });
    expect((await readTrialLog(store, shop, 1, guard!.id)).entries[0]).toMatchObject({
      did: 'stopped',
      why: { kind: 'harm' },
    });
    // Checkout and pages are told.
    expect((await store.jobs.list(shop)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['promise', 'rooms']),
    );
  });

  test('the merchant switches it on again: it is judged by new shoppers alone', async () => {
    const offer = await activated();
    await watch();
    later(DAY);
    await watch(HARMFUL);
    const { version } = (await store.offers.get(shop, offer.id))!;
    later(DAY);
    await setStatus(deps(), editor(), offer.id, 'active', version);
    const asked: Trial[] = [];
    const look = () =>
      guardOffers(deps(), shop, control(), async (_deps, _shop, trial) => {
        asked.push(trial);
        return HARMLESS;
      });
    await look();
    expect((await store.offers.get(shop, offer.id))!.status).toBe('active');
    expect(asked).toEqual([]);
    const [again] = await running();
    expect(again).toMatchObject({ startedAt: NOW + 2 * DAY, why: { offer: offer.id } });
    await look();
    expect(asked.map(({ id }) => id)).toEqual([again!.id]);
    expect(await trials()).toHaveLength(2);
  });

  test('a harmless one is let alone after its first weeks, and not watched again', async () => {
    const offer = await activated();
    await watch();
    later(WATCHED_MS - 1);
    await watch();
    expect(await running()).toHaveLength(1);
    later(1);
    await watch();
    await watch();
    expect(await trials()).toMatchObject([{ status: 'stopped', end: { kind: 'watched' } }]);
    expect((await store.offers.get(shop, offer.id))!.status).toBe('active');
  });

  test('an offer that was paused or deleted meanwhile is not watched, nor is any where the merchant wants none', async () => {
    const offer = await activated();
    await watch();
    await setStatus(deps(), editor(), offer.id, 'paused', offer.version);
    await watch(HARMFUL);
    expect(await trials()).toMatchObject([{ end: { kind: 'offer-gone' } }]);
    const other = await activated('Another');
    await watch();
    const { settings, version } = await store.shops.loadSettings(shop);
    await store.shops.saveSettings(
      shop,
      { ...settings, measure: { ...settings.measure, guard: false } },
      version,
    );
    await watch(HARMFUL);
    expect(await running()).toEqual([]);
    expect((await store.offers.get(shop, other.id))!.status).toBe('active');
  });

  test('groups of the wrong sizes pause nothing', async () => {
    const offer = await activated();
    await watch();
    await watch(reportOf(estimate(-5, 1), { ratio: { kind: 'broken', p: 1e-6 } as never }));
    expect((await store.offers.get(shop, offer.id))!.status).toBe('active');
  });

  test('old offers, drafts and what the merchant tries himself are not watched; of many new ones some wait', async () => {
    await store.offers.put(
      shop,
      makeOffer('oold00000', { detail: { kind: 'subscription', products: [] } }),
      null,
      {
        at: NOW - NEW_MS - 1,
        staff: '1',
        did: 'created',
        changes: [{ field: 'status', from: null, to: 'active' }],
      },
    );
    await watch();
    expect(await trials()).toEqual([]);
    const tried = await activated('Tried');
    const off = { kind: 'offer-off', offer: tried.id } as const;
    const own = makeTrial('town00000', { variants: [makeVariant('a'), makeVariant('b', off)] });
    await store.trials.put(shop, own, null, { at: NOW, staff: '1', did: 'started', changes: [], why: null });
    for (let n = 0; n <= GUARDED_AT_ONCE; n++) {
      await activated(`Offer ${n}`);
      later(1);
    }
    await watch();
    const names = async () => (await running()).map(({ name }) => name).sort();
    expect(await names()).toEqual(['A trial', 'Offer 0', 'Offer 1', 'Offer 2', 'Offer 3']);
    const first = (await running()).find(({ name }) => name === 'Offer 0')!;
    const offer = (await store.offers.list(shop)).find(({ name }) => name === 'Offer 0')!;
    await setStatus(deps(), editor(), offer.id, 'paused', offer.version);
    await watch();
    expect((await trials()).find(({ id }) => id === first.id)).toMatchObject({ status: 'stopped' });
    expect(await names()).toEqual(['A trial', 'Offer 1', 'Offer 2', 'Offer 3', 'Offer 4']);
  });
});
