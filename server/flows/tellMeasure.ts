/** Tells the theme how results are measured: which share is held out, and whether questions must carry a bucket. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Deps } from './ports.ts';

/**
 * Runs with the job `rooms`: at install, and after each change of settings or trials. Safe to repeat. Until it has run, and
 * for as long as a page stays in a cache, the theme holds out by the former share: those few visits are counted under the
 * new epoch by what the server reckons, which blurs it towards no difference and never invents one.
 * Throws what store and platform throw.
 */
export async function tellMeasure(
  { store, platform, log }: Pick<Deps, 'store' | 'platform' | 'log'>,
  shop: ShopDomain,
): Promise<void> {
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) return;
  const { measure, tact } = (await store.shops.loadSettings(shop)).settings;
  const { share, epoch } = measure;
  const trials = (await store.trials.list(shop)).some(({ status }) => status === 'running');
  const isNew = await platform.tellMeasure(shop, { share, trials, exit: tact.exit });
  if (isNew) log.info({ shop, share, epoch, trials }, 'the theme knows how results are measured');
}
