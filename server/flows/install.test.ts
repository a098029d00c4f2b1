/** Installing is done once, whoever asks how often, and again when the access is spent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import { openStore } from '../store/open.ts';
import { forgetAccess } from './forgetAccess.ts';
import { createInstaller } from './install.ts';
import type { Store } from './ports.ts';
import { OTHER_SHOP, openCipher, QUIET, SHOP, scriptedPlatform, testClock } from './testing.ts';
import { openToken } from './tokens.ts';

let store: Store;
const clock = testClock();
const setUp = (platform = scriptedPlatform()) => ({
  platform,
  installer: createInstaller({ store, platform, cipher: openCipher, clock, log: QUIET }),
});

beforeEach(async () => {
  clock.at = testClock().at;
  store = await openStore({ url: ':memory:', clock, log: QUIET });
});
afterEach(() => store.close());

describe('installing', () => {
  it('trades the session token, seals what it gets, and begins the sync', async () => {
    const { installer, platform } = setUp();
    const record = await installer.ensure(SHOP, 'session');
    expect(record).toMatchObject({ shop: SHOP, generation: 1, currency: 'SEK', name: 'Nordlys' });
    expect(platform.calls).toEqual([`exchange ${SHOP} session`, 'info']);
    const sealed = (await store.shops.loadToken(SHOP))!;
    expect(new TextDecoder().decode(sealed.access)).toBe(`token:${SHOP}:access|access-of-${SHOP}`);
    expect(openToken(openCipher, SHOP, sealed)).toEqual({
      access: `access-of-${SHOP}`,
      refresh: `refresh-of-${SHOP}`,
    });
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'waiting', generation: 1 });
    expect((await store.jobs.list(SHOP)).map((job) => job.kind)).toEqual(['reconcile', 'rooms', 'sync']);
  });

  it('installs once when twenty first requests come together, and never again while access lasts', async () => {
    const { installer, platform } = setUp();
    const records = await Promise.all(Array.from({ length: 20 }, () => installer.ensure(SHOP, 'session')));
    await installer.ensure(SHOP, 'later');
    expect(platform.calls.filter((call) => call.startsWith('exchange'))).toHaveLength(1);
    expect(new Set(records.map((record) => record.generation))).toEqual(new Set([1]));
  });

  it('installs anew when the stored access was sealed with a key that is lost', async () => {
    const { installer } = setUp();
    await installer.ensure(SHOP, 'session');
    const lost = {
      ...openCipher,
      open: () => {
        throw new MersalgError('internal', 'sealed with another key');
      },
    };
    const platform = scriptedPlatform();
    const other = createInstaller({ store, platform, cipher: lost, clock, log: QUIET });
    expect(await other.ensure(SHOP, 'session')).toMatchObject({ generation: 2 });
    expect(platform.calls).toContain(`exchange ${SHOP} session`);
  });

  it('lets latecomers wait for the whole of an install that has begun', async () => {
    const info = { name: 'Nordlys', currency: 'SEK', timezone: 'UTC' };
    let answer = (_info: typeof info) => {};
    const shopInfo = () =>
      new Promise<typeof info>((resolve) => {
        answer = resolve;
      });
    const { installer } = setUp(scriptedPlatform({ shopInfo }));
    const first = installer.ensure(SHOP, 'session');
    while ((await store.shops.get(SHOP)) === null) await new Promise((done) => setImmediate(done));
    await new Promise((done) => setImmediate(done));
    const late = installer.ensure(SHOP, 'session');
    await new Promise((done) => setTimeout(done, 20));
    answer(info);
    expect(await late).toMatchObject({ currency: 'SEK' });
    expect(await late).toEqual(await first);
  });

  it('keeps shops apart', async () => {
    const { installer, platform } = setUp();
    await Promise.all([installer.ensure(SHOP, 'a'), installer.ensure(OTHER_SHOP, 'b')]);
    expect(platform.calls.filter((call) => call.startsWith('exchange')).sort()).toEqual([
      `exchange ${OTHER_SHOP} b`,
      `exchange ${SHOP} a`,
    ]);
  });

  it.each<[string, () => Promise<void>]>([
    ['after an uninstall', () => store.shops.uninstall(SHOP, clock.now() + 1)],
    [
      'when the refresh token has run out',
      async () => {
        clock.at += 91 * 86_400_000;
      },
    ],
    ['when the platform refused to renew', async () => forgetAccess(store, (await store.shops.get(SHOP))!)],
  ])('installs anew %s', async (_when, spend) => {
    const { installer, platform } = setUp();
    await installer.ensure(SHOP, 'first');
    await spend();
    const record = await installer.ensure(SHOP, 'second');
    expect(record.generation).toBe(2);
    expect(platform.calls).toContain(`exchange ${SHOP} second`);
    expect(await store.syncs.get(SHOP)).toMatchObject({ phase: 'waiting', generation: 2 });
  });

  it('leaves a newer installation alone when an older job finds its access spent', async () => {
    const { installer } = setUp();
    const old = await installer.ensure(SHOP, 'first');
    await store.shops.uninstall(SHOP, clock.now());
    await installer.ensure(SHOP, 'second');
    await forgetAccess(store, old);
    expect((await store.shops.loadToken(SHOP))?.refresh).not.toBeNull();
  });

  it('lets the merchant in when name and currency cannot be asked yet', async () => {
    const shopInfo = async () => {
      throw new MersalgError('platform-unavailable', 'Shopify is away.');
    };
    const { installer } = setUp(scriptedPlatform({ shopInfo }));
    expect(await installer.ensure(SHOP, 'session')).toMatchObject({ generation: 1, currency: '' });
  });

  it('installs nothing when the exchange is refused, and tries again at the next request', async () => {
    const usual = scriptedPlatform();
    let refusals = 1;
    const { installer } = setUp(
      scriptedPlatform({
        async exchangeToken(shop, token) {
          if (refusals-- > 0) throw new MersalgError('platform-refused', 'No.');
          return usual.exchangeToken(shop, token);
        },
      }),
    );
    await expect(installer.ensure(SHOP, 'session')).rejects.toMatchObject({ code: 'platform-refused' });
    expect(await store.shops.get(SHOP)).toBeNull();
    expect(await installer.ensure(SHOP, 'session')).toMatchObject({ generation: 1 });
  });
});
