/** Counts, row by row, in how many orders each item stands together with each other: the kernel of every co-purchase strategy. */
import type { Interactions } from './interactions.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import { TopK } from './topk.ts';

/**
 * One row at a time of the weighted Gram matrix XᵀWX of orders × items, by Gustavson's method: for row i every order
 * that holds i adds its weight to each of its items. Scratch memory is one row, whatever the history's size.
 *
 *     const counter = new RowCounter(data, weights);
 *     for (let i = from; i < to; i++) {
 *       const met = counter.count(i);
 *       for (let t = 0; t < met; t++) { const j = counter.touched[t]!; … counter.together[j]! … counter.shared[j]! … }
 *       counter.clear();
 *     }
 */
export class RowCounter {
  /** After `count(i)`: its result says how many places hold items; i itself is among them. In order of meeting. */
  readonly touched: Uint32Array;
  /** Orders that hold both i and item j, at j. 0 for what was not met. */
  readonly together: Uint32Array;
  /** Sum of those orders' weights, at j. Stays 0 when there are no weights: `together` is it then. */
  readonly shared: Float64Array;
  private readonly data: Interactions;
  private readonly weights: Float32Array | null;
  private met = 0;

  /** `weights`: one per order, or null when every order counts 1. */
  constructor(data: Interactions, weights: Float32Array | null) {
    const n = data.ids.length;
    this.data = data;
    this.weights = weights;
    this.touched = new Uint32Array(n);
    this.together = new Uint32Array(n);
    this.shared = new Float64Array(n);
  }

  /** Fills the row of item i; returns how many items were met. `clear()` must have been called since the last row. */
  count(i: number): number {
    const { orderPtr, items, itemPtr, ordersOf } = this.data;
    const { touched, together, shared, weights } = this;
    let met = 0;
    for (let k = itemPtr[i]!; k < itemPtr[i + 1]!; k++) {
      const o = ordersOf[k]!;
      const w = weights === null ? 0 : weights[o]!;
      for (let l = orderPtr[o]!; l < orderPtr[o + 1]!; l++) {
        const j = items[l]!;
        if (together[j] === 0) {
          touched[met] = j;
          met += 1;
        }
        together[j]! += 1;
        shared[j]! += w;
      }
    }
    this.met = met;
    return met;
  }

  /** Forgets the row. */
  clear(): void {
    const { touched, together, shared, met } = this;
    for (let t = 0; t < met; t++) {
      const j = touched[t]!;
      together[j] = 0;
      shared[j] = 0;
    }
    this.met = 0;
  }
}

/** The `k` items nearest to each of the items [from, to) by cosine c / √(n_i·n_j), best first. `ptr` begins at 0 for `from`. */
export function cosineTopK(data: Interactions, from: number, to: number, k: number): Neighbours {
  const counter = new RowCounter(data, null);
  const norm = inverseNorms(data);
  const best = new TopK(k);
  const rows = new NeighboursBuilder(to - from);
  for (let i = from; i < to; i++) {
    const met = counter.count(i);
    for (let t = 0; t < met; t++) {
      const j = counter.touched[t]!;
      if (j !== i) best.push(j, counter.together[j]! * norm[i]! * norm[j]!);
    }
    best.drain((j, score) => rows.add(j, score, counter.together[j]!));
    rows.endRow();
    counter.clear();
  }
  return rows.finish();
}

function inverseNorms({ ids, itemPtr }: Interactions): Float64Array {
  const norm = new Float64Array(ids.length);
  for (let i = 0; i < norm.length; i++) norm[i] = 1 / Math.sqrt(Math.max(1, itemPtr[i + 1]! - itemPtr[i]!));
  return norm;
}
