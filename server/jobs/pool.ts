/** Shares the rows of a training among threads: arrays in shared memory, ranges taken by whoever is free. */
import { Worker } from 'node:worker_threads';
import { MersalgError } from '../domain/errors.ts';
import type { Neighbours } from '../domain/recommend/neighbours.ts';
import { cutByCost, joinRows, type RowRunner, type RowWork, rowMaker } from '../domain/recommend/rowTasks.ts';

export interface RowThreadOptions {
  /** Whether the system shall prefer other threads, such as those that serve shoppers. */
  readonly background: boolean;
}

/** What a thread is sent: some work, all of whose arrays are shared. */
export interface RowOrder extends Pick<RowWork, 'task' | 'input'> {
  readonly work: number;
  readonly cuts: Uint32Array;
  /** One number: the next range that nobody took. */
  readonly cursor: Int32Array;
}

/** What a thread says back. */
export type RowReport =
  | { readonly kind: 'made'; readonly work: number; readonly range: number; readonly part: Neighbours }
  | { readonly kind: 'failed'; readonly work: number; readonly message: string };

/** The next range for the caller alone, or null when all are taken. */
export function nextRange({ cursor, cuts }: Pick<RowOrder, 'cursor' | 'cuts'>): number | null {
  const range = Atomics.add(cursor, 0, 1);
  return range + 1 < cuts.length ? range : null;
}

export interface RowPool {
  readonly run: RowRunner;
  /** Ends its threads. Work under way fails. */
  close(): Promise<void>;
}

interface Running {
  readonly made: (range: number, part: Neighbours) => void;
  readonly failed: (message: string, cause?: unknown) => void;
}

/**
 * `threads` counts the calling thread, which works too and is blocked meanwhile: call it where nothing else waits, as
 * in the training thread. The others start with the first work, and stay until `close`.
 */
export function openRowPool(options: { readonly threads: number } & RowThreadOptions): RowPool {
  const workers: Worker[] = [];
  const running = new Map<number, Running>();
  const shared = new WeakMap<object, unknown>();
  let works = 0;
  let closed = false;

  function failAll(message: string, cause?: unknown): void {
    for (const work of [...running.values()]) work.failed(message, cause);
  }

  function start(): void {
    while (workers.length < options.threads - 1) {
      const workerData: RowThreadOptions = { background: options.background };
      const worker = new Worker(new URL('./rowThread.ts', import.meta.url), { workerData });
      worker.on('message', (report: RowReport) => {
        const work = running.get(report.work);
        if (report.kind === 'made') work?.made(report.range, report.part);
        else work?.failed(report.message);
      });
      worker.on('error', (error) => failAll(error.message, error));
      worker.on('exit', (code) => {
        workers.splice(workers.indexOf(worker), 1);
        failAll(`a thread ended with code ${code} before its rows were made`);
      });
      workers.push(worker);
    }
  }

  const run: RowRunner = (work, onProgress) =>
    new Promise((resolve, reject) => {
      if (closed) throw new MersalgError('internal', 'The pool of training threads is closed.');
      const id = works++;
      const cuts = cutByCost(work.before, work.ranges);
      const parts: Neighbours[] = [];
      let missing = cuts.length - 1;
      const settle = () => {
        running.delete(id);
        // An idle thread must not keep the process alive, a working one must.
        if (running.size === 0) for (const worker of workers) worker.unref();
      };
      const cursor = new Int32Array(new SharedArrayBuffer(4));
      const made = (range: number, part: Neighbours) => {
        parts[range] = part;
        missing -= 1;
        onProgress?.(1 - missing / (cuts.length - 1));
        if (missing > 0) return;
        settle();
        resolve(joinRows(parts));
      };
      const failed = (message: string, cause?: unknown) => {
        settle();
        // The others need not go on.
        Atomics.store(cursor, 0, cuts.length);
        reject(new MersalgError('internal', `Training rows failed: ${message}`, {}, { cause }));
      };
      running.set(id, { made, failed });
      if (missing <= 0) {
        settle();
        return resolve(joinRows([]));
      }
      const order = { work: id, task: work.task, cuts, cursor };
      if (missing > 1 && options.threads > 1) {
        start();
        const sent: RowOrder = { ...order, input: share(work.input, shared) };
        for (const worker of workers) {
          worker.ref();
          worker.postMessage(sent);
        }
      }
      try {
        const rows = rowMaker(work);
        for (let range = nextRange(order); range !== null; range = nextRange(order)) {
          made(range, rows(cuts[range]!, cuts[range + 1]!));
        }
      } catch (thrown) {
        failed((thrown as Error).message, thrown);
      }
    });

  return {
    run,
    async close() {
      closed = true;
      failAll('the pool was closed');
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The same value with every typed array in shared memory; what was shared for an earlier work is not copied again. */
function share<T>(value: T, known: WeakMap<object, unknown>): T {
  if (typeof value !== 'object' || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before as T;
  let copy: unknown;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, byteLength } = value;
    if (buffer instanceof SharedArrayBuffer) copy = value;
    else {
      const memory = new SharedArrayBuffer(byteLength);
      new Uint8Array(memory).set(new Uint8Array(buffer, byteOffset, byteLength));
      copy = new (value.constructor as new (memory: SharedArrayBuffer) => unknown)(memory);
    }
    known.set(value, copy);
  } else {
    const entries = Object.entries(value).map(([key, inner]) => [key, share(inner, known)]);
    copy = Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  }
  return copy as T;
}
