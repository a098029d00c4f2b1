/** Training as a whole: from a shop's orders and products to everything that a served model answers from. */
import type { Product } from '../catalog.ts';
import type { Blend } from './blend.ts';
import { warmUp } from './cold.ts';
import { bothDirections, type Interactions, indexOfId } from './interactions.ts';
import type { Ladder } from './ladder.ts';
import { learn } from './learn.ts';
import { likenessOf, withLikeness } from './likeness.ts';
import type { ModelStats, TrainInput } from './model.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { pairsOf } from './pairs.ts';
import { type Repurchase, repurchaseOf } from './repurchase.ts';
import { ridgeOf } from './ridge.ts';
import { type RowRunner, runInline } from './rowTasks.ts';
import { scoredOf } from './scored.ts';
import type { Scored } from './scorer.ts';
import { trainSubstitutes } from './substitutes.ts';
import { nearestByText } from './text.ts';
import { orderWeights, timesKnown } from './weights.ts';

export { serve } from './served.ts';

/** Everything a model is made of: what the codec saves and `serve` answers from. Items are all products that were bought or are listed. */
export interface ModelData {
  readonly stats: ModelStats;
  /** Ascending product ids; an item's index is its place here. */
  readonly ids: Float64Array;
  /** Orders that hold each item. */
  readonly orders: Uint32Array;
  readonly scored: Scored;
  /** For an item without orders, the item it borrows from; else NOBODY. */
  readonly like: Uint32Array;
  readonly blend: Blend;
  /** By which size damping orders were weighed, so that new ones can be. */
  readonly sizeDamping: number;
  /** Rows and entries are items; best first, siblings among them. */
  readonly substitutes: Neighbours;
  /** Siblings share a group. */
  readonly groups: Uint32Array;
  readonly ladder: Ladder;
  readonly repurchase: Repurchase;
}

/** Nearest by text that a product is compared with, and from which it may borrow when it has no orders. */
const NEAREST = 20;

/** Trains on one shop; of products with one id the first counts. Deterministic, however `run` shares the work; `onProgress` hears shares 0 to 1. */
export async function train(
  input: TrainInput,
  onProgress: (share: number) => void = () => {},
  run: RowRunner = runInline,
): Promise<ModelData> {
  const { history } = input;
  const products = [...input.products]
    .sort((a, b) => a.id - b.id)
    .filter(({ id }, at, all) => id !== all[at - 1]?.id);
  const data = itemsOf(history, products);
  const timed = timesKnown(history);
  const rows = Uint32Array.from(products, ({ id }) => indexOfId(data.ids, id));
  const near = spread(nearestByText(products, NEAREST), rows, data.ids.length);
  const likeness = likenessOf(near);
  const learnt = await learn(data, timed, run, (share) => onProgress(0.7 * share), likeness);
  const pairs = await pairsOf(data, orderWeights(data, learnt.weighting), run);
  const { weighting, regressed } = learnt;
  const alike = regressed.halfLife === weighting.halfLife;
  const basis = alike ? pairs : await pairsOf(data, orderWeights(data, regressed), run);
  const fitted = (share: number) => onProgress(0.7 + 0.15 * share);
  const ridge = await ridgeOf(data, basis, learnt.ridge, run, fitted, likeness);
  const warm = scoredOf(data, withLikeness(pairs, likeness, learnt.trust), ridge, weighting, timed);
  const { scored, like } = warmUp(warm, near);
  onProgress(0.9);
  const found = trainSubstitutes(products, data, undefined, (share) => onProgress(0.9 + 0.1 * share));
  // Items that are no longer listed are siblings of nobody: groups of their own behind all rows.
  const groups = Uint32Array.from(data.ids, (_, item) => products.length + item);
  for (let row = 0; row < rows.length; row++) groups[rows[row]!] = found.groups[row]!;
  onProgress(1);
  return {
    stats: { orders: data.orders, products: products.length, pairs: scored.relation.item.length },
    ids: data.ids,
    orders: warm.popularity,
    scored,
    like,
    blend: learnt.blend,
    sizeDamping: weighting.sizeDamping,
    substitutes: spread(found, rows, data.ids.length),
    groups,
    ladder: found.ladder,
    repurchase: repurchaseOf(history, data),
  };
}

/** The order history over all items, sold or merely listed. */
export function itemsOf(
  history: TrainInput['history'],
  products: readonly Pick<Product, 'id'>[],
): Interactions {
  const { ptr, productIds } = history;
  const ids = distinctAscending([productIds, Float64Array.from(products, ({ id }) => id)]);
  const items = Uint32Array.from(productIds, (id) => indexOfId(ids, id));
  return bothDirections(ids, ptr, items);
}

function distinctAscending(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  all.sort();
  return all.filter((id, k) => k === 0 || id !== all[k - 1]);
}

/** Rows of products as rows of items. `itemOf` ascends, so the order within rows stays. */
function spread(rows: Neighbours, itemOf: Uint32Array, items: number): Neighbours {
  const wide = new NeighboursBuilder(items);
  let item = 0;
  for (let row = 0; row + 1 < rows.ptr.length; row++) {
    for (; item < itemOf[row]!; item++) wide.endRow();
    for (let k = rows.ptr[row]!; k < rows.ptr[row + 1]!; k++) {
      wide.add(itemOf[rows.item[k]!]!, rows.score[k]!, rows.count[k]!);
    }
    wide.endRow();
    item += 1;
  }
  for (; item < items; item++) wide.endRow();
  return wide.finish();
}
