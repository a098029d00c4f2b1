/** What every engine promises about a shop's log: one for everything, in order, bounded, and older logs moved into it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import { MOST_AUDITED, type Store } from '../../flows/ports.ts';
import { FILL } from '../migrations/0010-audit.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { raw } from './raw.ts';
import { aNote, anAudit, anOffer, aTrial, aTrialNote, newShop } from './samples.ts';

describe.each(engines())('the log of changes on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const all = (shop: string) => store.audit.list(shop, { before: null, limit: 99 });

  test('an entry comes back as it was noted, latest first, numbered from 1', async () => {
    const shop = newShop();
    const detail = {
      changes: [{ field: 'tact.perVisit', from: 3, to: null }],
      lists: [{ field: 'excludedProducts', from: 1, to: 2, added: ['Å'], removed: [] }],
      figures: { orders: 2 ** 45, whole: true },
    };
    await store.audit.add(shop, anAudit({ at: 2 ** 41, staff: '', detail }));
    await store.audit.add(shop, anAudit({ subject: { kind: 'import', id: 'f\0', name: 'orders.csv' } }));
    expect(await all(shop)).toEqual([
      { ...anAudit({ subject: { kind: 'import', id: 'f', name: 'orders.csv' } }), n: 2 },
      { ...anAudit({ at: 2 ** 41, staff: '', detail }), n: 1 },
    ]);
  });

  test('changes of settings, offers and trials stand in it with the change, and none of a change that failed', async () => {
    const shop = newShop();
    const note = { at: 5, staff: '7', did: 'changed', detail: {} } as const;
    const subject = { kind: 'settings', id: '', name: '' } as const;
    expect(await store.shops.saveSettings(shop, DEFAULT_SETTINGS, 0, { ...note, subject })).toBe(1);
    expect(await store.shops.saveSettings(shop, DEFAULT_SETTINGS, 0, { ...note, subject })).toBeNull();
    await store.offers.put(shop, anOffer('o1'), null, aNote());
    await store.offers.put(shop, anOffer('o1'), null, aNote());
    await store.trials.put(shop, aTrial('t1'), null, aTrialNote());
    await store.trials.put(shop, aTrial('t1'), 9, aTrialNote());
    expect((await all(shop)).map(({ n, subject }) => [n, subject.kind])).toEqual([
      [3, 'trial'],
      [2, 'offer'],
      [1, 'settings'],
    ]);
  });

  test('it is read a page at a time, of one kind, and of one thing', async () => {
    const shop = newShop();
    for (const id of ['o1', 'o2', 'o1', 'o3']) {
      await store.audit.add(shop, anAudit({ subject: { kind: 'offer', id, name: id }, did: 'changed' }));
      await store.audit.add(shop, anAudit());
    }
    const numbers = async (query: Partial<Parameters<Store['audit']['list']>[1]>) =>
      (await store.audit.list(shop, { before: null, limit: 3, ...query })).map(({ n }) => n);
    expect(await numbers({})).toEqual([8, 7, 6]);
    expect(await numbers({ before: 6 })).toEqual([5, 4, 3]);
    expect(await numbers({ kind: 'offer' })).toEqual([7, 5, 3]);
    expect(await numbers({ kind: 'offer', before: 3 })).toEqual([1]);
    expect(await numbers({ kind: 'offer', id: 'o1' })).toEqual([5, 1]);
    expect(await numbers({ before: 1 })).toEqual([]);
  });

  test('many who note at once are all in it, each with a number of its own', async () => {
    const shop = newShop();
    await Promise.all(Array.from({ length: 12 }, (_, at) => store.audit.add(shop, anAudit({ at }))));
    expect((await all(shop)).map(({ n }) => n)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test('it keeps the latest entries only, and forgets those from before a day', async () => {
    const shop = newShop();
    await store.audit.add(shop, anAudit());
    // As if a long time had passed, without writing each row of it.
    await raw(database.url, `update versions set audit = ${MOST_AUDITED} where shop = '${shop}'`);
    await store.audit.add(shop, anAudit({ at: 400 }));
    expect((await all(shop)).map(({ n }) => n)).toEqual([MOST_AUDITED + 1]);
    await store.audit.add(shop, anAudit({ at: 500 }));
    expect(await store.audit.purge(shop, 500)).toBe(1);
    expect((await all(shop)).map(({ at }) => at)).toEqual([500]);
  });

  test('what offers and trials had logged before is moved into it, by time', async () => {
    const old = await engine.database();
    await (await old.open()).close();
    const shop = newShop();
    const log = (thing: string, more: string) =>
      `create table ${thing}_log (shop text not null, n bigint not null, ${thing} text not null, name text not null, at bigint not null, staff text not null, did text not null, changes text not null${more})`;
    const changes = '[{"field":"status","from":"draft","to":"active"}]';
    for (const statement of [
      log('offer', ''),
      log('trial', ', why text not null'),
      `insert into versions (shop, catalog, settings, model, orders, offers, promises, trials, swept) values ('${shop}', 0, 0, 0, 0, 2, 0, 1, 0)`,
      `insert into offer_log values ('${shop}', 1, 'o1', 'Höst', 100, '7', 'created', '[]')`,
      `insert into offer_log values ('${shop}', 2, 'o1', 'Höst', 300, '8', 'changed', '${changes}')`,
      `insert into trial_log values ('${shop}', 1, 't1', 'Vår', 200, '', 'stopped', '[]', '{"kind":"harm"}')`,
      ...FILL,
    ])
      await raw(old.url, statement);
    const renewed = await old.open();
    const entries = await renewed.audit.list(shop, { before: null, limit: 9 });
    expect(entries).toEqual([
      {
        ...{ n: 3, at: 300, staff: '8', did: 'changed' },
        subject: { kind: 'offer', id: 'o1', name: 'Höst' },
        detail: { changes: JSON.parse(changes) },
      },
      {
        ...{ n: 2, at: 200, staff: '', did: 'stopped' },
        subject: { kind: 'trial', id: 't1', name: 'Vår' },
        detail: { changes: [], why: { kind: 'harm' } },
      },
      {
        ...{ n: 1, at: 100, staff: '7', did: 'created' },
        subject: { kind: 'offer', id: 'o1', name: 'Höst' },
        detail: { changes: [] },
      },
    ]);
    await renewed.audit.add(shop, anAudit());
    expect((await renewed.audit.list(shop, { before: null, limit: 1 }))[0]?.n).toBe(4);
    await old.drop();
  });
});
