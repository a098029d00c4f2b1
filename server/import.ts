/** `npm run import`: loads Shopify's orders export into a shop's history, with progress, resumable, as often as wanted. */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  statSync,
  type WriteStream,
} from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { customerKeyOf, systemClock } from './compose.ts';
import { asMersalgError, MersalgError } from './domain/errors.ts';
import type { ShopDomain } from './domain/ids.ts';
import { isShopDomain } from './domain/ids.ts';
import type { ProductHint } from './domain/matching.ts';
import { type ImportReport, importOrders, type RefusedRow } from './flows/importOrders.ts';
import { FINGERPRINT_BYTES } from './flows/receiveImport.ts';
import { importProgress } from './importProgress.ts';
import { createLog } from './log.ts';
import { fingerprintOf, importItems } from './shopify/csv/importItems.ts';
import { readProductsExport } from './shopify/csv/products.ts';
import { openStore } from './store/open.ts';

const HELP = `Loads orders of Shopify's own export files into the history that Mersalg learns from.

  npm run import -- --shop your-shop.myshopify.com --orders orders_export.csv[.gz]

  --shop NAME        the shop's permanent domain; Mersalg must be installed there
  --orders FILE      an orders export; give every part of a split export, in their order
  --products FILE    a products export: knows SKUs and titles that products had in former times
  --database URL     where Mersalg keeps its data (else DATABASE_URL, else file:.mersalg/mersalg.db)
  --refused FILE     where refused rows are listed (else .mersalg/NAME.refused.csv)
  --again            import files anew that were imported before

Stop it at any time: the same command goes on where it stopped.`;

/** Refusals shown on the screen; the file has them all. */
const SHOWN = 20;

interface Options {
  readonly shop: ShopDomain;
  readonly orders: readonly string[];
  readonly products: readonly string[];
  readonly databaseUrl: string;
  readonly refusedFile: string;
  readonly again: boolean;
}

function parsed(args: readonly string[], bad: (message: string) => MersalgError) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        shop: { type: 'string' },
        orders: { type: 'string', multiple: true },
        products: { type: 'string', multiple: true },
        database: { type: 'string' },
        refused: { type: 'string' },
        again: { type: 'boolean' },
      },
    });
  } catch (thrown) {
    throw bad(`${(thrown as Error).message}.`);
  }
}

/** Throws MersalgError `bad-input` in words for the person at the keyboard. */
function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const bad = (message: string) =>
    new MersalgError('bad-input', `${message} (npm run import -- --help tells more.)`);
  const { values } = parsed(args, bad);
  const { shop = '', orders = [], products = [] } = values;
  if (!isShopDomain(shop)) throw bad('Which shop? Give --shop your-shop.myshopify.com.');
  if (orders.length === 0) throw bad('Which file? Give --orders orders_export.csv.');
  for (const file of [...orders, ...products]) {
    if (!existsSync(file)) throw bad(`There is no file ${file}.`);
    if (statSync(file).isDirectory()) throw bad(`${file} is a folder: name the file in it.`);
  }
  const databaseUrl = values.database ?? env.DATABASE_URL ?? 'file:.mersalg/mersalg.db';
  const path = /^file:(?!\/\/)(.+)$/.exec(databaseUrl)?.[1];
  if (path !== undefined && !existsSync(path)) {
    throw bad(
      `There is no database at ${path}. Start the server first, or name its database with --database.`,
    );
  }
  const refusedFile =
    values.refused ?? join('.mersalg', `${basename(orders[0]!).replace(/\.csv(\.gz)?$/i, '')}.refused.csv`);
  return { shop, orders, products, databaseUrl, refusedFile, again: values.again ?? false };
}

async function fingerprint(files: readonly string[]): Promise<string> {
  const begun: { head: Uint8Array; size: number }[] = [];
  for (const path of files) {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(FINGERPRINT_BYTES) });
      begun.push({ head: buffer.subarray(0, bytesRead), size: (await file.stat()).size });
    } finally {
      await file.close();
    }
  }
  return fingerprintOf(begun);
}

/** Bytes of a file, counted as they are read. */
async function* counted(path: string, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    count(chunk.length);
    yield chunk;
  }
}

