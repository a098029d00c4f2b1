/** The server: reads its settings, wires the parts, listens, and stops gracefully. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { customerKeyOf, customerKeysOf, openDeps, reachOf, visitorKeyOf } from './compose.ts';
import { type Config, readConfig } from './config.ts';
import { MersalgError } from './domain/errors.ts';
import { createCheckouts } from './flows/checkouts.ts';
import { createEnroller } from './flows/enrol.ts';
import { createFeedback } from './flows/feedback.ts';
import { createInstaller } from './flows/install.ts';
import { createPast } from './flows/personal.ts';
import type { Logger } from './flows/ports.ts';
import { createReceiver } from './flows/receiveImport.ts';
import { createSeen, noticing } from './flows/seen.ts';
import { createTally } from './flows/tally.ts';
import { createViews } from './flows/views.ts';
import { createApp } from './http/app.ts';
import { createModelReader } from './jobs/modelReader.ts';
import { superviseJobs } from './jobs/supervisor.ts';
import { createLog } from './log.ts';
import { fingerprintOf, importItems } from './shopify/csv/importItems.ts';
import { createStorefront } from './shopify/storefront/storefront.ts';
import { createVerifier } from './shopify/verifier.ts';

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Stops gracefully within ten seconds; calling it again waits for the same stop. */
  close(): Promise<void>;
}

/** How long requests under way may take to end; then the jobs get the rest of the ten seconds. */
const DRAIN_MS = 3_000;
const JOBS_MS = 5_000;
/** How often views are renewed and counts written. */
const TICK_MS = 1_000;

/** Opens the store, starts the jobs thread and listens. Rejects when any of it cannot be done. */
export async function startServer(
  config: Config,
  log: Logger = createLog(config.logLevel),
): Promise<RunningServer> {
  const deps = await openDeps(config, log);
  const { store, clock } = deps;
  const readModel = createModelReader({
    store,
    databaseUrl: config.databaseUrl,
    entry: new URL('./modelWorker.ts', import.meta.url),
    log,
  });
  const views = createViews({ store, log, clock, readModel });
  const tally = createTally({ store, clock, log });
  const keyOf = visitorKeyOf(config.encryptionKey);
  const checkouts = createCheckouts({ store, keyOf, clock, log });
  const keysOf = customerKeysOf(config);
  const enroller = createEnroller({ store, keyOf, keysOf, clock, log });
  const seen = createSeen({ store, clock, log });
  const jobs = superviseJobs({ entry: new URL('./jobWorker.ts', import.meta.url), data: config, log, clock });
  let stopping = false;
  const app = createApp({
    ...deps,
    verifier: noticing(createVerifier({ ...config, clock }), seen),
    installer: createInstaller(deps),
    views,
    past: createPast({ ...deps, keysOf }),
    tally,
    checkouts,
    feedback: createFeedback({ store, clock, random: Math.random }),
    visitorKeyOf: keyOf,
    customerKeysOf: keysOf,
    enroller,
    random: Math.random,
    storefront: createStorefront(reachOf(config)),
    receiver: createReceiver({
      ...deps,
      fingerprint: fingerprintOf,
      readExport: (bytes, shop) =>
        importItems([bytes], { ...shop, customerKey: customerKeyOf(config.encryptionKey) }),
    }),
    scopes: config.scopes,
    versions: { mersalg: packageVersion(), node: process.versions.node },
    otherDiscounts: (shop) => deps.platform.otherDiscounts(shop),
    https: config.appUrl.startsWith('https:'),
    page: {
      ...config,
      dist: fileURLToPath(new URL('./admin/dist', import.meta.url)),
      widgets: fileURLToPath(new URL('../extension/theme/assets', import.meta.url)),
    },
    jobsAlive: jobs.isAlive,
    isStopping: () => stopping,
  });
  const stopTicking = every(TICK_MS, log, async () => {
    await tally.flush();
    await checkouts.flush();
    await enroller.flush();
    await seen.flush();
    await views.refresh();
  });

  const stop = async () => {
    stopping = true;
    const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
    await app.close();
    clearTimeout(cut);
    stopTicking();
    await Promise.all([jobs.stop(JOBS_MS), tally.flush(), checkouts.flush(), enroller.flush()]);
    await store.close();
  };
  let stopped: Promise<void> | undefined;
  const close = () => {
    stopped ??= stop();
    return stopped;
  };

  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (cause) {
    await close();
    const { code } = cause as NodeJS.ErrnoException;
    const hint = code === 'EADDRINUSE' ? ' Another program uses it: choose another PORT.' : '';
    throw new MersalgError(
      'internal',
      `The server cannot listen on ${config.host}:${config.port}.${hint}`,
      { code },
      { cause },
    );
  }
  const { port } = app.server.address() as AddressInfo;
  const shown = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  return { url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`, close };
}

/** What package.json says of us. */
function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Does `work` over and over, never twice at once. Returns its undo. */
function every(ms: number, log: Logger, work: () => Promise<void>): () => void {
  let busy = false;
  let failing = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await work();
      failing = false;
    } catch (thrown) {
      // Once per absence of the database, not once per second.
      if (!failing) log.warn({}, `Shops’ views are not renewed: ${String(thrown)}`);
      failing = true;
    }
    busy = false;
  }, ms);
  return () => clearInterval(timer);
}

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const server = await startServer(config);
  console.log(`Mersalg listens on ${server.url}`);
  let firstAt: number | null = null;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A terminal's Ctrl-C may come twice at once, from the terminal and from npm. A later one means: now.
      if (firstAt !== null && performance.now() - firstAt > 1_000) process.exit(1);
      if (firstAt !== null) return;
      firstAt = performance.now();
      server.close().then(
        () => process.exit(0),
        (thrown: unknown) => {
          console.error(`The server could not stop cleanly: ${String(thrown)}`);
          process.exit(1);
        },
      );
    });
  }
}

if (import.meta.main) {
  run().catch((thrown: unknown) => {
    console.error(thrown instanceof MersalgError ? thrown.message : thrown);
    process.exitCode = 1;
  });
}
