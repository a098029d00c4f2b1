/** The pool's thread: makes ranges of rows of the work that it is sent, until none is left. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Neighbours } from '../domain/recommend/neighbours.ts';
import { rowMaker } from '../domain/recommend/rowTasks.ts';
import { nextRange, type RowOrder, type RowReport, type RowThreadOptions } from './pool.ts';

// On Linux this speaks of the calling thread only; elsewhere it would slow the whole server down.
if ((workerData as RowThreadOptions).background && process.platform === 'linux') {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}

const port = parentPort!;
const report = (message: RowReport) => {
  if (message.kind === 'failed') return port.postMessage(message);
  const buffers = Object.values(message.part).map((array: Neighbours[keyof Neighbours]) => array.buffer);
  port.postMessage(message, [...new Set(buffers)] as ArrayBuffer[]);
};

port.on('message', (order: RowOrder) => {
  try {
    let rows: ReturnType<typeof rowMaker> | undefined;
    for (let range = nextRange(order); range !== null; range = nextRange(order)) {
      // Late, so that a thread which comes when all is taken prepares nothing.
      rows ??= rowMaker(order);
      const part = rows(order.cuts[range]!, order.cuts[range + 1]!);
      report({ kind: 'made', work: order.work, range, part });
    }
  } catch (thrown) {
    report({ kind: 'failed', work: order.work, message: String((thrown as Error)?.stack ?? thrown) });
  }
});
