/** Entry of the jobs thread: its own store and platform, so that bulk work never holds up a request. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDeps } from './compose.ts';
import type { Config } from './config.ts';
import type { JobKind } from './flows/ports.ts';
import { createHandlers } from './jobs/registry.ts';
import { startRunner } from './jobs/runner.ts';
import { startSchedule } from './jobs/schedule.ts';
import { BEAT_MS, type JobsCommand, type JobsMessage } from './jobs/supervisor.ts';
import { createTrainer } from './jobs/trainer.ts';
import { createLog } from './log.ts';

/**
 * Lanes, each with its slots: a long sync must not hold up a webhook's change, nor a price that checkout is to keep, nor
 * trainings each other's memory, nor a guard that pauses what harms. By kind, so that one without a lane does not compile.
 */
const SLOTS = { changes: 4, promises: 2, history: 4, measuring: 1, training: 1 } as const;
type Lane = keyof typeof SLOTS;
const LANE: Readonly<Record<JobKind, Lane>> = {
  ingest: 'changes',
  promise: 'promises',
  sync: 'history',
  reconcile: 'history',
  rooms: 'history',
  measure: 'measuring',
  train: 'training',
};

const config = workerData as Config;
const log = createLog(config.logLevel);
const deps = await openDeps(config, log);
const trainer = createTrainer({
  databaseUrl: config.databaseUrl,
  entry: new URL('./trainWorker.ts', import.meta.url),
});
const handlers = createHandlers({ ...deps, trainer });
const runners = Object.entries(SLOTS).map(([lane, slots]) =>
  startRunner({
    jobs: deps.store.jobs,
    handlers: Object.fromEntries(Object.entries(handlers).filter(([kind]) => LANE[kind as JobKind] === lane)),
    log,
    clock: deps.clock,
    random: Math.random,
    slots,
  }),
);
const stopSchedule = startSchedule({ ...deps, random: Math.random });
const say = (message: JobsMessage) => parentPort?.postMessage(message);
say({ kind: 'beat' });
const beat = setInterval(() => say({ kind: 'beat' }), BEAT_MS);

parentPort?.on('message', async ({ graceMs }: JobsCommand) => {
  clearInterval(beat);
  stopSchedule();
  await Promise.all(runners.map((runner) => runner.stop(graceMs)));
  await deps.store.close();
  // The thread ends by itself when nothing is left to do.
  parentPort?.close();
});
