/** Writes into metafields of the app itself which blocks of which product pages need room; snippet mersalg-room reads them. */
import { MersalgError } from '../domain/errors.ts';
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import { ROOM_SPOTS, type Rooms } from '../domain/room.ts';
import type { AdminClient } from './client.ts';
import type { Operation, UserErrors } from './documents.ts';

/** Owned by the installation: no scope is needed, and no other app and no merchant's page sees or changes them. */
export const ROOM_NAMESPACE = 'mersalg';
/**
 * Products are spread over so many metafields by what is left when their id is divided: a page reads but one of them. A
 * prime, since ids have patterns; at most 25 are written at once.
 */
export const ROOM_SHARES = 23;
/** Of one metafield of type json, in bytes: Shopify's limit, and some air. */
const MOST_BYTES = 120_000;

interface Held {
  readonly key: string;
  readonly value: string;
}

export const ROOMS: Operation<
  { currentAppInstallation: { id: string; metafields: { nodes: readonly Held[] } } },
  { namespace: string }
> = {
  name: 'Rooms',
  idempotent: true,
  text: `query Rooms($namespace: String!) {
    currentAppInstallation { id metafields(namespace: $namespace, first: 50) { nodes { key value } } }
  }`,
};

export const ROOMS_SET: Operation<
  { metafieldsSet: UserErrors },
  { metafields: readonly Record<string, string>[] }
> = {
  name: 'RoomsSet',
  idempotent: true,
  text: `mutation RoomsSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { code message } }
  }`,
};

/** Key → JSON text `{"42":{"upgrade":[3,1]}}`: per product and block `[rows, pickers]`, of extras `[rows, plans]`. */
export function sharesOf(rooms: ReadonlyMap<ProductId, Rooms>): Map<string, string> {
  const shares = Array.from({ length: ROOM_SHARES }, (): Record<string, object> => ({}));
  for (const [id, own] of rooms) {
    const told = ROOM_SPOTS.flatMap((spot) => {
      const room = own[spot];
      return room === undefined
        ? []
        : [[spot, [room.rows, spot === 'extras' ? Number(room.plans) : room.pickers]]];
    });
    shares[id % ROOM_SHARES]![id] = Object.fromEntries(told) as object;
  }
  return new Map(shares.map((share, at) => [`rooms_${at}`, JSON.stringify(share)]));
}

/** `written` and `tooLarge` count metafields; one that is too large is emptied: its pages hold no room. */
export async function tellRooms(
  client: AdminClient,
  shop: ShopDomain,
  rooms: ReadonlyMap<ProductId, Rooms>,
): Promise<{ readonly written: number; readonly tooLarge: number }> {
  const { id, metafields } = (await client.run(shop, ROOMS, { namespace: ROOM_NAMESPACE }))
    .currentAppInstallation;
  const before = new Map(metafields.nodes.map(({ key, value }) => [key, canonical(value)]));
  const changed: Record<string, string>[] = [];
  let tooLarge = 0;
  for (const [key, text] of sharesOf(rooms)) {
    const isTooLarge = Buffer.byteLength(text) > MOST_BYTES;
    if (isTooLarge) tooLarge += 1;
    const value = isTooLarge ? '{}' : text;
    if ((before.get(key) ?? '{}') === canonical(value)) continue;
    changed.push({ ownerId: id, namespace: ROOM_NAMESPACE, key, type: 'json', value });
  }
  if (changed.length === 0) return { written: 0, tooLarge };
  const { userErrors } = (await client.run(shop, ROOMS_SET, { metafields: changed })).metafieldsSet;
  const [first] = userErrors;
  if (first !== undefined) {
    const data = { shop, code: first.code ?? null };
    throw new MersalgError(
      'platform-refused',
      `Shopify refused what the theme is told: ${first.message}`,
      data,
    );
  }
  return { written: changed.length, tooLarge };
}

/** Shopify writes JSON anew: spaces may differ. Keys that are whole numbers stand in their order wherever they are read. */
function canonical(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value;
  }
}
