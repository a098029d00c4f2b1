/** Tells a true uninstall from a late or repeated notice of one that a new installation has overtaken. */
import { asMersalgError } from '../domain/errors.ts';
import type { Deps, ShopRecord } from './ports.ts';

/** The platform repeats a notice for 4 hours and sends shop/redact 48 hours after: within that, ask. */
const NOTICES_LAST_MS = 72 * 3_600_000;

/**
 * Whether the shop has really left, given a notice received at `receivedAt`. Uninstalling a shop that is
 * there costs it its sync and its suggestions, so when in doubt the platform is asked: access that still
 * works has not been uninstalled. Throws when the platform is away; ask again later.
 */
export async function hasLeft(
  { platform }: Pick<Deps, 'platform'>,
  record: ShopRecord,
  receivedAt: number,
): Promise<boolean> {
  if (receivedAt < record.installedAt) return false;
  if (receivedAt - record.installedAt > NOTICES_LAST_MS) return true;
  try {
    await platform.shopInfo(record.shop);
    return false;
  } catch (thrown) {
    if (isRefusal(thrown)) return true;
    throw asMersalgError(thrown);
  }
}

/** Whether the platform has answered, and will not let us in; anything else says nothing of the shop. */
export function isRefusal(thrown: unknown): boolean {
  const { code } = asMersalgError(thrown);
  return code === 'token-expired' || code === 'not-installed' || code === 'platform-refused';
}
