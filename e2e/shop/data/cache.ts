/** Keeps a shop loaded from CSV in a file, so that the next start of the demo need not read the exports again. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { type CsvOptions, type CsvShop, loadShopFromCsv } from './csv.ts';
import { packShop, unpackShop } from './pack.ts';

/** Raise it whenever the readers or the packing would give another shop for the same files. */
const FORMAT = 2;

export interface CachedCsvOptions extends CsvOptions {
  /** Made when missing. Holds one file per pair of exports. */
  cacheDir: string;
  /** Told when the cache cannot be used or written; the shop is loaded all the same. */
  onWarning?: (message: string) => void;
}

export interface CachedCsvShop extends CsvShop {
  fromCache: boolean;
}

/**
 * `loadShopFromCsv`, but from the cache when neither file's size nor time of change is other than when it was
 * kept. A damaged or outdated cache is written anew, never trusted.
 */
export async function loadShopFromCsvCached(options: CachedCsvOptions): Promise<CachedCsvShop> {
  const { cacheDir, onWarning = () => {}, ...csv } = options;
  const paths = [options.products, options.orders]
    .filter((path) => path !== undefined)
    .map((path) => resolve(path));
  const key = await keyOf(options.domain, paths);
  const file = join(
    cacheDir,
    `shop-${digest([options.domain, options.products !== undefined, ...paths]).slice(0, 16)}.bin`,
  );
  if (key !== null) {
    const kept = await readCache(file, key, onWarning);
    if (kept) return { ...kept, fromCache: true };
  }
  const shop = await loadShopFromCsv(csv);
  if (key !== null) await writeCache(file, key, shop, onWarning);
  return { ...shop, fromCache: false };
}

/** Null when a file cannot be looked at: the loader will say what is wrong with it. */
async function keyOf(domain: string, paths: readonly string[]): Promise<string | null> {
  try {
    const facts = await Promise.all(paths.map(async (path) => [path, await stat(path)] as const));
    return digest([
      FORMAT,
      process.versions.v8,
      domain,
      ...facts.map(([path, f]) => [path, f.size, f.mtimeMs]),
    ]);
  } catch {
    return null;
  }
}

function digest(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The file: 64 characters of key, 8 of checksum, then the shop. */
const HEAD = 72;

async function readCache(
  file: string,
  key: string,
  onWarning: (message: string) => void,
): Promise<CsvShop | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (thrown) {
    if (!isMissing(thrown)) onWarning(`The shop cache ${file} cannot be read (${messageOf(thrown)}).`);
    return null;
  }
  if (bytes.toString('latin1', 0, 64) !== key) return null;
  const body = bytes.subarray(HEAD);
  if (bytes.toString('latin1', 64, HEAD) !== checksum(body)) {
    onWarning(`The shop cache ${file} is damaged; it is made anew.`);
    return null;
  }
  return unpackShop(body);
}

/** Written beside and moved into place: a reader never meets half a file. */
async function writeCache(
  file: string,
  key: string,
  shop: CsvShop,
  onWarning: (message: string) => void,
): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(join(file, '..'), { recursive: true });
    const body = packShop(shop);
    await writeFile(draft, Buffer.concat([Buffer.from(key + checksum(body), 'latin1'), body]));
    await rename(draft, file);
  } catch (thrown) {
    await rm(draft, { force: true }).catch(() => {});
    onWarning(
      `The shop cache ${file} cannot be written (${messageOf(thrown)}); the next start reads the exports again.`,
    );
  }
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
