/** How much of what is for sale has something to suggest on its page, found by asking as a shopper's page would. */
import { isSellable } from '../domain/catalog.ts';
import type { Coverage } from '../domain/measure/kpis.ts';
import type { Placement } from '../domain/placement.ts';
import { suggest } from './suggest.ts';
import type { ShopView } from './views.ts';

/** Shoppers wait while this is reckoned: 500 questions take some 30 ms, and a share of 500 is good to ±4 points. */
export const MOST_LOOKED_AT = 500;
/** The blocks of a product's page. */
const SPOTS = ['product', 'upgrade', 'bundle', 'extras'] as const satisfies readonly Placement[];

/** A view never changes: what was found of it holds for as long as it does. */
const known = new WeakMap<ShopView, Coverage>();

/** Null before the first training. In a large catalogue every n-th product is looked at. */
export function coverage(view: ShopView, now: number): Coverage | null {
  if (view.model === null) return null;
  const found = known.get(view) ?? reckon(view, now);
  known.set(view, found);
  return found;
}

function reckon(view: ShopView, now: number): Coverage {
  const all = [...view.catalog.values()].filter(isSellable);
  const step = Math.max(1, all.length / MOST_LOOKED_AT);
  const looked = Array.from(
    { length: Math.min(all.length, MOST_LOOKED_AT) },
    (_, n) => all[Math.floor(n * step)]!,
  );
  const context = { country: '', language: '', device: null, cartTotal: null, now };
  const covered = looked.filter(({ id }) => {
    const question = {
      placement: 'product',
      productId: id,
      cart: [],
      limit: 1,
      spots: SPOTS,
      context,
    } as const;
    return suggest(view, question).kind === 'suggestions';
  });
  return { looked: looked.length, covered: covered.length };
}
