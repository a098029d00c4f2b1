/**
 * When to train again after something changed: soon for small shops, seldom enough to stay cheap for big ones, whose
 * models hear of new orders in the meantime (see liveModel.ts).
 */
import type { ShopDomain } from '../domain/ids.ts';
import type { Deps } from './ports.ts';
import { isSyncing } from './syncState.ts';

/** Changes come in bursts (an order, its edits, its stock): they share one training. */
export const SETTLE_MS = 30_000;
/** Training may take this share of the time: one that takes 2 s runs at most every 200 s. */
const SHARE = 0.01;
/** But what only a training tells, as of a new product, must not wait for a day. */
const LONGEST_MS = 6 * 3_600_000;

/** Enqueues the shop's next training, unless a sync is under way, whose end trains anyway. */
export async function scheduleTrain(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  shop: ShopDomain,
): Promise<void> {
  if (await isSyncing({ store }, shop)) return;
  const [latest, jobs] = await Promise.all([store.models.latest(shop), store.jobs.list(shop)]);
  const isTraining = jobs.some(({ kind, state }) => kind === 'train' && state === 'running');
  const now = clock.now();
  // A training under way counts as done now: else the next would follow at its heels, and so on without end.
  const last = latest !== null && isTraining ? { ...latest, trainedAt: now } : latest;
  await store.jobs.enqueue(shop, 'train', {}, trainDelay(last, now));
}

/** Milliseconds until the next training. */
export function trainDelay(last: { trainedAt: number; trainMs: number } | null, now: number): number {
  if (last === null) return SETTLE_MS;
  const apart = Math.min(last.trainMs / SHARE, LONGEST_MS);
  return Math.max(SETTLE_MS, last.trainedAt + apart - now);
}
