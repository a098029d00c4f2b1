/** The sibling protocol: are the other colours and patterns of an article found as its substitutes? */
import type { OrderHistory } from '../../basket.ts';
import type { ProductId } from '../../ids.ts';
import { buildInteractions, indexOfId } from '../interactions.ts';
import { type Described, nearestByText } from '../text.ts';

export interface SubstituteEvaluation {
  /** Products with at least one other product of their family. */
  readonly queries: number;
  /** Share of queries with a sibling among the first ten. */
  readonly hr10: number;
  /** Mean of siblings among the first ten ÷ min(10, siblings). */
  readonly recall10: number;
  /** Mean of 1/rank of the first sibling, 0 beyond the tenth. */
  readonly mrr10: number;
}

/** Ranks judged. */
const TOP = 10;

/**
 * Each product that has a relative in `families` asks; all other products of `products` that occur in `history` are
 * ranked as its substitutes, without a floor, ties by orders, then id. `families` is used for judging alone. The
 * answer is deterministic.
 */
export function evaluateSubstitutes(
  products: readonly Described[],
  history: OrderHistory,
  families: ReadonlyMap<ProductId, string>,
  onProgress: (share: number) => void = () => {},
): SubstituteEvaluation {
  const { ids, itemPtr } = buildInteractions(history);
  const bought = products.filter(({ id }) => indexOfId(ids, id) >= 0).sort((a, b) => a.id - b.id);
  const orders = bought.map(({ id }) => {
    const at = indexOfId(ids, id);
    return itemPtr[at + 1]! - itemPtr[at]!;
  });
  const near = nearestByText(bought, 50, onProgress);
  const popular = bought.map((_, i) => i).sort((a, b) => orders[b]! - orders[a]! || a - b);
  const sizes = new Map<string, number>();
  for (const { id } of bought) {
    const family = families.get(id);
    if (family !== undefined) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  }
  let queries = 0;
  let hits = 0;
  let recall = 0;
  let reciprocal = 0;
  for (let i = 0; i < bought.length; i++) {
    const family = families.get(bought[i]!.id);
    const siblings = family === undefined ? 0 : sizes.get(family)! - 1;
    if (siblings === 0) continue;
    queries += 1;
    const ranking: number[] = [];
    const rows = near;
    const scored: [number, number][] = [];
    for (let p = rows.ptr[i]!; p < rows.ptr[i + 1]!; p++) scored.push([rows.item[p]!, rows.score[p]!]);
    scored.sort((a, b) => b[1] - a[1] || orders[b[0]]! - orders[a[0]]! || a[0] - b[0]);
    for (const [j] of scored) if (ranking.length < TOP) ranking.push(j);
    for (const j of popular) {
      if (ranking.length >= TOP) break;
      if (j !== i && !ranking.includes(j)) ranking.push(j);
    }
    let found = 0;
    ranking.forEach((j, at) => {
      if (families.get(bought[j]!.id) !== family) return;
      if (found === 0) reciprocal += 1 / (at + 1);
      found += 1;
    });
    hits += found > 0 ? 1 : 0;
    recall += found / Math.min(TOP, siblings);
  }
  const mean = (sum: number) => (queries === 0 ? 0 : sum / queries);
  return { queries, hr10: mean(hits), recall10: mean(recall), mrr10: mean(reciprocal) };
}
