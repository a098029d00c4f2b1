/** Gives our extensions what they need to find us: the pixel its settings, the blocks in checkout our address. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Deps } from './ports.ts';

/**
 * Safe to repeat: after every install, and with every reconcile, which mends what a changed address or secret has
 * broken. A shop whose extensions are not connected sells as before, so a failure is told and goes no further.
 */
export async function connectExtensions(
  { platform, log }: Pick<Deps, 'platform' | 'log'>,
  shop: ShopDomain,
): Promise<void> {
  try {
    const { denied } = await platform.connectExtensions(shop);
    if (denied.length > 0) log.info({ shop, denied }, 'The shop’s grant does not let these be connected.');
  } catch (thrown) {
    const { code } = asMersalgError(thrown);
    log.warn({ shop, code }, 'The extensions are not connected yet; tried again with the next reconcile.');
  }
}
