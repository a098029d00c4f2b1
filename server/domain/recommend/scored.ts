/** Puts together what scoring reads, from counted pairs and fitted regressions. */
import type { Interactions } from './interactions.ts';
import type { Neighbours } from './neighbours.ts';
import type { Pairs } from './pairs.ts';
import { relate } from './relation.ts';
import type { Scored } from './scorer.ts';
import { type OrderWeighting, orderWeights } from './weights.ts';

/** What "recently" means, as a share of the history's orders. */
const RECENT = 0.05;
/** Added to both shares of the trend, in orders' worth: an item sold twice has no trend. */
const TREND_PRIOR = 0.3;

export function scoredOf(
  data: Interactions,
  pairs: Pairs,
  ridge: Neighbours,
  weighting: OrderWeighting,
  timed: boolean,
): Scored {
  const n = data.ids.length;
  const orders = Uint32Array.from({ length: n }, (_, i) => data.itemPtr[i + 1]! - data.itemPtr[i]!);
  let met = 0;
  let all = 0;
  for (const weight of pairs.weight) met += weight;
  for (const own of pairs.own) all += own;
  return {
    ...relate(pairs, ridge, orders),
    own: Float32Array.from(pairs.own),
    popularity: orders,
    trend: timed ? trendOf(data, pairs, weighting) : new Float32Array(n),
    breadth: all > 0 ? met / all : 0,
  };
}

/** ln of an item's share of recent sales over its share of all: what is in season, what has gone. */
function trendOf(data: Interactions, pairs: Pairs, weighting: OrderWeighting): Float32Array {
  const n = data.ids.length;
  const weights = orderWeights(data, { ...weighting, halfLife: RECENT });
  const recent = new Float64Array(n);
  let recentAll = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    for (let k = data.itemPtr[i]!; k < data.itemPtr[i + 1]!; k++) recent[i]! += weights[data.ordersOf[k]!]!;
    recentAll += recent[i]!;
    all += pairs.own[i]!;
  }
  // Orders that hold nothing known, as when all their products are gone.
  if (recentAll === 0) return new Float32Array(n);
  const floor = TREND_PRIOR / Math.max(1, data.orders);
  return Float32Array.from(recent, (sum, i) =>
    Math.log((sum / recentAll + floor) / (pairs.own[i]! / all + floor)),
  );
}
