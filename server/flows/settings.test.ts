/** Settings as the merchant's page reads and saves them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TACT } from '../domain/journey/memory.ts';
import { DEFAULT_MEASURE } from '../domain/measure/measure.ts';
import { DEFAULT_RULES, type Rules } from '../domain/rules.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { makeProduct } from '../domain/testing.ts';
import type { Store } from './ports.ts';
import { changeSettings, readSettings } from './settings.ts';
import { NOW, OTHER_SHOP, SHOP, storeWith, testClock } from './testing.ts';

const EDITOR = { shop: SHOP, staff: '7' };

const clock = testClock();
let store: Store;

beforeEach(async () => {
  clock.at = NOW;
  store = await storeWith(clock, SHOP, OTHER_SHOP);
});
afterEach(() => store.close());

describe('settings', () => {
  const change = (version: number, excludedProducts: number[]) =>
    changeSettings(store, EDITOR, { settings: { ...DEFAULT_SETTINGS, excludedProducts }, version }, NOW);

  it('are saved, and tell the excluded products that still exist', async () => {
    await store.products.upsert(SHOP, [makeProduct(1, { title: 'Mug' })], NOW);
    const { version } = await readSettings(store, SHOP);
    const saved = await change(version, [1, 404]);
    expect(saved.products).toMatchObject([{ id: 1, title: 'Mug' }]);
    expect(await readSettings(store, SHOP)).toEqual(saved);
    expect((await readSettings(store, OTHER_SHOP)).settings).toEqual(DEFAULT_SETTINGS);
  });

  it('tell the products in pins and the excluded collections that still exist', async () => {
    await store.products.upsert(
      SHOP,
      [1, 2, 3, 4].map((id) => makeProduct(id)),
      NOW,
    );
    await store.collections.replace(SHOP, [
      { id: 7, title: 'Sale' },
      { id: 8, title: 'Lamps' },
    ]);
    await store.collections.replace(OTHER_SHOP, [{ id: 9, title: 'Not theirs' }]);
    const rules: Rules = {
      ...DEFAULT_RULES,
      pins: [
        { with: null, show: 3 },
        { with: 2, show: 404 },
      ],
      exclude: { ...DEFAULT_RULES.exclude, collections: [8, 9] },
    };
    const settings = { ...DEFAULT_SETTINGS, excludedProducts: [1], rules };
    const saved = await changeSettings(store, EDITOR, { settings, version: 0 }, NOW);
    expect(saved.products.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
    expect(saved.collections).toEqual([{ id: 8, title: 'Lamps' }]);
    expect((await readSettings(store, SHOP)).settings.rules).toEqual(rules);
  });

  it('keep the rules, the tact, the measuring and what is read when a page older than them saves', async () => {
    const rules: Rules = { ...DEFAULT_RULES, perType: 1 };
    const tact = { ...DEFAULT_TACT, pressure: 2 };
    const measure = { ...DEFAULT_MEASURE, guard: false };
    const sync = { orders: 'year', customers: false } as const;
    const look = { ...DEFAULT_SETTINGS.look, radius: 4 };
    const settings = { ...DEFAULT_SETTINGS, rules, tact, measure, look, sync };
    await changeSettings(store, EDITOR, { settings, version: 0 }, NOW);
    const { placements } = DEFAULT_SETTINGS;
    const older = { settings: { placements, excludedProducts: [5] }, version: 1 };
    expect((await changeSettings(store, EDITOR, older, NOW)).settings).toEqual({
      placements,
      excludedProducts: [5],
      rules,
      tact,
      measure,
      look,
      sync,
      keep: DEFAULT_SETTINGS.keep,
    });
  });

  it('name the rule that cannot be', async () => {
    const settings = { ...DEFAULT_SETTINGS, rules: { ...DEFAULT_RULES, minStock: 0 } };
    await expect(changeSettings(store, EDITOR, { settings, version: 0 }, NOW)).rejects.toMatchObject({
      code: 'bad-input',
      data: { field: 'rules.minStock' },
    });
  });

  it('begin a new epoch with a new share, whatever epoch the page says, and tell the theme', async () => {
    const save = async (version: number, measure: object) => {
      const settings = { ...DEFAULT_SETTINGS, measure: { ...DEFAULT_MEASURE, epoch: 40, ...measure } };
      return (await changeSettings(store, EDITOR, { settings, version }, NOW + version)).settings.measure;
    };
    expect(await save(0, { share: 5, guard: false })).toMatchObject({ share: 5, epoch: 1, startedAt: 0 });
    expect(await save(1, { share: 8 })).toMatchObject({ share: 8, epoch: 2, startedAt: NOW + 1 });
    expect(await save(2, { share: 8 })).toMatchObject({ share: 8, epoch: 2, startedAt: NOW + 1 });
    expect(await save(3, { share: 5 })).toMatchObject({ share: 5, epoch: 3, startedAt: NOW + 3 });
    expect((await readSettings(store, OTHER_SHOP)).settings.measure).toEqual(DEFAULT_MEASURE);
    expect((await store.jobs.list(SHOP)).map(({ kind }) => kind)).toContain('rooms');
  });

  it('tell the second of two people who edit at once, and keep the first’s', async () => {
    const { version } = await readSettings(store, SHOP);
    await change(version, [1]);
    await expect(change(version, [2])).rejects.toMatchObject({ code: 'conflict', status: 409 });
    expect((await readSettings(store, SHOP)).settings.excludedProducts).toEqual([1]);
  });

  it.each([
    null,
    'x',
    {},
    { settings: DEFAULT_SETTINGS },
    { settings: DEFAULT_SETTINGS, version: '0' },
    { settings: { placements: {} }, version: 0 },
  ])('refuse %j', async (input) => {
    await expect(changeSettings(store, EDITOR, input, NOW)).rejects.toMatchObject({ code: 'bad-input' });
  });
});
