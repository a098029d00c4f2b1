/** Trials that lean, on both engines: once a day, to what is likely the best, by what is known of every variant. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTrial } from '../domain/experiment/trials.testing.ts';
import type { MeasuredReport } from '../domain/measure/report.ts';
import { engines, type TestDatabase } from '../store/testing.ts';
import { leanTrials } from './leanTrials.ts';
import type { Store } from './ports.ts';
import { control, NOW, QUIET, TOKEN, testClock } from './testing.ts';
import { estimate, reportOf } from './trialReports.testing.ts';
import { readTrialLog } from './trialReports.ts';

const DAY = 86_400_000;
const HARMLESS = reportOf(estimate(0, 1));

describe.each(engines())('on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  let shop = '';
  let shops = 0;
  const clock = testClock();
  const deps = () => ({ store, clock, log: QUIET, random: Math.random });
  const trials = () => store.trials.list(shop);
  const later = (ms: number) => {
    clock.at += ms;
  };
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open({ clock });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.at = NOW;
    shops += 1;
    shop = `leaning-${shops}.myshopify.com`;
    await store.shops.install(shop, [], TOKEN, NOW);
  });

  test('a trial leans to what is likely the best, once a day, and says so', async () => {
    const allocation = { kind: 'thompson', fixedShare: 40, goal: 'conversion', leaning: null } as const;
    const trial = makeTrial('tlean0000', { allocation, updatedAt: NOW });
    await store.trials.put(shop, trial, null, {
      at: NOW,
      staff: '1',
      did: 'started',
      changes: [],
      why: null,
    });
    const lean = () => leanTrials(deps(), shop, control(), async () => HARMLESS);
    const leaning = async () => {
      const [now] = await trials();
      return now!.allocation.kind === 'thompson' ? now!.allocation.leaning : null;
    };
    await lean();
    expect(await leaning()).toBeNull();
    later(DAY);
    await lean();
    // 10 % of those who saw b bought, 5 % of those who saw a.
    expect(await leaning()).toEqual([10, 990]);
    later(DAY);
    await lean();
    const log = (await readTrialLog(store, shop, 9, 'tlean0000')).entries;
    expect(log.map(({ did }) => did)).toEqual(['allocated', 'started']);
    expect(log[0]).toMatchObject({ staff: '', why: { kind: 'leaning', goal: 'conversion' } });
    expect((await store.jobs.list(shop)).map(({ kind }) => kind)).toContain('promise');
  });

  test('leaning by profit waits until it is known of every variant', async () => {
    const allocation = { kind: 'thompson', fixedShare: 40, goal: 'profit', leaning: null } as const;
    const trial = makeTrial('tlean0000', { allocation, updatedAt: NOW - DAY });
    await store.trials.put(shop, trial, null, {
      at: NOW,
      staff: '1',
      did: 'started',
      changes: [],
      why: null,
    });
    const unknown = { cell: 'b', metrics: { profit: { kind: 'unknown', why: 'cost-unknown' } } };
    const lean = (report: MeasuredReport) => leanTrials(deps(), shop, control(), async () => report);
    const leaning = async () => (await trials())[0]!.allocation;
    await lean(reportOf(estimate(0, 1), { comparisons: [unknown] as never }));
    await lean(reportOf(estimate(5, 1), { ratio: { kind: 'broken', p: 1e-6 } as never }));
    expect(await leaning()).toEqual(allocation);
    await lean(reportOf(estimate(-5, 1)));
    expect(await leaning()).toEqual({ ...allocation, leaning: [990, 10] });
  });
});
