/** What the merchant's page, and a support bundle, tell of how the app runs for a shop. Plain JSON shapes. */
import type { ErrorCode } from './errors.ts';
import type { ModelSummary, SyncProgress } from './report.ts';

/** When something was heard of, and how that ended. Times are epoch milliseconds, as all here. */
export interface Signal {
  /** `orders/create`, or what else may be heard of. */
  readonly name: string;
  readonly times: number;
  /** When it last came. */
  readonly at: number;
  /** How many have been worked off, and when the last was. */
  readonly done: number;
  readonly doneAt: number | null;
  /** How many could not be used, why the last could not, and when that was. */
  readonly problems: number;
  readonly problem: string | null;
  readonly problemAt: number | null;
}

export interface JobTold {
  readonly kind: string;
  /** `retrying`: it has failed and is tried again by itself. */
  readonly state: 'waiting' | 'running' | 'retrying' | 'failed';
  readonly attempt: number;
  readonly error: string | null;
}

/** Something that went wrong, and has not come right since as far as is known. */
export interface Problem {
  readonly from: 'job' | 'webhook' | 'sync' | 'database' | 'scopes';
  /** Kind of job, topic, missing scopes. */
  readonly what: string;
  /** By which the page says what to do; null where only the message tells. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly at: number | null;
}

/** `GET /api/diagnostics`. */
export interface DiagnosticsReport {
  readonly at: number;
  readonly shop: string;
  readonly versions: { readonly mersalg: string; readonly node: string };
  /** `ms`: how long a small question took; null where it was not answered. */
  readonly database: { readonly engine: 'sqlite' | 'postgres'; readonly ms: number | null };
  readonly scopes: {
    readonly granted: readonly string[];
    readonly wanted: readonly string[];
    readonly missing: readonly string[];
  };
  /** By topic. */
  readonly webhooks: readonly Signal[];
  /** Webhooks that wait to be worked off; the oldest since then. */
  readonly waiting: { readonly events: number; readonly since: number | null };
  /** When the storefront last asked us; null for never. */
  readonly storefrontAt: number | null;
  readonly sync: SyncProgress;
  readonly jobs: readonly JobTold[];
  readonly model: (ModelSummary & { readonly bytes: number; readonly behind: number }) | null;
  /** How often what is suggested is taken: 30 days. */
  readonly accepted: { readonly shown: number; readonly accepted: number };
  /** The latest first, those of unknown time before. */
  readonly problems: readonly Problem[];
}

/** Scopes that `wanted` names and `granted` lacks; a write scope includes its read scope. */
export function missingScopes(wanted: readonly string[], granted: readonly string[]): string[] {
  const has = new Set(granted);
  return wanted.filter((scope) => !has.has(scope) && !has.has(scope.replace(/^read_/, 'write_')));
}
