/** How much room the blocks of a product page will need, told to the theme before anybody asks what stands in them. */
import type { ProductId } from './ids.ts';
import type { Spot, ToldOffer } from './offer/told.ts';

/** Blocks that most products leave empty: room held for nothing would be a hole in the page. */
export const ROOM_SPOTS = ['upgrade', 'bundle', 'extras'] as const satisfies readonly Spot[];

export interface Room {
  /** Rows of a comparison, parts of a set, or extras without those that selling plans make. */
  readonly rows: number;
  /** Products in it of which a variant is to be chosen. */
  readonly pickers: number;
  /** The theme adds a row for each selling plan of the product: only the platform knows these. */
  readonly plans: boolean;
}

/** Of one product's page; a spot that shows nothing is absent. */
export type Rooms = Readonly<Partial<Record<(typeof ROOM_SPOTS)[number], Room>>>;

/** What is asked of a product. */
interface Choice {
  readonly variants: readonly { readonly title: string }[];
}

/** What `offers`, as a shopper of this product's page would be told, take up. Null when that is nothing. */
export function roomsFor(
  offers: readonly ToldOffer[],
  catalog: ReadonlyMap<ProductId, Choice>,
): Rooms | null {
  const rooms: { -readonly [spot in keyof Rooms]: Rooms[spot] } = {};
  const pickersOf = (ids: readonly ProductId[]) => ids.filter((id) => hasChoice(catalog.get(id))).length;
  for (const offer of offers) {
    if (offer.kind === 'upgrade') {
      const { rows, product } = offer;
      rooms.upgrade ??= { rows: rows.length, pickers: pickersOf([product]), plans: false };
    } else if (offer.kind === 'bundle') {
      const { products } = offer;
      rooms.bundle ??= { rows: products.length, pickers: pickersOf(products), plans: false };
    } else if (offer.spot === 'extras') {
      const { rows, plans } = rooms.extras ?? { rows: 0, plans: false };
      const more =
        offer.kind === 'subscription' ? 0 : offer.terms?.kind === 'volume' ? offer.terms.tiers.length : 1;
      rooms.extras = { rows: rows + more, pickers: 0, plans: plans || offer.kind === 'subscription' };
    }
  }
  return Object.keys(rooms).length === 0 ? null : rooms;
}

/** As widgets decide whether to let a variant be chosen: the platform calls the only one of a product without options so. */
function hasChoice(product: Choice | undefined): boolean {
  return product?.variants.some(({ title }) => title !== 'Default Title') ?? false;
}

/** As the theme is told them: `{"upgrade":[3,1]}`, per block `[rows, pickers]`, of extras `[rows, plans]`. */
export function toldRooms(own: Rooms): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(
    ROOM_SPOTS.flatMap((spot) => {
      const room = own[spot];
      if (room === undefined) return [];
      return [[spot, [room.rows, spot === 'extras' ? Number(room.plans) : room.pickers] as const]];
    }),
  );
}

/**
 * Products are spread over so many metafields by what is left when their id is divided: a page reads but one of them. A
 * prime, since ids have patterns; the platform takes at most 25 at once.
 */
export const ROOM_SHARES = 23;

/** The metafield that holds the room of this product's page; snippet mersalg-room reckons the same. */
export function roomKey(id: ProductId): string {
  return `rooms_${id % ROOM_SHARES}`;
}
