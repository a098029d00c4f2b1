/** Runs leased jobs: keeps leases alive, retries with growing jittered waits, buries what keeps failing, stops gracefully. */
import { randomUUID } from 'node:crypto';
import { asMersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Control, JobOutcome } from '../flows/control.ts';
import type { Clock, Job, JobKind, JobStore, Logger } from '../flows/ports.ts';
import { backoffMs, sleep } from './wait.ts';

/** One kind of work. */
export interface Handler {
  readonly run: (job: Job, control: Control) => Promise<JobOutcome>;
  /** Told once when a job is given up, with what it last threw. */
  readonly buried?: (shop: ShopDomain, thrown: unknown) => Promise<void>;
}

export type Handlers = Readonly<Partial<Record<JobKind, Handler>>>;

export interface RunnerOptions {
  readonly jobs: JobStore;
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly clock: Clock;
  /** A share from 0 up to 1, for jitter. */
  readonly random: () => number;
  /** Jobs run at once. */
  readonly slots: number;
  readonly leaseMs?: number;
  /** Wait between looks when there is nothing to do. */
  readonly pollMs?: number;
  readonly mostAttempts?: number;
}

export interface Runner {
  /** Takes no more jobs, tells the running ones to end, and waits for them at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Begins at once. A server that dies leaves its leases to expire; another then runs those jobs again. */
export function startRunner(options: RunnerOptions): Runner {
  const { jobs, handlers, log, random, slots } = options;
  const { leaseMs = 15_000, pollMs = 250, mostAttempts = 10 } = options;
  const owner = `${process.pid}-${randomUUID().slice(0, 8)}`;
  const kinds = Object.keys(handlers) as JobKind[];
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let awayLogged = false;

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const free = slots - running.size;
      const taken = free > 0 ? await take(free) : [];
      for (const job of taken) {
        const promise = runOne(job).finally(() => running.delete(promise));
        running.add(promise);
      }
      if (taken.length > 0 && running.size < slots) continue;
      // A finished job frees a slot and often makes the next one: look again at once.
      await Promise.race([sleep(pollMs, stopping.signal), ...running]);
    }
  }

  async function take(limit: number): Promise<readonly Job[]> {
    try {
      const taken = await jobs.lease(owner, kinds, leaseMs, limit);
      awayLogged = false;
      return taken;
    } catch (thrown) {
      if (!awayLogged)
        log.error(
          { code: asMersalgError(thrown).code },
          `No jobs can be taken: ${asMersalgError(thrown).message}`,
        );
      awayLogged = true;
      await sleep(pollMs * 4, stopping.signal);
      return [];
    }
  }

  async function runOne(job: Job): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, stopping.signal]);
    const keeper = keepLease(job, () => ended.abort());
    const about = { shop: job.shop, kind: job.kind, attempt: job.attempt };
    try {
      // A job that kills its worker throws nothing: it is known only by the attempts that nobody completed.
      if (job.attempt > mostAttempts) throw new Error(`${mostAttempts} attempts ended without an answer`);
      const outcome = await handlers[job.kind]!.run(job, { signal, sleep: (ms) => sleep(ms, signal) });
      if (ended.signal.aborted) return;
      // Before completing: a crash between the two repeats the job, the other order would lose it.
      if (outcome.kind === 'again') {
        await jobs.enqueue(job.shop, job.kind, outcome.payload, outcome.delayMs);
      } else if (stopping.signal.aborted) await jobs.enqueue(job.shop, job.kind);
      await jobs.complete(job);
    } catch (thrown) {
      if (ended.signal.aborted) return;
      await handleFailure(job, thrown, about).catch((failure) => {
        // The lease runs out by itself, and the job is due again.
        log.error({ ...about, code: asMersalgError(failure).code }, 'A failed job could not be put back.');
      });
    } finally {
      clearInterval(keeper);
    }
  }

  function keepLease(job: Job, lost: () => void): NodeJS.Timeout {
    let goodUntil = options.clock.now() + leaseMs;
    return setInterval(async () => {
      try {
        const asked = options.clock.now();
        if (await jobs.extend(job, leaseMs)) goodUntil = asked + leaseMs;
        else goodUntil = 0;
      } catch {
        // The store is away: the lease stands until its end.
      }
      if (options.clock.now() >= goodUntil) {
        log.warn(
          { shop: job.shop, kind: job.kind },
          'A lease was lost: the job ends here and runs elsewhere.',
        );
        lost();
      }
    }, leaseMs / 3);
  }

  async function handleFailure(job: Job, thrown: unknown, about: Record<string, unknown>): Promise<void> {
    const error = asMersalgError(thrown);
    const text = `${error.code}: ${error.message}`.slice(0, 500);
    // Asking again cannot help: somebody must act first, and ten attempts would keep it from them for minutes.
    const hopeless =
      error.code === 'not-installed' || error.code === 'token-expired' || error.data.code === 'ACCESS_DENIED';
    if (hopeless || job.attempt >= mostAttempts) {
      log.error({ ...about, code: error.code }, `Given up: ${error.message}`);
      await handlers[job.kind]?.buried?.(job.shop, thrown);
      await jobs.bury(job, text);
      return;
    }
    const asked = error.data.retryAfterMs;
    const delayMs = Math.max(backoffMs(job.attempt, random()), typeof asked === 'number' ? asked : 0);
    log.warn(
      { ...about, code: error.code, delayMs, ...causeOf(error) },
      `Tried again later: ${error.message}`,
    );
    await jobs.retry(job, text, delayMs);
  }

  const looping = loop();
  return {
    async stop(graceMs) {
      stopping.abort();
      // The wait is called off as well: a timer left over would keep the thread alive.
      const ended = new AbortController();
      await Promise.race([Promise.all([looping, ...running]), sleep(graceMs, ended.signal)]);
      ended.abort();
    },
  };
}

/** Where an unexpected error came from; expected ones say enough. */
function causeOf(error: ReturnType<typeof asMersalgError>): { stack?: string } {
  const { cause } = error;
  return error.code === 'internal' && cause instanceof Error && cause.stack ? { stack: cause.stack } : {};
}
