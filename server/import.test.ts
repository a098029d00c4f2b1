/** The import command as a merchant meets it: files in, orders stored, bad rows listed, kills survived. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeProduct } from './domain/testing.ts';
import type { Store } from './flows/ports.ts';
import { QUIET, SHOP, TOKEN } from './flows/testing.ts';
import { runImport } from './import.ts';
import { importProgress } from './importProgress.ts';
import { openStore } from './store/open.ts';

const clock = { now: () => Date.now() };
const HEADER =
  'Name,Email,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Id';
let folder: string;
let url: string;
let printed: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mersalg-import-'));
  url = `file:${join(folder, 'shop.db')}`;
  printed = [];
  await withStore(async (store) => {
    await store.shops.install(SHOP, [], TOKEN, 1);
    await store.shops.setInfo(SHOP, { name: 'N', currency: 'SEK', timezone: 'UTC' });
    const variant = {
      id: 1,
      title: 'Default Title',
      sku: 'MUG',
      price: 100,
      compareAt: null,
      cost: null,
      stock: null,
      available: true,
      options: [],
    };
    await store.products.upsert(
      SHOP,
      [
        makeProduct(1, { title: 'Mug', handle: 'mug', variants: [variant] }),
        makeProduct(2, { title: 'Jar', handle: 'jar' }),
      ],
      1,
    );
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function withStore<T>(use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url, clock, log: QUIET });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name);
  const text = `${[HEADER, ...rows].join('\r\n')}\r\n`;
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}
const first = (n: number, line = '1,Mug,100.00,MUG') =>
  `#${n},a${n}@example.com,paid,SEK,100.00,100.00,2024-05-01 10:00:00 +0200,${line},,${n}`;
const next = (n: number, line: string) => `#${n},,,,,,2024-05-01 10:00:00 +0200,${line},,`;

const refusedFile = () => join(folder, 'lists', 'refused.csv');
const run = (orders: readonly string[], more: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
  runImport(
    [
      '--shop',
      SHOP,
      '--database',
      url,
      '--refused',
      refusedFile(),
      ...orders.flatMap((path) => ['--orders', path]),
      ...more,
    ],
    env,
    (text) => printed.push(text),
    new AbortController().signal,
  );

describe('the import command', () => {
  it('imports plain and gzipped files, and asks for a training', async () => {
    expect(await run([file('orders.csv.gz', [first(1), next(1, '2,Jar,50.00,'), first(2)])])).toBe(0);
    await withStore(async (store) => {
      expect(await store.orders.count(SHOP)).toBe(2);
      expect(await store.orders.get(SHOP, 1)).toMatchObject({
        source: 'import',
        total: 10_000,
        lines: [
          { productId: 1, quantity: 1 },
          { productId: 2, quantity: 2, unitPrice: 5_000 },
        ],
      });
      expect((await store.jobs.list(SHOP)).map((job) => job.kind)).toEqual(['train']);
    });
    expect(printed.join('\n')).toContain('Imported 2 orders');
    expect(existsSync(refusedFile())).toBe(false);
  });

  it('lists refused rows with line and reason, the first on the screen and all in a file, and keeps the rest', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => (n % 2 ? first(n, 'x,Mug,100.00,MUG') : first(n + 1)));
    expect(await run([file('orders.csv', rows)])).toBe(0);
    const said = printed.join('\n');
    expect(said).toContain('30 rows were refused');
    expect(said).toMatch(/line 3: order #1: Lineitem quantity “x” must be/);
    expect(said).toContain('… and 10 more.');
    expect(said.match(/ {2}line /g)).toHaveLength(20);
    const list = readFileSync(refusedFile(), 'utf8').trim().split('\n');
    expect(list[0]).toBe('File,Line,Reason');
    expect(list).toHaveLength(31);
    expect(list[1]).toMatch(/^"orders\.csv",3,"order #1: Lineitem quantity/);
    expect(await withStore((store) => store.orders.count(SHOP))).toBe(30);
  });

  it('reads the parts of a split export as one, and knows them again', async () => {
    const parts = [
      file('orders_1.csv', [first(1)]),
      file('orders_2.csv', [next(1, '1,Jar,50.00,'), first(2)]),
    ];
    expect(await run(parts)).toBe(0);
    expect(await withStore(async (store) => (await store.orders.get(SHOP, 1))?.lines.length)).toBe(2);
    expect(await run(parts)).toBe(0);
    expect(printed.at(-1)).toContain('imported before (2 orders)');
    expect(await run(parts, ['--again'])).toBe(0);
    expect(await withStore((store) => store.orders.count(SHOP))).toBe(2);
  });

  it('uses a products export for SKUs of old', async () => {
    const products = join(folder, 'products.csv');
    writeFileSync(products, 'Handle,Title,Variant SKU,Variant Price\njar,Old jar,OLD-JAR,50.00\n');
    await run([file('orders.csv', [first(1, '1,Whatever,50.00,OLD-JAR')])], ['--products', products]);
    expect(await withStore(async (store) => (await store.orders.get(SHOP, 1))?.lines[0]?.productId)).toBe(2);
  });

  it('keeps no address, and a customer’s hash only with the server’s key', async () => {
    await run([file('orders.csv', [first(1)])]);
    const key = () => withStore(async (store) => (await store.orders.get(SHOP, 1))?.customerKey);
    expect(await key()).toBeNull();
    await run([file('orders.csv', [first(1)])], ['--again'], { ENCRYPTION_KEY: 'ab'.repeat(32) });
    expect(await key()).toMatch(/^[\w-]{22}$/);
    expect(readFileSync(join(folder, 'shop.db'), 'latin1')).not.toContain('a1@example.com');
  });

  it.each<[string, () => readonly string[], RegExp]>([
    ['no shop', () => ['--orders', file('o.csv', [])], /Which shop/],
    ['no file', () => ['--shop', SHOP], /Which file/],
    ['a file that is not there', () => ['--shop', SHOP, '--orders', 'none.csv'], /no file none\.csv/],
    [
      'a database that is not there',
      () => ['--shop', SHOP, '--orders', file('o.csv', []), '--database', 'file:none.db'],
      /no database at none\.db.*Start the server first/,
    ],
    [
      'an unknown shop',
      () => ['--shop', 'nobody.myshopify.com', '--orders', file('o.csv', [first(1)]), '--database', url],
      /not installed.*nordlys.*Open Mersalg/,
    ],
    ['an option that is none', () => ['--shop', SHOP, '--ordres', 'x'], /--ordres.*--help/],
    ['a file without its option', () => ['--shop', SHOP, 'orders.csv'], /orders\.csv.*--help/],
    ['a folder in a file’s place', () => ['--shop', SHOP, '--orders', folder], /is a folder: name the file/],
  ])('says what to do about %s', async (_what, args, message) => {
    await expect(runImport(args(), {}, () => {}, new AbortController().signal)).rejects.toThrow(message);
  });

  it('says what is wrong with a file that is no export', async () => {
    const path = join(folder, 'bad.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(run([path])).rejects.toThrow(/lacks the columns Name, Created at/);
  });

  it('goes on after a SIGKILL, and stores what a calm import stores', async () => {
    const rows = Array.from({ length: 6_000 }, (_, n) => first(n + 1));
    const path = file('orders.csv', rows);
    const args = ['--shop', SHOP, '--database', url, '--orders', path];
    const child = spawn(process.execPath, [fileURLToPath(new URL('import.ts', import.meta.url)), ...args], {
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    // The second batch stands: the first one’s place is noted for certain.
    await withStore(async (store) => {
      while ((await store.orders.count(SHOP)) < 1_000 && child.exitCode === null)
        await new Promise((done) => setTimeout(done, 5));
    });
    child.kill('SIGKILL');
    await ended;
    const before = await withStore((store) => store.orders.count(SHOP));
    expect(await run([path])).toBe(0);
    expect(await withStore((store) => store.orders.count(SHOP))).toBe(6_000);
    // Otherwise the machine was so fast that nothing was left to go on with, and this says nothing.
    if (before < 6_000) expect(printed.join('\n')).toMatch(/Went on after [\d,]+ orders/);
  });
});

describe('progress without a terminal', () => {
  it('is a line now and then', () => {
    const lines: string[] = [];
    let now = 0;
    const view = importProgress(
      { isTTY: false, write: (text: string) => lines.push(text) > 0 },
      1_000,
      () => now,
    );
    view.read(400);
    view.show({ orders: 10, refused: 0 });
    now += 2_500;
    view.show({ orders: 20, refused: 1 });
    view.end(true);
    expect(lines).toEqual(['40 %: 20 orders, 1 rows refused\n']);
  });
});
