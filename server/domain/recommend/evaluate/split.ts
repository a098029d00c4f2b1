/** Which orders teach and which examine: what is judged must lie after what was learnt. */
import { mulberry32 } from '../synthetic.ts';
import type { OrderList } from './orderList.ts';

/** Places in an OrderList: training orders oldest first, test orders in the order in which they are asked. */
export interface Split {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/** The last fifth of orders by time is the test; orders of one moment stay as the file has them. */
export function timeSplit(list: Pick<OrderList, 'createdAt'>): Split {
  const { createdAt } = list;
  return lastFifth(
    Uint32Array.from(createdAt, (_, o) => o).sort((a, b) => createdAt[a]! - createdAt[b]! || a - b),
  );
}

/** For orders without times: a fifth of them drawn by a seeded shuffle (Fisher and Yates). */
export function randomSplit(orders: number, seed = 42): Split {
  const random = mulberry32(seed);
  const order = Uint32Array.from({ length: orders }, (_, o) => o);
  for (let i = orders - 1; i >= 1; i--) swap(order, i, Math.floor(random() * (i + 1)));
  return lastFifth(order);
}

/** Moves a random sample of `size` to the front, the first steps of a Fisher-Yates shuffle. */
export function partialShuffle(values: Uint32Array, size: number, random: () => number): void {
  for (let i = 0; i < size; i++) swap(values, i, i + Math.floor(random() * (values.length - i)));
}

function lastFifth(order: Uint32Array): Split {
  const train = order.length - Math.floor(order.length / 5);
  return { train: order.subarray(0, train), test: order.subarray(train) };
}

function swap(values: Uint32Array, a: number, b: number): void {
  const kept = values[a]!;
  values[a] = values[b]!;
  values[b] = kept;
}
