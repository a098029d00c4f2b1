/** Brings a shop's whole catalogue and order history in: products → orders → training, resumable at any kill. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { type OrderReach, readSince } from '../domain/syncChoice.ts';
import type { Control } from './control.ts';
import { learnInfo } from './learnInfo.ts';
import type { BulkKind, BulkStatus, Deps, SyncState } from './ports.ts';
import { failSync, freshSync } from './syncState.ts';
import { takeOrders } from './takeOrders.ts';

/** An export that failed is asked for again so many times before the merchant is told. */
export const MOST_FAILURES = 5;
/** While an export is being made we look again after these waits, then leave the worker to others. */
const LOOKS_MS = [200, 300, 500, 1_000, 2_000];
const LOOK_AGAIN_MS = 5_000;

export type SyncDeps = Pick<Deps, 'store' | 'platform' | 'clock' | 'log'>;

/** What a run came to. `failures` counts exports that failed in a row; hand it to the next run. */
export type SyncOutcome =
  | { readonly kind: 'finished' }
  /** The shop is gone, was installed anew, or the server stops. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'again'; readonly delayMs: number; readonly failures: number };

type Ready = Extract<BulkStatus, { kind: 'ready' }>;
type Step =
  | { readonly kind: 'next'; readonly state: SyncState }
  | { readonly kind: 'failed'; readonly code: string; readonly state: SyncState }
  | { readonly kind: 'making' }
  | { readonly kind: 'stopped' };

/**
 * Runs the shop's sync from where it stands until it is trained, the export needs time, or it must stop.
 * Every committed batch writes its place, so that a killed run repeats at most one batch, which does no
 * harm. Throws what the platform and the store throw; the next run goes on from the last committed batch.
 */
export async function sync(
  deps: SyncDeps,
  shop: ShopDomain,
  failures: number,
  control: Control,
): Promise<SyncOutcome> {
  const { store, clock, log } = deps;
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) return { kind: 'stopped' };
  let state = await store.syncs.get(shop);
  if (state === null || state.generation !== record.generation) {
    state = freshSync(record.generation, clock.now());
  }
  // Asked at each sync, not only once: prices are read by the shop's currency, which a new shop may still change.
  if (record.currency === '' || state.phase === 'waiting') await learnInfo(deps, record);
  if (state.phase === 'waiting') state = { ...state, phase: 'products', startedAt: clock.now() };
  await store.syncs.put(shop, state);

  while (state.phase === 'products' || state.phase === 'orders') {
    const kind: BulkKind = state.phase;
    const step = await runExport(deps, shop, kind, state, control);
    if (step.kind === 'stopped') return step;
    if (step.kind === 'making') return { kind: 'again', delayMs: LOOK_AGAIN_MS, failures };
    if (step.kind === 'failed') return failed(deps, shop, kind, step, failures);
    log.info(
      { shop, kind, done: kind === 'products' ? step.state.productsDone : step.state.ordersDone },
      'synced',
    );
    failures = 0;
    state = (await isReadOtherwise(deps, shop, step.state))
      ? await anew(deps, shop, step.state)
      : await nextPhase(deps, shop, step.state);
  }
  // Enqueued on every run that finds the phase, so that a kill just before it cannot lose the training.
  if (state.phase === 'training') await store.jobs.enqueue(shop, 'train');
  return { kind: 'finished' };
}

/** True while the sync still speaks for the shop's present installation. */
async function current({ store }: SyncDeps, shop: ShopDomain, generation: number, { signal }: Control) {
  if (signal.aborted) return false;
  const record = await store.shops.get(shop);
  return record !== null && record.uninstalledAt === null && record.generation === generation;
}

/** How far back the merchant wants orders read, as of now. */
async function reachOf({ store }: SyncDeps, shop: ShopDomain): Promise<OrderReach> {
  return (await store.shops.loadSettings(shop)).settings.sync.orders;
}

/** Whether the merchant has changed how far back orders are read since this export of them was asked for. */
async function isReadOtherwise(deps: SyncDeps, shop: ShopDomain, { phase, reach }: SyncState) {
  return phase === 'orders' && reach !== (await reachOf(deps, shop));
}

/** The phase once more, from its beginning. */
async function anew({ store }: SyncDeps, shop: ShopDomain, state: SyncState): Promise<SyncState> {
  const next: SyncState = { ...state, bulkId: null, line: 0, reach: null };
  await store.syncs.put(shop, next);
  return next;
}

async function nextPhase({ store }: SyncDeps, shop: ShopDomain, state: SyncState): Promise<SyncState> {
  const phase = state.phase === 'products' ? 'orders' : 'training';
  if (phase === 'training') {
    // Only now is the catalogue known to be whole: what this sync did not meet has gone from the shop.
    await store.products.sweep(shop, state.startedAt);
  }
  const next: SyncState = {
    ...state,
    phase,
    bulkId: null,
    line: 0,
    problem: null,
    reach: null,
    trained: null,
  };
  await store.syncs.put(shop, next);
  return next;
}

