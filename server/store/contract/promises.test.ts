/** What every engine promises about the promise report: the last one holds, and views hear only of what is new in it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../flows/ports.ts';
import { engines, type TestDatabase } from '../testing.ts';
import { aNote, anOffer, aReport, newShop } from './samples.ts';

describe.each(engines())('promises on $name', (engine) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await engine.database();
    store = await database.open();
  });
  afterAll(() => database.drop());

  const counters = async (shop: string) => {
    const [versions] = await store.versions([shop]);
    return { offers: versions?.offers, promises: versions?.promises };
  };

  test('a report comes back as it was put, and the last one holds', async () => {
    const shop = newShop();
    expect(await store.promises.get(shop)).toBeNull();
    await store.promises.put(shop, aReport());
    expect(await store.promises.get(shop)).toEqual(aReport());
    const unkept = { kind: 'unkept', why: 'refused', detail: 'Title “\0” is odd' } as const;
    const later = aReport({ at: 6000, kept: [{ offer: 'o1', version: 2, keeping: unkept }] });
    await store.promises.put(shop, later);
    expect(await store.promises.get(shop)).toEqual(later);
  });

  test('a run that found nothing new is remembered, but nobody has to read it anew', async () => {
    const shop = newShop();
    await store.promises.put(shop, aReport());
    expect(await counters(shop)).toEqual({ offers: 0, promises: 1 });
    await store.promises.put(shop, aReport({ at: 7000 }));
    expect(await counters(shop)).toEqual({ offers: 0, promises: 1 });
    expect((await store.promises.get(shop))?.at).toBe(7000);
    await store.promises.put(shop, aReport({ at: 8000, route: 'native', why: 'plan' }));
    expect(await counters(shop)).toEqual({ offers: 0, promises: 2 });
  });

  test('it does not move the numbers of offers, and asks for no job', async () => {
    const shop = newShop();
    await store.promises.put(shop, aReport());
    expect(await store.jobs.list(shop)).toEqual([]);
    const saved = await store.offers.put(shop, anOffer('o1'), null, aNote());
    expect(saved).toMatchObject({ kind: 'saved', offer: { version: 1 } });
    expect(await counters(shop)).toEqual({ offers: 1, promises: 1 });
  });
});
