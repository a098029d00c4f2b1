/** What every engine promises about trials, feedback and counters by offer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASK_EVERY_DAYS, MOST_TRIALS, type Store } from '../../flows/ports.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { raw } from './raw.ts';
import { aTrial, aTrialNote, newShop } from './samples.ts';

const DAY = 86_400_000;

describe.each(engines())('trials, feedback and counters on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  test('a trial comes back as it was put, and no stale writer replaces it', async () => {
    const shop = newShop();
    expect(await store.trials.list(shop)).toEqual([]);
    expect(await store.trials.get(shop, 'tb')).toBeNull();
    for (const id of ['tb', 'ta']) await store.trials.put(shop, aTrial(id), null, aTrialNote());
    expect(await store.trials.list(shop)).toEqual([
      aTrial('ta', { version: 2 }),
      aTrial('tb', { version: 1 }),
    ]);
    const renamed = aTrial('ta', { name: 'mine' });
    const now = { ...renamed, version: 3 };
    expect(await store.trials.put(shop, renamed, 2, aTrialNote())).toEqual({ kind: 'saved', trial: now });
    for (const expected of [null, 2, 9]) {
      expect(await store.trials.put(shop, aTrial('ta'), expected, aTrialNote())).toEqual({
        kind: 'conflict',
        now,
      });
    }
    expect(await store.trials.remove(shop, 'ta', 2, aTrialNote())).toEqual({ kind: 'conflict', now });
    expect(await store.trials.get(shop, 'ta')).toEqual(now);
    expect(await store.trials.remove(shop, 'ta', 3, aTrialNote())).toEqual({ kind: 'removed', trial: now });
    expect(await store.trials.get(shop, 'ta')).toBeNull();
    expect(await store.trials.remove(shop, 'ta', 3, aTrialNote())).toEqual({ kind: 'conflict', now: null });
  });

  test('of many who change it at once one wins', async () => {
    const shop = newShop();
    await store.trials.put(shop, aTrial('t1'), null, aTrialNote());
    const names = ['a', 'b', 'c', 'd'];
    const put = (name: string) => store.trials.put(shop, aTrial('t1', { name }), 1, aTrialNote());
    const kinds = (await Promise.all(names.map(put))).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['conflict', 'conflict', 'conflict', 'saved']);
  });

  test('each change is logged with its reason, raises the counter, and has the theme told', async () => {
    const shop = newShop();
    await store.trials.put(shop, aTrial('t1'), null, aTrialNote());
    await store.trials.put(shop, aTrial('t2'), null, aTrialNote());
    const why = { kind: 'harm', metric: 'checkout', share: -0.04 };
    const paused = aTrialNote({ at: 2 ** 41, staff: '', did: 'paused', changes: [], why });
    await store.trials.put(shop, aTrial('t1', { name: 'Ny' }), 1, paused);
    const query = { before: null, limit: 9, kind: 'trial' } as const;
    const created = [{ field: 'name', from: null, to: 'x' }];
    expect(await store.audit.list(shop, { ...query, id: 't1' })).toEqual([
      {
        ...{ n: 3, at: 2 ** 41, staff: '', did: 'paused' },
        subject: { kind: 'trial', id: 't1', name: 'Ny' },
        detail: { changes: [], why },
      },
      {
        ...{ n: 1, at: 300, staff: '42', did: 'created' },
        subject: { kind: 'trial', id: 't1', name: 'Höstförsök t1' },
        detail: { changes: created, why: null },
      },
    ]);
    const latest = await store.audit.list(shop, { ...query, limit: 2 });
    expect(latest.map(({ subject }) => subject.id)).toEqual(['t1', 't2']);
    expect((await store.versions([shop]))[0]?.trials).toBe(3);
    expect(await store.jobs.list(shop)).toMatchObject([{ kind: 'rooms', state: 'waiting' }]);
  });

  test('a shop has no more trials than it may', async () => {
    const shop = newShop();
    await store.trials.put(shop, aTrial('t1'), null, aTrialNote());
    await store.trials.put(shop, aTrial('t2'), null, aTrialNote());
    const rows = Array.from({ length: MOST_TRIALS - 2 }, (_, n) => `('${shop}', 'x${n}', 1, '{}')`);
    await raw(database.url, `insert into trials (shop, id, version, body) values ${rows.join()}`);
    expect(await store.trials.put(shop, aTrial('t3'), null, aTrialNote())).toEqual({ kind: 'full' });
  });

  test('answers are counted by day', async () => {
    const shop = newShop();
    const helpful = { question: 'helpful', answer: 1 } as const;
    await store.feedback.add(shop, 5, []);
    await store.feedback.add(shop, 5, [helpful, helpful, { question: 'helpful', answer: 0 }]);
    await store.feedback.add(shop, 5, [helpful, { question: 'nps', answer: 10 }]);
    await store.feedback.add(shop, 6, [helpful]);
    expect(await store.feedback.sum(shop, 5, 5)).toEqual([
      { day: 5, question: 'helpful', answer: 0, count: 1 },
      { day: 5, question: 'helpful', answer: 1, count: 3 },
      { day: 5, question: 'nps', answer: 10, count: 1 },
    ]);
    expect(await store.feedback.sum(shop, 5, 9)).toHaveLength(4);
  });

  test('a customer is asked once in half a year; of two at once one may ask', async () => {
    const shop = newShop();
    const { ask, askedAt } = store.feedback;
    expect(await askedAt(shop, 'c')).toBeNull();
    const told = await Promise.all([1, 2, 3, 4].map(() => ask(shop, 'c', 1_000)));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await ask(shop, 'c', 1_000 + ASK_EVERY_DAYS * DAY - 1)).toBe(false);
    expect(await askedAt(shop, 'c')).toBe(1_000);
    expect(await ask(shop, 'd', 2_000)).toBe(true);
    expect(await store.feedback.purge(shop, 1_000 + ASK_EVERY_DAYS * DAY)).toBe(1);
    expect(await askedAt(shop, 'c')).toBeNull();
    expect(await ask(shop, 'd', 2_000 + ASK_EVERY_DAYS * DAY)).toBe(true);
    expect(await askedAt(shop, 'd')).toBe(2_000 + ASK_EVERY_DAYS * DAY);
  });

  test('counters tell technique and offer apart, by day or in all', async () => {
    const shop = newShop();
    const shown = { kind: 'shown', placement: 'upgrade', count: 2 } as const;
    await store.counters.add(shop, 10, [
      { ...shown, technique: 'upsell', offer: 'o1' },
      { ...shown, technique: 'upsell', offer: 'o1' },
      { ...shown, technique: 'downsell' },
      shown,
    ]);
    await store.counters.add(shop, 11, [{ ...shown, technique: 'upsell', offer: 'o1' }]);
    const row = { placement: 'upgrade', kind: 'shown' };
    expect(await store.counters.split(shop, 10, 11)).toEqual([
      { ...row, technique: '', offer: '', count: 1, cards: 2 },
      { ...row, technique: 'downsell', offer: '', count: 1, cards: 2 },
      { ...row, technique: 'upsell', offer: 'o1', count: 3, cards: 6 },
    ]);
    expect((await store.counters.days(shop, 10, 11)).map(({ day, count }) => [day, count])).toEqual([
      [10, 1],
      [10, 1],
      [10, 2],
      [11, 1],
    ]);
    expect(await store.counters.sum(shop, 10)).toEqual([{ ...row, count: 5 }]);
  });
});
