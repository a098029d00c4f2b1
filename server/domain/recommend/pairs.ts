/** Every pair of items that shares an order, with its weight: what all co-purchase strategies are made of. */
import { type CountPlan, planCounting, RowCounter } from './gram.ts';
import type { Interactions } from './interactions.ts';
import { type Neighbours, NeighboursBuilder } from './neighbours.ts';
import type { RowRunner } from './rowTasks.ts';

/** The weighted Gram matrix XᵀWX without its diagonal, as rows sorted by item; symmetric. */
export interface Pairs {
  readonly ptr: Uint32Array;
  readonly item: Uint32Array;
  /** Sum of the weights of the orders that hold both. */
  readonly weight: Float32Array;
  /** Number of those orders. */
  readonly count: Uint32Array;
  /** The diagonal: sum of the weights of an item's orders. */
  readonly own: Float64Array;
  /** Sum of all orders' weights. */
  readonly total: number;
}

export interface PairInput {
  readonly data: Interactions;
  readonly weights: Float32Array;
  readonly plan: CountPlan;
  /** Fewest orders of a pair that is kept. */
  readonly least: number;
}

/** Beyond so many pairs counted, those seen once are left out: they would fill the memory and hold mostly chance. */
const MANY_PAIRS = 60_000_000;

/** Rows [from, to) in the order in which items are met. */
export function pairRows({
  data,
  weights,
  plan,
  least,
}: PairInput): (from: number, to: number) => Neighbours {
  const counter = new RowCounter(data, weights, plan);
  const { touched, together, shared } = counter;
  return (from, to) => {
    const rows = new NeighboursBuilder(to - from);
    counter.expect(from, to);
    for (let i = from; i < to; i++) {
      const met = counter.count(i);
      for (let t = 0; t < met; t++) {
        const j = touched[t]!;
        const count = together[j]!;
        if (count >= least) rows.add(j, shared[j]!, count);
      }
      rows.endRow();
      counter.clear();
    }
    return rows.finish();
  };
}

/** Counts all pairs of `data` under `weights` (one per order). */
export async function pairsOf(
  data: Interactions,
  weights: Float32Array,
  run: RowRunner,
  onProgress?: (share: number) => void,
): Promise<Pairs> {
  const plan = planCounting(data);
  const { before } = plan;
  const n = data.ids.length;
  const least = before[n]! > 10 * MANY_PAIRS ? 3 : before[n]! > MANY_PAIRS ? 2 : 1;
  const input = { data, weights, plan, least };
  const rows = await run({ task: 'pairs', input, before, ranges: 32 }, onProgress);
  const own = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let k = data.itemPtr[i]!; k < data.itemPtr[i + 1]!; k++) own[i]! += weights[data.ordersOf[k]!]!;
  }
  for (const weight of weights) total += weight;
  return { ...sortedRows(rows), own, total };
}

/** A symmetric matrix transposed is itself, and transposing writes each row in order of item. */
function sortedRows({ ptr, item, score, count }: Neighbours) {
  const sorted = {
    ptr,
    item: new Uint32Array(item.length),
    weight: new Float32Array(item.length),
    count: new Uint32Array(item.length),
  };
  const at = ptr.slice();
  for (let i = 0; i + 1 < ptr.length; i++) {
    for (let k = ptr[i]!; k < ptr[i + 1]!; k++) {
      const to = at[item[k]!]!++;
      sorted.item[to] = i;
      sorted.weight[to] = score[k]!;
      sorted.count[to] = count[k]!;
    }
  }
  return sorted;
}
