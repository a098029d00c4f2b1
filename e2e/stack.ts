/** Starts the whole of Mersalg for demo and browser tests: the shop twin, and the real server as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import type { StatusReport } from '../server/domain/report.ts';
import { type RunningTwin, startTwin } from './shop/main.ts';
import type { ShopData, TwinApp } from './shop/state.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const HOST = '127.0.0.1';

export interface StackOptions {
  readonly data: ShopData;
  /** Twin's port; the server takes the next. 0 picks free ones. */
  readonly port: number;
  /** Folder for the twin's memory and the default database. */
  readonly folder: string;
  /** `postgres://…`; an embedded database in `folder` when left out. */
  readonly databaseUrl?: string;
  /** What the merchant granted beyond shopify.app.toml, e.g. `read_customers`. */
  readonly scopes?: readonly string[];
  /** Where the server's log goes. */
  readonly serverLog?: 'inherit' | 'ignore';
}

export interface Stack {
  readonly twin: RunningTwin;
  readonly storefront: string;
  readonly admin: string;
  readonly server: string;
  readonly database: string;
  /** Calls the app's API as the merchant's page would, with a fresh session token. */
  api<T>(path: string, init?: RequestInit): Promise<T>;
  startServer(): Promise<void>;
  /** Ends the server: SIGTERM, or SIGKILL to see what survives. */
  stopServer(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

/** The app as shopify.app.toml declares it: what Shopify would know is read there, never written twice. */
function declaredApp(url: string, more: readonly string[]): TwinApp {
  const toml = parse(readFileSync(join(root, 'shopify.app.toml'), 'utf8')) as unknown as {
    client_id: string;
    access_scopes: { scopes: string };
    webhooks: { subscriptions: { topics?: string[]; compliance_topics?: string[] }[] };
    app_proxy: { url: string; prefix: string; subpath: string };
  };
  return {
    clientId: toml.client_id,
    clientSecret: 'demo-secret-of-the-shop-twin',
    url,
    // read_all_orders is what Shopify grants on request; the demo shop has granted it.
    scopes: [...toml.access_scopes.scopes.split(','), 'read_all_orders', ...more],
    topics: toml.webhooks.subscriptions.flatMap((one) => [
      ...(one.topics ?? []),
      ...(one.compliance_topics ?? []),
    ]),
    proxy: {
      prefix: toml.app_proxy.prefix,
      subpath: toml.app_proxy.subpath,
      path: new URL(toml.app_proxy.url).pathname,
    },
  };
}

/** `wanted`, or any free port for 0. Throws when another program has it. */
async function freePort(wanted = 0): Promise<number> {
  const probe = createServer().listen(wanted, HOST);
  try {
    await once(probe, 'listening');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      code === 'EADDRINUSE'
        ? `Another program has port ${wanted}, perhaps an earlier demo: stop it, or choose other ports with --port.`
        : `Port ${wanted} cannot be used (${code}): choose others with --port.`,
      { cause },
    );
  }
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts the twin and the server; the app is not installed yet: the first `api` call does that, as in Shopify. */
export async function startStack(options: StackOptions): Promise<Stack> {
  mkdirSync(options.folder, { recursive: true });
  const serverPort = await freePort(options.port === 0 ? 0 : options.port + 1);
  // Looked at before anything starts: a server left on the next port would answer as if it were this one.
  if (options.port !== 0) await freePort(options.port);
  const app = declaredApp(`http://${HOST}:${serverPort}`, options.scopes ?? []);
  const twin = await startTwin({
    port: options.port,
    host: HOST,
    app,
    data: options.data,
    stateFile: join(options.folder, 'twin.jsonl'),
  });
  const database = options.databaseUrl ?? `file:${join(options.folder, 'mersalg.db')}`;
  let child: ChildProcess | null = null;

  async function startServer(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(serverPort),
      HOST,
      APP_URL: app.url,
      SHOPIFY_CLIENT_ID: app.clientId,
      SHOPIFY_CLIENT_SECRET: app.clientSecret,
      SHOPIFY_SCOPES: app.scopes.filter((scope) => scope !== 'read_all_orders').join(),
      SHOPIFY_ORIGIN: twin.url,
      APP_BRIDGE_URL: `${twin.url}/cdn/shopifycloud/app-bridge.js`,
      // Fixed, so that a second start can open the tokens of the first. Never do so outside a demo.
      ENCRYPTION_KEY: 'd'.repeat(64),
      DATABASE_URL: database,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    };
    const started = spawn(process.execPath, [join(root, 'server/main.ts')], {
      cwd: root,
      env,
      stdio: ['ignore', options.serverLog ?? 'inherit', 'inherit'],
    });
    child = started;
    for (let tries = 0; ; tries++) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(
          `The server ended with code ${started.exitCode ?? started.signalCode}; its lines above say why.`,
        );
      const ready = await fetch(`${app.url}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      if (tries > 300) throw new Error(`The server at ${app.url} did not become ready within 30 s.`);
      await sleep(100);
    }
  }

  async function stopServer(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  }

  try {
    await startServer();
  } catch (thrown) {
    await stopServer();
    await twin.close();
    throw thrown;
  }
  return {
    twin,
    storefront: `${twin.url}/`,
    admin: `${twin.url}/admin/apps/mersalg`,
    server: app.url,
    database,
    startServer,
    stopServer,
    async api<T>(path: string, init: RequestInit = {}): Promise<T> {
      const token = await twin.twin.mintSessionToken(twin.twin.defaultShop);
      const headers = {
        'content-type': 'application/json',
        ...init.headers,
        authorization: `Bearer ${token}`,
      };
      const answer = await fetch(app.url + path, { ...init, headers });
      const body = (await answer.json()) as T & { error?: { message: string } };
      if (!answer.ok)
        throw new Error(`${path} answered ${answer.status}: ${body.error?.message ?? 'no reason given'}`);
      return body;
    },
    async stop() {
      await stopServer();
      await twin.close();
    },
  };
}

/** Installs the app when needed and waits until history is synced and a model serves. */
export async function untilReady(
  stack: Stack,
  tell: (status: StatusReport) => void = () => {},
  patienceMs = 300_000,
): Promise<{ status: StatusReport; syncSeconds: number }> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const status = await stack.api<StatusReport>('/api/status');
    tell(status);
    const { sync, model } = status;
    if (sync.phase === 'failed') throw new Error(`The sync failed: ${sync.problem ?? 'no reason given'}`);
    if (sync.phase === 'done' && model !== null) {
      const syncSeconds = ((sync.finishedAt ?? 0) - (sync.startedAt ?? 0)) / 1000;
      return { status, syncSeconds };
    }
    if (Date.now() > deadline)
      throw new Error(`Not ready after ${patienceMs / 1000} s: ${JSON.stringify(sync)}`);
    await sleep(200);
  }
}
