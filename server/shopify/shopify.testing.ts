/** A rig for the adapter's tests: a clock that sleeping moves, a log that is kept, shops in memory. */
import { createCipher, keyedHash } from '../crypto.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Clock, Grant, Logger, SealedToken, ShopRecord, Store } from '../flows/ports.ts';
import { sealGrant } from '../flows/tokens.ts';
import { createPlatform, type PlatformOptions } from './platform.ts';

export const SHOP = 'nordlys.myshopify.com';
export const APP = {
  clientId: '0123456789abcdef0123456789abcdef',
  clientSecret: 'shpss_secret_of_the_sample',
  appUrl: 'https://app.example.test',
  scopes: ['read_products', 'read_orders'],
};

export interface Rig {
  readonly clock: Clock & { skip(ms: number): void };
  /** Sleeps for no time at all: it moves the clock, and is written down here. */
  readonly sleeps: number[];
  readonly log: Logger;
  /** Everything logged, as JSON lines. */
  readonly logged: string[];
  readonly shops: MemoryShops;
  readonly options: PlatformOptions;
  /** Puts a token pair in the store as an install would. */
  install(grant?: Partial<Grant>, shop?: ShopDomain): Promise<void>;
  platform(change?: Partial<PlatformOptions>): ReturnType<typeof createPlatform>;
}

export type MemoryShops = Store['shops'] & { readonly tokens: Map<ShopDomain, SealedToken> };

export function createRig(): Rig {
  let offset = 0;
  const clock = {
    now: () => Date.now() + offset,
    skip(ms: number) {
      offset += ms;
    },
  };
  const sleeps: number[] = [];
  const logged: string[] = [];
  const write = (data: Record<string, unknown>, message: string) =>
    void logged.push(JSON.stringify({ ...data, message }));
  const log = { info: write, warn: write, error: write };
  const shops = memoryShops();
  const cipher = createCipher('5a'.repeat(32));
  const options: PlatformOptions = {
    ...APP,
    store: { shops },
    cipher,
    clock,
    log,
    customerKey: keyedHash('customers'),
    random: () => 0.5,
    timeoutMs: 1_000,
    idleMs: 1_000,
    sleep: async (ms) => {
      sleeps.push(ms);
      clock.skip(ms);
    },
  };
  return {
    clock,
    sleeps,
    log,
    logged,
    shops,
    options,
    async install(grant = {}, shop = SHOP) {
      const whole: Grant = {
        accessToken: 'shpat_first',
        accessExpiresAt: clock.now() + 3_600_000,
        refreshToken: 'shprt_first',
        refreshExpiresAt: clock.now() + 90 * 86_400_000,
        scopes: APP.scopes,
        ...grant,
      };
      await shops.install(shop, whole.scopes, sealGrant(cipher, shop, whole), clock.now());
      await shops.setInfo(shop, { name: 'Nordlys', currency: 'SEK', timezone: 'Europe/Stockholm' });
    },
    platform: (change = {}) => createPlatform({ ...options, ...change }),
  };
}

function memoryShops(): MemoryShops {
  const records = new Map<ShopDomain, ShopRecord>();
  const tokens = new Map<ShopDomain, SealedToken>();
  const unused = () => Promise.reject(new Error('not used by the adapter'));
  return {
    tokens,
    get: async (shop) => records.get(shop) ?? null,
    list: async () => [...records.values()],
    async install(shop, scopes, token, at) {
      const record: ShopRecord = {
        shop,
        name: '',
        currency: '',
        timezone: '',
        scopes,
        installedAt: at,
        uninstalledAt: null,
        generation: (records.get(shop)?.generation ?? 0) + 1,
      };
      records.set(shop, record);
      tokens.set(shop, token);
      return record;
    },
    async setInfo(shop, info) {
      records.set(shop, { ...records.get(shop)!, ...info });
    },
    async uninstall(shop) {
      tokens.delete(shop);
    },
    erase: unused,
    loadToken: async (shop) => tokens.get(shop) ?? null,
    async saveToken(shop, token) {
      // As a database would: another tick, and nothing saved for a shop that has no token.
      await new Promise((resolve) => setImmediate(resolve));
      tokens.set(shop, token);
    },
    loadSettings: unused,
    saveSettings: unused,
  };
}
