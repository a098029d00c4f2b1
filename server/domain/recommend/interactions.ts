/** Order history as two sparse matrices of item indices: order → items and item → orders, for row-wise counting. */
import type { OrderHistory } from '../basket.ts';
import type { ProductId } from '../ids.ts';

export interface Interactions {
  /** Product ids, ascending; an item's index is its place here. */
  readonly ids: Float64Array;
  readonly orders: number;
  /** Order o holds items `items[orderPtr[o] .. orderPtr[o+1])`, ascending. */
  readonly orderPtr: Uint32Array;
  readonly items: Uint32Array;
  /** Item i is in orders `ordersOf[itemPtr[i] .. itemPtr[i+1])`, ascending in time. */
  readonly itemPtr: Uint32Array;
  readonly ordersOf: Uint32Array;
  /** Lines of other items in all orders of item i: the pairs that its row of co-occurrences is counted from. */
  readonly pairs: Uint32Array;
}

/** Index of `id` in the ascending array `ids`, or -1. Binary search: a Map of 20,000 boxed keys would cost megabytes. */
export function indexOfId(ids: Float64Array, id: ProductId): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Builds both directions in O(lines). `history` needs distinct ids per order; empty orders are harmless.
 * What is new stands in shared memory: threads that train read it without a copy of their own.
 */
export function buildInteractions(history: OrderHistory): Interactions {
  const { ids, items } = numbered(history.productIds);
  return bothDirections(ids, history.ptr, items);
}

/** Adds the way from items to orders, in O(lines), where the way from orders to items is known. */
export function bothDirections(ids: Float64Array, orderPtr: Uint32Array, items: Uint32Array): Interactions {
  const orders = orderPtr.length - 1;
  const itemPtr = sharedUint32(ids.length + 1);
  for (let k = 0; k < items.length; k++) itemPtr[items[k]! + 1]! += 1;
  for (let i = 0; i < ids.length; i++) itemPtr[i + 1]! += itemPtr[i]!;
  const ordersOf = sharedUint32(items.length);
  const pairs = sharedUint32(ids.length);
  const next = itemPtr.slice(0, ids.length);
  for (let o = 0; o < orders; o++) {
    const begin = orderPtr[o]!;
    const end = orderPtr[o + 1]!;
    for (let k = begin; k < end; k++) {
      const item = items[k]!;
      ordersOf[next[item]!] = o;
      next[item]! += 1;
      pairs[item]! += end - begin - 1;
    }
  }
  return { ids, orders, orderPtr, items, itemPtr, ordersOf, pairs };
}

/** The distinct values, ascending, and each value's place among them: a hash table, as binary search takes ten times as long. */
function numbered(values: Float64Array): { ids: Float64Array; items: Uint32Array } {
  const items = sharedUint32(values.length);
  let found = new Float64Array(1024);
  let count = 0;
  // Each slot holds 1 + a place in `found`, or 0; never more than half full.
  let slots = new Uint32Array(4 * found.length);
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    let slot = slotOf(value, slots, found);
    if (slots[slot] === 0) {
      if (count === found.length) {
        const more = new Float64Array(2 * count);
        more.set(found);
        found = more;
        slots = new Uint32Array(4 * found.length);
        for (let at = 0; at < count; at++) slots[slotOf(found[at]!, slots, found)] = at + 1;
        slot = slotOf(value, slots, found);
      }
      found[count] = value;
      count += 1;
      slots[slot] = count;
    }
    items[k] = slots[slot]! - 1;
  }
  const ids = found.slice(0, count).sort();
  const place = Uint32Array.from(found.subarray(0, count), (value) => indexOfId(ids, value));
  for (let k = 0; k < items.length; k++) items[k] = place[items[k]!]!;
  return { ids, items };
}

/** Where `id` stands or would stand: Fibonacci hashing of both its halves, then the next slots. There are 2^m slots. */
function slotOf(id: number, slots: Uint32Array, found: Float64Array): number {
  const mixed = Math.imul(id | 0, 0x9e3779b1) ^ Math.imul((id / 0x100000000) | 0, 0x85ebca6b);
  let slot = Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> Math.clz32(slots.length - 1);
  while (slots[slot] !== 0 && found[slots[slot]! - 1] !== id) slot = (slot + 1) & (slots.length - 1);
  return slot;
}

function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}
