/** The cache gives back exactly what was loaded, or nothing. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CachedCsvOptions, loadShopFromCsvCached } from './cache.ts';

const HEAD = 'Name,Created at,Currency,Email,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku';
const ROWS = [
  '#1,2026-03-01 10:00:00 +0100,SEK,a@example.com,2,Mug - Blue,129.50,MB',
  '#1,,,,1,Mug - Red,99,MR',
  '#2,2026-03-02 10:00:00 +0100,SEK,,1,Poster,249,',
  '#2,,,,x,Poster,249,',
];
let folder = '';
let options: CachedCsvOptions;
let warnings: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
  warnings = [];
  options = {
    orders: join(folder, 'orders.csv'),
    domain: 'barn.myshopify.com',
    now: 0,
    cacheDir: join(folder, 'deep', 'cache'),
    onWarning: (message) => warnings.push(message),
  };
  writeFileSync(options.orders, [HEAD, ...ROWS].join('\n'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function kept(): string {
  const [name, ...more] = readdirSync(options.cacheDir);
  expect(more).toEqual([]);
  return join(options.cacheDir, name!);
}

describe('the cache of a loaded shop', () => {
  it('gives the very same shop back, problems and all', async () => {
    const first = await loadShopFromCsvCached(options);
    const second = await loadShopFromCsvCached(options);
    expect([first.fromCache, second.fromCache]).toEqual([false, true]);
    expect(second).toEqual({ ...first, fromCache: true });
    expect(second.problems).toHaveLength(1);
    expect(second.orders[0]!.lines[0]).toMatchObject({
      quantity: 2,
      price: 12950,
      sku: 'MB',
      variantTitle: 'Blue',
    });
    expect(second.orders[1]!.lines[0]).toMatchObject({ sku: null, variantTitle: null, title: 'Poster' });
    expect(second.orders[0]!.lines[0]!.properties).not.toBe(second.orders[0]!.lines[1]!.properties);
    expect(warnings).toEqual([]);
  });

  it('is made anew, in the same place, when a file changed in size or time', async () => {
    await loadShopFromCsvCached(options);
    writeFileSync(options.orders, [HEAD, ...ROWS, '#3,2026-03-03 10:00:00 +0100,SEK,,1,Lamp,5,'].join('\n'));
    const grown = await loadShopFromCsvCached(options);
    expect([grown.fromCache, grown.orders.length]).toEqual([false, 3]);
    utimesSync(options.orders, 1, 1);
    expect((await loadShopFromCsvCached(options)).fromCache).toBe(false);
    expect((await loadShopFromCsvCached(options)).fromCache).toBe(true);
    expect(kept()).toContain('shop-');
  });

  it('never serves one shop’s cache for another domain or with other products', async () => {
    await loadShopFromCsvCached(options);
    expect((await loadShopFromCsvCached({ ...options, domain: 'b.myshopify.com' })).domain).toBe(
      'b.myshopify.com',
    );
    const products = join(folder, 'products.csv');
    writeFileSync(products, 'Title\nPoster');
    const other = await loadShopFromCsvCached({ ...options, products });
    expect([other.fromCache, other.products.length]).toEqual([false, 1]);
    const back = await loadShopFromCsvCached(options);
    expect([back.fromCache, back.products.length]).toEqual([true, 2]);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ['changed in one bit', (bytes: Buffer) => bytes.fill((bytes[200] ?? 0) ^ 4, 200, 201)],
    ['only a head', (bytes: Buffer) => bytes.subarray(0, 70)],
  ])('is not trusted when %s', async (_, damage) => {
    const whole = await loadShopFromCsvCached(options);
    const file = kept();
    writeFileSync(file, damage(readFileSync(file)));
    expect(await loadShopFromCsvCached(options)).toEqual(whole);
    expect(warnings[0]).toMatch(/damaged/);
    expect((await loadShopFromCsvCached(options)).fromCache).toBe(true);
  });

  it('does without a folder that cannot be written, and says so', async () => {
    mkdirSync(join(folder, 'deep'));
    writeFileSync(options.cacheDir, 'a file where the folder should be');
    const shop = await loadShopFromCsvCached(options);
    expect(shop.orders).toHaveLength(2);
    expect(warnings.join(' ')).toMatch(/cannot be written/);
  });

  it('lets the loader say what is wrong with a missing export', async () => {
    await expect(loadShopFromCsvCached({ ...options, orders: join(folder, 'no.csv') })).rejects.toThrow(
      /no such file/,
    );
  });
});
