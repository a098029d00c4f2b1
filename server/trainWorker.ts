/** Entry of the training thread: reads a shop's history, trains, and hands the model file back. */
import { parentPort, workerData } from 'node:worker_threads';
import { encodeModel } from './domain/recommend/codec.ts';
import { train } from './domain/recommend/trained.ts';
import type { TrainMessage, TrainOrder } from './jobs/trainer.ts';
import { openStore } from './store/open.ts';

const { databaseUrl, shop } = workerData as TrainOrder;
const say = (message: TrainMessage, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer);
const clock = { now: () => Date.now() };
const quiet = { info() {}, warn() {}, error() {} };

const store = await openStore({ url: databaseUrl, clock, log: quiet });
try {
  const started = performance.now();
  const [history, products] = await Promise.all([store.orders.history(shop), store.products.all(shop)]);
  const data = train({ history, products }, (share) => say({ kind: 'progress', share }));
  const bytes = encodeModel(shop, data);
  const summary = { trainedAt: clock.now(), ...data.stats, trainMs: Math.round(performance.now() - started) };
  say({ kind: 'trained', bytes, summary }, [bytes.buffer as ArrayBuffer]);
} catch (thrown) {
  say({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
} finally {
  await store.close();
}
