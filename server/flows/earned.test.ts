/** What the page is told of the holdout and of trials: of the right days, the right cells, and nothing where nothing is known. */
import { describe, expect, it } from 'vitest';
import { makeTrial } from '../domain/experiment/trials.testing.ts';
import type { OrderMoney } from '../domain/measure/money.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { daysMeasured, earned, earnedEach, earnedHistory, trialEarned } from './earned.ts';
import { dayOf } from './settle.ts';
import { makeOrder, NOW, OTHER_SHOP, SHOP, storeWith, testClock } from './testing.ts';

const DAY_MS = 86_400_000;
const TODAY = dayOf(NOW);

const money = (goods: number): OrderMoney => ({
  channel: 'online',
  goods,
  ordered: goods,
  refunded: 0,
  discounts: 0,
  ourDiscounts: 0,
  shipping: 0,
  tax: 0,
  cost: 0,
  costedGoods: 0,
  pieces: 1,
});

/** Visitors enrolled two weeks ago; of each cell so many bought for so much, one every day from then on. */
async function setUp(
  trial: string,
  cells: Readonly<Record<string, { visitors: number; buyers: number; goods: number }>>,
) {
  const clock = testClock();
  const store = await storeWith(clock, SHOP, OTHER_SHOP);
  const begun = NOW - 14 * DAY_MS;
  let id = 1;
  for (const [cell, { visitors, buyers, goods }] of Object.entries(cells)) {
    const keys = Array.from({ length: visitors }, (_, n) => `${cell}${n}`);
    const enrolled = keys.map((visitor) => ({ trial, visitor, cell, at: begun, past: null }));
    await store.ledger.enrol(SHOP, enrolled);
    const orders = keys.slice(0, buyers).map((visitor, n) => ({
      visitor,
      // Not all alike: without spread there is nothing to be uncertain about.
      order: makeOrder(id++, {
        createdAt: begun + 1_000 + (n % 14) * DAY_MS,
        money: money(goods + (n % 7) * 1_000),
      }),
    }));
    await store.orders.upsert(
      SHOP,
      orders.map(({ order }) => order),
    );
    const joins = orders.map(({ visitor, order }) => ({ order: order.id, visitor, by: 'cart' as const }));
    await store.ledger.join(SHOP, joins);
  }
  return { store, clock };
}

const HOLDOUT = {
  held: { visitors: 100, buyers: 40, goods: 50_000 },
  shown: { visitors: 1_900, buyers: 900, goods: 60_000 },
};

describe('the holdout', () => {
  it('is compared over the days asked for, with the share that is held out', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    const { share, report } = await earned(deps, SHOP, 30);
    expect(share).toBe(5);
    expect(report).toMatchObject({ trial: 'holdout-1', control: 'held', fromDay: TODAY - 29, toDay: TODAY });
    expect(report.cells).toMatchObject([
      { cell: 'held', visitors: 100, buyers: 40 },
      { cell: 'shown', visitors: 1_900, buyers: 900 },
    ]);
    const { revenue } = report.comparisons[0]!.metrics;
    expect(revenue).toMatchObject({ kind: 'compared', compared: { kind: 'estimate' } });
    // The money in all is the difference times those who were shown.
    const difference =
      revenue.kind === 'compared' && revenue.compared.kind === 'estimate' && revenue.compared;
    const total = revenue.kind === 'compared' ? revenue.total : null;
    expect(total?.gained).toBe(Math.round((difference as { difference: number }).difference * 1_900));
    await deps.store.close();
  });

  it('begins where its epoch did: figures of another share are not among them', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    const measure = { ...DEFAULT_SETTINGS.measure, share: 10, epoch: 2, startedAt: NOW - 3 * DAY_MS };
    await deps.store.shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, measure }, 0);
    const { share, report } = await earned(deps, SHOP, 30);
    expect([share, report.trial, report.fromDay]).toEqual([10, 'holdout-2', TODAY - 3]);
    expect(report.cells.map(({ visitors }) => visitors)).toEqual([0, 0]);
    await deps.store.close();
  });

  it('is told since measuring began, and of several periods at once just as one by one', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    const [all, week] = await earnedEach(deps, SHOP, ['all', 7]);
    // Installed 30 days ago.
    expect([all!.days, all!.report.fromDay]).toEqual([31, TODAY - 30]);
    expect(await daysMeasured(deps, SHOP)).toBe(31);
    expect(all).toEqual(await earned(deps, SHOP, 'all'));
    expect(week).toEqual(await earned(deps, SHOP, 7));
    expect(all!.report.cells[1]!.orders).toBeGreaterThan(week!.report.cells[1]!.orders);
    await deps.store.close();
  });

  it('of an epoch older than what is kept begins where what is kept does', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    const measure = { ...DEFAULT_SETTINGS.measure, startedAt: NOW - 900 * DAY_MS };
    await deps.store.shops.saveSettings(SHOP, { ...DEFAULT_SETTINGS, measure }, 0);
    expect(await daysMeasured(deps, SHOP)).toBe(400);
    await deps.store.close();
  });

  it('tells nothing of another shop, and of nobody nothing', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    const { report } = await earned(deps, OTHER_SHOP, 30);
    expect(report.cells.map(({ visitors }) => visitors)).toEqual([0, 0]);
    expect(report.comparisons[0]?.metrics.revenue).toMatchObject({ verdict: { kind: 'early' }, total: null });
    await deps.store.close();
  });
});

