/** Writes into metafields of the app itself which blocks of which product pages need room; snippet mersalg-room reads them. */
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import { type Rooms, toldRooms } from '../domain/room.ts';
import type { AdminClient } from './client.ts';
import { tell } from './told.ts';

/**
 * Products are spread over so many metafields by what is left when their id is divided: a page reads but one of them. A
 * prime, since ids have patterns; at most 25 are written at once.
 */
export const ROOM_SHARES = 23;
/** Of one metafield of type json, in bytes: Shopify's limit, and some air. */
const MOST_BYTES = 120_000;

/** Key → JSON text `{"42":{"upgrade":[3,1]}}`: see `toldRooms`. */
export function sharesOf(rooms: ReadonlyMap<ProductId, Rooms>): Map<string, string> {
  const shares = Array.from({ length: ROOM_SHARES }, (): Record<string, object> => ({}));
  for (const [id, own] of rooms) {
    shares[id % ROOM_SHARES]![id] = toldRooms(own);
  }
  return new Map(shares.map((share, at) => [`rooms_${at}`, JSON.stringify(share)]));
}

/** `written` and `tooLarge` count metafields; one that is too large is emptied: its pages hold no room. */
export async function tellRooms(
  client: AdminClient,
  shop: ShopDomain,
  rooms: ReadonlyMap<ProductId, Rooms>,
): Promise<{ readonly written: number; readonly tooLarge: number }> {
  let tooLarge = 0;
  const wanted = new Map<string, string>();
  for (const [key, text] of sharesOf(rooms)) {
    const isTooLarge = Buffer.byteLength(text) > MOST_BYTES;
    if (isTooLarge) tooLarge += 1;
    wanted.set(key, isTooLarge ? '{}' : text);
  }
  return { written: await tell(client, shop, wanted), tooLarge };
}
