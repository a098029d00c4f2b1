/** Picks and orders the k best of a whole row of scores at once: three times as fast as a stream, which sees one at a time. */
import { TopK } from './topk.ts';

/** Buckets of a row are 2^8 at most: enough that few share one, few enough to be cleared for every row. */
const BUCKET_BITS = 8;

/**
 * Distribution by the leading bits of the scores, then insertion sort of what is almost in order. Fill `scores`, then
 * `take`. Higher scores first, equal ones by smaller key; as single precision sees them, which is how they are kept.
 */
export class BestOf {
  /** The caller's to fill, none of them NaN. */
  readonly scores: Float32Array;
  private readonly k: number;
  /** The same memory as `scores`. */
  private readonly bits: Int32Array;
  private readonly ends = new Uint32Array(2 ** BUCKET_BITS + 1);
  private readonly found: Float32Array;
  private readonly foundKeys: Uint32Array;
  private readonly many: TopK;

  /** `most`: the longest row, in scores. */
  constructor(most: number, k: number) {
    this.k = k;
    this.scores = new Float32Array(most);
    this.bits = new Int32Array(this.scores.buffer);
    this.found = new Float32Array(3 * k);
    this.foundKeys = new Uint32Array(3 * k);
    this.many = new TopK(k);
  }

  /**
   * Writes the k best of `scores[0 .. size)`, which belong to the distinct `keys[0 .. size)`, best first, to both
   * `into` arrays from `at` on; returns how many they are.
   */
  take(keys: Uint32Array, size: number, keysInto: Uint32Array, scoresInto: Float32Array, at: number): number {
    const { k, scores, bits, ends, found, foundKeys } = this;
    if (size === 0 || k === 0) return 0;
    let most = ordered(bits[0]!);
    let least = most;
    for (let t = 1; t < size; t++) {
      const value = ordered(bits[t]!);
      most = Math.max(value, most);
      least = Math.min(value, least);
    }
    const shift = Math.max(0, 32 - BUCKET_BITS - Math.clz32(most - least));
    const top = most >> shift;
    const buckets = top - (least >> shift) + 1;
    ends.fill(0, 0, buckets);
    for (let t = 0; t < size; t++) ends[top - (ordered(bits[t]!) >> shift)]! += 1;
    // From counts to starts, as far as the k best reach.
    let kept = 0;
    let bucket = 0;
    for (; bucket < buckets && kept < k; bucket++) {
      const count = ends[bucket]!;
      ends[bucket] = kept;
      kept += count;
    }
    const last = bucket - 1;
    if (kept > found.length) return this.takeMany(keys, size, top - last, shift, keysInto, scoresInto, at);
    for (let t = 0; t < size; t++) {
      const mine = top - (ordered(bits[t]!) >> shift);
      if (mine > last) continue;
      const place = ends[mine]!;
      ends[mine] = place + 1;
      found[place] = scores[t]!;
      foundKeys[place] = keys[t]!;
    }
    insertionSort(found, foundKeys, kept);
    kept = Math.min(kept, k);
    for (let from = 0; from < kept; from++) {
      scoresInto[at + from] = found[from]!;
      keysInto[at + from] = foundKeys[from]!;
    }
    return kept;
  }

  /** When very many scores are alike. */
  private takeMany(
    keys: Uint32Array,
    size: number,
    lowest: number,
    shift: number,
    keysInto: Uint32Array,
    scoresInto: Float32Array,
    at: number,
  ): number {
    for (let t = 0; t < size; t++) {
      if (ordered(this.bits[t]!) >> shift >= lowest) this.many.push(keys[t]!, this.scores[t]!);
    }
    return this.many.drainInto(keysInto, scoresInto, at);
  }
}

/** Bits of a single-precision number as an integer of the same order: the lower the more negative. */
function ordered(bits: number): number {
  return bits ^ ((bits >> 31) & 0x7fffffff);
}

function insertionSort(scores: Float32Array, keys: Uint32Array, size: number): void {
  for (let i = 1; i < size; i++) {
    const score = scores[i]!;
    const key = keys[i]!;
    let j = i - 1;
    while (j >= 0 && (scores[j]! < score || (scores[j] === score && keys[j]! > key))) {
      scores[j + 1] = scores[j]!;
      keys[j + 1] = keys[j]!;
      j--;
    }
    scores[j + 1] = score;
    keys[j + 1] = key;
  }
}
