/** Keeps the k best of a stream of scored items, in an order that does not depend on their arrival. */

/** Fewer entries than these are sorted by insertion: it wins over partitioning there. */
const SMALL = 8;
const SORTED_BY_INSERTION = 24;

/**
 * A buffer a few times longer than k that is cut back to the k best whenever it is full; what scores below the worst
 * of those is turned away by one comparison. Amortised O(1) a push, where a heap takes O(log k).
 * Higher scores first, equal ones by smaller key; a NaN is never kept. Keys must be distinct.
 */
export class TopK {
  private readonly k: number;
  private readonly scores: Float64Array;
  private readonly keys: Uint32Array;
  private size = 0;
  /** Nothing below it can be among the k best any more. */
  private floor = -Infinity;

  constructor(k: number) {
    this.k = k;
    this.scores = new Float64Array(3 * k + SMALL);
    this.keys = new Uint32Array(this.scores.length);
  }

  clear(): void {
    this.size = 0;
    this.floor = -Infinity;
  }

  push(key: number, score: number): void {
    // Also false for NaN.
    if (!(score >= this.floor)) return;
    if (this.size === this.scores.length) {
      this.cut();
      if (score < this.floor) return;
    }
    this.scores[this.size] = score;
    this.keys[this.size] = key;
    this.size += 1;
  }

  /** Takes the k best out, best first, and leaves it empty. */
  drain(take: (key: number, score: number) => void): void {
    const kept = this.finish();
    for (let at = 0; at < kept; at++) take(this.keys[at]!, this.scores[at]!);
    this.clear();
  }

  /** As `drain`, but into arrays from `at` on; returns how many were written. Any of the arrays may be longer. */
  drainInto(keys: Uint32Array, scores: Float32Array, at: number): number {
    const kept = this.finish();
    for (let from = 0; from < kept; from++) {
      keys[at + from] = this.keys[from]!;
      scores[at + from] = this.scores[from]!;
    }
    this.clear();
    return kept;
  }

  /** The k best in order at the front; returns how many. */
  private finish(): number {
    this.select();
    sortRange(this.scores, this.keys, 0, this.size - 1);
    return this.size;
  }

  private cut(): void {
    this.select();
    this.floor = Infinity;
    for (let at = 0; at < this.size; at++) this.floor = Math.min(this.floor, this.scores[at]!);
  }

  /** Leaves the k best, in any order: quickselect. */
  private select(): void {
    const { scores, keys, k } = this;
    if (this.size <= k) return;
    let low = 0;
    let high = this.size - 1;
    while (high - low >= SMALL) {
      const split = partition(scores, keys, low, high);
      if (k <= split) high = split;
      else low = split + 1;
    }
    insertionSort(scores, keys, low, high);
    this.size = k;
  }
}

/** Quicksort, best first. */
function sortRange(scores: Float64Array, keys: Uint32Array, from: number, to: number): void {
  let low = from;
  let high = to;
  while (high - low >= SORTED_BY_INSERTION) {
    const split = partition(scores, keys, low, high);
    // The recursion takes the shorter part, so that it stays shallow whatever the input.
    if (split - low < high - split) {
      sortRange(scores, keys, low, split);
      low = split + 1;
    } else {
      sortRange(scores, keys, split + 1, high);
      high = split;
    }
  }
  insertionSort(scores, keys, low, high);
}

/**
 * C. A. R. Hoare's partition around the median of first, middle and last: returns a split, from `low` to `high - 1`, such that
 * everything up to it comes before everything after it. Needs at least three places, all different.
 */
function partition(scores: Float64Array, keys: Uint32Array, low: number, high: number): number {
  const pivot = median(scores, keys, low, (low + high) >> 1, high);
  const score = scores[pivot]!;
  const key = keys[pivot]!;
  let i = low;
  let j = high;
  for (;;) {
    while (scores[i]! > score || (scores[i] === score && keys[i]! < key)) i++;
    while (scores[j]! < score || (scores[j] === score && keys[j]! > key)) j--;
    if (i >= j) return j;
    const swappedScore = scores[i]!;
    const swappedKey = keys[i]!;
    scores[i] = scores[j]!;
    keys[i] = keys[j]!;
    scores[j] = swappedScore;
    keys[j] = swappedKey;
    i++;
    j--;
  }
}

function median(scores: Float64Array, keys: Uint32Array, a: number, b: number, c: number): number {
  const before = (x: number, y: number) =>
    scores[x]! > scores[y]! || (scores[x] === scores[y] && keys[x]! < keys[y]!);
  if (before(a, b)) return before(b, c) ? b : before(a, c) ? c : a;
  return before(a, c) ? a : before(b, c) ? c : b;
}

function insertionSort(scores: Float64Array, keys: Uint32Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const score = scores[i]!;
    const key = keys[i]!;
    let j = i - 1;
    while (j >= low && (scores[j]! < score || (scores[j] === score && keys[j]! > key))) {
      scores[j + 1] = scores[j]!;
      keys[j + 1] = keys[j]!;
      j--;
    }
    scores[j + 1] = score;
    keys[j + 1] = key;
  }
}
