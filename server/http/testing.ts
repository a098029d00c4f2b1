/** The HTTP app on a real store, with real signatures and a scripted platform, for tests; no part of the product. */
import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { SignJWT } from 'jose';
import { type Checkouts, createCheckouts } from '../flows/checkouts.ts';
import { createEnroller, type Enroller } from '../flows/enrol.ts';
import { createFeedback } from '../flows/feedback.ts';
import { createInstaller } from '../flows/install.ts';
import { createPast } from '../flows/personal.ts';
import type { Logger, Store } from '../flows/ports.ts';
import { createReceiver } from '../flows/receiveImport.ts';
import { closedStorefront } from '../flows/storefront.testing.ts';
import { createTally, type Tally } from '../flows/tally.ts';
import {
  openCipher,
  type ScriptedPlatform,
  SHOP,
  scriptedPlatform,
  type TestClock,
  testClock,
} from '../flows/testing.ts';
import { createViews, type Views } from '../flows/views.ts';
import { fingerprintOf, importItems } from '../shopify/csv/importItems.ts';
import { createVerifier } from '../shopify/verifier.ts';
import { openStore } from '../store/open.ts';
import { type AppDeps, createApp } from './app.ts';

export const CLIENT_ID = '0123456789abcdef0123456789abcdef';
export const SECRET = 'the-app-s-client-secret';

/** The key of a customer's orders in these tests. */
export const customerKey = (shop: string, id: number) => `${shop} ${id}`;

/** The key of a visitor in these tests. */
export const visitorKey = (shop: string, id: string) => `${shop} ${id}`;

export interface TestApp {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly views: Views;
  readonly tally: Tally;
  readonly checkouts: Checkouts;
  readonly enroller: Enroller;
  readonly platform: ScriptedPlatform;
  readonly clock: TestClock;
  /** Every line of the log, as JSON. */
  readonly logged: string[];
  readonly state: { jobsAlive: boolean; stopping: boolean };
  close(): Promise<void>;
}

/** `break_` may replace verbs of the store, to see what happens when it is away. */
export async function startTestApp(
  over: Partial<Pick<AppDeps, 'https' | 'page' | 'otherDiscounts' | 'storefront'>> = {},
  breakStore: (store: Store) => Store = (store) => store,
): Promise<TestApp> {
  const clock = testClock();
  const logged: string[] = [];
  const write = (data: unknown, message: string) => void logged.push(JSON.stringify({ data, message }));
  const log: Logger = { info: write, warn: write, error: write };
  const opened = await openStore({ url: ':memory:', clock, log });
  const store = breakStore(opened);
  const platform = scriptedPlatform();
  const views = createViews({ store, log, clock });
  const tally = createTally({ store, clock, log });
  const checkouts = createCheckouts({ store, keyOf: visitorKey, clock, log });
  const keysOf = (shop: string, id: number) => [customerKey(shop, id)];
  const enroller = createEnroller({ store, keyOf: visitorKey, keysOf, clock, log });
  const dist = mkdtempSync(join(tmpdir(), 'mersalg-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'assets', 'main-abc123.js'), 'export {}');
  writeFileSync(join(dist, 'assets', 'main-abc123.js.br'), brotliCompressSync('export {}'));
  writeFileSync(
    join(dist, 'index.html'),
    '<html lang="en"><meta name="shopify-api-key" content="%MERSALG_CLIENT_ID%"><script src="%MERSALG_APP_BRIDGE%"></script>',
  );
  writeFileSync(join(dist, 'frame.html'), '<title>Preview</title>');
  const widgets = join(dist, 'widgets');
  mkdirSync(widgets);
  writeFileSync(join(widgets, 'mersalg.js'), 'void 0');
  const state = { jobsAlive: true, stopping: false };
  const app = createApp({
    store,
    platform,
    scopes: ['read_products', 'read_orders'],
    versions: { mersalg: '1.2.3', node: '24.0.0' },
    views,
    past: createPast({ store, keysOf, clock, log }),
    tally,
    checkouts,
    feedback: createFeedback({ store, clock, random: () => 0 }),
    visitorKeyOf: visitorKey,
    customerKeysOf: keysOf,
    enroller,
    log,
    clock,
    random: Math.random,
    otherDiscounts: async () => [],
    storefront: closedStorefront(),
    receiver: createReceiver({
      fingerprint: fingerprintOf,
      store,
      clock,
      log,
      readExport: (bytes, { shop, currency }) => importItems([bytes], { shop, currency, customerKey: null }),
    }),
    verifier: createVerifier({ clientId: CLIENT_ID, clientSecret: SECRET, clock }),
    installer: createInstaller({ store, platform, cipher: openCipher, clock, log }),
    https: true,
    page: {
      clientId: CLIENT_ID,
      appBridgeUrl: 'https://cdn.example.test/app-bridge.js',
      shopifyOrigin: null,
      dist,
      widgets,
    },
    jobsAlive: () => state.jobsAlive,
    isStopping: () => state.stopping,
    ...over,
  });
  return {
    app,
    store,
    views,
    tally,
    checkouts,
    enroller,
    platform,
    clock,
    logged,
    state,
    async close() {
      await app.close();
      await opened.close();
      rmSync(dist, { recursive: true, force: true });
    },
  };
}

const hmac = (text: string | Uint8Array, encoding: 'hex' | 'base64') =>
  createHmac('sha256', SECRET).update(text).digest(encoding);

/** Headers of a webhook, signed over `body`. */
export function webhookHeaders(body: string, over: Record<string, string> = {}): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-shopify-hmac-sha256': hmac(body, 'base64'),
    'x-shopify-shop-domain': SHOP,
    'x-shopify-topic': 'orders/create',
    'x-shopify-webhook-id': 'w-1',
    ...over,
  };
}

/** A query as the shop's app proxy sends it, signed. */
export function proxyQuery(
  params: Record<string, string>,
  now: number,
  over: Record<string, string> = {},
): string {
  const all: Record<string, string> = {
    ...params,
    shop: SHOP,
    path_prefix: '/apps/mersalg',
    timestamp: String(Math.floor(now / 1000)),
    logged_in_customer_id: '',
    ...over,
  };
  const signed = Object.entries(all)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('');
  return new URLSearchParams({ ...all, signature: hmac(signed, 'hex') }).toString();
}

/** The query with which the admin opens the page, signed. */
export function launchQuery(shop: string, now: number): string {
  const params = new URLSearchParams({
    embedded: '1',
    host: 'YWRtaW4',
    shop,
    timestamp: String(Math.floor(now / 1000)),
  });
  return `${params}&hmac=${hmac(params.toString().replaceAll('+', '%20'), 'hex')}`;
}

/** A session token's authorization header; `claims` and `header` may spoil it. */
export async function bearer(
  now: number,
  claims: Record<string, unknown> = {},
  secret = SECRET,
): Promise<Record<string, string>> {
  const seconds = Math.floor(now / 1000);
  const token = await new SignJWT({
    iss: `https://${SHOP}/admin`,
    dest: `https://${SHOP}`,
    aud: CLIENT_ID,
    sub: '42',
    iat: seconds,
    nbf: seconds,
    exp: seconds + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
  return { authorization: `Bearer ${token}` };
}