async function runExport(
  deps: SyncDeps,
  shop: ShopDomain,
  kind: BulkKind,
  before: SyncState,
  control: Control,
): Promise<Step> {
  const { store, platform } = deps;
  let state = before;
  if (state.bulkId === null) {
    const reach = kind === 'orders' ? await reachOf(deps, shop) : null;
    const since = reach === null ? null : readSince(reach, state.startedAt);
    const bulkId = await platform.startBulk(shop, kind, since);
    state = { ...started(state, kind), bulkId, reach };
    await store.syncs.put(shop, state);
  }
  const status = await awaitBulk(deps, shop, state.bulkId!, control);
  if (!(await current(deps, shop, state.generation, control))) return { kind: 'stopped' };
  if (status.kind === 'running') return { kind: 'making' };
  if (status.kind === 'failed') return { kind: 'failed', code: status.code, state };
  const step = await takeIn(deps, shop, kind, state, status, control);
  return step.kind === 'next' && kind === 'products' ? takeCollections(deps, shop, step, control) : step;
}

/** Titles alone: the products have said which collections hold them. */
async function takeCollections(
  deps: SyncDeps,
  shop: ShopDomain,
  step: Extract<Step, { kind: 'next' }>,
  control: Control,
): Promise<Step> {
  const collections = await deps.platform.collections(shop);
  if (!(await current(deps, shop, step.state.generation, control))) return { kind: 'stopped' };
  await deps.store.collections.replace(shop, collections);
  return step;
}

async function awaitBulk({ platform }: SyncDeps, shop: ShopDomain, id: string, control: Control) {
  for (const wait of LOOKS_MS) {
    const status = await platform.bulkStatus(shop, id);
    if (status.kind !== 'running' || control.signal.aborted) return status;
    await control.sleep(wait);
  }
  return platform.bulkStatus(shop, id);
}

/** Streams the export into the store, batch by batch, each followed by its place in the file. */
async function takeIn(
  deps: SyncDeps,
  shop: ShopDomain,
  kind: BulkKind,
  before: SyncState,
  { url, roots }: Ready,
  control: Control,
): Promise<Step> {
  const { store, platform } = deps;
  let state: SyncState =
    kind === 'products' ? { ...before, productsTotal: roots } : { ...before, ordersTotal: roots };
  await store.syncs.put(shop, state);
  if (url === null) return { kind: 'next', state };
  const commit = async (line: number, taken: number) => {
    state = {
      ...state,
      line,
      productsDone: state.productsDone + (kind === 'products' ? taken : 0),
      ordersDone: state.ordersDone + (kind === 'orders' ? taken : 0),
    };
    await store.syncs.put(shop, state);
  };
  try {
    // The check stands before each write: a batch must not bring back rows of a shop that was erased meanwhile.
    if (kind === 'products') {
      for await (const { items, line } of platform.bulkProducts(shop, url, state.line)) {
        if (!(await current(deps, shop, state.generation, control))) return { kind: 'stopped' };
        await store.products.upsert(shop, items, state.startedAt);
        await commit(line, items.length);
      }
    } else {
      for await (const { items, line } of platform.bulkOrders(shop, url, state.line)) {
        if (!(await current(deps, shop, state.generation, control))) return { kind: 'stopped' };
        await takeOrders(deps, shop, items);
        await commit(line, items.length);
      }
    }
  } catch (thrown) {
    const error = asMersalgError(thrown);
    if (error.code !== 'bulk-truncated' && error.code !== 'bulk-failed') throw error;
    deps.log.warn({ shop, kind, line: state.line, code: error.code }, error.message);
    // Further than last time: a cut line, go on from there. At the very same place: a broken file, ask anew.
    if (error.code === 'bulk-truncated' && state.line > before.line) {
      return takeIn(deps, shop, kind, state, { kind: 'ready', url, roots, objects: 0 }, control);
    }
    return { kind: 'failed', code: error.code, state };
  }
  return { kind: 'next', state };
}

/** The phase from its beginning: a new export is counted anew. */
function started(state: SyncState, kind: BulkKind): SyncState {
  return kind === 'products'
    ? { ...state, line: 0, productsDone: 0, productsTotal: null }
    : { ...state, line: 0, ordersDone: 0, ordersTotal: null };
}

async function failed(
  deps: SyncDeps,
  shop: ShopDomain,
  kind: BulkKind,
  { code, state }: Extract<Step, { kind: 'failed' }>,
  failures: number,
): Promise<SyncOutcome> {
  const count = failures + 1;
  deps.log.warn({ shop, kind, code, failures: count }, 'The export failed.');
  if (code === 'ACCESS_DENIED' || count >= MOST_FAILURES) {
    await failSync(deps, shop, problemText(kind, code));
    return { kind: 'finished' };
  }
  await deps.store.syncs.put(shop, { ...state, bulkId: null, line: 0 });
  return { kind: 'again', delayMs: 1_000 * 4 ** failures, failures: count };
}

function problemText(kind: BulkKind, code: string): string {
  if (code === 'ACCESS_DENIED') {
    return `Shopify refused to export the ${kind}: the app may not read them. Give it the scopes read_products and read_orders, open the app again, and start the sync anew.`;
  }
  return `Shopify could not export the ${kind} in ${MOST_FAILURES} attempts (${code}). Start the sync again; if it fails again, wait an hour and look at Shopify’s status page.`;
}

/** What the merchant reads when the sync's job was given up. */
export function giveUpText(thrown: unknown): string {
  const { code, message } = asMersalgError(thrown);
  if (code === 'token-expired' || code === 'not-installed') {
    return 'Shopify no longer accepts Mersalg’s access to this shop. Close and open the app in the Shopify admin, which renews it.';
  }
  if (code === 'internal') {
    return 'The sync met an error of Mersalg’s own. Start it again; if it fails again, the server’s log says why.';
  }
  return `The sync could not go on: ${message} Start it again when that is solved.`;
}
