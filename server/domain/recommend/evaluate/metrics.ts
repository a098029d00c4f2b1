/** What a list of ranks is worth: hit rates, reciprocal ranks, gains, and how sure one may be of them. */

/** How far down an answer is looked at. */
export const DEPTH = 10;

/** What a ranker did: where it put each hidden product, and what it ever proposed. */
export interface Outcome {
  /** 1 to 10; 0 when the hidden product was not among the first ten. One per query. */
  readonly ranks: Uint8Array;
  /** Distinct items among all answers. */
  readonly covered: number;
}

export interface Metrics {
  /** Share of queries with the hidden product among the first 5, 10. */
  readonly hr5: number;
  readonly hr10: number;
  /** Mean of 1/rank. */
  readonly mrr10: number;
  /** Mean of 1/log2(rank + 1): normalised discounted cumulative gain with one relevant item (Järvelin & Kekäläinen 2002). */
  readonly ndcg10: number;
  /** Share of all items that are in any answer. */
  readonly coverage10: number;
}

/** Zeros when there was no query, or no item. */
export function metricsOf({ ranks, covered }: Outcome, items: number): Metrics {
  let [at5, at10, reciprocal, gain] = [0, 0, 0, 0];
  for (const rank of ranks) {
    if (rank === 0) continue;
    if (rank <= 5) at5 += 1;
    at10 += 1;
    reciprocal += 1 / rank;
    gain += gainOf(rank);
  }
  const n = Math.max(1, ranks.length);
  return {
    hr5: at5 / n,
    hr10: at10 / n,
    mrr10: reciprocal / n,
    ndcg10: gain / n,
    coverage10: covered / Math.max(1, items),
  };
}

/** 1 when found, else 0. */
export const hitOf = (rank: number) => (rank === 0 ? 0 : 1);
export const gainOf = (rank: number) => (rank === 0 ? 0 : 1 / Math.log2(rank + 1));

/** A mean and its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

/**
 * Mean of `value(q)` over all queries. Queries of one order depend on each other, so the error is computed by
 * orders (Liang & Zeger 1986, with the usual factor k/(k − 1)); it is infinite with fewer than two orders.
 */
export function estimate(order: Uint32Array, value: (query: number) => number): Estimate {
  const n = order.length;
  if (n === 0) return { mean: 0, error: Number.POSITIVE_INFINITY };
  const sums = new Map<number, { sum: number; size: number }>();
  let total = 0;
  for (let q = 0; q < n; q++) {
    const one = value(q);
    total += one;
    const of = sums.get(order[q]!);
    if (of === undefined) sums.set(order[q]!, { sum: one, size: 1 });
    else {
      of.sum += one;
      of.size += 1;
    }
  }
  const mean = total / n;
  const orders = sums.size;
  if (orders < 2) return { mean, error: Number.POSITIVE_INFINITY };
  let square = 0;
  for (const { sum, size } of sums.values()) square += (sum - size * mean) ** 2;
  return { mean, error: Math.sqrt((square * orders) / (orders - 1)) / n };
}

/** How much more often `a` finds the hidden product than `b` does, on the same queries. */
export function difference(order: Uint32Array, a: Outcome, b: Outcome): Estimate {
  return estimate(order, (q) => hitOf(a.ranks[q]!) - hitOf(b.ranks[q]!));
}
