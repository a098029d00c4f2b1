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

/** Lanes: a long sync must not hold up a webhook's change, nor trainings each other's memory. */
const LANES: readonly { readonly kinds: readonly JobKind[]; readonly slots: number }[] = [
  { kinds: ['ingest'], slots: 4 },
  { kinds: ['sync', 'reconcile'], slots: 4 },
  { kinds: ['train'], slots: 1 },
];

const config = workerData as Config;
const log = createLog(config.logLevel);
const deps = await openDeps(config, log);
const trainer = createTrainer({
  databaseUrl: config.databaseUrl,
  entry: new URL('./trainWorker.ts', import.meta.url),
});
const handlers = createHandlers({ ...deps, trainer });
const runners = LANES.map(({ kinds, slots }) =>
  startRunner({
    jobs: deps.store.jobs,
    handlers: Object.fromEntries(kinds.map((kind) => [kind, handlers[kind]])),
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
