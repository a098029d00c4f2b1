/** Trains a shop's model and publishes it; every server picks the new version up from the store. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Deps, Trainer } from './ports.ts';

/**
 * Resolves to `stopped` when `signal` called it off, or the shop was uninstalled meanwhile: its model must not come
 * back. Throws what the trainer or the store throws; the model in service stays, and the job is retried.
 */
export async function train(
  deps: Pick<Deps, 'store' | 'log' | 'clock'> & { readonly trainer: Trainer },
  shop: ShopDomain,
  onProgress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<'published' | 'stopped'> {
  const { store, log, trainer } = deps;
  const before = await store.shops.get(shop);
  if (before === null || before.uninstalledAt !== null) return 'stopped';
  const trained = await trainer.train(shop, onProgress, signal).catch((thrown: unknown) => {
    if (signal?.aborted) return null;
    throw thrown;
  });
  if (trained === null) return 'stopped';
  const { bytes, summary, firsts } = trained;
  const after = await store.shops.get(shop);
  if (after === null || after.uninstalledAt !== null || after.generation !== before.generation)
    return 'stopped';
  const version = await store.models.publish(shop, bytes, summary, firsts);
  log.info({ shop, version, bytes: bytes.length, ...summary }, 'model published');
  return 'published';
}
