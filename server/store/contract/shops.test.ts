/** What every engine promises about shops, tokens and settings. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../domain/rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import type { Store } from '../../flows/ports.ts';
import { engines } from '../testing.ts';
import { aToken, newShop } from './samples.ts';

describe.each(engines())('shops on $name', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.open();
  });
  afterAll(() => store.close());

  test('a shop that never installed is not there', async () => {
    const shop = newShop();
    expect(await store.shops.get(shop)).toBeNull();
    expect(await store.shops.loadToken(shop)).toBeNull();
  });

  test('installing saves scopes and token; installing again raises the generation', async () => {
    const shop = newShop();
    const first = await store.shops.install(shop, ['read_products', 'read_orders'], aToken(1), 10);
    expect(first).toEqual({
      shop,
      name: '',
      currency: '',
      timezone: '',
      scopes: ['read_products', 'read_orders'],
      installedAt: 10,
      uninstalledAt: null,
      generation: 1,
    });
    await store.shops.setInfo(shop, {
      name: 'Nordlys Te & Kaffe',
      currency: 'SEK',
      timezone: 'Europe/Stockholm',
    });
    await store.shops.uninstall(shop, 20);
    const again = await store.shops.install(shop, ['read_products'], aToken(2), 30);
    expect(again).toMatchObject({
      name: 'Nordlys Te & Kaffe',
      generation: 2,
      uninstalledAt: null,
      installedAt: 30,
    });
    expect(await store.shops.get(shop)).toEqual(again);
    expect(await store.shops.loadToken(shop)).toEqual(aToken(2));
  });

  test('uninstalling forgets the token and the jobs, and takes the shop off the list', async () => {
    const shop = newShop();
    await store.shops.install(shop, [], aToken(), 10);
    await store.jobs.enqueue(shop, 'sync');
    expect((await store.shops.list()).map((s) => s.shop)).toContain(shop);
    await store.shops.uninstall(shop, 20);
    expect((await store.shops.list()).map((s) => s.shop)).not.toContain(shop);
    expect(await store.shops.get(shop)).toMatchObject({ uninstalledAt: 20 });
    expect(await store.shops.loadToken(shop)).toBeNull();
    expect(await store.jobs.list(shop)).toEqual([]);
  });

  test('a late notice of an uninstall does not undo the install that followed', async () => {
    const shop = newShop();
    await store.shops.install(shop, [], aToken(), 50);
    await store.shops.uninstall(shop, 40);
    expect(await store.shops.get(shop)).toMatchObject({ uninstalledAt: null });
    expect(await store.shops.loadToken(shop)).toEqual(aToken());
  });

  test('a token is replaced as a pair', async () => {
    const shop = newShop();
    await store.shops.install(shop, [], aToken(1), 10);
    const bare = { ...aToken(3), refresh: null, refreshExpiresAt: null };
    await store.shops.saveToken(shop, bare);
    expect(await store.shops.loadToken(shop)).toEqual(bare);
  });

  test('a token refreshed while the app was being uninstalled is not kept', async () => {
    const shop = newShop();
    await store.shops.install(shop, [], aToken(1), 10);
    await store.shops.uninstall(shop, 20);
    await expect(store.shops.saveToken(shop, aToken(2))).rejects.toMatchObject({ code: 'not-installed' });
    expect(await store.shops.loadToken(shop)).toBeNull();
  });

  test('settings are the defaults until saved, and survive an uninstall', async () => {
    const shop = newShop();
    expect(await store.shops.loadSettings(shop)).toEqual({ settings: DEFAULT_SETTINGS, version: 0 });
    await store.shops.install(shop, [], aToken(), 10);
    const settings = {
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: false, exit: true },
      excludedProducts: [5, 2 ** 52],
    };
    expect(await store.shops.saveSettings(shop, settings, 0)).toBe(1);
    await store.shops.uninstall(shop, 20);
    expect(await store.shops.loadSettings(shop)).toEqual({ settings, version: 1 });
  });

  test('settings that an older version saved have defaults where it knew nothing', async () => {
    const shop = newShop();
    const older = {
      placements: { ...DEFAULT_SETTINGS.placements, product: false },
      excludedProducts: [5],
      gone: 1,
      rules: { perType: null },
    };
    await store.shops.saveSettings(shop, older as unknown as Settings, 0);
    const { settings } = await store.shops.loadSettings(shop);
    // All that later versions added stands as it is by default, whatever it is.
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: false },
      excludedProducts: [5],
      rules: { ...DEFAULT_RULES, perType: null },
    });
  });

  test('of two edits of the same settings the second is refused, also when they come at once', async () => {
    const shop = newShop();
    const edit = (id: number) =>
      store.shops.saveSettings(shop, { ...DEFAULT_SETTINGS, excludedProducts: [id] }, 0);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, id) => edit(id + 1)));
    expect(answers.filter((answer) => answer === 1)).toHaveLength(1);
    expect(answers.filter((answer) => answer === null)).toHaveLength(7);
    const { settings, version } = await store.shops.loadSettings(shop);
    expect(version).toBe(1);
    expect(settings.excludedProducts).toEqual([answers.indexOf(1) + 1]);
    expect(await store.versions([shop])).toEqual([
      { shop, catalog: 0, settings: 1, model: 0, orders: 0, offers: 0, promises: 0, trials: 0 },
    ]);
    // Once more, now that there is a row to be locked.
    const again = await Promise.all(
      Array.from({ length: 8 }, () => store.shops.saveSettings(shop, settings, 1)),
    );
    expect(again.filter((answer) => answer !== null)).toEqual([2]);
  });

  test('versions answers for every shop asked, in that order', async () => {
    const [known, unknown] = [newShop(), newShop()];
    await store.shops.saveSettings(known, DEFAULT_SETTINGS, 0);
    const answer = await store.versions([unknown, known]);
    expect(answer.map((v) => [v.shop, v.settings])).toEqual([
      [unknown, 0],
      [known, 1],
    ]);
    expect(await store.versions([])).toEqual([]);
  });

  test('answers a ping, and changes nothing by it', async () => {
    await store.ping();
    await store.ping();
  });
});
