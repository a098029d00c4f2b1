/** The nearest items by cosine of their order vectors: the plainest co-purchase strategy, and what the kernel is measured by. */
import { BestOf } from './bestOf.ts';
import { type CountPlan, planCounting, RowCounter } from './gram.ts';
import type { Interactions } from './interactions.ts';
import type { Neighbours } from './neighbours.ts';
import type { RowWork } from './rowTasks.ts';

export interface CosineInput {
  readonly data: Interactions;
  readonly plan: CountPlan;
  /** Neighbours kept per item. */
  readonly keep: number;
}

/** The `keep` nearest of each of the items [from, to) by c_ij / √(n_i·n_j), best first; ties by smaller index. Row 0 is item `from`. */
export function cosineRows({ data, plan, keep }: CosineInput): (from: number, to: number) => Neighbours {
  const { ids, itemPtr } = data;
  const counter = new RowCounter(data, null, plan);
  const norm = new Float64Array(ids.length);
  for (let i = 0; i < norm.length; i++) norm[i] = 1 / Math.sqrt(itemPtr[i + 1]! - itemPtr[i]!);
  const best = new BestOf(ids.length, keep);
  const { touched, together } = counter;
  return (from, to) => {
    const rows = to - from;
    const ptr = new Uint32Array(rows + 1);
    const item = new Uint32Array(rows * keep);
    const score = new Float32Array(rows * keep);
    const count = new Uint32Array(rows * keep);
    let size = 0;
    counter.expect(from, to);
    for (let i = from; i < to; i++) {
      const met = counter.count(i);
      const own = norm[i]!;
      for (let t = 0; t < met; t++) {
        const j = touched[t]!;
        best.scores[t] = together[j]! * own * norm[j]!;
      }
      const end = size + best.take(touched, met, item, score, size);
      for (; size < end; size++) count[size] = together[item[size]!]!;
      ptr[i - from + 1] = size;
      counter.clear();
    }
    return { ptr, item: item.slice(0, size), score: score.slice(0, size), count: count.slice(0, size) };
  };
}

/** What the fixed part of a row takes, measured in pairs counted. */
const ROW_IN_PAIRS = 180;

/** The `keep` nearest of every item, as work for `threads` threads: a range each, as every range reads all orders once. */
export function cosineWork(data: Interactions, keep: number, threads: number): RowWork<'cosine'> {
  const plan = planCounting(data);
  const before = plan.before.map((pairs, row) => pairs + ROW_IN_PAIRS * row);
  return { task: 'cosine', input: { data, plan, keep }, before, ranges: threads };
}
