/** Where a shop's sync stands: how it begins, how it ends, and how it is asked to begin again. */
import type { ShopDomain } from '../domain/ids.ts';
import type { SyncProgress } from '../domain/report.ts';
import type { Clock, Store, SyncState } from './ports.ts';

/** A sync that has not begun, for this installation of the shop. */
export function freshSync(generation: number, now: number): SyncState {
  return {
    phase: 'waiting',
    generation,
    startedAt: now,
    finishedAt: null,
    bulkId: null,
    line: 0,
    productsDone: 0,
    productsTotal: null,
    ordersDone: 0,
    ordersTotal: null,
    problem: null,
    reach: null,
    trained: null,
  };
}

export function isUnderway(state: SyncState): boolean {
  return state.phase !== 'done' && state.phase !== 'failed';
}

/** Whether a shop is in the midst of a sync, whose end trains anyway. */
export async function isSyncing({ store }: { store: Store }, shop: ShopDomain): Promise<boolean> {
  const state = await store.syncs.get(shop);
  return state !== null && isUnderway(state);
}

/**
 * Begins a sync, or carries on with the one under way (its job is enqueued again, in case it was lost).
 * The caller must know that the shop is installed; `staff` is whom the log names, '' where Mersalg began by itself.
 */
export async function startSync(
  { store, clock }: { store: Store; clock: Clock },
  shop: ShopDomain,
  generation: number,
  staff = '',
): Promise<void> {
  const state = await store.syncs.get(shop);
  if (state !== null && state.generation === generation && isUnderway(state)) {
    await store.jobs.enqueue(shop, state.phase === 'training' ? 'train' : 'sync');
    return;
  }
  await store.syncs.put(shop, freshSync(generation, clock.now()));
  await store.jobs.enqueue(shop, 'sync', {});
  const subject = { kind: 'sync', id: '', name: '' } as const;
  await store.audit.add(shop, { at: clock.now(), staff, did: 'started', subject, detail: {} });
}

/**
 * Reads the past anew, since the merchant wants more or less of it: a sync that has yet to come to the orders, or is at
 * them, heeds it by itself; any other begins again. The caller must know that the shop is installed.
 */
export async function readAnew(
  deps: { store: Store; clock: Clock },
  shop: ShopDomain,
  generation: number,
): Promise<void> {
  if ((await deps.store.syncs.get(shop))?.phase !== 'training') return startSync(deps, shop, generation);
  await deps.store.syncs.put(shop, freshSync(generation, deps.clock.now()));
  await deps.store.jobs.enqueue(shop, 'sync', {});
}

/** Ends a sync whose model is now published. A sync that was begun again meanwhile is left alone. */
export async function finishSync(
  { store, clock }: { store: Store; clock: Clock },
  shop: ShopDomain,
): Promise<void> {
  const state = await store.syncs.get(shop);
  if (state?.phase !== 'training') return;
  await store.syncs.put(shop, { ...state, phase: 'done', finishedAt: clock.now(), problem: null });
}

/** Ends a sync that cannot go on; `problem` tells the merchant what happened and what to do. */
export async function failSync(
  { store, clock }: { store: Store; clock: Clock },
  shop: ShopDomain,
  problem: string,
): Promise<void> {
  const state = await store.syncs.get(shop);
  if (state === null || !isUnderway(state)) return;
  await store.syncs.put(shop, { ...state, phase: 'failed', finishedAt: clock.now(), bulkId: null, problem });
}

/** What the merchant's page shows of it. */
export function progressOf(state: SyncState | null): SyncProgress {
  return {
    phase: state?.phase ?? 'waiting',
    products: { done: state?.productsDone ?? 0, total: state?.productsTotal ?? null },
    orders: { done: state?.ordersDone ?? 0, total: state?.ordersTotal ?? null },
    startedAt: state === null || state.phase === 'waiting' ? null : state.startedAt,
    finishedAt: state?.finishedAt ?? null,
    problem: state?.problem ?? null,
    trained: state?.phase === 'training' ? state.trained : null,
  };
}
