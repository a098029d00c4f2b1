/** Whether a shop lets the app read what its products cost: nobody is to lose the catalogue for want of that. */
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Logger } from '../flows/ports.ts';
import type { AdminClient } from './client.ts';
import { COSTS_ASKED } from './documents.ts';

/**
 * The scope read_products opens costs by Shopify's published schema, yet it also names a permission of the
 * merchant's for them. So one cheap question goes before each export: an export that is refused for one field
 * is refused as a whole. False means: ask without costs, and without stock, which stands beside them.
 */
export async function mayReadCosts(client: AdminClient, log: Logger, shop: ShopDomain): Promise<boolean> {
  try {
    await client.run(shop, COSTS_ASKED, {});
    return true;
  } catch (thrown) {
    if (asMersalgError(thrown).data.code !== 'ACCESS_DENIED') throw thrown;
    log.info({ shop }, 'Shopify does not let the app read costs: margins and stock stay unknown.');
    return false;
  }
}
