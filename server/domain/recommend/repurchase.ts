/** Which products are bought again by the same customer, and after how long: learnt from orders whose customer is known. */
import type { OrderHistory } from '../basket.ts';
import type { ProductId } from '../ids.ts';
import { type Interactions, indexOfId } from './interactions.ts';

const DAY = 86_400_000;

/** Fewer customers who came back tell nothing of when the next one will. A judgement, not a measurement. */
export const LEAST_REPEATERS = 5;

export interface Repurchase {
  /** Per item: share of its known buyers who bought it again, 0 to 1; 0 without known buyers. */
  readonly share: Float32Array;
  /** Per item: median days between two purchases by one customer; 0 when fewer than LEAST_REPEATERS came back. */
  readonly medianDays: Float32Array;
}

/** Nothing known of any of `items` products: what a model holds that was trained without customers. */
export function unknownRepurchase(items: number): Repurchase {
  return { share: new Float32Array(items), medianDays: new Float32Array(items) };
}

/**
 * Learns from `history`, of which `interactions` was built. O(lines), plus the sorting of intervals. Purchases less
 * than a day apart count as one: an order that was split or mended is no return.
 *
 * Accepted bias: who bought lately had little time to come back, so shares are understated; of a history of 60 days
 * no interval can be longer, so medians of rarely bought things are understated too. The first makes us propose less,
 * the second earlier than need be, and both fade as the history grows. One customer with an account and guest orders,
 * or with synced and imported ones, counts as two: shares are understated again.
 */
export function repurchaseOf(
  history: Pick<OrderHistory, 'createdAt' | 'customer'>,
  interactions: Pick<Interactions, 'ids' | 'itemPtr' | 'ordersOf'>,
): Repurchase {
  const { createdAt, customer } = history;
  const { ids, itemPtr, ordersOf } = interactions;
  const result = unknownRepurchase(ids.length);
  const customers = customer.reduce((most, one) => Math.max(most, one), 0);
  if (customers === 0) return result;
  // Per customer: the item last met, when it was bought last, and whether it was bought again. Not cleared per item.
  const met = new Int32Array(customers + 1).fill(-1);
  const last = new Float64Array(customers + 1);
  const returned = new Int32Array(customers + 1).fill(-1);
  let gaps = new Float64Array(1024);
  for (let item = 0; item < ids.length; item++) {
    let buyers = 0;
    let repeaters = 0;
    let found = 0;
    for (let k = itemPtr[item]!; k < itemPtr[item + 1]!; k++) {
      const order = ordersOf[k]!;
      const who = customer[order]!;
      if (who === 0) continue;
      const at = createdAt[order]!;
      if (met[who] !== item) {
        met[who] = item;
        last[who] = at;
        buyers += 1;
        continue;
      }
      const gap = at - last[who]!;
      if (gap < DAY) continue;
      last[who] = at;
      if (returned[who] !== item) {
        returned[who] = item;
        repeaters += 1;
      }
      if (found === gaps.length) gaps = grown(gaps);
      gaps[found++] = gap;
    }
    if (buyers > 0) result.share[item] = repeaters / buyers;
    if (repeaters >= LEAST_REPEATERS) result.medianDays[item] = median(gaps.subarray(0, found)) / DAY;
  }
  return result;
}

/** How one product is bought again; see `Repurchase`. */
export interface Repeats {
  readonly share: number;
  /** Days; 0 when unknown. */
  readonly medianDays: number;
}

/** Looks a product up in `ids`, the ascending ids that `learnt` was learnt for; null when it is not among them. */
export function repeatsOf(ids: Float64Array, learnt: Repurchase, productId: ProductId): Repeats | null {
  const at = indexOfId(ids, productId);
  return at < 0 ? null : { share: learnt.share[at]!, medianDays: learnt.medianDays[at]! };
}

/** The middle one, or the mean of both. Sorts in place; `values` holds at least one. */
export function median(values: Float64Array): number {
  values.sort();
  const half = values.length >> 1;
  return values.length % 2 === 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2;
}

function grown(full: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(full.length * 2);
  larger.set(full);
  return larger;
}
