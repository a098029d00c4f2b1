/** What setting up shows: which steps are done, what Shopify grants, and whose suggestions are worth a first look. */
import { isSellable } from '../domain/catalog.ts';
import type { ProductId } from '../domain/ids.ts';
import { NEEDED_PARTS, type SetupReport, type SetupStep, type StorefrontLook } from '../domain/setup.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { Store } from './ports.ts';
import { suggest } from './suggest.ts';
import type { ShopView } from './views.ts';

/** Of the most bought products, so many are asked for their suggestions: some tens of milliseconds, once per view. */
const ASKED = 60;
const SHOWN = 6;
/** As many cards as a block shows usually. */
const CARDS = 4;

/** Reads what is stored; changes nothing. */
export async function setup(store: Store, view: ShopView): Promise<SetupReport> {
  const { shop, scopes } = view.shop;
  const [sync, look, offers] = await Promise.all([
    store.syncs.get(shop),
    store.looks.get(shop),
    store.offers.list(shop),
  ]);
  const best = bestSupported(view);
  const done: Readonly<Record<SetupStep, boolean>> = {
    connected: true,
    sync: sync?.phase === 'done' || view.model !== null,
    suggestions: best.length > 0,
    theme: isInTheme(look),
    offer: offers.some(({ status }) => status !== 'draft'),
  };
  return {
    steps: (Object.keys(done) as SetupStep[]).map((step) => ({ step, done: done[step] })),
    granted: {
      allOrders: scopes.includes('read_all_orders'),
      customers: scopes.includes('read_customers'),
    },
    best,
    look,
  };
}

export function isInTheme(look: StorefrontLook | null): boolean {
  return look !== null && NEEDED_PARTS.every((part) => ['active', 'doubled'].includes(look.parts[part]));
}

/** A view is made anew whenever anything in it changes, so what was found in one stays true of it. */
const found = new WeakMap<ShopView, readonly ProductId[]>();

/** Products that can be bought and whose suggestions the most orders support, best first. */
export function bestSupported(view: ShopView): readonly ProductId[] {
  const known = found.get(view);
  if (known !== undefined) return known;
  const ids = findBest(view);
  found.set(view, ids);
  return ids;
}

function findBest(view: ShopView): readonly ProductId[] {
  const { model, catalog } = view;
  if (model === null) return [];
  // Asked about nothing in particular, the model tells what is bought most.
  const popular = model.ranking({ context: [], barred: new Set(), limit: ASKED, cart: true });
  const rated: { id: ProductId; orders: number }[] = [];
  for (const { productId: id } of popular) {
    const product = catalog.get(id);
    if (product === undefined || !isSellable(product)) continue;
    const outcome = suggest(view, { placement: 'product', productId: id, cart: [], limit: CARDS });
    if (outcome.kind !== 'suggestions') continue;
    const orders = outcome.suggestions.reduce((sum, one) => sum + ordersOf(one), 0);
    if (orders > 0) rated.push({ id, orders });
  }
  return rated
    .sort((a, b) => b.orders - a.orders || a.id - b.id)
    .slice(0, SHOWN)
    .map(({ id }) => id);
}

/** Orders in which it went along with what the shopper holds; 0 where nothing of the kind is known. */
function ordersOf({ reason }: Suggestion): number {
  return reason.kind === 'bought-together' ? reason.orders : 0;
}
