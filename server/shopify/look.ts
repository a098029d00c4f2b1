/** Writes into a metafield of the app itself how the merchant wants widgets to look; Liquid brings it onto the page. */
import type { ShopDomain } from '../domain/ids.ts';
import type { ToldLook } from '../domain/look/look.ts';
import type { AdminClient } from './client.ts';
import { tell } from './told.ts';

/** `app.metafields.mersalg.look`, see `ToldLook`. Absent or empty: all is as usual. */
export const LOOK_KEY = 'look';

/** Resolves to whether it had to be written. @throws what `tell` throws. */
export async function tellLook(client: AdminClient, shop: ShopDomain, look: ToldLook): Promise<boolean> {
  return (await tell(client, shop, new Map([[LOOK_KEY, JSON.stringify(look)]]))) > 0;
}
