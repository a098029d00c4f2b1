/** How long-running flows are stopped and made to wait, and what they say when they pause. */

export interface Control {
  /** Aborted when the job's lease is lost or the server stops: end soon, at a committed point. */
  readonly signal: AbortSignal;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number): Promise<void>;
}

/** What a job came to. Anything thrown instead means: try again later, and give up after some attempts. */
export type JobOutcome =
  | { readonly kind: 'done' }
  /** Run again after `delayMs` with `payload`: there is more to do, and nothing failed. */
  | { readonly kind: 'again'; readonly delayMs: number; readonly payload?: Record<string, unknown> };

export const DONE: JobOutcome = { kind: 'done' };
