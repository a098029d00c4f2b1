/** Counts, row by row, in how many orders each item stands together with each other: the kernel of every co-purchase strategy. */
import type { Interactions } from './interactions.ts';

/** Pairs copied at once, at most: 4 bytes each, 8 with weights. */
const ROOM = 8_000_000;

/**
 * Lines of large baskets are read where they stand; those of small ones are copied into rows first, because each would
 * cost a cache miss for a few items. Measured on 3 million lines: 0.20 s standing and 0.08 s copied at 3 pairs a line,
 * the same time either way at about 10.
 */
const SMALL_BASKET_PAIRS = 8;

/** Copying passes over all lines, and so pays only for rows that have at least one in so many of them. */
const WORTH_A_PASS = 4;

/** What the counting of an order history costs, and how it is gone about. Depends on nothing but the history. */
export interface CountPlan {
  /** Length n + 1: pairs (an item with another one in an order) of all rows before i. The cost of rows [a, b) is `before[b] - before[a]`. */
  readonly before: Float64Array;
  /** Whether baskets are so small that it pays to copy them into rows. */
  readonly copy: boolean;
}

export function planCounting({ ids, items, pairs }: Interactions): CountPlan {
  const n = ids.length;
  const before = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) before[i + 1] = before[i]! + pairs[i]!;
  return { before, copy: before[n]! <= items.length * SMALL_BASKET_PAIRS };
}

/**
 * One row at a time of the weighted Gram matrix XᵀWX of orders × items, by Gustavson's method: for row i every order
 * that holds i adds its weight to each of its items.
 *
 *     const counter = new RowCounter(data, weights);
 *     counter.expect(from, to);
 *     for (let i = from; i < to; i++) {
 *       const met = counter.count(i);
 *       for (let t = 0; t < met; t++) { const j = counter.touched[t]!; … counter.together[j]! … counter.shared[j]! … }
 *       counter.clear();
 *     }
 *
 * The sums do not depend on which rows are asked, nor in what order.
 */
export class RowCounter {
  /** After `count(i)`: its result says how many places hold the items met, i itself not among them. */
  readonly touched: Uint32Array;
  /** Orders that hold both i and item j, at j; at i, the orders of i. 0 for what was not met. */
  readonly together: Uint32Array;
  /** Sum of those orders' weights, at j. Stays 0 when there are no weights: `together` is it then. */
  readonly shared: Float64Array;
  private readonly data: Interactions;
  private readonly plan: CountPlan;
  private readonly weights: Float32Array | null;
  private readonly room: number;
  private row = 0;
  private met = 0;
  /** Rows [first, next) are written out, row i's at `pairs[start[i - first] .. start[i - first + 1])`; more may follow up to `last`. */
  private first = 0;
  private next = 0;
  private last = 0;
  private start = new Uint32Array(0);
  private pairs = new Uint32Array(0);
  private pairWeights = new Float32Array(0);

  /** `weights`: one per order, or null when every order counts 1. `plan`: when it was made already. `room`: pairs copied at once. */
  constructor(
    data: Interactions,
    weights: Float32Array | null,
    plan: CountPlan = planCounting(data),
    room = ROOM,
  ) {
    const n = data.ids.length;
    this.data = data;
    this.plan = plan;
    this.weights = weights;
    this.room = room;
    this.touched = new Uint32Array(n);
    this.together = new Uint32Array(n);
    this.shared = new Float64Array(n);
  }

  /** Says that rows [from, to) will be asked next, in ascending order: much faster for small baskets, never needed. */
  expect(from: number, to: number): void {
    this.first = from;
    this.next = from;
    this.last = this.plan.copy ? to : from;
  }

  /** Fills the row of item i; returns how many items were met. `clear()` must have been called since the last row. */
  count(i: number): number {
    if (i === this.next && i < this.last) this.writeOut(i);
    this.row = i;
    const written = i >= this.first && i < this.next;
    if (this.weights === null) this.met = written ? this.countWritten(i) : this.countStanding(i);
    else this.met = written ? this.weighWritten(i, this.weights) : this.weighStanding(i, this.weights);
    return this.met;
  }

  /** Forgets the row. */
  clear(): void {
    const { touched, together, shared, met, row } = this;
    for (let t = 0; t < met; t++) {
      const j = touched[t]!;
      together[j] = 0;
      shared[j] = 0;
    }
    together[row] = 0;
    shared[row] = 0;
    this.met = 0;
  }

