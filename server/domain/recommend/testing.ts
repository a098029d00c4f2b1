/** Makers of small order histories as training sees them, for tests; no part of the product. */
import { bothDirections, type Interactions } from './interactions.ts';
import type { Neighbours } from './neighbours.ts';
import { mulberry32 } from './synthetic.ts';

/** Orders of items 0 to `items` - 1 as they stand, sorted; an item's id is its index + 1. */
export function interactionsOf(baskets: readonly (readonly number[])[], items: number): Interactions {
  const ptr = new Uint32Array(baskets.length + 1);
  const lines: number[] = [];
  baskets.forEach((basket, o) => {
    lines.push(...[...new Set(basket)].sort((a, b) => a - b));
    ptr[o + 1] = lines.length;
  });
  const ids = Float64Array.from({ length: items }, (_, i) => i + 1);
  return bothDirections(ids, ptr, Uint32Array.from(lines));
}

/** A row of neighbours as a list of [item, score, count]. */
export function rowOf({ ptr, item, score, count }: Neighbours, row: number): [number, number, number][] {
  return Array.from(item.subarray(ptr[row]!, ptr[row + 1]!), (other, t) => {
    const k = ptr[row]! + t;
    return [other, score[k]!, count[k]!];
  });
}

export interface PlantedOptions {
  readonly orders: number;
  readonly seed: number;
  /** Items of each of the groups that are bought together. */
  readonly groupSize?: number;
  readonly groups?: number;
  /** Share of orders that hold the bestseller, whatever else they hold: item 0, in no group. */
  readonly bestseller?: number;
  /** Share of items that come from anywhere. */
  readonly noise?: number;
  /** From which order on groups are shuffled: what went together no longer does. */
  readonly changedFrom?: number;
}

/**
 * A shop in which the truth is known: an order takes 2 to 4 items of one group, each time another choice; item i > 0
 * is in group (i - 1) mod groups, and after the change in group ⌊(i - 1) / groupSize⌋.
 */
export function plantedBaskets(options: PlantedOptions): number[][] {
  const { orders, seed, groupSize = 8, groups = 2, bestseller = 0.6, noise = 0.1 } = options;
  const { changedFrom = Number.POSITIVE_INFINITY } = options;
  const random = mulberry32(seed);
  const below = (n: number) => Math.floor(random() * n);
  const all = groups * groupSize;
  return Array.from({ length: orders }, (_, o) => {
    const group = below(groups);
    const member = () => {
      if (random() < noise) return 1 + below(all);
      const at = below(groupSize);
      return 1 + (o < changedFrom ? at * groups + group : group * groupSize + at);
    };
    const basket = Array.from({ length: 2 + below(3) }, member);
    if (random() < bestseller) basket.push(0);
    return [...new Set(basket)].sort((a, b) => a - b);
  });
}
