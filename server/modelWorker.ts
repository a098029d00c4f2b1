/** Entry of the reading thread: loads a model, checks it, and hands its arrays over without copying them. */
import { parentPort, workerData } from 'node:worker_threads';
import { asMersalgError } from './domain/errors.ts';
import { readModels } from './flows/liveModel.ts';
import type { ReadMessage, ReadOrder } from './jobs/modelReader.ts';
import { openStore } from './store/open.ts';

const { databaseUrl, shop, version } = workerData as ReadOrder;
const say = (message: ReadMessage, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer);
const clock = { now: () => Date.now() };
const quiet = { info() {}, warn() {}, error() {} };

const store = await openStore({ url: databaseUrl, clock, log: quiet });
try {
  const model = await readModels(store)(shop, version);
  // All arrays lie over one buffer: the file as it was read.
  say({ kind: 'read', model }, model === null ? [] : [model.data.ids.buffer as ArrayBuffer]);
} catch (thrown) {
  const error = asMersalgError(thrown);
  if (error.code !== 'model-corrupt') throw thrown;
  say({ kind: 'corrupt', message: error.message, why: error.data.why });
} finally {
  await store.close();
}
