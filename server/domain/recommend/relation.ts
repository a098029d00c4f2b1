/** The relation that is served: for each item the few others that matter, with what each strategy says of them. */
import { BestOf } from './bestOf.ts';
import type { Neighbours } from './neighbours.ts';
import type { Pairs } from './pairs.ts';

/** Rows by the item in the basket; row i stands at `[ptr[i], ptr[i+1])`, sorted by item. */
export interface Relation {
  readonly ptr: Uint32Array;
  readonly item: Uint32Array;
  /** Regression weight, signed: what i in the basket adds for `item`. */
  readonly ridge: Float32Array;
  /** Weighted number of orders that hold both. */
  readonly weight: Float32Array;
  /** Number of those orders; 0 where the pair is borrowed (see cold.ts). */
  readonly count: Uint32Array;
}

/** Where item `j` stands in row `i`, whose items ascend; -1 when it does not. */
export function placeOf({ ptr, item }: Pick<Relation, 'ptr' | 'item'>, i: number, j: number): number {
  let low = ptr[i]!;
  let high = ptr[i + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = item[middle]!;
    if (found === j) return middle;
    if (found < j) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Kept of each row: the strongest regression weights, negative ones too (dropping those loses much), and the strongest
 * co-purchases, popularity damped and not.
 */
export const KEEP = { ridge: 150, damped: 80, plain: 50 } as const;
const DAMPING = 0.3;

/** Unites `pairs` with the regressions (`ridge`: row j predicts item j; its entry n is the constant). */
export function relate(
  pairs: Pairs,
  ridge: Neighbours,
  popularity: Uint32Array,
): { relation: Relation; bias: Float32Array } {
  const n = pairs.own.length;
  const { by, bias } = byContext(ridge, n);
  const damp = Float64Array.from(popularity, (orders) => Math.max(1, orders) ** -DAMPING);
  const rows = new RelationBuilder(n);
  const strongest = new Picker(n);
  const weightOf = new Float64Array(n);
  const countOf = new Uint32Array(n);
  const ridgeOf = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    strongest.begin();
    const met = by.ptr[i + 1]! - by.ptr[i]!;
    const regressed = by.item.subarray(by.ptr[i]!, by.ptr[i + 1]!);
    for (let t = 0; t < met; t++) {
      const score = by.score[by.ptr[i]! + t]!;
      ridgeOf[regressed[t]!] = score;
      strongest.scores[t] = Math.abs(score);
    }
    strongest.pick(regressed, met, KEEP.ridge);
    const start = pairs.ptr[i]!;
    const size = pairs.ptr[i + 1]! - start;
    const bought = pairs.item.subarray(start, start + size);
    for (let t = 0; t < size; t++) {
      weightOf[bought[t]!] = pairs.weight[start + t]!;
      countOf[bought[t]!] = pairs.count[start + t]!;
      strongest.scores[t] = pairs.weight[start + t]! * damp[bought[t]!]!;
    }
    strongest.pick(bought, size, KEEP.damped);
    for (let t = 0; t < size; t++) strongest.scores[t] = pairs.weight[start + t]!;
    strongest.pick(bought, size, KEEP.plain);
    for (const j of strongest.end()) rows.add(j, ridgeOf[j]!, weightOf[j]!, countOf[j]!);
    rows.endRow();
    for (let t = 0; t < met; t++) ridgeOf[regressed[t]!] = 0;
    for (let t = 0; t < size; t++) {
      weightOf[bought[t]!] = 0;
      countOf[bought[t]!] = 0;
    }
  }
  return { relation: rows.finish(), bias };
}

/** The regressions by the item that predicts, and each predicted item's constant. */
function byContext(ridge: Neighbours, n: number) {
  const bias = new Float32Array(n);
  const ptr = new Uint32Array(n + 1);
  for (const i of ridge.item) if (i < n) ptr[i + 1]! += 1;
  for (let i = 0; i < n; i++) ptr[i + 1]! += ptr[i]!;
  const item = new Uint32Array(ptr[n]!);
  const score = new Float32Array(ptr[n]!);
  const at = ptr.slice();
  for (let j = 0; j < n; j++) {
    for (let k = ridge.ptr[j]!; k < ridge.ptr[j + 1]!; k++) {
      const i = ridge.item[k]!;
      if (i === n) {
        bias[j] = ridge.score[k]!;
        continue;
      }
      item[at[i]!] = j;
      score[at[i]!] = ridge.score[k]!;
      at[i]! += 1;
    }
  }
  return { by: { ptr, item, score }, bias };
}

/** Collects the strongest items of a row by several measures, each once. */
class Picker {
  private readonly best = new Map<number, BestOf>();
  private readonly chosen: Uint8Array;
  private readonly items: Uint32Array;
  private readonly keys: Uint32Array;
  private readonly kept: Float32Array;
  private size = 0;
  readonly scores: Float32Array;

  constructor(n: number) {
    this.chosen = new Uint8Array(n);
    this.items = new Uint32Array(KEEP.ridge + KEEP.damped + KEEP.plain);
    this.keys = new Uint32Array(KEEP.ridge);
    this.kept = new Float32Array(KEEP.ridge);
    this.scores = new Float32Array(n);
    for (const keep of Object.values(KEEP)) this.best.set(keep, new BestOf(n, keep));
  }

  begin(): void {
    this.size = 0;
  }

  pick(keys: Uint32Array, size: number, keep: number): void {
    const best = this.best.get(keep)!;
    best.scores.set(this.scores.subarray(0, size));
    const found = best.take(keys, size, this.keys, this.kept, 0);
    for (let t = 0; t < found; t++) {
      const key = this.keys[t]!;
      if (this.chosen[key] === 1 || this.kept[t] === 0) continue;
      this.chosen[key] = 1;
      this.items[this.size++] = key;
    }
  }

  end(): Uint32Array {
    const items = this.items.subarray(0, this.size).sort();
    for (const item of items) this.chosen[item] = 0;
    return items;
  }
}

/** Packs rows of a relation; memory grows by doubling. */
export class RelationBuilder {
  private readonly ptr: Uint32Array;
  private item = new Uint32Array(4096);
  private ridge = new Float32Array(4096);
  private weight = new Float32Array(4096);
  private count = new Uint32Array(4096);
  private row = 0;
  private size = 0;

  constructor(rows: number) {
    this.ptr = new Uint32Array(rows + 1);
  }

  add(item: number, ridge: number, weight: number, count: number): void {
    if (this.size === this.item.length) this.grow();
    this.item[this.size] = item;
    this.ridge[this.size] = ridge;
    this.weight[this.size] = weight;
    this.count[this.size] = count;
    this.size += 1;
  }

  endRow(): void {
    this.row += 1;
    this.ptr[this.row] = this.size;
  }

  finish(): Relation {
    const { ptr, size } = this;
    return {
      ptr,
      item: this.item.slice(0, size),
      ridge: this.ridge.slice(0, size),
      weight: this.weight.slice(0, size),
      count: this.count.slice(0, size),
    };
  }

  private grow(): void {
    const more = <T extends Uint32Array | Float32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    const length = this.size * 2;
    this.item = more(this.item, new Uint32Array(length));
    this.ridge = more(this.ridge, new Float32Array(length));
    this.weight = more(this.weight, new Float32Array(length));
    this.count = more(this.count, new Uint32Array(length));
  }
}
