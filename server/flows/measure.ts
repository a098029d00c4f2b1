/** The hourly look at what is measured: what is too old goes, then those who act on figures have their turn. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Control } from './control.ts';
import { MEASURE_HOOKS } from './measureHooks.ts';
import type { Clock, Logger, Store } from './ports.ts';
import { retain } from './retain.ts';

export const MEASURE_EVERY_MS = 3_600_000;

export interface MeasureDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Something that acts on a shop's figures once an hour, such as a guard. Run twice it must do no harm. */
export interface MeasureHook {
  readonly name: string;
  run(deps: MeasureDeps, shop: ShopDomain, control: Control): Promise<void>;
}

/**
 * Counts by day are kept as they come in, so nothing is counted here. A hook that fails is logged and holds up none of
 * the others: it is run again an hour later. Throws what the store throws while purging.
 */
export async function measure(
  deps: MeasureDeps,
  shop: ShopDomain,
  control: Control,
  hooks: readonly MeasureHook[] = MEASURE_HOOKS,
): Promise<'done' | 'stopped'> {
  const { store, log } = deps;
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) return 'stopped';
  await retain(deps, shop, control);
  for (const hook of hooks) {
    if (control.signal.aborted) return 'stopped';
    try {
      await hook.run(deps, shop, control);
    } catch (thrown) {
      const { code, message } = asMersalgError(thrown);
      log.error({ shop, hook: hook.name, code }, message);
    }
  }
  return 'done';
}
