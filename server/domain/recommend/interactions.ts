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

/** Builds both directions in O(lines). `history` needs distinct ids per order; empty orders are harmless. */
export function buildInteractions(history: OrderHistory): Interactions {
  const ids = distinctAscending(history.productIds);
  const items = new Uint32Array(history.productIds.length);
  for (let k = 0; k < items.length; k++) items[k] = indexOfId(ids, history.productIds[k]!);
  return bothDirections(ids, history.ptr, items);
}

/** Adds the way from items to orders, in O(lines), where the way from orders to items is known. */
export function bothDirections(ids: Float64Array, orderPtr: Uint32Array, items: Uint32Array): Interactions {
  const orders = orderPtr.length - 1;
  const itemPtr = new Uint32Array(ids.length + 1);
  for (let k = 0; k < items.length; k++) itemPtr[items[k]! + 1]! += 1;
  for (let i = 0; i < ids.length; i++) itemPtr[i + 1]! += itemPtr[i]!;
  const ordersOf = new Uint32Array(items.length);
  const next = itemPtr.slice(0, ids.length);
  for (let o = 0; o < orders; o++) {
    for (let k = orderPtr[o]!; k < orderPtr[o + 1]!; k++) {
      const item = items[k]!;
      ordersOf[next[item]!] = o;
      next[item]! += 1;
    }
  }
  return { ids, orders, orderPtr, items, itemPtr, ordersOf };
}

function distinctAscending(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  let kept = 0;
  for (let k = 0; k < sorted.length; k++) {
    if (k === 0 || sorted[k] !== sorted[k - 1]) {
      sorted[kept] = sorted[k]!;
      kept += 1;
    }
  }
  return sorted.slice(0, kept);
}
