/** What every engine promises about offers: no stale writer wins, every change is logged, heard of and acted upon. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_OFFERS, type Store } from '../../flows/ports.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { raw } from './raw.ts';
import { aNote, anOffer, newShop } from './samples.ts';

describe.each(engines())('offers on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const logged = (shop: string) => store.audit.list(shop, { before: null, limit: 9, kind: 'offer' });
  const counter = async (shop: string) => (await store.versions([shop]))[0]?.offers;

  test('an offer comes back as it was put, by priority and then by id', async () => {
    const shop = newShop();
    expect(await store.offers.list(shop)).toEqual([]);
    expect(await store.offers.get(shop, 'ob')).toBeNull();
    for (const [id, priority] of [
      ['ob', 2],
      ['oc', 1],
      ['oa', 2],
    ] as const) {
      const saved = await store.offers.put(shop, anOffer(id, { priority }), null, aNote());
      expect(saved).toMatchObject({ kind: 'saved', offer: { id, priority } });
    }
    expect((await store.offers.list(shop)).map(({ id }) => id)).toEqual(['oc', 'oa', 'ob']);
    expect(await store.offers.get(shop, 'oa')).toEqual(anOffer('oa', { priority: 2, version: 3 }));
  });

  test('whoever writes against an older version is refused, and told what holds', async () => {
    const shop = newShop();
    await store.offers.put(shop, anOffer('o1'), null, aNote());
    const taken = await store.offers.put(shop, anOffer('o1', { name: 'mine' }), 1, aNote());
    expect(taken).toEqual({ kind: 'saved', offer: anOffer('o1', { name: 'mine', version: 2 }) });
    const now = anOffer('o1', { name: 'mine', version: 2 });
    for (const expected of [null, 1, 3]) {
      expect(await store.offers.put(shop, anOffer('o1'), expected, aNote())).toEqual({
        kind: 'conflict',
        now,
      });
    }
    expect(await store.offers.remove(shop, 'o1', 1, aNote())).toEqual({ kind: 'conflict', now });
    expect(await store.offers.get(shop, 'o1')).toEqual(now);
    expect(await counter(shop)).toBe(2);
    expect(await logged(shop)).toHaveLength(2);
  });

  test('of many who change it at once one wins', async () => {
    const shop = newShop();
    await store.offers.put(shop, anOffer('o1'), null, aNote());
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ended = await Promise.all(
      names.map((name) => store.offers.put(shop, anOffer('o1', { name }), 1, aNote())),
    );
    const won = ended.flatMap((one) => (one.kind === 'saved' ? [one.offer] : []));
    expect(won).toHaveLength(1);
    expect(await store.offers.get(shop, 'o1')).toEqual(won[0]);
  });

  test('what was removed is gone, and comes back under its id with a version that it never had', async () => {
    const shop = newShop();
    await store.offers.put(shop, anOffer('o1'), null, aNote());
    await store.offers.put(shop, anOffer('o2'), null, aNote());
    const removed = await store.offers.remove(shop, 'o1', 1, aNote({ did: 'removed' }));
    expect(removed).toEqual({ kind: 'removed', offer: anOffer('o1', { version: 1 }) });
    expect(await store.offers.get(shop, 'o1')).toBeNull();
    expect(await store.offers.remove(shop, 'o1', 1, aNote())).toEqual({ kind: 'conflict', now: null });
    expect(await store.offers.put(shop, anOffer('o1'), 1, aNote())).toEqual({ kind: 'conflict', now: null });
    const back = await store.offers.put(shop, anOffer('o1'), null, aNote());
    expect(back).toEqual({ kind: 'saved', offer: anOffer('o1', { version: 4 }) });
  });

  test('each change is logged with who, when and what, latest first', async () => {
    const shop = newShop();
    await store.offers.put(shop, anOffer('o1'), null, aNote({ at: 2 ** 41, staff: '7' }));
    const changes = [{ field: 'detail', from: { kind: 'gift', threshold: 1 }, to: ['Å', null, false] }];
    await store.offers.put(shop, anOffer('o1', { name: 'Ny' }), 1, aNote({ did: 'changed', changes }));
    await store.offers.remove(shop, 'o1', 2, aNote({ did: 'removed', changes: [] }));
    const subject = { kind: 'offer', id: 'o1', name: 'Ny' };
    const by = { at: 300, staff: '42', subject };
    expect(await logged(shop)).toEqual([
      { ...by, n: 3, did: 'removed', detail: { changes: [] } },
      { ...by, n: 2, did: 'changed', detail: { changes } },
      {
        ...{ n: 1, at: 2 ** 41, staff: '7', did: 'created' },
        subject: { ...subject, name: 'Höstpaket o1' },
        detail: { changes: aNote().changes },
      },
    ]);
  });

  test('each change raises the counter that caches look at, and asks once for the promise to be kept', async () => {
    const shop = newShop();
    expect(await counter(shop)).toBe(0);
    for (const id of ['o1', 'o2', 'o3']) await store.offers.put(shop, anOffer(id), null, aNote());
    await store.offers.remove(shop, 'o3', 3, aNote());
    expect(await counter(shop)).toBe(4);
    expect(await store.jobs.list(shop)).toEqual([
      { kind: 'promise', state: 'waiting', attempt: 0, error: null },
    ]);
    const leased = await store.jobs.lease('worker', ['promise'], 60_000, 99);
    const job = leased.find((one) => one.shop === shop);
    await store.offers.put(shop, anOffer('o4'), null, aNote());
    await store.jobs.complete(job!);
    // What changed while one was at work is done by the next.
    expect(await store.jobs.list(shop)).toMatchObject([{ kind: 'promise', state: 'waiting' }]);
  });

  test('a shop has no more offers than it may', async () => {
    const shop = newShop();
    await store.offers.put(shop, anOffer('o1'), null, aNote());
    await store.offers.put(shop, anOffer('o2'), null, aNote());
    const rows = Array.from({ length: MOST_OFFERS - 2 }, (_, n) => `('${shop}', 'x${n}', 1, '{}')`);
    await raw(database.url, `insert into offers (shop, id, version, body) values ${rows.join()}`);
    expect(await store.offers.put(shop, anOffer('o3'), null, aNote())).toEqual({ kind: 'full' });
    const changed = anOffer('o2', { name: 'again' });
    expect(await store.offers.put(shop, changed, 2, aNote())).toMatchObject({ kind: 'saved' });
  });

  test('names that a database could stumble over are stored or refused like others', async () => {
    const shop = newShop();
    const name = `'; drop table offers; -- \0 ${'🎁'.repeat(50)}`;
    await store.offers.put(shop, anOffer('o1', { name }), null, aNote({ staff: '\0' }));
    expect((await store.offers.get(shop, 'o1'))?.name).toBe(name);
    expect((await logged(shop))[0]?.subject.name).toBe(name.replace('\0', ''));
    expect(await store.offers.get(shop, '\0')).toBeNull();
  });
});
