/** Writes into metafields of the app itself which blocks of which product pages need room; snippet mersalg-room reads them. */
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import { ROOM_SHARES, type Rooms, roomKey, toldRooms } from '../domain/room.ts';
import type { AdminClient } from './client.ts';
import { tell } from './told.ts';

/** Of one metafield of type json, in bytes: Shopify's limit, and some air. */
const MOST_BYTES = 120_000;

/** Key → JSON text `{"42":{"upgrade":[3,1]}}`: see `toldRooms`. */
export function sharesOf(rooms: ReadonlyMap<ProductId, Rooms>): Map<string, string> {
  const shares = Array.from({ length: ROOM_SHARES }, (): Record<string, object> => ({}));
  for (const [id, own] of rooms) {
    shares[id % ROOM_SHARES]![id] = toldRooms(own);
  }
  // A share's own number falls into that share.
  return new Map(shares.map((share, at) => [roomKey(at), JSON.stringify(share)]));
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
