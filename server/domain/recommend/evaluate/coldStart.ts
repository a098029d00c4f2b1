/** The first day of a product: one in ten established products is made new, and asked for what goes with it. */
import type { OrderHistory } from '../../basket.ts';
import type { ProductId } from '../../ids.ts';
import { buildInteractions, indexOfId } from '../interactions.ts';
import type { Model } from '../model.ts';
import { mulberry32 } from '../synthetic.ts';
import { DEPTH, type Outcome } from './metrics.ts';
import { basketOf, historyOf, type OrderList } from './orderList.ts';
import { byPopularity } from './ranker.ts';
import { partialShuffle, type Split } from './split.ts';

export interface ColdStart {
  /** Products made new: titles and prices stay, their order lines do not. */
  readonly cold: ReadonlySet<ProductId>;
  /** The training orders without them. */
  readonly history: OrderHistory;
  /** Query q knows `known[q]` alone, a cold product of order `order[q]`, which holds `hidden[q]` too. */
  readonly order: Uint32Array;
  readonly known: Float64Array;
  readonly hidden: Float64Array;
}

/** A product is established with so many training orders; so many queries are asked at most. */
const ESTABLISHED = 20;
const CAP = 5_000;

/**
 * Of the established products, most ordered first, each is made cold with a chance of one in ten (seed 42). Each
 * cold product of a test order asks for one of that order's warm products, drawn with seed 7.
 */
export function coldStart(list: OrderList, split: Split): ColdStart {
  const history = historyOf(list, split.train);
  const data = buildInteractions(history);
  const chance = mulberry32(42);
  const cold = new Set<ProductId>();
  for (const item of byPopularity(data)) {
    if (data.itemPtr[item + 1]! - data.itemPtr[item]! < ESTABLISHED) break;
    if (Math.floor(chance() * 10) === 0) cold.add(data.ids[item]!);
  }
  const draw = mulberry32(7);
  const orders: number[] = [];
  const known: number[] = [];
  const hidden: number[] = [];
  for (const o of split.test) {
    const basket = [...basketOf(list, o)];
    const warm = basket.filter((id) => !cold.has(id) && indexOfId(data.ids, id) >= 0);
    if (warm.length === 0) continue;
    for (const id of basket) {
      if (!cold.has(id)) continue;
      orders.push(o);
      known.push(id);
      hidden.push(warm[Math.floor(draw() * warm.length)]!);
    }
  }
  let kept = Uint32Array.from(orders, (_, q) => q);
  if (kept.length > CAP) {
    partialShuffle(kept, CAP, mulberry32(42));
    kept = kept.slice(0, CAP).sort();
  }
  return {
    cold,
    history: without(history, cold),
    order: Uint32Array.from(kept, (q) => orders[q]!),
    known: Float64Array.from(kept, (q) => known[q]!),
    hidden: Float64Array.from(kept, (q) => hidden[q]!),
  };
}

/**
 * Where a model trained on `start.history` ranks the hidden products among the warm ones. `products` are all that
 * it may have heard of: what is no warm product of the training orders is left out of the ranking.
 */
export function judgeColdStart(
  model: Pick<Model, 'ranking'>,
  list: OrderList,
  start: ColdStart,
  products: Iterable<ProductId>,
  onProgress: (share: number) => void = () => {},
): Outcome {
  const warm = new Set(start.history.productIds);
  const outside = new Set([...products].filter((id) => !warm.has(id)));
  const proposed = new Set<ProductId>();
  const n = start.order.length;
  const ranks = Uint8Array.from(start.order, (order, q) => {
    const barred = new Set(outside);
    for (const id of basketOf(list, order)) if (id !== start.hidden[q]) barred.add(id);
    const found = model.ranking({ context: [start.known[q]!], barred, limit: DEPTH });
    for (const { productId } of found) proposed.add(productId);
    if ((q & 63) === 63) onProgress((q + 1) / n);
    return found.findIndex(({ productId }) => productId === start.hidden[q]) + 1;
  });
  onProgress(1);
  return { ranks, covered: proposed.size };
}

/** The same orders without lines of `gone`; an order of nothing else stays, empty. */
function without(history: OrderHistory, gone: ReadonlySet<ProductId>): OrderHistory {
  const { ptr, productIds } = history;
  const kept = new Float64Array(productIds.length);
  const to = new Uint32Array(ptr.length);
  let size = 0;
  for (let o = 0; o + 1 < ptr.length; o++) {
    for (let k = ptr[o]!; k < ptr[o + 1]!; k++) if (!gone.has(productIds[k]!)) kept[size++] = productIds[k]!;
    to[o + 1] = size;
  }
  return { ...history, ptr: to, productIds: kept.slice(0, size) };
}
