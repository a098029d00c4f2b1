/** Seeded randomness for the generated shop: one small generator, and the few ways we draw from it. */

/** Uniform in [0, 1). */
export type Random = () => number;

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, fast, good enough for a toy shop. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 32-bit FNV-1a of the text's UTF-16 units. */
export function hash32(text: string, basis = 0x811c9dc5): number {
  let hash = basis;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A stream of its own per stage, so that more orders never change the products of the same seed. */
export function stream(seed: number, stage: string): Random {
  return mulberry32(hash32(stage, (0x811c9dc5 ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0));
}

/** Integer in [from, to], both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('cannot pick from an empty list');
  return item;
}

/** In place, Fisher–Yates. */
export function shuffle<T>(random: Random, items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Standard normal (Box–Muller, one of the two). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Draws an index with probability proportional to its weight; -1 when every weight is 0. */
export function sampler(weights: ArrayLike<number>): (random: Random) => number {
  const cumulative = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i] ?? 0;
    cumulative[i] = total;
  }
  return (random) => {
    if (total <= 0) return -1;
    const at = random() * total;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
