/** Work that training does row by row, and how it may be shared among threads without changing its result. */
import { cosineRows } from './cosine.ts';
import type { Neighbours } from './neighbours.ts';
import { pairRows } from './pairs.ts';
import { ridgeRows } from './ridge.ts';

/**
 * Prepares scratch memory for one thread, and returns what makes rows [from, to): its own `ptr` begins at 0 for `from`.
 * A row must depend on the input alone, never on the rows that the same thread made before, and what is returned must
 * be made anew each time: it is handed over to another thread.
 */
export type RowTask<Input> = (input: Input) => (from: number, to: number) => Neighbours;

/**
 * By name, because no function can be sent to a thread. An input is made of typed arrays, numbers, strings and
 * booleans, nested as you like: arrays are shared, not copied for each thread, so nobody may write to them.
 */
export const ROW_TASKS = {
  cosine: cosineRows,
  pairs: pairRows,
  ridge: ridgeRows,
} satisfies Record<string, RowTask<never>>;

export type RowTaskName = keyof typeof ROW_TASKS;
export type RowInput<Name extends RowTaskName> = Parameters<(typeof ROW_TASKS)[Name]>[0];

export interface RowWork<Name extends RowTaskName = RowTaskName> {
  readonly task: Name;
  readonly input: RowInput<Name>;
  /** Length rows + 1, ascending: what all rows before a row cost, in any unit. */
  readonly before: Float64Array;
  /** Parts to cut the rows into: many even out what cost does not foresee, but each costs a new beginning. */
  readonly ranges: number;
}

/** Makes all rows; `onProgress` hears the share done, 0 to 1. However it is run, the result is the same. */
export type RowRunner = <Name extends RowTaskName>(
  work: RowWork<Name>,
  onProgress?: (share: number) => void,
) => Promise<Neighbours>;

/** On the calling thread alone. */
export const runInline: RowRunner = async (work, onProgress) => {
  const rows = rowMaker(work);
  const cuts = cutByCost(work.before, work.ranges);
  const parts: Neighbours[] = [];
  for (let r = 0; r + 1 < cuts.length; r++) {
    parts.push(rows(cuts[r]!, cuts[r + 1]!));
    onProgress?.((r + 1) / (cuts.length - 1));
  }
  return joinRows(parts);
};

/** One thread's maker of the work's rows. */
export function rowMaker({ task, input }: Pick<RowWork, 'task' | 'input'>) {
  // The name chooses both; the compiler cannot see that they fit.
  return (ROW_TASKS[task] as RowTask<typeof input>)(input);
}

/** Bounds of at most `ranges` ranges of about equal cost, in order, none empty: range r is [cuts[r], cuts[r + 1]). */
export function cutByCost(before: Float64Array, ranges: number): Uint32Array {
  const rows = before.length - 1;
  const total = before[rows]!;
  const cuts = [0];
  for (let row = 1; row < rows; row++) {
    if (cuts.length >= ranges) break;
    // Where rows cost nothing, their number counts.
    const done = total > 0 ? before[row]! / total : row / rows;
    if (done * ranges >= cuts.length) cuts.push(row);
  }
  if (rows > 0) cuts.push(rows);
  return Uint32Array.from(cuts);
}

/** Parts of consecutive ranges as one whole. */
export function joinRows(parts: readonly Neighbours[]): Neighbours {
  if (parts.length === 1) return parts[0]!;
  const rows = parts.reduce((sum, part) => sum + part.ptr.length - 1, 0);
  const size = parts.reduce((sum, part) => sum + part.item.length, 0);
  const ptr = new Uint32Array(rows + 1);
  const item = new Uint32Array(size);
  const score = new Float32Array(size);
  const count = new Uint32Array(size);
  let row = 0;
  let at = 0;
  for (const part of parts) {
    item.set(part.item, at);
    score.set(part.score, at);
    count.set(part.count, at);
    for (let r = 1; r < part.ptr.length; r++) {
      row += 1;
      ptr[row] = at + part.ptr[r]!;
    }
    at += part.item.length;
  }
  return { ptr, item, score, count };
}
