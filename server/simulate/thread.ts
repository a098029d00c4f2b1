/** A thread of a batch: runs the ranges of experiments that it is sent, and sends their counts back. */
import { parentPort } from 'node:worker_threads';
import { runRange } from './batch.ts';
import type { RangeOrder } from './pool.ts';

const port = parentPort!;
port.on('message', ({ plan, from, to }: RangeOrder) => port.postMessage(runRange(plan, from, to)));
