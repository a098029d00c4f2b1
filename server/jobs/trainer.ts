/** Runs training in a worker thread, so that neither requests nor other jobs wait for it. */
import { Worker } from 'node:worker_threads';
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Trained, Trainer } from '../flows/ports.ts';

/** What the training thread is given. */
export interface TrainOrder {
  readonly databaseUrl: string;
  readonly shop: ShopDomain;
}

/** What it says back: progress, then one of the other two. */
export type TrainMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | ({ readonly kind: 'trained' } & Trained)
  | { readonly kind: 'failed'; readonly message: string };

/** `entry` is the thread's module (server/trainWorker.ts), which opens its own store at `databaseUrl`. */
export function createTrainer(options: { databaseUrl: string; entry: URL }): Trainer {
  return {
    train(shop, onProgress, signal) {
      return new Promise((resolve, reject) => {
        const order: TrainOrder = { databaseUrl: options.databaseUrl, shop };
        const worker = new Worker(options.entry, { workerData: order });
        let settled = false;
        const fail = (message: string, cause?: unknown) => {
          if (settled) return;
          settled = true;
          reject(new MersalgError('internal', `Training failed: ${message}`, { shop }, { cause }));
        };
        worker.on('message', (message: TrainMessage) => {
          if (message.kind === 'progress') onProgress(message.share);
          else if (message.kind === 'failed') fail(message.message);
          else {
            settled = true;
            const { kind: _, ...trained } = message;
            resolve(trained);
          }
        });
        // With the threads that it has started itself; its exit rejects.
        const callOff = () => void worker.terminate();
        if (signal?.aborted) callOff();
        else signal?.addEventListener('abort', callOff, { once: true });
        worker.on('error', (error) => fail(error.message, error));
        worker.on('exit', (code) => fail(`the training thread ended with code ${code} before it answered`));
      });
    },
  };
}
