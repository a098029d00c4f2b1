/** Reads a status report as the three steps a merchant sees, and says how often to ask for the next. */
import type { StatusReport } from '../../domain/report.ts';

export type StepKey = 'products' | 'orders' | 'training';
export type StepState = 'waiting' | 'running' | 'done' | 'failed';

export interface Step {
  readonly key: StepKey;
  readonly state: StepState;
  readonly done: number;
  /** Null when unknown: the bar then shows that something happens, not how much. */
  readonly total: number | null;
}

const ORDER: readonly StepKey[] = ['products', 'orders', 'training'];

/** True while a sync or the first training is under way: the merchant is waiting for something. */
export function isRunning(status: StatusReport): boolean {
  const { phase } = status.sync;
  return (phase !== 'done' && phase !== 'failed') || (status.training && phase !== 'failed');
}

/** True when there is nothing to watch: the sync is done, and a first training is not under way. */
export function isSettled(status: StatusReport): boolean {
  return status.sync.phase === 'done' && (status.model !== null || !status.training);
}

const RUNNING_MS = 1000;
const FAILED_MS = 5000;
const QUIET_MS = 30_000;

/** Milliseconds until the next poll. After a failed poll it slows down, but not to where news are missed. */
export function pollInterval(status: StatusReport | undefined, failed: boolean): number {
  if (failed) return FAILED_MS;
  if (status === undefined) return RUNNING_MS;
  if (isRunning(status)) return RUNNING_MS;
  return status.sync.phase === 'failed' ? FAILED_MS : QUIET_MS;
}

/** A share of 1, once training has said how far it is. */
function trainingOf({ sync }: StatusReport): { done: number; total: number | null } {
  const { trained } = sync;
  return trained == null ? { done: 0, total: null } : { done: trained, total: 1 };
}

/** The three steps in order. A failed sync does not say where it stopped: the first unfinished step is where. */
export function stepsOf(status: StatusReport): readonly Step[] {
  const { phase, products, orders } = status.sync;
  const finished = ({ done, total }: { done: number; total: number | null }) =>
    total !== null && done >= total;
  const current: number =
    phase === 'done'
      ? isSettled(status)
        ? ORDER.length
        : ORDER.indexOf('training')
      : phase === 'waiting'
        ? -1
        : phase === 'failed'
          ? !finished(products)
            ? 0
            : !finished(orders)
              ? 1
              : 2
          : ORDER.indexOf(phase);
  return ORDER.map((key, index) => {
    const state: StepState =
      index < current ? 'done' : index > current ? 'waiting' : phase === 'failed' ? 'failed' : 'running';
    const numbers = key === 'products' ? products : key === 'orders' ? orders : trainingOf(status);
    return { key, state, done: numbers.done, total: numbers.total };
  });
}

/**
 * What a screen reader is told: one sentence per step and quarter, not one per second.
 * Null when there is nothing to say.
 */
export function milestone(status: StatusReport): { key: StepKey; quarter: number | null } | null {
  const step = stepsOf(status).find(({ state }) => state === 'running');
  if (step === undefined) return null;
  const share = step.total === null || step.total === 0 ? null : step.done / step.total;
  return { key: step.key, quarter: share === null ? null : Math.floor(Math.min(share, 1) * 4) / 4 };
}
