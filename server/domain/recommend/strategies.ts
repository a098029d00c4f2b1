/** The registry of strategies: adding one is a file and a line here, and every evaluation then shows it. */
import type { Product } from '../catalog.ts';
import { popularityRanker } from './evaluate/baselines.ts';
import type { Ranker } from './evaluate/ranker.ts';
import type { Interactions } from './interactions.ts';
import { alikeByText } from './strategies/alikeByText.ts';
import { blendPart } from './strategies/blendPart.ts';
import { nearestBaskets } from './strategies/nearestBaskets.ts';
import type { ModelData } from './trained.ts';

/** What a strategy may learn from. */
export interface FitContext {
  /** The training orders; items are what they hold. */
  readonly data: Interactions;
  readonly products: readonly Product[];
  /** The blend, trained on the same orders. */
  readonly model: ModelData;
}

export interface Strategy {
  readonly name: string;
  /** Learns, and returns how it ranks. */
  readonly fit: (context: FitContext) => Ranker['rank'];
}

/**
 * The first three are the blend's own parts. Nearest baskets are left out of the blend: added to its score in the same
 * way (weight × logarithm of the share of their own best), with the weight that did best on the very questions asked,
 * they changed NDCG@10 for carts by +0.7 % (groceries), +0.6 % (instacart-last-basket) and not at all (online-retail,
 * and its small carts, which every weight made worse); for single items by 0, +0.6 %, +0.8 % and 0. A weight learnt
 * beforehand gains less. Their answer takes 170 to 190 µs for a cart where the blend's takes 12 to 60, and 1.2 ms
 * where it takes 0.3 for carts of dozens of lines.
 */
export const STRATEGIES: readonly Strategy[] = [
  { name: 'regression', fit: (context) => blendPart('regression', context) },
  { name: 'conditional', fit: (context) => blendPart('conditional', context) },
  { name: 'damped-co-occurrence', fit: (context) => blendPart('damped', context) },
  { name: 'nearest-baskets', fit: nearestBaskets },
  { name: 'text', fit: alikeByText },
  // The last resort: it stands behind all that the blend can score, and is never said to go with anything.
  { name: 'popularity', fit: ({ data }) => popularityRanker(data).rank },
];

/** Every strategy, fitted and ready to be judged. */
export function fitAll(context: FitContext): Ranker[] {
  return STRATEGIES.map((strategy) => ({ name: strategy.name, rank: strategy.fit(context) }));
}
