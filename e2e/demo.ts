/** `npm run demo`: a shop you can click through, with Mersalg installed, synced and trained; runs until stopped. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { StatusReport } from '../server/domain/report.ts';
import { makeOffers } from './offers.ts';
import { loadShopFromCsvCached } from './shop/data/cache.ts';
import { generateShop } from './shop/data/generate.ts';
import type { ShopData } from './shop/state.ts';
import { type Stack, startStack, untilReady } from './stack.ts';

const USAGE = `npm run demo -- [options]
  --orders FILE     a shop of your own: Shopify's orders export (.csv or .csv.gz)
  --products FILE   its products export
  --port N          the storefront's port; the app server takes the next (default 4310)
  --database URL    postgres://… instead of the embedded database
  --fresh           forget what an earlier demo of the same shop stored`;

const root = fileURLToPath(new URL('..', import.meta.url));
const DOMAIN = 'nordlys.myshopify.com';

function options() {
  try {
    const { values } = parseArgs({
      options: {
        orders: { type: 'string' },
        products: { type: 'string' },
        port: { type: 'string', default: '4310' },
        database: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_534)
      throw new Error('--port must be a number from 0 to 65534.');
    for (const file of [values.orders, values.products]) {
      if (file !== undefined && !existsSync(file)) throw new Error(`There is no file ${file}.`);
    }
    if (values.products !== undefined && values.orders === undefined)
      throw new Error('--products needs --orders beside it.');
    return { ...values, port };
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n\n${USAGE}`);
    return process.exit(2);
  }
}

/** Each shop has a folder of its own, so that demos of different data do not mix. */
function folderOf(orders: string | undefined, products: string | undefined): string {
  if (orders === undefined) return join(root, '.mersalg', 'demo', 'nordlys');
  const key = createHash('sha256')
    .update(`${resolve(orders)}\n${products ? resolve(products) : ''}`)
    .digest('hex')
    .slice(0, 12);
  return join(root, '.mersalg', 'demo', key);
}

/** When this demo shop was first made: its orders must not move in time at a second start. */
function bornAt(folder: string): number {
  const file = join(folder, 'born');
  if (!existsSync(file)) writeFileSync(file, String(Date.now()));
  return Number(readFileSync(file, 'utf8'));
}

async function loadData(
  folder: string,
  orders: string | undefined,
  products: string | undefined,
): Promise<ShopData> {
  const now = bornAt(folder);
  if (orders === undefined) return generateShop({ seed: 42, now, domain: DOMAIN, services: true });
  return loadShopFromCsvCached({
    orders,
    ...(products ? { products } : {}),
    domain: DOMAIN,
    now,
    cacheDir: folder,
    onProgress: (rows) => line(`Reading the export: ${rows.toLocaleString('en')} rows`),
  });
}

/** Once per demo shop: offers that its merchant took away stay away. */
async function firstOffers(stack: Stack): Promise<void> {
  const mark = join(folder, 'offers-made');
  if (existsSync(mark)) return;
  line('Making first offers');
  await makeOffers(stack);
  writeFileSync(mark, '');
}

/** One line of progress, rewritten in place on a terminal and repeated only on change elsewhere. */
let last = '';
function line(text: string): void {
  if (text === last) return;
  last = text;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
  else console.log(text);
}

function progressOf({ sync, training }: StatusReport): string {
  const of = (part: { done: number; total: number | null }) =>
    `${part.done.toLocaleString('en')}${part.total === null ? '' : ` of ${part.total.toLocaleString('en')}`}`;
  return `Sync: ${sync.phase} · products ${of(sync.products)} · orders ${of(sync.orders)}${training ? ' · training' : ''}`;
}

const chosen = options();
const folder = folderOf(chosen.orders, chosen.products);
if (chosen.fresh) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
if (chosen.fresh && chosen.database !== undefined) {
  const { openStore } = await import('../server/store/open.ts');
  const store = await openStore({ url: chosen.database, clock: { now: () => Date.now() }, log: console });
  await store.shops.erase(DOMAIN);
  await store.close();
}
const starting = loadData(folder, chosen.orders, chosen.products).then((data) =>
  startStack({
    data,
    port: chosen.port,
    folder,
    ...(chosen.database === undefined ? {} : { databaseUrl: chosen.database }),
  }),
);

let stopping = false;
// From the first moment on: a stop while the server starts must not leave it behind.
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await starting.then(
    (stack) => stack.stop(),
    () => {},
  );
  process.exit(0);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

try {
  const stack = await starting;
  const { status, syncSeconds } = await untilReady(stack, (report) => line(progressOf(report)));
  await firstOffers(stack);
  if (process.stdout.isTTY) process.stdout.write('\n');
  const ready = {
    storefront: stack.storefront,
    admin: stack.admin,
    server: stack.server,
    products: status.counts.products,
    orders: status.counts.orders,
    syncSeconds,
    trainSeconds: (status.model?.trainMs ?? 0) / 1000,
    database: stack.database.startsWith('postgres') ? 'postgresql' : 'sqlite',
  };
  console.log(`ready ${JSON.stringify(ready)}`);
} catch (thrown) {
  // Stopped on purpose: what was under way then fails, and that is no news.
  if (!stopping) {
    console.error(`\n${(thrown as Error).message}`);
    await starting.then(
      (stack) => stack.stop(),
      () => {},
    );
    process.exit(1);
  }
}
