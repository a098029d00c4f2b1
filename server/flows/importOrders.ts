/** Imports orders from export files: in batches, resumable, any number of times, telling what it had to refuse. */
import type { Order } from '../domain/basket.ts';
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { createMatcher, type Matcher, type ProductHint } from '../domain/matching.ts';
import type { Clock, ImportState, ShopRecord, Store } from './ports.ts';
import { isSyncing } from './syncState.ts';

/** What the reader of export files gives; `row` counts lines within its file, `part` counts files from 0. */
export type ImportItem =
  | { readonly kind: 'order'; readonly order: Order; readonly row: number; readonly part: number }
  | { readonly kind: 'refused'; readonly reason: string; readonly row: number; readonly part: number };

export type RefusedRow = Extract<ImportItem, { kind: 'refused' }>;

export interface ImportInput {
  readonly shop: ShopDomain;
  /** Identity of the files: the same files give the same text. */
  readonly file: string;
  readonly items: AsyncIterable<ImportItem>;
  /** From a products export, to know SKUs and titles of old. */
  readonly hints?: AsyncIterable<ProductHint>;
  /** Imports a file anew that was imported before. */
  readonly again?: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: (so: ImportProgress) => void;
  readonly onRefused: (row: RefusedRow) => void;
}

export interface ImportProgress {
  readonly orders: number;
  readonly refused: number;
}

export interface ImportReport extends ImportProgress {
  /** `known`: these files were imported before, and nothing was done. `stopped`: run again to go on. */
  readonly kind: 'finished' | 'stopped' | 'known';
  /** Orders that were skipped because an earlier, interrupted run had stored them. */
  readonly resumedAfter: number;
  /** Lines of this run's orders, and those of them whose product the shop no longer has. */
  readonly lines: number;
  readonly unknownLines: number;
}

/** Bounds a transaction: some 50 ms on either engine. */
const BATCH_ORDERS = 500;
const BATCH_LINES = 5_000;

/**
 * Throws `not-found` when the shop is not installed, `conflict` while its catalogue is not known yet, and what
 * the reader and the store throw; the next run goes on after the last committed batch.
 */
export async function importOrders(
  { store, clock }: { store: Store; clock: Clock },
  input: ImportInput,
): Promise<ImportReport> {
  const { shop, file, signal } = input;
  const record = await installedShop(store, shop);
  const before = await store.imports.get(shop, file);
  if (before?.finishedAt != null && !input.again) {
    const { imported: orders, refused } = before;
    return { kind: 'known', orders, refused, resumedAfter: orders, lines: 0, unknownLines: 0 };
  }
  const resumed = before?.finishedAt === null ? before : null;
  const matcher = await matcherOf(store, shop, input.hints);

  let state: ImportState = resumed ?? { file, rows: 0, imported: 0, refused: 0, finishedAt: null };
  // Refusals are met anew by each run, since they are read again: counted from the start.
  let refused = 0;
  let lines = 0;
  let unknownLines = 0;
  let batch: Order[] = [];
  let batchLines = 0;
  let batchEnd = 0;
  const positionOf = positions();

  const commit = async (finishedAt: number | null) => {
    await stillInstalled(store, record);
    if (batch.length > 0) await store.orders.upsert(shop, batch);
    const rows = batch.length > 0 ? batchEnd : state.rows;
    state = { file, rows, imported: state.imported + batch.length, refused, finishedAt };
    await store.imports.put(shop, state);
    batch = [];
    batchLines = 0;
    input.onProgress({ orders: state.imported, refused });
  };
  const report = (kind: ImportReport['kind']): ImportReport => ({
    kind,
    orders: state.imported,
    refused,
    resumedAfter: resumed?.imported ?? 0,
    lines,
    unknownLines,
  });

  for await (const item of input.items) {
    if (signal.aborted) return report('stopped');
    const position = positionOf(item);
    if (item.kind === 'refused') {
      refused += 1;
      input.onRefused(item);
      continue;
    }
    if (resumed !== null && position <= resumed.rows) continue;
    const order = resolve(item.order, matcher);
    lines += order.lines.length;
    unknownLines += order.lines.filter((line) => line.productId === null).length;
    batch.push(order);
    batchLines += order.lines.length;
    batchEnd = position;
    if (batch.length >= BATCH_ORDERS || batchLines >= BATCH_LINES) await commit(null);
  }
  await commit(clock.now());
  // Lines that an earlier import could not place may be known by now.
  await store.orders.resolveSkus(shop, matcher.bySku);
  if (!(await isSyncing({ store }, shop))) await store.jobs.enqueue(shop, 'train', {});
  return report('finished');
}

async function installedShop(store: Store, shop: ShopDomain): Promise<ShopRecord> {
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) {
    const known = (await store.shops.list()).map((one) => one.shop);
    const here =
      known.length === 0 ? 'No shop is installed in it yet.' : `Installed in it: ${known.join(', ')}.`;
    throw new MersalgError(
      'not-found',
      `${shop} is not installed in this database. ${here} Open Mersalg once in the shop’s admin, which installs it; then import.`,
      { shop },
    );
  }
  if ((await store.products.count(shop)) === 0) {
    throw new MersalgError(
      'conflict',
      `The products of ${shop} are not known yet, so that its orders could not be understood. Wait until the first sync has brought them in (the app’s page shows it), then import.`,
      { shop },
    );
  }
  return record;
}

/** An import must not fill the tables of a shop that left or was erased meanwhile. */
async function stillInstalled(store: Store, record: ShopRecord): Promise<void> {
  const now = await store.shops.get(record.shop);
  if (now !== null && now.uninstalledAt === null && now.generation === record.generation) return;
  throw new MersalgError('not-found', `${record.shop} was uninstalled during the import, which ends here.`, {
    shop: record.shop,
  });
}

async function matcherOf(
  store: Store,
  shop: ShopDomain,
  hints: AsyncIterable<ProductHint> | undefined,
): Promise<Matcher> {
  const known: ProductHint[] = [];
  for await (const hint of hints ?? []) known.push(hint);
  return createMatcher(await store.products.all(shop), known);
}

function resolve(order: Order, matcher: Matcher): Order {
  const lines = order.lines.map((line) =>
    line.productId === null ? { ...line, productId: matcher.find(line) } : line,
  );
  return { ...order, lines };
}

/** One number that grows through all parts of an export, the same at every reading. */
function positions(): (item: ImportItem) => number {
  let part = 0;
  let offset = 0;
  let highest = 0;
  return (item) => {
    if (item.part !== part) {
      part = item.part;
      offset = highest;
    }
    highest = Math.max(highest, offset + item.row);
    return offset + item.row;
  };
}
