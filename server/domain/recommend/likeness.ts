/** How much products resemble each other by their own descriptions: what is believed of a pair before orders speak. */
import type { Neighbours } from './neighbours.ts';
import type { Pairs } from './pairs.ts';

/** A symmetric matrix without its diagonal: row i stands at `[ptr[i], ptr[i+1])`, sorted by item; scores 0 to 1. */
export interface Likeness {
  readonly ptr: Uint32Array;
  readonly item: Uint32Array;
  readonly score: Float32Array;
}

/** Where no product has a description. */
export function noLikeness(items: number): Likeness {
  return { ptr: new Uint32Array(items + 1), item: new Uint32Array(0), score: new Float32Array(0) };
}

/** Of each item's `near`est (row i holds item i's), made symmetric: a pair counts when either names the other. */
export function likenessOf(near: Neighbours): Likeness {
  const n = near.ptr.length - 1;
  const rows = Array.from({ length: n }, () => new Map<number, number>());
  for (let i = 0; i < n; i++) {
    for (let k = near.ptr[i]!; k < near.ptr[i + 1]!; k++) {
      const j = near.item[k]!;
      rows[i]!.set(j, near.score[k]!);
      rows[j]!.set(i, near.score[k]!);
    }
  }
  const ptr = new Uint32Array(n + 1);
  rows.forEach((row, i) => {
    ptr[i + 1] = ptr[i]! + row.size;
  });
  const item = new Uint32Array(ptr[n]!);
  const score = new Float32Array(ptr[n]!);
  rows.forEach((row, i) => {
    let at = ptr[i]!;
    for (const j of [...row.keys()].sort((a, b) => a - b)) {
      item[at] = j;
      score[at] = row.get(j)!;
      at += 1;
    }
  });
  return { ptr, item, score };
}

/**
 * The pairs with orders of products that resemble each other counted up to `trust` more: what descriptions and orders
 * say alike is less likely to be chance. Squared, since many resemble each other a little.
 */
export function withLikeness(pairs: Pairs, likeness: Likeness, trust: number): Pairs {
  if (trust === 0 || likeness.item.length === 0) return pairs;
  const weight = pairs.weight.slice();
  for (let i = 0; i + 1 < pairs.ptr.length; i++) {
    let k = pairs.ptr[i]!;
    const end = pairs.ptr[i + 1]!;
    for (let t = likeness.ptr[i]!; t < likeness.ptr[i + 1]!; t++) {
      while (k < end && pairs.item[k]! < likeness.item[t]!) k += 1;
      if (k < end && pairs.item[k] === likeness.item[t]) weight[k]! *= 1 + trust * likeness.score[t]! ** 2;
    }
  }
  return { ...pairs, weight };
}
