/** The port of background jobs: one per shop and kind, leased by whoever runs it. */
import type { ShopDomain } from '../domain/ids.ts';

export const JOB_KINDS = ['sync', 'ingest', 'train', 'reconcile', 'promise', 'rooms', 'measure'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface Job {
  readonly id: number;
  readonly shop: ShopDomain;
  readonly kind: JobKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** 1 on the first run. */
  readonly attempt: number;
  /** Changes with every lease; completing with an old one does nothing. */
  readonly lease: string;
}

export interface JobStore {
  /**
   * At most one job per (shop, kind). Enqueuing while one waits keeps the earlier `runAt`; while one runs,
   * it will run once more afterwards. `delayMs` counts from the database's own clock.
   */
  enqueue(
    shop: ShopDomain,
    kind: JobKind,
    payload?: Record<string, unknown>,
    delayMs?: number,
  ): Promise<void>;
  /** Takes up to `limit` due jobs for `leaseMs` (database clock), oldest due first; expired leases are due again. */
  lease(owner: string, kinds: readonly JobKind[], leaseMs: number, limit: number): Promise<readonly Job[]>;
  /** Prolongs a lease. False when it was lost: stop working. */
  extend(job: Job, leaseMs: number): Promise<boolean>;
  complete(job: Job): Promise<void>;
  /** Puts it back for `delayMs` later, with the error kept for diagnostics. */
  retry(job: Job, error: string, delayMs: number): Promise<void>;
  /** Gives up: kept for diagnostics, not run again until enqueued anew. */
  bury(job: Job, error: string): Promise<void>;
  list(shop: ShopDomain): Promise<readonly JobView[]>;
}

export interface JobView {
  readonly kind: JobKind;
  readonly state: 'waiting' | 'running' | 'buried';
  readonly attempt: number;
  readonly error: string | null;
}
