/** Entry of the training thread: reads a shop's history, trains, and hands the model file back. */
import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { isMet } from './domain/catalog.ts';
import { encodeModel } from './domain/recommend/codec.ts';
import { compareFirsts } from './domain/recommend/firsts.ts';
import { runInline } from './domain/recommend/rowTasks.ts';
import { serve } from './domain/recommend/served.ts';
import { train } from './domain/recommend/trained.ts';
import { openRowPool } from './jobs/pool.ts';
import type { TrainMessage, TrainOrder } from './jobs/trainer.ts';
import { openStore } from './store/open.ts';

/** Lines of orders from which training is shared among threads. */
const MANY_LINES = 200_000;
const MOST_THREADS = 4;

const { databaseUrl, shop } = workerData as TrainOrder;
const say = (message: TrainMessage, transfer: ArrayBuffer[] = []) =>
  parentPort?.postMessage(message, transfer);
const clock = { now: () => Date.now() };
const quiet = { info() {}, warn() {}, error() {} };

const store = await openStore({ url: databaseUrl, clock, log: quiet });
try {
  const started = performance.now();
  const [{ settings }, told, products, before] = await Promise.all([
    store.shops.loadSettings(shop),
    store.orders.history(shop),
    store.products.all(shop),
    store.firsts.all(shop),
  ]);
  const history = settings.sync.customers
    ? told
    : { ...told, customer: new Uint32Array(told.customer.length) };
  const tell = (share: number) => say({ kind: 'progress', share });
  // A small shop is trained before further threads have started.
  const pool =
    history.productIds.length < MANY_LINES
      ? null
      : openRowPool({ threads: Math.min(MOST_THREADS, availableParallelism()), background: true });
  const data = await train({ history, products }, tell, pool?.run ?? runInline);
  await pool?.close();
  const bytes = encodeModel(shop, data);
  const firsts = compareFirsts(
    serve(data),
    products.filter(isMet).map(({ id }) => id),
    before,
  );
  const trainMs = Math.round(performance.now() - started);
  const summary = { trainedAt: clock.now(), ...data.stats, trainMs, mark: history.mark };
  say({ kind: 'trained', bytes, summary, firsts }, [bytes.buffer as ArrayBuffer]);
} catch (thrown) {
  say({ kind: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) });
} finally {
  await store.close();
}