  /** Copies the rows from `from` on, as many as there is room for: for each of their lines, the rest of its basket. */
  private writeOut(from: number): void {
    const { before } = this.plan;
    const { orders, orderPtr, items, itemPtr } = this.data;
    const { weights } = this;
    let to = from;
    while (to < this.last && before[to + 1]! - before[from]! <= this.room) to += 1;
    // A row that is too long by itself is read where it stands.
    if (to === from) to += 1;
    const lines = itemPtr[to]! - itemPtr[from]!;
    const worthwhile = before[to]! - before[from]! <= this.room && lines * WORTH_A_PASS >= items.length;
    this.first = worthwhile ? from : to;
    this.next = to;
    if (!worthwhile) return;
    const width = to - from;
    const size = before[to]! - before[from]!;
    if (this.pairs.length < size) {
      this.pairs = new Uint32Array(size);
      if (weights !== null) this.pairWeights = new Float32Array(size);
    }
    if (this.start.length <= width) this.start = new Uint32Array(width + 1);
    const { pairs, pairWeights, start } = this;
    const at = new Uint32Array(width);
    for (let r = 0; r < width; r++) at[r] = start[r] = before[from + r]! - before[from]!;
    start[width] = size;
    for (let o = 0; o < orders; o++) {
      const begin = orderPtr[o]!;
      const end = orderPtr[o + 1]!;
      if (end - begin < 2) continue;
      for (let k = begin; k < end; k++) {
        const r = items[k]! - from;
        if (r >>> 0 >= width) continue;
        let p = at[r]!;
        if (weights !== null) for (let q = p; q < p + end - begin - 1; q++) pairWeights[q] = weights[o]!;
        for (let l = begin; l < k; l++) pairs[p++] = items[l]!;
        for (let l = k + 1; l < end; l++) pairs[p++] = items[l]!;
        at[r] = p;
      }
    }
  }

  private countWritten(i: number): number {
    const { touched, together, pairs, start } = this;
    const { itemPtr } = this.data;
    const end = start[i - this.first + 1]!;
    let met = 0;
    for (let p = start[i - this.first]!; p < end; p++) {
      const j = pairs[p]!;
      const seen = together[j]!;
      if (seen === 0) touched[met++] = j;
      together[j] = seen + 1;
    }
    together[i] = itemPtr[i + 1]! - itemPtr[i]!;
    return met;
  }

  private weighWritten(i: number, weights: Float32Array): number {
    const { touched, together, shared, pairs, pairWeights, start } = this;
    const { itemPtr, ordersOf } = this.data;
    const end = start[i - this.first + 1]!;
    let met = 0;
    for (let p = start[i - this.first]!; p < end; p++) {
      const j = pairs[p]!;
      const seen = together[j]!;
      if (seen === 0) touched[met++] = j;
      together[j] = seen + 1;
      shared[j]! += pairWeights[p]!;
    }
    together[i] = itemPtr[i + 1]! - itemPtr[i]!;
    for (let k = itemPtr[i]!; k < itemPtr[i + 1]!; k++) shared[i]! += weights[ordersOf[k]!]!;
    return met;
  }

  private countStanding(i: number): number {
    const { touched, together } = this;
    const { orderPtr, items, itemPtr, ordersOf } = this.data;
    let met = 0;
    // One too many until the end, so that i itself is never met for the first time.
    together[i] = 1;
    for (let k = itemPtr[i]!; k < itemPtr[i + 1]!; k++) {
      const o = ordersOf[k]!;
      const end = orderPtr[o + 1]!;
      for (let l = orderPtr[o]!; l < end; l++) {
        const j = items[l]!;
        const seen = together[j]!;
        if (seen === 0) touched[met++] = j;
        together[j] = seen + 1;
      }
    }
    together[i]! -= 1;
    return met;
  }

  private weighStanding(i: number, weights: Float32Array): number {
    const { touched, together, shared } = this;
    const { orderPtr, items, itemPtr, ordersOf } = this.data;
    let met = 0;
    together[i] = 1;
    for (let k = itemPtr[i]!; k < itemPtr[i + 1]!; k++) {
      const o = ordersOf[k]!;
      const end = orderPtr[o + 1]!;
      const weight = weights[o]!;
      for (let l = orderPtr[o]!; l < end; l++) {
        const j = items[l]!;
        const seen = together[j]!;
        if (seen === 0) touched[met++] = j;
        together[j] = seen + 1;
        shared[j]! += weight;
      }
    }
    together[i]! -= 1;
    return met;
  }
}
