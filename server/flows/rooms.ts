/** Tells the theme which products' blocks will show something, so that it holds their room and leaves no hole elsewhere. */
import type { ProductId, ShopDomain } from '../domain/ids.ts';
import { ROOM_SPOTS, type Rooms, roomsFor } from '../domain/room.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import type { Control } from './control.ts';
import type { Deps } from './ports.ts';
import { suggest } from './suggest.ts';
import { createViews, type ShopView } from './views.ts';

/** Products between two breaths: the thread's other jobs must go on. */
const AT_ONCE = 100;

/**
 * What a shopper new to the shop, of whom nothing is known, is shown on each product's page, asked of the same code. An
 * offer with conditions on the shopper holds no room: to those few it appears where nothing is seen to move.
 */
export function roomsOn(view: ShopView, productId: ProductId, now: number): Rooms | null {
  const outcome = suggest(view, stranger(productId, now));
  return outcome.kind === 'nothing' ? null : roomsFor(outcome.offers, view.catalog);
}

/** Room is for all hours: should the job run in a quiet one, the others must not find none. */
function awake(view: ShopView): ShopView {
  const { settings } = view;
  if (settings.tact.quiet.length === 0) return view;
  return { ...view, settings: { ...settings, tact: { ...settings.tact, quiet: [] } } };
}

function stranger(productId: ProductId, now: number): SuggestRequest {
  const context = { country: '', language: '', device: null, cartTotal: 0, now };
  return { placement: 'product', productId, cart: [], limit: 4, spots: ROOM_SPOTS, context };
}

/**
 * Runs once for a shop: after each training, and each change of its offers or settings. Safe to repeat: what the theme
 * knows already is not written again. Resolves to how many products it told of. Throws what store and platform throw.
 */
export async function tellRooms(
  deps: Pick<Deps, 'store' | 'platform' | 'clock' | 'log'>,
  shop: ShopDomain,
  { signal }: Pick<Control, 'signal'>,
): Promise<number> {
  const found = await createViews(deps).get(shop);
  if (found === null) return 0;
  const view = awake(found);
  const now = deps.clock.now();
  const rooms = new Map<ProductId, Rooms>();
  let asked = 0;
  for (const id of view.catalog.keys()) {
    asked += 1;
    if (asked % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return 0;
    const room = roomsOn(view, id, now);
    if (room !== null) rooms.set(id, room);
  }
  const { written, tooLarge } = await deps.platform.tellRooms(shop, rooms);
  if (tooLarge > 0) deps.log.warn({ shop, tooLarge }, 'Too many products to hold room for all of them.');
  if (written > 0) deps.log.info({ shop, products: rooms.size, written }, 'room is held');
  return rooms.size;
}
