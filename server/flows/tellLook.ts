/** Tells the theme how the merchant wants widgets to look. */
import type { ShopDomain } from '../domain/ids.ts';
import { toldLook } from '../domain/look/look.ts';
import type { Deps } from './ports.ts';
import { safeCss } from './safeCss.ts';

/**
 * Runs with the job `rooms`: at install, and after each change of settings. Safe to repeat. CSS is made safe here once
 * more: what was saved by rules of before, or written into the store by other hands, reaches no shopper unread.
 * Throws what store and platform throw.
 */
export async function tellLook(
  { store, platform, log }: Pick<Deps, 'store' | 'platform' | 'log'>,
  shop: ShopDomain,
): Promise<void> {
  const record = await store.shops.get(shop);
  if (record === null || record.uninstalledAt !== null) return;
  const { look } = (await store.shops.loadSettings(shop)).settings;
  const { css, problems } = safeCss(look.css);
  if (problems.length > 0)
    log.warn({ shop, problems }, 'the shop’s own CSS is not used: it says what is not allowed');
  if (await platform.tellLook(shop, toldLook(look, css)))
    log.info({ shop }, 'the theme knows how widgets look');
}
