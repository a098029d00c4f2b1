/** Waiting: how long between attempts, and a sleep that can be called off. */

const BACKOFF_FIRST_MS = 1_000;
const BACKOFF_MOST_MS = 600_000;

/** The wait before attempt `attempt + 1`: doubling, half of it jitter, so that failures do not march in step. */
export function backoffMs(attempt: number, share: number): number {
  const whole = Math.min(BACKOFF_MOST_MS, BACKOFF_FIRST_MS * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * share);
}

/** Resolves after `ms`, or at once when the signal aborts. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}
