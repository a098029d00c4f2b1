/** The served model: trained neighbour lists answering the questions of Model. */
import type { ProductId } from '../ids.ts';
import type { Candidate } from '../suggestion.ts';
import { COPURCHASE_DEFAULTS, trainCopurchase } from './copurchase.ts';
import { buildInteractions, indexOfId } from './interactions.ts';
import type { ComplementQuestion, Model, ModelStats, Substitute, TrainInput } from './model.ts';
import type { Neighbours } from './neighbours.ts';
import { trainSubstitutes } from './substitutes.ts';

/** Everything a model is made of: what the codec saves and `serve` answers from. */
export interface ModelData {
  readonly stats: ModelStats;
  /** Products of the order history, ascending ids, with the number of orders of each. */
  readonly bought: { readonly ids: Float64Array; readonly orders: Uint32Array };
  readonly complements: Neighbours;
  /** Products of the catalogue, ascending ids. */
  readonly listed: { readonly ids: Float64Array };
  readonly substitutes: Neighbours;
}

/** Trains on one shop. Pure and deterministic; `onProgress` hears shares 0 to 1. */
export function train(input: TrainInput, onProgress: (share: number) => void = () => {}): ModelData {
  const interactions = buildInteractions(input.history);
  const complements = trainCopurchase(interactions, COPURCHASE_DEFAULTS, (share) => onProgress(share * 0.9));
  const orders = new Uint32Array(interactions.ids.length);
  for (let i = 0; i < orders.length; i++) orders[i] = interactions.itemPtr[i + 1]! - interactions.itemPtr[i]!;
  const products = [...input.products].sort((a, b) => a.id - b.id);
  const { ptr, item, score, count } = trainSubstitutes(products, interactions);
  onProgress(1);
  return {
    stats: { orders: interactions.orders, products: products.length, pairs: complements.item.length },
    bought: { ids: interactions.ids, orders },
    complements,
    listed: { ids: Float64Array.from(products, (product) => product.id) },
    substitutes: { ptr, item, score, count },
  };
}

/** Wraps trained data as a Model. Answers take microseconds and allocate only the answer. */
export function serve(data: ModelData): Model {
  return {
    stats: data.stats,
    complements: (question) => complementsOf(data, question),
    ranking: (question) =>
      complementsOf(data, question).map(({ productId, score }) => ({ productId, score, supported: true })),
    substitutes: (productId, limit) => substitutesOf(data, productId, limit),
  };
}

function complementsOf(data: ModelData, { context, barred, limit }: ComplementQuestion): Candidate[] {
  const { bought, complements } = data;
  const given = new Set<number>();
  for (const id of context) {
    const at = indexOfId(bought.ids, id);
    if (at >= 0) given.add(at);
  }
  const totals = new Map<number, { score: number; orders: number; from: number }>();
  for (const from of given) {
    for (let k = complements.ptr[from]!; k < complements.ptr[from + 1]!; k++) {
      const item = complements.item[k]!;
      if (given.has(item)) continue;
      const score = complements.score[k]!;
      const orders = complements.count[k]!;
      const total = totals.get(item);
      if (total === undefined) totals.set(item, { score, orders, from });
      else {
        total.score += score;
        // The reason names the pair seen most often: the strongest fact is the one to show.
        if (orders > total.orders) {
          total.orders = orders;
          total.from = from;
        }
      }
    }
  }
  return [...totals]
    .filter(([item]) => !barred.has(bought.ids[item]!))
    .sort((a, b) => b[1].score - a[1].score || a[0] - b[0])
    .slice(0, limit)
    .map(([item, { score, orders, from }]) => ({
      productId: bought.ids[item]!,
      score,
      reason: {
        kind: 'bought-together',
        orders,
        share: orders / bought.orders[from]!,
        with: bought.ids[from]!,
      },
    }));
}

function substitutesOf(data: ModelData, productId: ProductId, limit: number): Substitute[] {
  const at = indexOfId(data.listed.ids, productId);
  if (at < 0) return [];
  const { ptr, item, score } = data.substitutes;
  const found: Substitute[] = [];
  for (let k = ptr[at]!; k < ptr[at + 1]! && found.length < limit; k++) {
    found.push({
      productId: data.listed.ids[item[k]!]!,
      similarity: score[k]!,
      sibling: false,
    });
  }
  return found;
}
