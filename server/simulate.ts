/** `npm run simulate`: a made shop with a known true effect, and what Mersalg's own figures say of it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WriteStream } from 'node:tty';
import { customerKeyOf, customerKeysOf, visitorKeyOf } from './compose.ts';
import { createCipher } from './crypto.ts';
import { asMersalgError, MersalgError } from './domain/errors.ts';
import { inEpoch } from './domain/measure/measure.ts';
import { createEnroller } from './flows/enrol.ts';
import { measured, ofHoldout } from './flows/measured.ts';
import type { Logger } from './flows/ports.ts';
import { type ShareProgress, shareProgress } from './shareProgress.ts';
import { createPlatform } from './shopify/platform.ts';
import type { BatchPlan } from './simulate/batch.ts';
import { drawCast, START } from './simulate/cast.ts';
import { madeProducts } from './simulate/catalog.ts';
import { HELP, type Options, readOptions } from './simulate/options.ts';
import { runBatch } from './simulate/pool.ts';
import { batchLines, figuresOf } from './simulate/printBatch.ts';
import { lookLine, runFigures, runLines } from './simulate/printRun.ts';
import { type Look, type RunDeps, runShop } from './simulate/run.ts';
import { DRAWN, targetsOf } from './simulate/targets.ts';
import { SHOP_CURRENCY } from './simulate/webhookBody.ts';
import { openStore } from './store/open.ts';

type Print = (text: string) => void;

/** Resolves to the exit code. `print` gets the result, progress goes to `beside`. */
export async function runSimulate(
  args: readonly string[],
  print: Print,
  beside: Pick<WriteStream, 'isTTY' | 'write'>,
): Promise<number> {
  if (args.includes('--help') || args.length === 0) {
    print(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const options = readOptions(args, availableParallelism());
  if (options.batch === null) return await single(options, print, beside);
  const progress = shareProgress(beside, { first: 'Beginning', width: 22 });
  try {
    return await batch(options, options.batch, progress, print);
  } finally {
    progress.end();
  }
}

async function batch(
  options: Options,
  { experiments, study, threads }: NonNullable<Options['batch']>,
  progress: ShareProgress,
  print: Print,
): Promise<number> {
  const { visitors, days, effect, touches, share, seed, json } = options;
  const shop = { visitors, days, effect, touches };
  const started = performance.now();
  progress.at('Reckoning what is true', 0);
  const needsTruth = study === 'intervals' || study === 'bandit';
  // A small batch is itself less certain than this.
  const drawn = Math.min(DRAWN, 10 * experiments * visitors);
  const targets = needsTruth ? targetsOf(shop, seed, drawn) : [];
  const plan: BatchPlan = { study, shop, share, seed, experiments, targets };
  const tally = await runBatch(plan, threads, (done) => progress.at('Experiments', done));
  const figures = figuresOf(plan, tally);
  progress.end();
  const seconds = (performance.now() - started) / 1000;
  if (json) print(inJson({ study, experiments, ...shop, share, seed, ...figures, seconds }));
  else for (const line of [...batchLines(plan, figures), '', `${seconds.toFixed(0)} seconds.`]) print(line);
  return 0;
}

/** Six digits say all there is. */
const inJson = (value: unknown) =>
  JSON.stringify(value, (_key, each) =>
    typeof each === 'number' && !Number.isInteger(each) ? Number(each.toPrecision(6)) : each,
  );

const SHOP = 'simulated.myshopify.com';
/** Seals and hashes in a store that is thrown away. */
const KEY = '73696d756c61746564'.padEnd(64, '0');
const SCOPES = ['read_products', 'read_orders', 'read_customers'];

/** 3 where the ledger is not what it should be: then something is broken, whatever was estimated. */
async function single(options: Options, print: Print, beside: Pick<WriteStream, 'write'>): Promise<number> {
  const { visitors, days, effect, touches, share, seed, json } = options;
  const shop = { visitors, days, effect, touches };
  const cast = drawCast(shop, share, seed);
  const log: Logger = {
    info() {},
    warn: (_data, message) => beside.write(`${message}\n`),
    error: (_data, message) => beside.write(`${message}\n`),
  };
  const { deps, close } = await openMadeShop(options, log);
  const looks: unknown[] = [];
  const onLook = (look: Look) => {
    if (json) looks.push({ day: look.day, comparisons: look.report.comparisons });
    else print(lookLine(look));
  };
  try {
    const last = await runShop(deps, SHOP, cast, onLook);
    const figures = runFigures(shop, cast, last);
    if (json) print(inJson({ ...shop, share, seed, ...figures, looks }));
    else for (const line of ['', ...runLines(shop, share, figures)]) print(line);
    return figures.ledgerAgrees ? 0 : 3;
  } finally {
    await close();
  }
}

/** A shop that is installed, with products and the share set, in a store of its own. */
async function openMadeShop(
  { share, database }: Options,
  log: Logger,
): Promise<{ deps: RunDeps; close: () => Promise<void> }> {
  const clock = { at: START - 3_600_000, now: () => clock.at };
  const folder = database === null ? mkdtempSync(join(tmpdir(), 'mersalg-simulate-')) : null;
  const store = await openStore({ url: database ?? `file:${join(folder!, 'simulated.db')}`, clock, log });
  let installed = false;
  const close = async () => {
    if (database !== null && installed) await store.shops.erase(SHOP);
    await store.close();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    if ((await store.shops.get(SHOP)) !== null) {
      throw new MersalgError(
        'conflict',
        'That database holds a simulated shop already: another run is using it.',
      );
    }
    const cipher = createCipher(KEY);
    const token = {
      access: cipher.seal('none', SHOP),
      accessExpiresAt: 0,
      refresh: null,
      refreshExpiresAt: null,
    };
    installed = true;
    await store.shops.install(SHOP, SCOPES, token, clock.at);
    await store.shops.setInfo(SHOP, { name: 'Simulated', currency: SHOP_CURRENCY, timezone: 'UTC' });
    await store.products.upsert(SHOP, madeProducts(clock.at), clock.at);
    const { settings, version } = await store.shops.loadSettings(SHOP);
    const measure = inEpoch(settings.measure, { ...settings.measure, share }, clock.at);
    await store.shops.saveSettings(SHOP, { ...settings, measure }, version);
    const platform = createPlatform({
      clientId: 'simulated',
      clientSecret: 'simulated',
      appUrl: 'https://simulated.invalid',
      scopes: SCOPES,
      store,
      cipher,
      clock,
      log,
      customerKey: customerKeyOf(KEY),
      // Nothing here may call Shopify.
      fetch: async () => {
        throw new MersalgError('internal', 'The simulation tried to reach Shopify.');
      },
    });
    const keysOf = customerKeysOf({ encryptionKey: KEY, olderEncryptionKeys: [], scopes: SCOPES });
    const enroller = createEnroller({ store, keyOf: visitorKeyOf(KEY), keysOf, clock, log });
    const report = (fromDay: number, toDay: number) =>
      measured({ store, clock }, SHOP, ofHoldout(measure), { fromDay, toDay }, measure.assumedMargin);
    const rules = { share, epoch: measure.epoch, trials: [] };
    return { deps: { store, platform, clock, log, enroller, rules, report }, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

if (import.meta.main) {
  runSimulate(process.argv.slice(2), console.log, process.stderr).then(
    (code) => {
      process.exitCode = code;
    },
    (thrown: unknown) => {
      console.error(asMersalgError(thrown).message);
      process.exitCode = 1;
    },
  );
}
