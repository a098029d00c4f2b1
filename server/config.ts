/** The environment, read once into a frozen Config; everything missing or ill-formed is named in one error. */
import { MersalgError } from './domain/errors.ts';

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the browser reaches this server, without a trailing slash. */
  readonly appUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The access scopes that shopify.app.toml asks for. */
  readonly scopes: readonly string[];
  /** How the app comes to shops: by a link of its own, or from Shopify's App Store. It decides where Functions run. */
  readonly distribution: 'custom' | 'public';
  /** 64 hex digits. */
  readonly encryptionKey: string;
  /** Former keys, still able to open what they sealed. */
  readonly olderEncryptionKeys: readonly string[];
  readonly databaseUrl: string;
  /** Development only: where calls to `https://{shop}` go instead; null in production. */
  readonly shopifyOrigin: string | null;
  readonly appBridgeUrl: string;
  readonly logLevel: string;
}

/** What a developer need not set; in force only together with SHOPIFY_ORIGIN, so that no real shop meets a known key. */
const DEVELOPMENT: Readonly<Record<string, string>> = {
  SHOPIFY_CLIENT_ID: '0123456789abcdef0123456789abcdef',
  SHOPIFY_CLIENT_SECRET: 'mersalg-development-secret',
  ENCRYPTION_KEY: '6d65727361'.padEnd(64, '0'),
};

const DATABASE_DEFAULT = 'file:.mersalg/mersalg.db';
const APP_BRIDGE_DEFAULT = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';
const SCOPES_DEFAULT =
  'read_products,read_orders,write_discounts,read_shipping,write_pixels,read_customer_events';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/**
 * Reads the environment. Throws MersalgError `bad-input` whose message has one line per variable that is
 * missing or ill-formed, each with how to make it. Values of secrets are never repeated.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const development = (env.SHOPIFY_ORIGIN ?? '') !== '';
  const get = (name: string) => env[name]?.trim() || (development ? DEVELOPMENT[name] : undefined) || '';
  const need = (name: string, fits: (value: string) => boolean, how: string): string => {
    const value = get(name);
    if (value === '') problems.push(`${name} is not set. ${how}`);
    else if (!fits(value)) problems.push(`${name} is ill-formed. ${how}`);
    return value;
  };
  const may = (name: string, usual: string, fits: (value: string) => boolean, how: string): string => {
    const value = get(name) || usual;
    if (!fits(value)) problems.push(`${name} is ill-formed. ${how}`);
    return value;
  };

  const port = may('PORT', '3000', isPort, 'A number from 0 to 65535, for example 3000.');
  const host = may('HOST', '127.0.0.1', (value) => /^[\w.:-]+$/.test(value), 'For example 0.0.0.0.');
  const config: Config = {
    port: Number(port),
    host,
    appUrl: (development
      ? may('APP_URL', `http://127.0.0.1:${port}`, isAppUrl, 'For example http://127.0.0.1:3000.')
      : need(
          'APP_URL',
          isAppUrl,
          'The https address of this server, for example https://mersalg.example.com.',
        )
    ).replace(/\/$/, ''),
    clientId: need(
      'SHOPIFY_CLIENT_ID',
      (value) => /^[\w-]{8,64}$/.test(value),
      'Copy the client id from the app’s settings in Shopify’s developer dashboard.',
    ),
    clientSecret: need(
      'SHOPIFY_CLIENT_SECRET',
      (value) => value.length >= 8,
      'Copy the client secret from the app’s settings in Shopify’s developer dashboard.',
    ),
    scopes: may(
      'SHOPIFY_SCOPES',
      SCOPES_DEFAULT,
      (value) => /^[a-z_]+(,[a-z_]+)*$/.test(value),
      'The scopes of shopify.app.toml, separated by commas.',
    ).split(','),
    distribution: may(
      'DISTRIBUTION',
      'custom',
      (value) => value === 'custom' || value === 'public',
      'custom for an app that is distributed by its own link, public for one in Shopify’s App Store.',
    ) as Config['distribution'],
    encryptionKey: need(
      'ENCRYPTION_KEY',
      isKey,
      'Make one with: openssl rand -hex 32, and keep it safe: without it the stored tokens cannot be read.',
    ),
    olderEncryptionKeys: get('ENCRYPTION_KEYS_OLD').split(',').filter(Boolean),
    databaseUrl: may(
      'DATABASE_URL',
      DATABASE_DEFAULT,
      (value) => /^(postgres(ql)?:\/\/|file:).+/.test(value),
      'Either postgres://user:password@host/database or file:/path/mersalg.db.',
    ),
    shopifyOrigin: development
      ? may(
          'SHOPIFY_ORIGIN',
          '',
          isLoopback,
          'The shop twin’s address on this machine, for example http://127.0.0.1:4000. Leave it out in production.',
        ).replace(/\/$/, '')
      : null,
    appBridgeUrl: may('APP_BRIDGE_URL', APP_BRIDGE_DEFAULT, isWebUrl, 'Leave it out to use Shopify’s own.'),
    logLevel: may(
      'LOG_LEVEL',
      'info',
      (value) => LOG_LEVELS.includes(value),
      `One of ${LOG_LEVELS.join(', ')}.`,
    ),
  };
  if (!config.olderEncryptionKeys.every(isKey)) {
    problems.push('ENCRYPTION_KEYS_OLD is ill-formed. Former values of ENCRYPTION_KEY, separated by commas.');
  }
  if (problems.length > 0) {
    throw new MersalgError(
      'bad-input',
      `The server’s settings are not complete:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
      { problems: problems.length },
    );
  }
  return Object.freeze(config);
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function isKey(value: string): boolean {
  return /^[0-9a-f]{64}$/i.test(value);
}

function webUrl(value: string): URL | null {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

function isWebUrl(value: string): boolean {
  return webUrl(value) !== null;
}

/** Tokens would travel there: a mistyped SHOPIFY_ORIGIN must not send them off the machine. */
function isLoopback(value: string): boolean {
  const url = webUrl(value);
  return url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

/** Plain http only on this machine. */
function isAppUrl(value: string): boolean {
  const url = webUrl(value);
  return url !== null && url.pathname === '/' && (url.protocol === 'https:' || isLoopback(value));
}
