/** Keeps the jobs thread running: starts it again when it dies or falls silent, and ends it gracefully. */
import { Worker } from 'node:worker_threads';
import type { Clock, Logger } from '../flows/ports.ts';

/** What the thread says: the first beat means that it is at work. */
export type JobsMessage = { readonly kind: 'beat' } | { readonly kind: 'stopped' };
/** What it is told. */
export type JobsCommand = { readonly kind: 'stop'; readonly graceMs: number };

export const BEAT_MS = 1_000;

export interface SupervisorOptions {
  /** The thread's module (server/jobWorker.ts). */
  readonly entry: URL;
  readonly data: unknown;
  readonly log: Logger;
  readonly clock: Clock;
  /** Without a beat for so long the thread does not count as alive. */
  readonly silentMs?: number;
  /** And after so long it is ended and started anew. Longer than any pause of honest work. */
  readonly hungMs?: number;
  readonly firstRestartMs?: number;
}

export interface JobsThread {
  isAlive(): boolean;
  /** Resolves when the thread has ended, by itself or, after `graceMs`, by force. */
  stop(graceMs: number): Promise<void>;
}

const LONGEST_RESTART_MS = 30_000;
/** A thread that lived so long has not died of what it met at its start. */
const STEADY_MS = 60_000;

export function superviseJobs(options: SupervisorOptions): JobsThread {
  const { entry, data, log, clock } = options;
  const { silentMs = 15_000, hungMs = 60_000, firstRestartMs = 500 } = options;
  let worker: Worker | null = null;
  let lastBeat = 0;
  let restartMs = firstRestartMs;
  let restart: NodeJS.Timeout | undefined;
  let stopping = false;

  function start(): void {
    const begun = clock.now();
    lastBeat = 0;
    const thread = new Worker(entry, { workerData: data });
    worker = thread;
    thread.on('message', (message: JobsMessage) => {
      if (message.kind === 'beat') lastBeat = clock.now();
    });
    thread.on('error', (error: Error) =>
      log.error({ stack: error.stack }, `The jobs thread failed: ${error.message}`),
    );
    thread.on('exit', (code) => {
      if (worker === thread) worker = null;
      if (stopping) return;
      if (clock.now() - begun > STEADY_MS) restartMs = firstRestartMs;
      log.error({ code, restartMs }, 'The jobs thread ended and is started again. Its jobs are resumed.');
      restart = setTimeout(start, restartMs);
      restartMs = Math.min(restartMs * 2, LONGEST_RESTART_MS);
    });
  }

  start();
  const watch = setInterval(
    () => {
      if (worker === null || lastBeat === 0 || clock.now() - lastBeat < hungMs) return;
      log.error({ silentMs: clock.now() - lastBeat }, 'The jobs thread does not answer and is ended.');
      void worker.terminate();
    },
    Math.min(BEAT_MS, hungMs / 4),
  );
  watch.unref();

  return {
    isAlive: () => worker !== null && lastBeat > 0 && clock.now() - lastBeat < silentMs,
    async stop(graceMs) {
      stopping = true;
      clearInterval(watch);
      clearTimeout(restart);
      const thread = worker;
      if (thread === null) return;
      const ended = new Promise<void>((resolve) => {
        thread.once('exit', () => resolve());
      });
      const command: JobsCommand = { kind: 'stop', graceMs };
      thread.postMessage(command);
      const force = setTimeout(() => {
        log.warn({ graceMs }, 'The jobs thread did not end in time; its jobs are resumed by the next.');
        void thread.terminate();
      }, graceMs + 500);
      await ended;
      clearTimeout(force);
    },
  };
}