describe('the course of the estimate', () => {
  it('ends today with what is told today, and begins when enough is known', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    const { points, currency } = await earnedHistory(deps, SHOP, 16);
    expect(currency).toBe('SEK');
    expect(points.map(({ day }) => TODAY - day)).toEqual([14, 12, 10, 8, 6, 4, 2, 0]);
    const { report } = await earned(deps, SHOP, 16);
    const { revenue } = report.comparisons[0]!.metrics;
    expect(points.at(-1)?.total).toEqual(revenue.kind === 'compared' ? revenue.total : null);
    // On its first day two of the held out had bought: nothing was to be said of it.
    expect(points[0]?.total).toBeNull();
    await deps.store.close();
  });

  it('of one day is one point', async () => {
    const deps = await setUp('holdout-1', HOLDOUT);
    expect((await earnedHistory(deps, SHOP, 1)).points.map(({ day }) => day)).toEqual([TODAY]);
    await deps.store.close();
  });

  it('tells no figure while the cells are not what they should be', async () => {
    const deps = await setUp('holdout-1', {
      ...HOLDOUT,
      held: { visitors: 600, buyers: 240, goods: 50_000 },
    });
    const { points } = await earnedHistory(deps, SHOP, 16);
    expect(points.every(({ total }) => total === null)).toBe(true);
    await deps.store.close();
  });
});

describe('a trial', () => {
  const CELLS = {
    a: { visitors: 500, buyers: 200, goods: 50_000 },
    b: { visitors: 500, buyers: 210, goods: 50_000 },
  };

  it('is measured from its beginning to its end, each variant against the control', async () => {
    const deps = await setUp('trial0001', CELLS);
    const trial = makeTrial('trial0001', { startedAt: NOW - 14 * DAY_MS, stoppedAt: NOW - 2 * DAY_MS });
    const { report } = await trialEarned(deps, SHOP, trial);
    expect(report).toMatchObject({ control: 'a', fromDay: TODAY - 14, toDay: TODAY - 2 });
    expect(report.cells.map(({ cell, share }) => [cell, share])).toEqual([
      ['a', 0.5],
      ['b', 0.5],
    ]);
    expect(report.comparisons.map(({ cell }) => cell)).toEqual(['b']);
    await deps.store.close();
  });

  it('that is a draft has nobody to tell of', async () => {
    const deps = await setUp('trial0001', CELLS);
    const draft = makeTrial('trial0002', { status: 'draft', startedAt: null });
    const { report } = await trialEarned(deps, SHOP, draft);
    expect(report.cells.map(({ visitors }) => visitors)).toEqual([0, 0]);
    await deps.store.close();
  });
});
