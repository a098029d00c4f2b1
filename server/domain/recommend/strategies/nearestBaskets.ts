/** Nearest baskets: what stood in the past orders that are most like this one. */
import { type Ranker, Selector } from '../evaluate/ranker.ts';
import type { Interactions } from '../interactions.ts';
import type { FitContext } from '../strategies.ts';
import { TopK } from '../topk.ts';

export interface NearestBasketsOptions {
  /** Orders with something of the context that are looked at, newest first: m of the papers. */
  readonly recent: number;
  /** Of these, the most alike, which speak: k. */
  readonly nearest: number;
}

/** The best of 1,000 to all and 100 to 2,000 on most of the shops tried, and never far from the best. */
const DEFAULTS: NearestBasketsOptions = { recent: 5_000, nearest: 500 };

/**
 * As a strategy. Carts ask for what is particular to their neighbours, so bestsellers are damped there; for a single
 * product that loses a quarter on thin data, so there they are not.
 */
export function nearestBaskets({ data }: Pick<FitContext, 'data'>, options = DEFAULTS): Ranker['rank'] {
  const baskets = new NearestBaskets(data, options);
  const selector = new Selector(data);
  return (question, into) =>
    selector.select(baskets.scoresFor(question.context, question.kind === 'full'), question, into);
}

/**
 * V-SKNN (Ludewig & Jannach 2018, "Evaluation of session-based recommendation algorithms") on sets: an order B is as
 * like the context Q as Σ idf_i² over i ∈ Q ∩ B / √(Σ idf_i² over i ∈ B), idf_i = ln(orders / orders of i), and an item
 * scores the sum over the nearest orders that hold it. As VMIS-kNN does (Kersbergen, Sprangers & Schelter 2022,
 * "Serenade"), the orders of the context's items are merged from the newest on and left at the m-th, so that the time
 * of an answer does not grow with the history. Here they are merged by a heap of one place per item, which makes each
 * order's likeness known at once and "the m newest" exact.
 */
export class NearestBaskets {
  private readonly data: Interactions;
  private readonly idf: Float64Array;
  /** 1 / √(Σ idf²) of each order; 0 where that is no number. */
  private readonly norm: Float64Array;
  private readonly merge: NewestFirst;
  private readonly best: TopK;
  /** The orders met; their places here are TopK's keys, so that of equals the newest is kept. */
  private readonly met: Uint32Array;
  private readonly scores: Float64Array;
  private readonly touched: Uint32Array;
  private size = 0;

  constructor(data: Interactions, { recent, nearest }: NearestBasketsOptions) {
    const { ids, orders, orderPtr, items, itemPtr } = data;
    this.data = data;
    this.idf = Float64Array.from(ids, (_, i) =>
      Math.log(orders / Math.max(1, itemPtr[i + 1]! - itemPtr[i]!)),
    );
    this.norm = new Float64Array(orders);
    for (let o = 0; o < orders; o++) {
      let sum = 0;
      for (let k = orderPtr[o]!; k < orderPtr[o + 1]!; k++) sum += this.idf[items[k]!]! ** 2;
      this.norm[o] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    }
    this.merge = new NewestFirst(data);
    this.best = new TopK(nearest);
    this.met = new Uint32Array(Math.min(recent, orders));
    this.scores = new Float64Array(ids.length);
    this.touched = new Uint32Array(ids.length);
  }

  /**
   * A score for each item, 0 where no near order holds it; the context's own items among them. `damped`: times idf.
   * The array is the next answer's too.
   */
  scoresFor(context: ArrayLike<number>, damped: boolean): Float64Array {
    const { scores, touched, best, met, norm, idf, merge } = this;
    for (let t = 0; t < this.size; t++) scores[touched[t]!] = 0;
    this.size = 0;
    merge.begin(context);
    for (let at = 0; at < met.length && merge.size > 0; at++) {
      const order = merge.newest();
      let common = 0;
      while (merge.size > 0 && merge.newest() === order) common += idf[merge.pop()]! ** 2;
      met[at] = order;
      best.push(at, common * norm[order]!);
    }
    best.drain((at, likeness) => this.add(met[at]!, likeness));
    if (damped) for (let t = 0; t < this.size; t++) scores[touched[t]!]! *= idf[touched[t]!]!;
    return scores;
  }

  private add(order: number, likeness: number): void {
    if (likeness === 0) return;
    const { scores, touched } = this;
    const { orderPtr, items } = this.data;
    for (let k = orderPtr[order]!; k < orderPtr[order + 1]!; k++) {
      const item = items[k]!;
      if (scores[item] === 0) touched[this.size++] = item;
      scores[item]! += likeness;
    }
  }
}

/** The orders of several items, from the newest on: a binary heap with one place per item. */
class NewestFirst {
  /** Items that have orders left. */
  size = 0;
  private readonly data: Interactions;
  /** Per place: an item, where in `ordersOf` it stands, and the order there. */
  private item = new Uint32Array(16);
  private at = new Uint32Array(16);
  private order = new Uint32Array(16);

  constructor(data: Interactions) {
    this.data = data;
  }

  begin(items: ArrayLike<number>): void {
    const { itemPtr, ordersOf } = this.data;
    if (items.length > this.item.length) {
      this.item = new Uint32Array(2 * items.length);
      this.at = new Uint32Array(2 * items.length);
      this.order = new Uint32Array(2 * items.length);
    }
    this.size = 0;
    for (let c = 0; c < items.length; c++) {
      const item = items[c]!;
      const last = itemPtr[item + 1]! - 1;
      if (last < itemPtr[item]!) continue;
      this.put(this.size++, item, last, ordersOf[last]!);
    }
    for (let place = (this.size >> 1) - 1; place >= 0; place--) this.sink(place);
  }

  newest(): number {
    return this.order[0]!;
  }

  /** Leaves the newest order of one item behind; returns that item. */
  pop(): number {
    const { itemPtr, ordersOf } = this.data;
    const item = this.item[0]!;
    const next = this.at[0]! - 1;
    if (next >= itemPtr[item]!) this.put(0, item, next, ordersOf[next]!);
    else this.move(--this.size, 0);
    this.sink(0);
    return item;
  }

  /** Moves what stands at `place` down until nothing below it is newer. */
  private sink(place: number): void {
    const { item, at, order, size } = this;
    const [i, a, o] = [item[place]!, at[place]!, order[place]!];
    for (;;) {
      let below = 2 * place + 1;
      if (below + 1 < size && order[below + 1]! > order[below]!) below += 1;
      if (below >= size || order[below]! <= o) break;
      this.move(below, place);
      place = below;
    }
    this.put(place, i, a, o);
  }

  private move(from: number, to: number): void {
    this.put(to, this.item[from]!, this.at[from]!, this.order[from]!);
  }

  private put(place: number, item: number, at: number, order: number): void {
    this.item[place] = item;
    this.at[place] = at;
    this.order[place] = order;
  }
}
