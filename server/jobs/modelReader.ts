/** Reads large models in a thread of their own: checking one takes long enough for shoppers to notice. */
import { Worker } from 'node:worker_threads';
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import { type ModelReader, type ReadModel, readModels } from '../flows/liveModel.ts';
import type { Logger, Store } from '../flows/ports.ts';

/** What the reading thread is given. */
export interface ReadOrder {
  readonly databaseUrl: string;
  readonly shop: ShopDomain;
  readonly version: number;
}

/** What it says back, once. */
export type ReadMessage =
  | { readonly kind: 'read'; readonly model: ReadModel | null }
  | { readonly kind: 'corrupt'; readonly message: string; readonly why: unknown };

/** Pairs of a model that is read within some 10 ms: starting a thread for it would take longer. */
const FEW_PAIRS = 150_000;

export interface ModelReaderOptions {
  readonly store: Store;
  readonly databaseUrl: string;
  /** The thread's module (server/modelWorker.ts), which opens its own store at `databaseUrl`. */
  readonly entry: URL;
  readonly log: Logger;
  readonly fewPairs?: number;
}

export function createModelReader(options: ModelReaderOptions): ModelReader {
  const { store, databaseUrl, entry, log, fewPairs = FEW_PAIRS } = options;
  const here = readModels(store);
  // One after the other: a server that starts with many shops must not hold all their models twice.
  let last: Promise<unknown> = Promise.resolve();
  return async (shop, version) => {
    const latest = await store.models.latest(shop);
    if (latest === null || latest.pairs <= fewPairs) return here(shop, version);
    const reading = last.then(() => readInThread(entry, { databaseUrl, shop, version }));
    last = reading.catch(() => {});
    return reading.catch((thrown: unknown) => {
      if (thrown instanceof MersalgError) throw thrown;
      log.warn({ shop, version }, `A model is read without its thread, which failed: ${String(thrown)}`);
      return here(shop, version);
    });
  };
}

function readInThread(entry: URL, order: ReadOrder): Promise<ReadModel | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: order });
    worker.on('message', (message: ReadMessage) => {
      if (message.kind === 'read') resolve(message.model);
      else reject(new MersalgError('model-corrupt', message.message, { shop: order.shop, why: message.why }));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`it ended with code ${code}`)));
  });
}
