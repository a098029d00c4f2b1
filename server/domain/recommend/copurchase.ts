/** Complements by damped co-purchase: what is bought with this more often than its popularity explains. */
import type { Interactions } from './interactions.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { TopK } from './topk.ts';

export interface CopurchaseOptions {
  /** Fewest orders that must hold both products. Below it nothing is shown: noise costs more trust than silence. */
  readonly minOrders: number;
  /**
   * How many neighbours per product may be chance, in expectation. Each product is compared with the whole
   * catalogue, so a pair must be the more striking the more products there are.
   */
  readonly falseNeighbours: number;
  /** Neighbours kept per product. */
  readonly keep: number;
  /** Basket weight |B|^-g: one wholesale order of 200 products says little about any pair in it. */
  readonly sizeDamping: number;
  /** Exponent of the known product's weight. */
  readonly contextDamping: number;
  /** Exponent of the candidate's popularity: 0 favours bestsellers, 1 favours the rare. */
  readonly popularityDamping: number;
}

export const COPURCHASE_DEFAULTS: CopurchaseOptions = {
  minOrders: 3,
  falseNeighbours: 0.1,
  keep: 60,
  sizeDamping: 0.5,
  contextDamping: 0.75,
  popularityDamping: 0.3,
};

/**
 * How strongly `together` shared orders speak against chance, for products in `a` and `b` of `n` orders: minus the
 * logarithm of Chernoff's bound on the upper tail of a Poisson count with mean m = ab/n, that is
 * k·ln(k/m) − (k − m) (Mitzenmacher & Upfal, "Probability and Computing", theorem 5.4). 0 at or below chance.
 */
export function evidence(together: number, a: number, b: number, n: number): number {
  const mean = (a * b) / n;
  return together <= mean ? 0 : together * Math.log(together / mean) - (together - mean);
}

/**
 * Scores every pair that shares an order, row by row (Gustavson), in O(sum of squared basket sizes):
 * score(i → j) = c_ij / (n_i^a · p_j^b), where c and n are sums of basket weights |B|^-g and p counts orders
 * (the generalised co-occurrence of Deshpande & Karypis 2004, "Item-based top-N recommendation").
 * Keeps pairs with enough support and evidence. `onProgress` is told the share of products done.
 */
export function trainCopurchase(
  data: Interactions,
  options: CopurchaseOptions = COPURCHASE_DEFAULTS,
  onProgress: (share: number) => void = () => {},
): Neighbours {
  const { orderPtr, items, itemPtr, ordersOf } = data;
  const n = data.ids.length;
  const weight = new Float64Array(data.orders);
  for (let o = 0; o < data.orders; o++) {
    weight[o] = Math.max(1, orderPtr[o + 1]! - orderPtr[o]!) ** -options.sizeDamping;
  }
  const popularity = new Float64Array(n);
  for (let i = 0; i < n; i++) popularity[i] = (itemPtr[i + 1]! - itemPtr[i]!) ** options.popularityDamping;

  const shared = new Float64Array(n);
  const count = new Uint32Array(n);
  const touched = new Uint32Array(n);
  const enough = Math.log(n / options.falseNeighbours);
  const best = new TopK(options.keep);
  const rows = new NeighboursBuilder(n);
  for (let i = 0; i < n; i++) {
    let met = 0;
    let own = 0;
    for (let k = itemPtr[i]!; k < itemPtr[i + 1]!; k++) {
      const o = ordersOf[k]!;
      const w = weight[o]!;
      own += w;
      for (let l = orderPtr[o]!; l < orderPtr[o + 1]!; l++) {
        const j = items[l]!;
        if (count[j] === 0) {
          touched[met] = j;
          met += 1;
        }
        count[j]! += 1;
        shared[j]! += w;
      }
    }
    const ni = itemPtr[i + 1]! - itemPtr[i]!;
    const damp = own ** options.contextDamping;
    for (let t = 0; t < met; t++) {
      const j = touched[t]!;
      const together = count[j]!;
      if (j !== i && together >= options.minOrders) {
        const nj = itemPtr[j + 1]! - itemPtr[j]!;
        if (evidence(together, ni, nj, data.orders) >= enough) {
          best.push(j, shared[j]! / (damp * popularity[j]!));
        }
      }
    }
    best.drain((j, score) => rows.add(j, score, count[j]!));
    rows.endRow();
    for (let t = 0; t < met; t++) {
      count[touched[t]!] = 0;
      shared[touched[t]!] = 0;
    }
    if ((i & 255) === 255) onProgress((i + 1) / n);
  }
  onProgress(1);
  return rows.finish();
}
