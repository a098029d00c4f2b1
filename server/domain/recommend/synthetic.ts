/** A seeded, repeatable order history of any size, for benchmarks and tests: Zipf popularity with planted affinities. */
import type { OrderHistory } from '../basket.ts';

export interface SyntheticOptions {
  readonly orders: number;
  readonly items: number;
  readonly seed: number;
}

/** Baskets as a sparse matrix orders × items: order o holds `items[ptr[o] .. ptr[o + 1])`, ascending. */
export interface SyntheticOrders {
  readonly ptr: Uint32Array;
  readonly items: Uint32Array;
}

/** A generator of numbers in [0, 1) with 32 bits of state (Tommy Ettinger's mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Largest basket drawn. */
const MOST = 30;

/**
 * Basket size min(1 + Poisson(2), 30) by Knuth's product method; items by Zipf(1) over the catalogue by inverse
 * distribution function; an item that is not the first comes with probability ½ from the first one's affinity group
 * instead: (first + 1 + ⌊r²·50⌋·37) mod items. Duplicates within a basket are dropped.
 */
export function syntheticOrders({ orders, items, seed }: SyntheticOptions): SyntheticOrders {
  const random = mulberry32(seed);
  const below = new Float64Array(items);
  let sum = 0;
  for (let i = 0; i < items; i++) below[i] = sum += 1 / (i + 1);
  for (let i = 0; i < items; i++) below[i]! /= sum;
  const popular = (): number => {
    const at = random();
    let low = 0;
    let high = items - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (below[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const ptr = new Uint32Array(orders + 1);
  let lines = new Uint32Array(4 * orders + MOST);
  let size = 0;
  const none = Math.exp(-2);
  for (let o = 0; o < orders; o++) {
    let wanted = 0;
    for (let product = 1; ; ) {
      wanted += 1;
      product *= random();
      if (product <= none) break;
    }
    if (size + MOST > lines.length) {
      const grown = new Uint32Array(2 * lines.length);
      grown.set(lines);
      lines = grown;
    }
    const start = size;
    let first = 0;
    for (let n = 0; n < Math.min(wanted, MOST); n++) {
      let item: number;
      if (n > 0 && random() < 0.5) {
        const r = random();
        item = (first + 1 + Math.floor(r * r * 50) * 37) % items;
      } else item = popular();
      if (n === 0) first = item;
      if (!lines.subarray(start, size).includes(item)) {
        lines[size] = item;
        size += 1;
      }
    }
    lines.subarray(start, size).sort();
    ptr[o + 1] = size;
  }
  return { ptr, items: lines.slice(0, size) };
}

/** Epoch milliseconds of a synthetic shop's first order, and the time from one to the next. */
const FIRST_ORDER = Date.UTC(2025, 0, 1);
const BETWEEN_ORDERS = 30_000;

/** The same orders as training gets them: product ids are item + 1, and an order comes every half minute, from guests. */
export function syntheticHistory(options: SyntheticOptions): OrderHistory {
  const { ptr, items } = syntheticOrders(options);
  return {
    ptr,
    productIds: Float64Array.from(items, (item) => item + 1),
    createdAt: Float64Array.from({ length: options.orders }, (_, o) => FIRST_ORDER + o * BETWEEN_ORDERS),
    customer: new Uint32Array(options.orders),
  };
}
