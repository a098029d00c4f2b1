/** Forgets what has been kept long enough, as the merchant chose; asked every hour, shop by shop. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Control } from './control.ts';
import type { Clock, Logger, Store } from './ports.ts';
import { scheduleTrain } from './scheduleTrain.ts';
import { dayOf } from './settle.ts';

const DAY_MS = 86_400_000;

/** Safe to repeat, and to be killed at: each step is whole. Throws what the store throws. */
export async function retain(
  deps: { readonly store: Store; readonly clock: Clock; readonly log: Logger },
  shop: ShopDomain,
  { signal }: Pick<Control, 'signal'>,
): Promise<void> {
  const { store, clock, log } = deps;
  const now = clock.now();
  const today = dayOf(now);
  const { keep } = (await store.shops.loadSettings(shop)).settings;
  await stepwise(signal, () => store.ledger.purge(shop, today - keep.visitors));
  await store.counters.purge(shop, today - keep.visitors);
  await store.feedback.purge(shop, now);
  await store.feedback.purgeAnswers(shop, today - keep.feedback);
  await store.audit.purge(shop, now - keep.audit * DAY_MS);
  const orders = await stepwise(signal, () => store.orders.purge(shop, (today - keep.orders) * DAY_MS));
  if (orders === 0) return;
  log.info({ shop, orders, days: keep.orders }, 'Orders older than they are kept were forgotten.');
  await scheduleTrain(deps, shop);
}

async function stepwise(signal: AbortSignal, step: () => Promise<number>): Promise<number> {
  let gone = 0;
  for (let some = 1; some > 0 && !signal.aborted; gone += some) some = await step();
  return gone;
}
