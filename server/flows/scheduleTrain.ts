/** When to train again after something changed: soon for small shops, seldom enough to stay cheap for big ones. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Deps } from './ports.ts';
import { isSyncing } from './syncState.ts';

/** Changes come in bursts (an order, its edits, its stock): they share one training. */
export const SETTLE_MS = 30_000;
/** Training may take this share of the time: one that takes 2 s runs at most every 200 s. */
const SHARE = 0.01;
const LONGEST_MS = 3_600_000;

/** Enqueues the shop's next training, unless a sync is under way, whose end trains anyway. */
export async function scheduleTrain(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  shop: ShopDomain,
): Promise<void> {
  if (await isSyncing({ store }, shop)) return;
  const latest = await store.models.latest(shop);
  await store.jobs.enqueue(shop, 'train', {}, trainDelay(latest, clock.now()));
}

/** Milliseconds until the next training. */
export function trainDelay(latest: { trainedAt: number; trainMs: number } | null, now: number): number {
  if (latest === null) return SETTLE_MS;
  const apart = Math.min(latest.trainMs / SHARE, LONGEST_MS);
  return Math.max(SETTLE_MS, latest.trainedAt + apart - now);
}
