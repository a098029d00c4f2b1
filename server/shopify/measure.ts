/** Writes into a metafield of the app itself what the theme must know to hold shoppers out before anything is painted. */
import type { ShopDomain } from '../domain/ids.ts';
import type { ToldMeasure } from '../domain/measure/measure.ts';
import type { AdminClient } from './client.ts';
import { tell } from './told.ts';

/** `app.metafields.mersalg.measure`: `{"share":5,"trials":true}`. Absent: nobody is held out, nothing is measured. */
export const MEASURE_KEY = 'measure';

/** Resolves to whether it had to be written. @throws what `tell` throws. */
export async function tellMeasure(
  client: AdminClient,
  shop: ShopDomain,
  { share, trials, exit }: ToldMeasure,
): Promise<boolean> {
  const wanted = new Map([[MEASURE_KEY, JSON.stringify({ share, trials, exit })]]);
  return (await tell(client, shop, wanted)) > 0;
}