async function* hints(files: readonly string[], currency: string): AsyncGenerator<ProductHint> {
  const parts = files.map((path) => counted(path, () => {}));
  for await (const item of readProductsExport(parts, { currency })) {
    if (item.kind === 'refused') continue;
    const { handle, title, variants } = item.product;
    yield { handle, title, skus: variants.flatMap(({ sku }) => (sku === null ? [] : [sku])) };
  }
}

/** Lists refused rows in a file that is made at the first one. */
function refusalList(path: string, files: readonly string[]) {
  const shown: string[] = [];
  let file: WriteStream | null = null;
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return {
    shown,
    add({ row, part, reason }: RefusedRow) {
      if (file === null) {
        mkdirSync(join(path, '..'), { recursive: true });
        file = createWriteStream(path);
        file.write('File,Line,Reason\n');
      }
      file.write(`${quoted(basename(files[part] ?? ''))},${row},${quoted(reason)}\n`);
      if (shown.length < SHOWN)
        shown.push(`  ${files.length > 1 ? `${basename(files[part] ?? '')}, ` : ''}line ${row}: ${reason}`);
    },
    close: () => new Promise<void>((resolve) => (file === null ? resolve() : file.end(() => resolve()))),
  };
}

/** Resolves to the exit code. `print` gets what is said beside the progress bar. */
export async function runImport(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  print: (text: string) => void,
  signal: AbortSignal,
): Promise<number> {
  if (args.includes('--help') || args.length === 0) {
    print(HELP);
    return args.length === 0 ? 2 : 0;
  }
  const options = readOptions(args, env);
  const { shop, orders, products } = options;
  const store = await openStore({ url: options.databaseUrl, clock: systemClock, log: createLog('warn') });
  const refusals = refusalList(options.refusedFile, orders);
  const sizes = await Promise.all(orders.map(async (path) => (await stat(path)).size));
  const progress = importProgress(
    process.stdout,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  try {
    const currency = (await store.shops.get(shop))?.currency ?? '';
    const customerKey = env.ENCRYPTION_KEY ? customerKeyOf(env.ENCRYPTION_KEY) : null;
    const report = await importOrders(
      { store, clock: systemClock },
      {
        shop,
        file: await fingerprint(orders),
        items: importItems(
          orders.map((path) => counted(path, progress.read)),
          { shop, currency, customerKey },
        ),
        ...(products.length > 0 ? { hints: hints(products, currency) } : {}),
        again: options.again,
        signal,
        onProgress: progress.show,
        onRefused: refusals.add,
      },
    );
    progress.end(report.kind !== 'stopped');
    await refusals.close();
    for (const line of summary(report, options, refusals.shown)) print(line);
    return report.kind === 'stopped' ? 130 : 0;
  } finally {
    progress.end(false);
    await refusals.close();
    await store.close();
  }
}

const figure = (value: number) => value.toLocaleString('en-GB');

function summary(report: ImportReport, options: Options, shown: readonly string[]): string[] {
  const { kind, orders, refused, resumedAfter, lines, unknownLines } = report;
  if (kind === 'known') {
    return [`These files were imported before (${figure(orders)} orders). Give --again to import them anew.`];
  }
  const said: string[] = [];
  if (refused > 0) {
    said.push(`${figure(refused)} rows were refused:`, ...shown);
    if (refused > shown.length) said.push(`  … and ${figure(refused - shown.length)} more.`);
    said.push(`All of them, with reasons: ${options.refusedFile}`);
  }
  if (resumedAfter > 0) said.push(`Went on after ${figure(resumedAfter)} orders of an earlier run.`);
  if (unknownLines > 0) {
    said.push(
      `${figure(unknownLines)} of ${figure(lines)} order lines are of products that the shop no longer has.`,
    );
  }
  said.push(
    kind === 'stopped'
      ? `Stopped after ${figure(orders)} orders. The same command goes on from here.`
      : `Imported ${figure(orders)} orders. The suggestions are trained anew now, if the server runs.`,
  );
  return said;
}

if (import.meta.main) {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  runImport(process.argv.slice(2), process.env, console.log, stop.signal).then(
    (code) => {
      process.exitCode = code;
    },
    (thrown: unknown) => {
      console.error(asMersalgError(thrown).message);
      process.exitCode = 1;
    },
  );
}
