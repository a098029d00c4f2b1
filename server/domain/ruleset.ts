/** The merchant's settings made ready to be asked: each request asks of some sixty products, of a few it has not met. */
import { isSellable, lowestPrice, type Product, stockOf } from './catalog.ts';
import type { CollectionId, ProductId } from './ids.ts';
import { TECHNIQUE } from './placement.ts';
import { contextOf } from './recommend/candidates.ts';
import { folded, type Rules } from './rules.ts';
import type { Settings } from './settings.ts';
import type { Candidate, SuggestRequest } from './suggestion.ts';

export interface Ruleset {
  /** By itself, or by a collection, tag or vendor of it. */
  isExcluded(product: Product): boolean;
  /** For sale, not excluded in any way, and enough of it left: holds for pins as well. */
  mayShow(product: Product): boolean;
  /** Leaves the margin that the merchant wants. */
  earnsEnough(product: Product): boolean;
  /** Highest price of a complement in minor units; Infinity without a limit or without a price to go by. */
  ceiling(request: SuggestRequest, catalog: ReadonlyMap<ProductId, Product>): number;
  /**
   * What is pinned for the moment, best first: pins for what is in hand, then those for everything, both in the
   * merchant's order. At the door there are none: what is shown there must be cheaper.
   */
  pinsFor(request: SuggestRequest): readonly Candidate[];
}

const made = new WeakMap<Settings, Ruleset>();

/** The same for the same settings object: it remembers what it has judged. */
export function rulesetOf(settings: Settings): Ruleset {
  let ruleset = made.get(settings);
  if (ruleset === undefined) {
    ruleset = make(settings);
    made.set(settings, ruleset);
  }
  return ruleset;
}

function make({ excludedProducts, rules }: Settings): Ruleset {
  const isExcluded = exclusion(new Set(excludedProducts), rules.exclude);
  const mayShow = remembered(
    (product) =>
      isSellable(product) && !isExcluded(product) && (stockOf(product) ?? Infinity) >= rules.minStock,
  );
  const { leastPercent, showUnknown } = rules.margin;
  const earnsEnough =
    leastPercent === null
      ? () => true
      : remembered(({ variants }) => {
          const percent = marginPercent(variants);
          return percent === null ? showUnknown : percent >= leastPercent;
        });
  const beside = pinsByProduct(rules);
  return {
    isExcluded,
    mayShow,
    earnsEnough,
    ceiling(request, catalog) {
      const { most } = rules.priceRatio.crossSell;
      if (most === null || TECHNIQUE[request.placement] !== 'cross-sell') return Infinity;
      let dearest = 0;
      for (const id of contextOf(request)) {
        const product = catalog.get(id);
        if (product !== undefined) dearest = Math.max(dearest, lowestPrice(product));
      }
      return dearest === 0 ? Infinity : dearest * most;
    },
    pinsFor(request) {
      const chosen = TECHNIQUE[request.placement] === 'cross-sell' ? contextOf(request) : [];
      if (rules.pins.length === 0 || chosen.length === 0) return [];
      const at = [...new Set(chosen)].flatMap((id) => beside.get(id) ?? []).sort((a, b) => a - b);
      const shown = new Set([...at, ...(beside.get(null) ?? [])].map((index) => rules.pins[index]!.show));
      return [...shown].map((productId) => ({ productId, score: 1, reason: { kind: 'pinned' } }));
    },
  };
}

/** Places in the list of pins by the product that they stand beside. */
function pinsByProduct({ pins }: Rules): ReadonlyMap<ProductId | null, readonly number[]> {
  const places = new Map<ProductId | null, number[]>();
  for (const [index, pin] of pins.entries()) places.set(pin.with, [...(places.get(pin.with) ?? []), index]);
  return places;
}

function exclusion(products: ReadonlySet<ProductId>, exclude: Rules['exclude']) {
  const collections = new Set<CollectionId>(exclude.collections);
  const tags = new Set(exclude.tags.map(folded));
  const vendors = new Set(exclude.vendors.map(folded));
  return (product: Product): boolean =>
    products.has(product.id) ||
    (collections.size > 0 && (product.collections ?? []).some((id) => collections.has(id))) ||
    (tags.size > 0 && product.tags.some((tag) => tags.has(folded(tag.trim())))) ||
    (vendors.size > 0 && vendors.has(folded(product.vendor.trim())));
}

/**
 * The least margin among the variants that can be bought and whose cost is known, in percent of the price, as
 * Shopify works it out: (price − cost) ÷ price. Taxes within the price are not taken off. Null when no cost is known.
 */
export function marginPercent(variants: Product['variants']): number | null {
  let least: number | null = null;
  for (const { available, cost, price } of variants) {
    if (!available || cost === null) continue;
    const percent = price > 0 ? ((price - cost) / price) * 100 : cost > 0 ? -Infinity : 0;
    least = Math.min(least ?? Infinity, percent);
  }
  return least;
}

/** Products never change: a change brings a new object, and the verdict on the old one goes with it. */
function remembered(judge: (product: Product) => boolean): (product: Product) => boolean {
  const verdicts = new WeakMap<Product, boolean>();
  return (product) => {
    let verdict = verdicts.get(product);
    if (verdict === undefined) {
      verdict = judge(product);
      verdicts.set(product, verdict);
    }
    return verdict;
  };
}
