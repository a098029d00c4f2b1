/** A jobs thread for the supervisor's tests: behaves, dies, falls silent or does not listen, as it is told. */
import { parentPort, workerData } from 'node:worker_threads';

const { mode, counter } = workerData;
const starts = Atomics.add(new Int32Array(counter), 0, 1) + 1;
const beat = setInterval(() => parentPort.postMessage({ kind: 'beat' }), 20);
parentPort.postMessage({ kind: 'beat' });

if (mode === 'dies' && starts < 3) throw new Error('out of luck');
if (mode === 'hangs' && starts < 2)
  setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50);
parentPort.on('message', () => {
  if (mode === 'deaf') return;
  clearInterval(beat);
  parentPort.close();
});
