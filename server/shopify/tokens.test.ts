/** Access when it is needed: in time, once, never lost half-way. */
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../domain/errors.ts';
import type { Grant } from '../flows/ports.ts';
import { openToken } from '../flows/tokens.ts';
import { createRig, SHOP } from './shopify.testing.ts';
import { createTokens, RENEW_BEFORE_MS } from './tokens.ts';

function setUp(refresh?: (token: string) => Promise<Grant>) {
  const rig = createRig();
  const asked: string[] = [];
  let n = 0;
  const grant = (): Grant => {
    n += 1;
    return {
      accessToken: `shpat_${n}`,
      accessExpiresAt: rig.clock.now() + 3_600_000,
      refreshToken: `shprt_${n}`,
      refreshExpiresAt: rig.clock.now() + 90 * 86_400_000,
      scopes: [],
    };
  };
  const tokens = createTokens({
    ...rig.options,
    shops: rig.shops,
    refresh: async (_shop, token) => {
      asked.push(token);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return refresh === undefined ? grant() : refresh(token);
    },
  });
  const stored = () => openToken(rig.options.cipher, SHOP, rig.shops.tokens.get(SHOP)!);
  return { ...rig, tokens, asked, stored, grant };
}
const soon = (rig: { clock: { now(): number } }) => ({
  accessExpiresAt: rig.clock.now() + RENEW_BEFORE_MS - 1000,
});
const lost = () => Promise.reject(new MersalgError('platform-unavailable', 'away'));
const refused = () => Promise.reject(new MersalgError('token-expired', 'Open the app'));

describe('createTokens', () => {
  it('uses a token that lives long enough, and renews one that does not before it ends', async () => {
    const rig = setUp();
    await rig.install();
    expect(await rig.tokens.access(SHOP)).toBe('shpat_first');
    expect(rig.asked).toEqual([]);
    rig.clock.skip(3_600_000 - RENEW_BEFORE_MS);
    expect(await rig.tokens.access(SHOP)).toBe('shpat_1');
    expect(rig.asked).toEqual(['shprt_first']);
    expect(rig.stored()).toEqual({ access: 'shpat_1', refresh: 'shprt_1' });
  });

  it('makes one call of 20 renewals at once, of either kind', async () => {
    const rig = setUp();
    await rig.install(soon(rig));
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 ? rig.tokens.access(SHOP) : rig.tokens.renew(SHOP, 'shpat_first'),
      ),
    );
    expect(new Set(all)).toEqual(new Set(['shpat_1']));
    expect(rig.asked).toEqual(['shprt_first']);
  });

  it('keeps the old pair when the answer was lost, and tries it again', async () => {
    let times = 0;
    const rig = setUp(() => (++times === 1 ? lost() : Promise.resolve(rig.grant())));
    await rig.install({ accessExpiresAt: rig.clock.now() - 1 });
    await expect(rig.tokens.access(SHOP)).rejects.toMatchObject({ code: 'platform-unavailable' });
    expect(rig.stored()).toEqual({ access: 'shpat_first', refresh: 'shprt_first' });
    expect(await rig.tokens.access(SHOP)).toBe('shpat_1');
    expect(rig.asked).toEqual(['shprt_first', 'shprt_first']);
  });

  it('saves the new pair before anybody uses it, and gives nothing when it cannot be saved', async () => {
    const rig = setUp();
    await rig.install(soon(rig));
    const { saveToken } = rig.shops;
    rig.shops.saveToken = () => Promise.reject(new MersalgError('store-unavailable', 'no disk'));
    await expect(rig.tokens.renew(SHOP, 'shpat_first')).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(rig.stored().refresh).toBe('shprt_first');
    rig.shops.saveToken = saveToken;
    expect(await rig.tokens.renew(SHOP, 'shpat_first')).toBe('shpat_2');
  });

  it('uses the last minutes of a token while renewing meets trouble, not its last seconds', async () => {
    const rig = setUp(lost);
    await rig.install(soon(rig));
    expect(await rig.tokens.access(SHOP)).toBe('shpat_first');
    rig.clock.skip(RENEW_BEFORE_MS - 30_000);
    await expect(rig.tokens.access(SHOP)).rejects.toMatchObject({ code: 'platform-unavailable' });
  });

  it('tells to open the app when Shopify refuses to renew, or when the refresh token is over or missing', async () => {
    const rig = setUp(refused);
    await rig.install(soon(rig));
    await expect(rig.tokens.access(SHOP)).rejects.toMatchObject({ code: 'token-expired', status: 401 });
    await rig.install({ ...soon(rig), refreshExpiresAt: rig.clock.now() });
    await expect(rig.tokens.access(SHOP)).rejects.toThrow('Open the app in the Shopify admin');
    await rig.install({ ...soon(rig), refreshToken: null });
    await expect(rig.tokens.access(SHOP)).rejects.toThrow('Open the app in the Shopify admin');
    expect(rig.asked).toHaveLength(1);
  });

  it('takes the pair of another server that was faster', async () => {
    const rig = setUp(async () => {
      await rig.install({ accessToken: 'shpat_other', refreshToken: 'shprt_other' });
      return refused();
    });
    await rig.install(soon(rig));
    expect(await rig.tokens.access(SHOP)).toBe('shpat_other');
    expect(await rig.tokens.renew(SHOP, 'shpat_first'), 'the store has another already').toBe('shpat_other');
    expect(rig.asked).toHaveLength(1);
  });

  it('knows a shop that is not installed', async () => {
    const rig = setUp();
    await expect(rig.tokens.access(SHOP)).rejects.toMatchObject({ code: 'not-installed' });
  });

  it('logs no token', async () => {
    const rig = setUp();
    await rig.install(soon(rig));
    await rig.tokens.access(SHOP);
    expect(rig.logged).toHaveLength(1);
    expect(rig.logged.join()).not.toMatch(/shp(at|rt)_/);
  });
});
