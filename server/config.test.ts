/** The server refuses to start half configured, and says all that is missing at once. */
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const KEY = 'ab'.repeat(32);
const production = {
  APP_URL: 'https://mersalg.example.com/',
  SHOPIFY_CLIENT_ID: 'fedcba9876543210fedcba9876543210',
  SHOPIFY_CLIENT_SECRET: 'shpss_0123456789',
  ENCRYPTION_KEY: KEY,
};

describe('configuration', () => {
  it('reads a complete environment and freezes it', () => {
    const config = readConfig(production);
    expect(config).toMatchObject({
      appUrl: 'https://mersalg.example.com',
      port: 3000,
      host: '127.0.0.1',
      shopifyOrigin: null,
      databaseUrl: 'file:.mersalg/mersalg.db',
      appBridgeUrl: 'https://cdn.shopify.com/shopifycloud/app-bridge.js',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('lists everything that is missing, each with how to make it', () => {
    expect(() => readConfig({})).toThrow(
      /APP_URL is not set[\s\S]*SHOPIFY_CLIENT_ID is not set[\s\S]*SHOPIFY_CLIENT_SECRET is not set[\s\S]*ENCRYPTION_KEY is not set. Make one with: openssl rand -hex 32/,
    );
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['APP_URL', 'http://mersalg.example.com'],
    ['APP_URL', 'https://mersalg.example.com/app'],
    ['ENCRYPTION_KEY', KEY.slice(1)],
    ['ENCRYPTION_KEYS_OLD', `${KEY},short`],
    ['DATABASE_URL', 'mysql://x/y'],
    ['LOG_LEVEL', 'loud'],
    ['APP_BRIDGE_URL', 'javascript:alert(1)'],
    ['SHOPIFY_ORIGIN', 'https://elsewhere.example.com'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ ...production, [name]: value })).toThrow(`${name} is ill-formed`);
  });

  it('never repeats a secret in its errors', () => {
    try {
      readConfig({ ...production, ENCRYPTION_KEY: 'hush-hush', PORT: 'x' });
      expect.unreachable();
    } catch (thrown) {
      expect(String(thrown)).not.toContain('hush-hush');
      expect(String(thrown)).not.toContain(production.SHOPIFY_CLIENT_SECRET);
    }
  });

  it('has development defaults only when calls go to a stand-in on this machine', () => {
    const config = readConfig({ SHOPIFY_ORIGIN: 'http://127.0.0.1:4000/' });
    expect(config).toMatchObject({
      shopifyOrigin: 'http://127.0.0.1:4000',
      appUrl: 'http://127.0.0.1:3000',
      host: '127.0.0.1',
      clientId: '0123456789abcdef0123456789abcdef',
    });
    expect(config.encryptionKey).toMatch(/^[0-9a-f]{64}$/);
  });
});
