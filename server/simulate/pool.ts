/** Shares the experiments of a batch among threads: ranges are taken by whoever is free, and the counts are added. */
import { Worker } from 'node:worker_threads';
import { MersalgError } from '../domain/errors.ts';
import { type BatchPlan, runRange } from './batch.ts';
import { added, type Tally } from './tally.ts';

/** What a thread is sent. */
export interface RangeOrder {
  readonly plan: BatchPlan;
  readonly from: number;
  readonly to: number;
}

/** So many ranges per thread: enough that none waits long for the last one, and that progress moves. */
const RANGES = 40;

/**
 * Each experiment has a stream of chance of its own, so the result does not depend on the number of threads. One thread
 * is the calling one.
 */
export async function runBatch(
  plan: BatchPlan,
  threads: number,
  onProgress: (share: number) => void,
): Promise<Tally> {
  const ranges = cut(plan, threads);
  let done = 0;
  let sum: Tally | null = null;
  const take = (tally: Tally) => {
    sum = sum === null ? tally : added(sum, tally);
    done += 1;
    onProgress(done / ranges.length);
  };
  if (threads === 1) {
    for (const range of ranges) {
      take(runRange(range.plan, range.from, range.to));
      // Lets what shows the progress, and a key that stops it, have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } else {
    const waiting = [...ranges];
    await Promise.all(Array.from({ length: Math.min(threads, ranges.length) }, () => work(waiting, take)));
  }
  return sum!;
}

function cut(plan: BatchPlan, threads: number): RangeOrder[] {
  const size = Math.ceil(plan.experiments / (RANGES * threads));
  const ranges: RangeOrder[] = [];
  for (let from = 0; from < plan.experiments; from += size) {
    ranges.push({ plan, from, to: Math.min(plan.experiments, from + size) });
  }
  return ranges;
}

function work(waiting: RangeOrder[], take: (tally: Tally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url));
    const next = () => {
      const range = waiting.shift();
      if (range !== undefined) worker.postMessage(range);
      else worker.terminate().then(() => resolve(), reject);
    };
    worker.on('message', (tally: Tally) => {
      take(tally);
      next();
    });
    worker.on('error', (error) => {
      reject(
        new MersalgError(
          'internal',
          `A thread of the simulation failed: ${error.message}`,
          {},
          { cause: error },
        ),
      );
    });
    next();
  });
}
